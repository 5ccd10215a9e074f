"""Whether adding or removing one industry turns the order of the others: never by the score, at times by TOPSIS."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt

from assessment.assess import Assessment
from assessment.cross_check import topsis, topsis_inputs
from assessment.value_model import value_draws

Doubles = npt.NDArray[np.float64]

SAME = 1e-9  # figures no further apart than this are level


@dataclass(frozen=True)
class Reversal:
    """Without `removed` at least two of the others change places.

    Their orders, best first: `with_it` listed and `without_it`.
    """

    removed: str
    with_it: tuple[str, ...]
    without_it: tuple[str, ...]


@dataclass(frozen=True)
class RankInvariance:
    """Reversals by the score (none, or something is wrong) and by TOPSIS, which measures against those listed.

    Both are empty with fewer than three comparable industries, where removing one leaves no order.
    """

    score: tuple[Reversal, ...] = ()
    topsis: tuple[Reversal, ...] = ()


def rank_reversals(
    count: int, figures: Callable[[list[int]], npt.ArrayLike]
) -> list[tuple[int, tuple[int, ...], tuple[int, ...]]]:
    """Alternatives whose removal makes two others change places: (removed, order with it, order without it).

    Orders are best first. `figures(kept)` gives the figures of the alternatives in `kept` when only they are listed,
    higher is better. Two that become level, or cease to be, have not changed places.
    """
    everyone = list(range(count))
    listed = np.asarray(figures(everyone), dtype=float)
    found = []
    for removed in everyone:
        kept = [each for each in everyone if each != removed]
        if len(kept) < 2:
            continue
        before, after = listed[kept], np.asarray(figures(kept), dtype=float)
        if (_ahead(before) & _ahead(after).T).any():
            found.append((removed, _best_first(kept, before), _best_first(kept, after)))
    return found


def topsis_reversals(
    matrix: npt.ArrayLike, weights: npt.ArrayLike, benefit: Sequence[bool]
) -> list[tuple[int, tuple[int, ...], tuple[int, ...]]]:
    """`rank_reversals` of TOPSIS (Belton & Gear 1983 showed such reversals for AHP). Arguments as for `topsis`."""
    table = np.asarray(matrix, dtype=float)
    return rank_reversals(len(table), lambda kept: topsis(table[kept], weights, benefit))


def rank_invariance(assessment: Assessment) -> RankInvariance:
    """Every comparable industry taken out in turn, and the others scored anew, by the score and by TOPSIS."""
    ids = assessment.comparable_ids
    rows = np.array([assessment.ids.index(each) for each in ids], dtype=int)

    def scores(kept: list[int]) -> Doubles:
        total = value_draws(assessment.ratings[rows[kept]], assessment.weights).total
        return cast(Doubles, total.mean(axis=1, dtype=float))

    if len(ids) < 3:
        return RankInvariance()
    return RankInvariance(_named(ids, rank_reversals(len(ids), scores)), topsis_invariance(assessment))


def topsis_invariance(assessment: Assessment) -> tuple[Reversal, ...]:
    """The reversals by TOPSIS alone; quick, because nothing drawn is looked at again."""
    ids = assessment.comparable_ids
    return _named(ids, topsis_reversals(*topsis_inputs(assessment, ids))) if len(ids) > 2 else ()


def _named(ids: Sequence[str], reversals: list[tuple[int, tuple[int, ...], tuple[int, ...]]]) -> tuple[Reversal, ...]:
    return tuple(
        Reversal(ids[removed], tuple(ids[each] for each in with_it), tuple(ids[each] for each in without_it))
        for removed, with_it, without_it in reversals
    )


def _ahead(figures: Doubles) -> npt.NDArray[np.bool_]:
    """Who is ahead of whom, shape (alternatives, alternatives)."""
    return figures[:, None] - figures > SAME


def _best_first(kept: list[int], figures: Doubles) -> tuple[int, ...]:
    return tuple(kept[each] for each in np.argsort(-figures, kind="stable").tolist())
