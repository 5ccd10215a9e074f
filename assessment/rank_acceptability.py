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
    order = np.argsort(-values, axis=0)
    shares = np.zeros((count, count))
    for rank in range(count):
        shares[:, rank] = np.bincount(order[rank], minlength=count)
    ordered = np.take_along_axis(values, order, axis=0)
    for draw in np.flatnonzero((ordered[1:] == ordered[:-1]).any(axis=0)):
        _split_ties(shares, order[:, draw], ordered[:, draw])
    return shares / draws


def _split_ties(shares: Doubles, order: npt.NDArray[np.intp], ordered: Array) -> None:
    """Spread one draw's tied alternatives evenly over the ranks they share."""
    starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    for start, stop in zip(starts, [*starts[1:], len(order)], strict=True):
        if stop - start > 1:
            tied = order[start:stop]
            shares[tied, np.arange(start, stop)] -= 1
            shares[np.ix_(tied, np.arange(start, stop))] += 1 / (stop - start)


def pairwise_winning(values: Array) -> Doubles:
    """Share of draws in which alternative i is ahead of k, ties half, shape (alternatives, alternatives); 0.5 with itself."""
    count, draws = values.shape
    shares = np.full((count, count), 0.5)
    for first in range(count):
        for second in range(first + 1, count):
            ahead = np.count_nonzero(values[first] > values[second])
            level = np.count_nonzero(values[first] == values[second])
            shares[first, second] = (ahead + level / 2) / draws
            shares[second, first] = 1 - shares[first, second]
    return shares


def expected_regret(values: Array) -> Doubles:
    """Mean of (best value - own value) over the draws, in score points, shape (alternatives,)."""
    return cast(Doubles, (values.max(axis=0) - values).mean(axis=1, dtype=float))
