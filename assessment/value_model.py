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

Floats = npt.NDArray[np.float32]


def utilities(ratings: Floats, favourable_when_high: Sequence[bool]) -> Floats:
    """Ratings (..., factors, draws) 0 to 10 turned into 0..1, high is favourable."""
    up = np.asarray(favourable_when_high)[:, None]
    slope = np.where(up, np.float32(0.1), np.float32(-0.1))
    offset = np.where(up, np.float32(0), np.float32(1))
    return cast(Floats, ratings * slope + offset)


@dataclass(frozen=True)
class Values:
    """Values 0 to 100 by draw: `total`, `internal`, `external` (industries, draws), `sides` (4, industries, draws),
    and `at_mean_weights` (industries, draws), in which only the ratings vary."""

    total: Floats
    internal: Floats
    external: Floats
    sides: Floats
    at_mean_weights: Floats


def value_draws(utility: Floats, weights: WeightModel) -> Values:
    """Values of industries from utilities (industries, factors, draws)."""
    count, _, draws = utility.shape
    sides = np.zeros((len(weights.sides), count, draws), dtype=np.float32)
    for number in range(len(weights.sides)):
        members = np.flatnonzero(weights.side_of == number)
        for member in members:
            sides[number] += utility[:, member] * weights.within_draws[member]
    sides *= 100
    weighted = sides * weights.side_draws[:, None, :]
    inside, outside = weighted[0] + weighted[1], weighted[2] + weighted[3]
    inside_weight = weights.side_draws[0] + weights.side_draws[1]
    fixed = np.tensordot(weights.mean.astype(np.float32) * 100, utility, axes=(0, 1))
    return Values(
        total=inside + outside,
        internal=inside / np.maximum(inside_weight, np.float32(1e-9)),
        external=outside / np.maximum(1 - inside_weight, np.float32(1e-9)),
        sides=sides,
        at_mean_weights=fixed,
    )


def contributions(mean_utility: npt.NDArray[np.float64], mean_weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """100 w (u - mean u), shape (industries, factors): what sets each industry apart from the average of those given.

    A row adds up to the industry's value at mean weights minus the mean value.
    """
    return cast(npt.NDArray[np.float64], 100 * mean_weights * (mean_utility - mean_utility.mean(axis=0)))


def quantiles(draws: Floats, probabilities: Sequence[float]) -> npt.NDArray[np.float64]:
    """Quantiles along the last axis, shape (probabilities, ...), by linear interpolation of the sorted draws."""
    ordered = np.sort(draws, axis=-1)
    positions = np.asarray(probabilities) * (draws.shape[-1] - 1)
    below = np.floor(positions).astype(int)
    above = np.minimum(below + 1, draws.shape[-1] - 1)
    share = positions - below
    low, high = ordered[..., below].astype(float), ordered[..., above].astype(float)
    return cast(npt.NDArray[np.float64], np.moveaxis(low + (high - low) * share, -1, 0))
