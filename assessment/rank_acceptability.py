"""How often each industry takes each rank, beats each other one, and what it costs to be wrong.

Stochastic multicriteria acceptability analysis (SMAA; Lahdelma & Salminen 2001, Operations Research 49:444-454).
`values` have shape (alternatives, draws), higher is better; anything but a filled table of numbers raises ValueError.
"""

from typing import cast

import numpy as np
import numpy.typing as npt

from assessment.numbers import Doubles, as_numbers

Array = npt.NDArray[np.floating]


def rank_acceptability(values: npt.ArrayLike) -> Doubles:
    """Share of draws in which alternative i is at rank r, shape (alternatives, ranks); ties are split evenly.

    >>> rank_acceptability([[2, 1], [1, 1]]).tolist()
    [[0.75, 0.25], [0.25, 0.75]]
    """
    values = drawn_values(values)
    count, draws = values.shape
    better = np.zeros(
        (count, draws), dtype=np.int16
    )  # how many are ahead; comparing pairs is cheaper than sorting draws
    worse = np.zeros((count, draws), dtype=np.int16)
    for first in range(count):
        for second in range(first + 1, count):
            ahead, behind = values[first] > values[second], values[first] < values[second]
            better[second] += ahead
            worse[first] += ahead
            better[first] += behind
            worse[second] += behind
    held = [_ranks_held(each, count - 1 - others, count) for each, others in zip(better, worse, strict=True)]
    return cast(Doubles, np.array(held).reshape(count, count) / draws)


def _ranks_held(best: npt.NDArray[np.int16], last: npt.NDArray[np.int16], count: int) -> Doubles:
    """Draws that one alternative spends at each rank, shape (ranks,).

    `best` and `last` (draws,) are the ranks between which it stands; they differ where it is level with others.
    """
    level = best != last
    held = np.bincount(best[~level], minlength=count).astype(float)
    spans, draws = np.unique(best[level].astype(int) * count + last[level], return_counts=True)
    for span, times in zip(spans.tolist(), draws.tolist(), strict=True):
        first, final = divmod(span, count)
        held[first : final + 1] += times / (final - first + 1)
    return held


def pairwise_winning(values: npt.ArrayLike) -> Doubles:
    """Share of draws in which alternative i is ahead of k, ties half, shape (alternatives, alternatives).

    p(i, k) + p(k, i) = 1; none is ahead of itself: the diagonal is 0.

    >>> pairwise_winning([[2, 1], [1, 1]]).tolist()
    [[0.0, 0.75], [0.25, 0.0]]
    """
    values = drawn_values(values)
    count, draws = values.shape
    shares = np.zeros((count, count))
    for first in range(count):
        for second in range(first + 1, count):
            ahead = np.count_nonzero(values[first] > values[second])
            behind = np.count_nonzero(values[first] < values[second])
            level = draws - ahead - behind
            shares[first, second] = (ahead + level / 2) / draws
            shares[second, first] = (behind + level / 2) / draws
    return shares


def expected_regret(values: npt.ArrayLike) -> Doubles:
    """Mean of (best value - own value) over the draws, in the unit of the values, shape (alternatives,).

    >>> expected_regret([[2, 1], [1, 3]]).tolist()
    [1.0, 0.5]
    """
    values = drawn_values(values)
    return cast(Doubles, (values.max(axis=0) - values).mean(axis=1, dtype=float)) if len(values) else np.zeros(0)


def drawn_values(values: npt.ArrayLike) -> Array:
    """Values by draw as an array (alternatives, draws). Raises ValueError, in plain words, for what is none."""
    needed = "Values need a row of numbers for each alternative, as long as there are draws."
    table = values if isinstance(values, np.ndarray) else as_numbers(values, needed)
    if table.ndim != 2 or not table.shape[1] or table.dtype.kind not in "fiub":
        raise ValueError(needed)
    if not np.isfinite(table).all():
        raise ValueError("Every value must be a number; none may be left out.")
    return table
