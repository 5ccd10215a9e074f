"""Choosing when the scenarios have no probabilities: the classical criteria on a payoff matrix.

`payoffs` has shape (alternatives, scenarios), higher is better; results have shape (alternatives,). Anything but a
filled table of numbers raises ValueError. Luce & Raiffa 1957, Games and Decisions, chapter 13.
"""

from typing import cast

import numpy as np
import numpy.typing as npt

from assessment.numbers import Doubles, as_numbers


def wald(payoffs: npt.ArrayLike) -> Doubles:
    """The worst payoff of each alternative (maximin: take the highest; Wald 1950).

    >>> wald([[5, 7, 3], [2, 10, 6]]).tolist()
    [3.0, 2.0]
    """
    return cast(Doubles, _table(payoffs).min(axis=1))


def maximax(payoffs: npt.ArrayLike) -> Doubles:
    """The best payoff of each alternative (take the highest)."""
    return cast(Doubles, _table(payoffs).max(axis=1))


def laplace(payoffs: npt.ArrayLike) -> Doubles:
    """The mean payoff over scenarios that all count the same (take the highest)."""
    return cast(Doubles, _table(payoffs).mean(axis=1))


def hurwicz(payoffs: npt.ArrayLike, alpha: float) -> Doubles:
    """alpha x best + (1 - alpha) x worst (take the highest; Hurwicz 1951): 0 is `wald`, 1 is `maximax`.

    >>> hurwicz([[5000, 7000, 3000], [2000, 10000, 6000]], 0.3).tolist()
    [4200.0, 4400.0]
    """
    if not 0 <= alpha <= 1:
        raise ValueError(f"The outlook lies between 0 and 1, not at {alpha:g}.")
    return alpha * maximax(payoffs) + (1 - alpha) * wald(payoffs)


def regret_table(payoffs: npt.ArrayLike) -> Doubles:
    """Best payoff of the scenario minus own payoff, shape (alternatives, scenarios)."""
    table = _table(payoffs)
    return cast(Doubles, table.max(axis=0) - table)


def savage(payoffs: npt.ArrayLike) -> Doubles:
    """The largest regret of each alternative (minimax regret: take the lowest; Savage 1951).

    It depends on which alternatives are listed.
    """
    return cast(Doubles, regret_table(payoffs).max(axis=1))


def best_alternatives(figures: npt.ArrayLike, lowest: bool = False) -> tuple[int, ...]:
    """Which alternatives are best by `figures` (alternatives,), all of them where they tie; empty for none.

    >>> best_alternatives([55, 50, 55]), best_alternatives([3000, 3000, 6000], lowest=True)
    ((0, 2), (0, 1))
    """
    needed = "Every alternative needs one figure, and each must be a number."
    values = as_numbers(figures, needed)
    if values.ndim != 1 or not np.isfinite(values).all():
        raise ValueError(needed)
    if not values.size:
        return ()
    best = values.min() if lowest else values.max()
    return tuple(np.flatnonzero(np.isclose(values, best, rtol=1e-9, atol=1e-12)).tolist())


def break_even_alpha(i: int, k: int, worst: npt.ArrayLike, best: npt.ArrayLike) -> float | None:
    """The outlook inside 0 to 1 at which alternatives i and k are level under Hurwicz; None where there is none.

    a* = (W_k - W_i) / [(B_i - W_i) - (B_k - W_k)], with `worst` W and `best` B (alternatives,).

    >>> break_even_alpha(0, 1, [3000, 2000], [7000, 10000])
    0.25
    """
    needed = "Every alternative needs a number for its worst and one for its best case."
    low, high = as_numbers(worst, needed), as_numbers(best, needed)
    if low.ndim != 1 or low.shape != high.shape or not (np.isfinite(low).all() and np.isfinite(high).all()):
        raise ValueError(needed)
    if not (0 <= i < len(low) and 0 <= k < len(low)):
        raise ValueError(f"Alternatives are counted from 0 to {len(low) - 1}; found {i} and {k}.")
    behind, gains = float(low[k] - low[i]), float((high[i] - low[i]) - (high[k] - low[k]))
    # level all along, or parallel, when neither gains on the other
    return behind / gains if gains and 0 < behind / gains < 1 else None


def _table(payoffs: npt.ArrayLike) -> Doubles:
    table = as_numbers(payoffs, "Every payoff must be a number, and every alternative needs as many of them.")
    if table.ndim != 2 or not table.shape[1]:
        raise ValueError("Payoffs need a row for each alternative and a column for each scenario.")
    if not np.isfinite(table).all():
        raise ValueError("Every payoff must be a number; none may be left out.")
    return table
