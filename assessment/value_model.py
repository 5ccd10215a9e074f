"""Ratings and weights to value: an additive model on the fixed scale, 0 to 100, high is favourable.

V = 100 x sum of w u, with u = x/10 for strengths and opportunities and 1 - x/10 for weaknesses and threats (multi-
attribute value theory; Keeney & Raiffa 1976). Nothing is normalised over the industries at hand, so adding one
changes no other's value.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt

from assessment.weights import WeightModel
from knowledge.vocabulary import FAVOURABLE_WHEN_HIGH, SIDES

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]


def utilities(ratings: npt.ArrayLike, favourable_when_high: Sequence[bool]) -> Doubles:
    """Ratings (..., factors) 0 to 10 turned into 0..1, high is favourable.

    >>> utilities([7, 7], [True, False]).tolist()
    [0.7, 0.30000000000000004]
    """
    share = np.asarray(ratings, dtype=float) / 10
    return np.where(favourable_when_high, share, 1 - share)


@dataclass(frozen=True, eq=False)
class Values:
    """Values 0 to 100 by draw: `total`, `internal`, `external` (industries, draws), `sides` (4, industries, draws),
    and `at_mean_weights` (industries, draws), in which only the ratings vary."""

    total: Floats
    internal: Floats
    external: Floats
    sides: Floats
    at_mean_weights: Floats


def value_draws(ratings: Floats, weights: WeightModel) -> Values:
    """Values of industries from ratings (industries, factors, draws) 0 to 10.

    Internal joins strengths and weaknesses by their own weights, external the other two.
    """
    sides = np.stack([_side_values(ratings, weights, number) for number in range(len(SIDES))])
    strength, weakness, opportunity, threat = weights.side_draws
    total = np.einsum("sd,sid->id", weights.side_draws, sides)
    return Values(
        total=total,
        internal=_joined(sides[0], sides[1], strength, weakness),
        external=_joined(sides[2], sides[3], opportunity, threat),
        sides=sides,
        at_mean_weights=_at_mean_weights(ratings, weights),
    )


def _side_values(ratings: Floats, weights: WeightModel, number: int) -> Floats:
    """Values of one side (industries, draws); a side without factors is worth nothing."""
    members = np.flatnonzero(weights.side_of == number)
    points = np.zeros((ratings.shape[0], ratings.shape[2]), dtype=np.float32)
    for member in members:
        points += ratings[:, member] * weights.within_draws[member]
    points *= np.float32(10)
    if SIDES[number] not in FAVOURABLE_WHEN_HIGH and len(members):
        np.subtract(np.float32(100), points, out=points)
    return cast(Floats, np.clip(points, 0, 100, out=points))


def _joined(first: Floats, second: Floats, first_weight: Floats, second_weight: Floats) -> Floats:
    """Two sides (industries, draws) joined by their weights (draws,); evenly in draws where neither has any."""
    both = first_weight + second_weight
    share = np.divide(first_weight, both, out=np.full_like(both, 0.5), where=both > 0)
    return cast(Floats, second + (first - second) * share)


def _at_mean_weights(ratings: Floats, weights: WeightModel) -> Floats:
    """Values (industries, draws) under the mean weights; einsum, unlike a matrix product, rounds each row by itself."""
    up = np.array([SIDES[number] in FAVOURABLE_WHEN_HIGH for number in weights.side_of])
    points = np.einsum(
        "f,ifd->id", np.where(up, 10, -10) * weights.mean, ratings, dtype=np.float32, casting="same_kind"
    )
    return cast(Floats, points + np.float32(100 * weights.mean[~up].sum()))


def contributions(mean_utility: npt.ArrayLike, mean_weights: npt.ArrayLike) -> Doubles:
    """100 w (u - mean u), shape (industries, factors): what sets each industry apart from the average of those given.

    A row adds up to the industry's value at mean weights minus the mean value.
    """
    utility = np.asarray(mean_utility, dtype=float)
    return cast(Doubles, 100 * np.asarray(mean_weights, dtype=float) * (utility - utility.mean(axis=0)))


def quantiles(draws: npt.ArrayLike, probabilities: Sequence[float]) -> Doubles:
    """Quantiles along the last axis, shape (probabilities, ...), by linear interpolation of the sorted draws.

    >>> quantiles([4, 1, 3, 2, 5], [0.0, 0.3, 0.5]).tolist()
    [1.0, 2.2, 3.0]
    """
    ordered = np.sort(draws, axis=-1)
    last = ordered.shape[-1] - 1
    positions = np.asarray(probabilities) * last
    below = np.floor(positions).astype(np.intp)
    above = np.minimum(below + 1, last)
    low, high = ordered[..., below].astype(float), ordered[..., above].astype(float)
    return cast(Doubles, np.moveaxis(low + (high - low) * (positions - below), -1, 0))
