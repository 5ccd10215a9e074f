"""Weights when only an order is known, or nothing at all. Weights run down the rows, from the most important on."""

from typing import cast

import numpy as np
import numpy.typing as npt

Doubles = npt.NDArray[np.float64]
Floats = npt.NDArray[np.float32]


def rank_order_centroid(count: int) -> Doubles:
    """w_k = (1/n) x sum of 1/i for i = k..n, shape (count,): the mean of all weights in this order.

    Barron & Barrett 1996, Management Science 42:1515-1523. Raises ValueError below one item.

    >>> rank_order_centroid(4).round(4).tolist()
    [0.5208, 0.2708, 0.1458, 0.0625]
    """
    if not isinstance(count, int | np.integer) or count < 1:
        raise ValueError(f"An order needs at least one item, and a whole number of them; found {count}.")
    return np.cumsum(1 / np.arange(count, 0, -1))[::-1] / count


def no_preference_draws(rng: np.random.Generator, count: int, draws: int) -> Floats:
    """Weights drawn evenly from all that sum to 1, Dirichlet(1, ..., 1), shape (count, draws)."""
    shares = rng.standard_exponential((count, draws), dtype=np.float32)
    return cast(Floats, shares / shares.sum(axis=0))


def order_only_draws(rng: np.random.Generator, count: int, draws: int) -> Floats:
    """Weights drawn evenly from all in which no item weighs more than the one before it, shape (count, draws).

    Sorted Dirichlet(1, ..., 1); their mean is `rank_order_centroid(count)`.
    """
    return np.sort(no_preference_draws(rng, count, draws), axis=0)[::-1]


def draws_in_order_of(rng: np.random.Generator, points: npt.ArrayLike, draws: int) -> Floats:
    """Weights drawn evenly from all that keep the order of `points` (items,), shape (items, draws), in their order.

    Between items with the same points no order is known, so either may weigh more. One with no points weighs nothing.
    """
    given = np.asarray(points, dtype=float)
    counting = np.flatnonzero(given > 0)
    ordered = order_only_draws(rng, len(counting), draws)
    weights = np.zeros((len(given), draws), dtype=np.float32)
    first = 0
    for level in np.unique(given[counting])[::-1]:
        members = np.flatnonzero(given == level)
        held = ordered[first : first + len(members)]
        weights[members] = rng.permuted(held, axis=0) if len(members) > 1 else held
        first += len(members)
    return weights


def centroid_in_order_of(points: npt.ArrayLike) -> Doubles:
    """The mean of `draws_in_order_of`, shape (items,): rank-order centroid weights, shared out evenly at equal points.

    >>> centroid_in_order_of([100, 30, 30, 0]).round(4).tolist()
    [0.6111, 0.1944, 0.1944, 0.0]
    """
    given = np.asarray(points, dtype=float)
    weights = np.zeros(len(given))
    counting = int((given > 0).sum())
    if not counting:
        return weights
    centroid = rank_order_centroid(counting)
    for level in np.unique(given[given > 0]):
        above, members = int((given > level).sum()), given == level
        weights[members] = centroid[above : above + int(members.sum())].mean()
    return weights
