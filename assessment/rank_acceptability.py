"""How often each industry takes each rank, beats each other one, and what it costs to be wrong.

Stochastic multicriteria acceptability analysis (SMAA; Lahdelma & Salminen 2001, Operations Research 49:444-454).
"""

from typing import cast

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.floating]
Doubles = npt.NDArray[np.float64]


def rank_acceptability(values: Array) -> Doubles:
    """Share of draws in which alternative i is at rank r, shape (alternatives, ranks); ties are split evenly.

    `values` has shape (alternatives, draws), higher is better.

    >>> rank_acceptability(np.array([[2.0, 1.0], [1.0, 1.0]])).tolist()
    [[0.75, 0.25], [0.25, 0.75]]
    """
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


def pairwise_winning(values: Array) -> Doubles:
    """Share of draws in which alternative i is ahead of k, ties half, shape (alternatives, alternatives).

    It is 0.5 with itself, and p(i, k) + p(k, i) = 1.
    """
    count, draws = values.shape
    shares = np.full((count, count), 0.5)
    for first in range(count):
        for second in range(first + 1, count):
            ahead = np.count_nonzero(values[first] > values[second])
            behind = np.count_nonzero(values[first] < values[second])
            level = draws - ahead - behind
            shares[first, second] = (ahead + level / 2) / draws
            shares[second, first] = (behind + level / 2) / draws
    return shares


def expected_regret(values: Array) -> Doubles:
    """Mean of (best value - own value) over the draws, in score points, shape (alternatives,)."""
    return cast(Doubles, (values.max(axis=0) - values).mean(axis=1, dtype=float))
