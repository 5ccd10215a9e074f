"""The comparable industries at their cell means and mean weights: where every search for a flip starts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assessment.assess import Assessment
from assessment.value_model import utilities
from knowledge.vocabulary import FAVOURABLE_WHEN_HIGH

Doubles = npt.NDArray[np.float64]

LEVEL = 1e-9  # score points; less is rounding


@dataclass(frozen=True, eq=False)
class MeanCase:
    """Values 0 to 100 at cell means and mean weights. Arrays are ordered as `ids` and `factors`.

    `values` (industries,), `weights` (factors,) sum to 1. `favourable` (factors,) is 1 where a high rating is
    favourable, else -1. `leader` is a row, None where nothing can be compared.

    `utilities` (industries, factors) in 0..1: cells of a factor that are rated alike have one mean. Their draws differ
    only by chance, which must not look like a way to a flip by other weights; it moves the values by a hair.
    """

    ids: tuple[str, ...]
    factors: tuple[str, ...]
    weights: Doubles
    favourable: Doubles
    utilities: Doubles
    values: Doubles
    leader: int | None

    @property
    def rivals(self) -> tuple[int, ...]:
        """Rows of all but the leader, from the highest value down."""
        return tuple(row for row in np.argsort(-self.values, kind="stable").tolist() if row != self.leader)

    def leads(self, values: Doubles) -> int | None:
        """The row that is ahead when the values (industries,) become these; the leader stays it while level."""
        if self.leader is None:
            return None
        best = int(values.argmax())
        return best if values[best] > values[self.leader] + LEVEL else self.leader


def mean_case(assessment: Assessment) -> MeanCase:
    """The mean case of an assessment. Of industries that are level, the verdict's winner leads."""
    ids, vocabulary = assessment.comparable_ids, assessment.known.vocabulary
    up = [factor.side in FAVOURABLE_WHEN_HIGH for factor in vocabulary.factors.values()]
    weights = assessment.weights.mean
    means: Doubles = assessment.ratings[[assessment.ids.index(each) for each in ids]].mean(axis=2, dtype=float)
    values = 100 * (utilities(means, up) * weights).sum(axis=1)
    leader = None
    if ids:
        winner = ids.index(assessment.verdict.winner) if assessment.verdict.winner in ids else 0
        best = int(values.argmax())
        leader = best if values[best] > values[winner] + LEVEL else winner
    favourable = np.where(up, 1.0, -1.0)
    alike = utilities(shared_means(assessment, ids), up)
    return MeanCase(ids, vocabulary.factor_ids, weights, favourable, alike, values, leader)


def shared_means(assessment: Assessment, ids: Sequence[str]) -> Doubles:
    """Mean ratings 0 to 10 (ids, factors), one number for cells of a factor that have the same range and sources.

    Their draws differ only by chance, which must not tell one industry from its twin.
    """
    rows = [assessment.ids.index(each) for each in ids]
    shared: Doubles = assessment.ratings[rows].mean(axis=2, dtype=float)
    for column, factor in enumerate(assessment.known.vocabulary.factor_ids):
        alike: dict[object, list[int]] = {}
        for row, each in enumerate(ids):
            cell = assessment.cells[each][factor]
            alike.setdefault((cell.low, cell.likely, cell.high, cell.sources), []).append(row)
        for same in alike.values():
            shared[same, column] = shared[same, column].mean()
    return shared
