"""What it is worth to know more before choosing: the expected gain in value from choosing after the answer.

Values are in the unit of what is passed in, here points of score; they become money only when a founder prices a point.
A choice that is made once is not a budget: read the values as an order of what to find out (Boncompte 2018).
"""

from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt

from assessment.numbers import Doubles, as_numbers

BATCHES = 10
MEASURABLE_ERRORS = 2.0  # House: an estimate below this many standard errors is not told from nothing
KNOT_QUANTILES = (
    0.05,
    0.275,
    0.5,
    0.725,
    0.95,
)  # five knots as Harrell (2015, Regression Modeling Strategies) has them

Array = npt.NDArray[np.floating]


@dataclass(frozen=True)
class InformationValue:
    """An estimated value of information in score points: 0 and not `measurable` where it is below two standard errors.

    `changes` is the share of draws in which the answer would change the choice.
    """

    value: float = 0.0
    standard_error: float = 0.0
    changes: float = 0.0
    measurable: bool = False


def evpi(values: npt.ArrayLike, probabilities: npt.ArrayLike | None = None) -> float:
    """Expected value of perfect information: E[max V] - max E[V] (Raiffa & Schlaifer 1961).

    `values` has shape (alternatives, draws or states), `probabilities` (states,), even by default; they are divided by
    their sum. Raises ValueError for anything but numbers, and for probabilities that are below 0 or all 0.

    >>> evpi([[22000, 12000, -2000], [14000, 10000, 6000], [9000, 8000, 4000]], [0.3, 0.5, 0.2])
    1600.0
    """
    table = _numbers(values, 2, "a row for each alternative and a column for each draw or state")
    if not table.size:
        return 0.0
    even = np.ones(table.shape[1])
    chances = even if probabilities is None else _numbers(probabilities, 1, "a probability for each state")
    if chances.shape != table.shape[1:]:
        raise ValueError(f"{table.shape[1]} states need as many probabilities.")
    if not (chances >= 0).all() or not 0 < chances.sum() < np.inf:
        raise ValueError("Probabilities must not be below 0, nor all 0.")
    leads = table - table[int((table @ chances).argmax())]
    # the lead over the best alternative is summed, not two large means subtracted: the same number, never below 0
    return float(leads.max(axis=0) @ chances / chances.sum())


def evppi(contributions: npt.ArrayLike, known: npt.ArrayLike) -> float:
    """Expected value of knowing some cells of an additive model, the cells independent: exact means inside, one loop.

    `contributions` (alternatives, cells, draws) add up to the value over the cells; `known` (alternatives, cells) marks
    those that would be known, or has shape (cells,) for the same in every alternative. With v_ij = 100 w_j u_ij,
    E(V_i | known) = E V_i + sum over the known j of (v_ij - E v_ij), so no inner loop and no regression is needed. What
    passes the EVPI of these draws, by chance or because the cells do depend on each other, is held at it.
    """
    parts = _numbers(contributions, 3, "a number for each alternative, cell and draw")
    if not parts.size:
        return 0.0
    told = np.asarray(known)
    if told.shape not in (parts.shape[:2], parts.shape[1:2]) or not np.isin(told, (0, 1)).all():
        raise ValueError(f"Known or not must be said of all {parts.shape[1]} cells, once or for each alternative.")
    mean = parts.mean(axis=2)
    learnt = np.where(np.broadcast_to(told, mean.shape)[:, :, None], parts - mean[:, :, None], 0)
    return min(evpi(mean.sum(axis=1)[:, None] + learnt.sum(axis=1)), evpi(parts.sum(axis=1)))


def evppi_by_regression(values: npt.ArrayLike, inputs: npt.ArrayLike) -> float:
    """Expected value of knowing `inputs` where cells are not independent or not additive (Strong et al. 2014).

    `values` (alternatives, draws); `inputs` (draws,) or (inputs, draws). The smooth is linear in the values, so fitting
    each alternative gives the same as fitting their differences. Inputs may bend the value each by itself; what they do
    only together is left out. Never above the EVPI of the draws. Raises ValueError for anything but numbers, and for
    inputs of other draws.
    """
    table = _numbers(values, 2, "a row for each alternative and a column for each draw")
    if not table.size:
        return 0.0
    needed = "a row for each input and a column for each draw"
    known = _numbers(np.atleast_2d(as_numbers(inputs, f"Here is needed {needed}.")), 2, needed)
    if known.shape[1] != table.shape[1]:
        raise ValueError(f"{table.shape[1]} draws of the values need as many of the inputs, not {known.shape[1]}.")
    return min(evpi(conditional_means(table, known)), evpi(table))


def _numbers(given: npt.ArrayLike, dimensions: int, what: str) -> Doubles:
    table = as_numbers(given, f"Here is needed {what}.")
    if table.ndim != dimensions:
        raise ValueError(f"Here is needed {what}.")
    if not np.isfinite(table).all():
        raise ValueError("Every value must be a number; none may be left out.")
    return table


def conditional_means(values: Array, inputs: Array) -> Doubles:
    """E(value | inputs) by least squares on natural cubic splines, shape (alternatives, draws)."""
    basis = np.vstack([np.ones((1, inputs.shape[1])), *(_natural_spline(row) for row in inputs)])
    # the normal equations: a handful of scaled columns, so a fraction of the time at no loss that matters
    coefficients = np.linalg.lstsq(basis @ basis.T, basis @ values.T.astype(float), rcond=None)[0]
    return cast(Doubles, coefficients.T @ basis)


def _natural_spline(numbers: Array) -> Doubles:
    """The columns of a natural cubic spline of one input, shape (columns, draws): linear beyond the outer knots."""
    spread = float(numbers.std())
    if spread <= 1e-9 * (1 + abs(float(numbers.mean()))):
        return np.empty((0, len(numbers)))  # a constant tells nothing
    scaled = (numbers - numbers.mean(dtype=float)) / spread
    knots = np.unique(np.quantile(scaled, KNOT_QUANTILES))
    if len(knots) < 3:
        return np.atleast_2d(scaled)
    cubes = np.maximum(scaled - knots[:, None], 0) ** 3
    bends = (cubes[:-1] - cubes[-1]) / (knots[-1] - knots[:-1, None])
    return cast(Doubles, np.vstack([scaled, bends[:-1] - bends[-1]]))


def information_value(conditional: Array) -> InformationValue:
    """The value of choosing after an answer, from the values (alternatives, draws) that one would expect then.

    Passing the values themselves gives the EVPI. With fewer than two alternatives there is nothing to choose.
    """
    if len(conditional) < 2:
        return InformationValue()
    leader = int(conditional.mean(axis=1, dtype=float).argmax())
    return measured(conditional.max(axis=0) - conditional[leader])


def measured(gains: Array) -> InformationValue:
    """Mean of the gains by draw (draws,), with a standard error from BATCHES batches.

    With fewer draws than batches there is no standard error, and nothing is measurable.
    """
    if len(gains) < BATCHES:
        return InformationValue()
    edges = np.linspace(0, len(gains), BATCHES + 1).astype(np.intp)
    batches = np.add.reduceat(gains, edges[:-1], dtype=float) / np.diff(edges)
    value, error = float(gains.mean(dtype=float)), float(batches.std(ddof=1) / np.sqrt(BATCHES))
    measurable = value > 0 and value >= MEASURABLE_ERRORS * error
    return InformationValue(
        value if measurable else 0.0, error, float(np.count_nonzero(gains > 0) / len(gains)), measurable
    )
