"""How much each factor counts: sides times factors within a side, from swing points, with their spread."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import cast

import numpy as np
import numpy.typing as npt

from assessment.numbers import PUBLISHED_ROUNDING, as_numbers
from assessment.streams import stream
from knowledge.founder import Founder
from knowledge.problem import WrongInput
from knowledge.vocabulary import SIDES, Vocabulary

CONCENTRATION = 50.0  # House: a weight of .25 then has a standard deviation of about .06
ABSENT_POINTS = 100.0

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class WeightModel:
    """Mean weights and their draws.

    `sides` (4,), `within` (factors,) sums to 1 in each side, `mean` = side x within (factors,). `side_draws` (4, draws)
    and `within_draws` (factors, draws) are common to all industries. `side_of` (factors,) indexes SIDES.
    """

    sides: npt.NDArray[np.float64]
    within: npt.NDArray[np.float64]
    side_of: npt.NDArray[np.int64]
    side_draws: Floats
    within_draws: Floats
    equal: bool

    @property
    def mean(self) -> npt.NDArray[np.float64]:
        """The mean weight of every factor; they sum to 1."""
        return self.sides[self.side_of] * self.within


def swing_weights(points: Sequence[float]) -> npt.NDArray[np.float64]:
    """Points over their sum (swing weighting, von Winterfeldt & Edwards 1986). Raises `WrongInput` if all are 0, and
    ValueError for points that are no numbers or below 0.

    >>> swing_weights([100, 60, 40]).tolist()
    [0.5, 0.3, 0.2]
    """
    needed = "Points must be numbers, and none below 0."
    array = as_numbers(points, needed)
    if array.ndim != 1 or not (np.isfinite(array).all() and (array >= 0).all()):
        raise ValueError(needed)
    total = array.sum()
    if total <= 0:
        raise WrongInput("weights-all-zero")
    return cast(npt.NDArray[np.float64], array / total)


def global_weights(sides: Sequence[float], within: Sequence[Sequence[float]]) -> tuple[npt.NDArray[np.float64], ...]:
    """Weight of a side times weights within it, one array (factors of the side,) a side: the global weights of A'WOT.

    Kurttila et al. 2000, Forest Policy and Economics 1:41-52. Each set must sum to 1 within .005, so that published
    three decimals pass; nothing is rescaled. Raises ValueError for weights below 0 or of another sum.

    >>> [each.round(3).tolist() for each in global_weights([0.6, 0.4], [[0.5, 0.5], [1.0]])]
    [[0.3, 0.3], [0.4]]
    """
    if len(sides) != len(within):
        raise ValueError(f"{len(sides)} sides need as many lists of weights within them, not {len(within)}.")
    needed = "Weights must be numbers not below 0 that sum to 1, those of the sides and of each side."
    shares = [as_numbers(each, needed) for each in (sides, *within)]
    for each in shares:
        if each.ndim != 1 or not (each >= 0).all() or not abs(each.sum() - 1) <= PUBLISHED_ROUNDING:
            raise ValueError(needed)
    return tuple(side * each for side, each in zip(shares[0], shares[1:], strict=True))


def dirichlet_draws(
    rng: np.random.Generator, mean: npt.NDArray[np.float64], draws: int, concentration: float
) -> Floats:
    """Dirichlet(concentration x mean), shape (len(mean), draws); a mean of 0 stays 0."""
    gammas = np.zeros((len(mean), draws), dtype=np.float32)
    for row, share in zip(gammas, mean, strict=True):
        if share > 0:
            rng.standard_gamma(concentration * share, dtype=np.float32, out=row)
    return cast(Floats, gammas / gammas.sum(axis=0))


def tilted_sides(sides: npt.ArrayLike, tilt: float) -> npt.NDArray[np.float64]:
    """Side weights in the order of SIDES, with opportunities doubled and threats halved at a tilt of 1 (House).

    At 0 it is the other way round, at .5 nothing moves: opportunities times exp(t) and threats times exp(-t) with
    t = ln 2 x (2 tilt - 1), then all over their sum. A founder's optimism enters here or by the outlook, never by both.

    >>> tilted_sides([0.25, 0.25, 0.25, 0.25], 1).round(4).tolist()
    [0.2222, 0.2222, 0.4444, 0.1111]
    """
    if not 0 <= tilt <= 1:
        raise ValueError(f"The tilt lies between 0 and 1, not at {tilt:g}.")
    t = log(2) * (2 * tilt - 1)
    pulled = np.asarray(sides, dtype=float) * np.exp(
        [{"opportunity": t, "threat": -t}.get(side, 0.0) for side in SIDES]
    )
    return cast(npt.NDArray[np.float64], pulled / pulled.sum())


def weight_model(
    founder: Founder, vocabulary: Vocabulary, seed: int, draws: int, tilt: float | None = None
) -> WeightModel:
    """A founder's weights; points left out count 100 within their side, and with none at all every weight is equal.

    `tilt` moves weight between opportunities and threats (`tilted_sides`). Raises `WrongInput("weights-all-zero")` when
    all sides, or all factors of a side that counts, have 0 points.
    """
    side_of = np.array([SIDES.index(factor.side) for factor in vocabulary.factors.values()])
    said = founder.weights
    populated = [bool((side_of == number).any()) for number in range(len(SIDES))]
    side_points = [said.sides.get(side, ABSENT_POINTS) * there for side, there in zip(SIDES, populated, strict=True)]
    sides = swing_weights(side_points)
    if tilt is not None:
        sides = tilted_sides(sides, tilt)
    side_draws = dirichlet_draws(stream(seed, "weights", "sides"), sides, draws, CONCENTRATION)
    within = np.zeros(len(side_of))
    within_draws = np.zeros((len(side_of), draws), dtype=np.float32)
    for number, side in enumerate(SIDES):
        members = np.flatnonzero(side_of == number)
        if not len(members):
            continue
        points = [said.factors.get(vocabulary.factor_ids[member], ABSENT_POINTS) for member in members]
        # in a side that does not count, no points are no mistake: any split gives the same score
        within[members] = swing_weights(points if sides[number] > 0 or any(points) else [1.0] * len(points))
        within_draws[members] = dirichlet_draws(stream(seed, "weights", side), within[members], draws, CONCENTRATION)
    return WeightModel(
        sides,
        within,
        side_of,
        side_draws,
        within_draws,
        equal=not said.sides and not said.factors and tilt in (None, 0.5),
    )


def equal_weights(vocabulary: Vocabulary) -> npt.NDArray[np.float64]:
    """Equal sides and equal factors within a side: the benchmark beside a founder's own weights (Dawes 1979)."""
    sides = [factor.side for factor in vocabulary.factors.values()]
    return np.array([1 / (len(set(sides)) * sides.count(side)) for side in sides])
