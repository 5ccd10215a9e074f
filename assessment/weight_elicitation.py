"""From a founder's answers to swing points: two by two for the four sides, in order only, or point by point."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from assessment.pairwise_judgements import (
    ACCEPTABLE_RATIO,
    Inconsistency,
    OrderViolation,
    ahp_weights,
    consistency_ratio,
    most_inconsistent,
    order_violations,
    reciprocal_matrix,
    row_geometric_mean,
)
from assessment.rank_order import centroid_in_order_of
from assessment.weights import ABSENT_POINTS
from knowledge.founder import Weights
from knowledge.problem import WrongInput, nearest
from knowledge.vocabulary import SIDES, Vocabulary

BEST_POINTS = 100
LEVEL = 1e-6  # what differs by less is a rounding error, not another order


@dataclass(frozen=True)
class Judged:
    """What comparisons two by two say: weights that sum to 1, and how far the judgements contradict each other.

    `ratio` is the consistency ratio with Saaty's random indices of 2005. `look_again` is the judgement furthest from
    what all of them say; `violations` are judgements whose order the weights do not keep, however good the ratio.
    """

    weights: tuple[float, ...]
    geometric_mean: tuple[float, ...]
    ratio: float
    look_again: Inconsistency | None
    violations: tuple[OrderViolation, ...]

    @property
    def acceptable(self) -> bool:
        """Whether the ratio is at most .10."""
        return self.ratio <= ACCEPTABLE_RATIO

    @property
    def orders_differ(self) -> bool:
        """Whether the row geometric mean puts two items the other way round than the eigenvector does."""
        pairs = zip(combinations(self.weights, 2), combinations(self.geometric_mean, 2), strict=True)
        return any((a - b) * (c - d) < 0 and min(abs(a - b), abs(c - d)) > LEVEL for (a, b), (c, d) in pairs)


def judged(upper: Sequence[float]) -> Judged:
    """Weights of the judgements "item i counts upper[k] times as much as item j", pairs in the order of combinations.

    Contradictions are reported, never mended. Raises ValueError for what `reciprocal_matrix` refuses.

    >>> [round(each, 3) for each in judged([6, 3, 1 / 2]).weights]
    [0.667, 0.111, 0.222]
    """
    matrix = reciprocal_matrix(upper)
    weights = ahp_weights(matrix)
    return Judged(
        tuple(weights.tolist()),
        tuple(row_geometric_mean(matrix).tolist()),
        consistency_ratio(matrix),
        most_inconsistent(matrix),
        order_violations(matrix, weights),
    )


def points_of(weights: Sequence[float]) -> tuple[int, ...]:
    """Swing points in the proportion of weights: the best 100, whole numbers, at least 1 for what weighs anything.

    Raises `WrongInput("weights-all-zero")` when nothing does.

    >>> points_of([0.5208, 0.2708, 0.1458, 0.0625, 0.0001, 0])
    (100, 52, 28, 12, 1, 0)
    """
    best = max(weights, default=0)
    if best <= 0:
        raise WrongInput("weights-all-zero")
    return tuple(max(1, round(BEST_POINTS * each / best)) if each > 0 else 0 for each in weights)


def ordered_points(order: Sequence[str], all_ids: Sequence[str]) -> dict[str, int]:
    """Swing points by id for items in an order, most important first: rank-order centroid weights.

    Those not named come after the last one named and share the last places evenly. Raises ValueError for a name in the
    order that is not among `all_ids`.

    >>> ordered_points(["b", "a"], ["a", "b", "c", "d"])
    {'a': 52, 'b': 100, 'c': 20, 'd': 20}
    """
    if strangers := set(order) - set(all_ids):
        raise ValueError(f"Not among the items to be ordered: {', '.join(sorted(strangers))}.")
    places = {each: len(all_ids) - place for place, each in enumerate(dict.fromkeys(order))}
    # any number that is above 0 and below every place named
    centroid = centroid_in_order_of([places.get(each, 0.5) for each in all_ids])
    return dict(zip(all_ids, points_of(centroid.tolist()), strict=True))


def weights_from_points(points: Mapping[str, float], vocabulary: Vocabulary) -> Weights:
    """A founder's weights from swing points by id of side or factor, as they are written to a file.

    Where all on a level have the same points nothing is said of them, for that is what nothing means. Raises
    `WrongInput` for an id that is neither a side nor a factor (`unknown-weight`), and for points that leave nothing to
    weigh (`weights-all-zero`, `side-weights-zero`).
    """
    for name in points:
        if name not in SIDES and name not in vocabulary.factors:
            raise WrongInput("unknown-weight", found=name, nearest=nearest(name, [*SIDES, *vocabulary.factors]))
    levels = {side: [each.id for each in vocabulary.factors.values() if each.side == side] for side in SIDES}
    if not any(_on_level(points, SIDES)):
        raise WrongInput("weights-all-zero")
    for side, members in levels.items():
        if points.get(side, ABSENT_POINTS) > 0 and not any(_on_level(points, members)):
            raise WrongInput("side-weights-zero", side=side)
    told = [each for members in levels.values() for each in members if len(set(_on_level(points, members))) > 1]
    return Weights(
        sides={side: points[side] for side in SIDES if side in points and len(set(_on_level(points, SIDES))) > 1},
        factors={each: points[each] for each in told if each in points},
    )


def _on_level(points: Mapping[str, float], members: Sequence[str]) -> list[float]:
    return [points.get(each, ABSENT_POINTS) for each in members]
