"""Traps of the answer: a lead that rests on gaps or on a wide range, or that no score can carry."""

from collections.abc import Iterator
from typing import cast

import numpy as np
import numpy.typing as npt

from assessment.assess import Assessment
from assessment.cross_check import topsis, topsis_inputs
from assessment.rank_invariance import topsis_reversals
from assessment.traps.trap import Trap
from assessment.value_model import value_draws

LIFTED = 0.05  # House: share of first ranks that an industry owes to its wide range, worth telling
VISIBLE = 0.01  # House: shares are shown in whole cases of a hundred; a lead by less is none

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]


def traps_of_answer(assessment: Assessment) -> Iterator[Trap]:
    """Whatever a reader of verdict and ranking should know beside them."""
    yield from _of_the_leader(assessment)
    if len(assessment.comparable_ids) > 1:
        yield from _wide_range(assessment)
        yield from _not_rated(assessment)
    if len(assessment.comparable_ids) > 2:
        yield from _rank_reversal(assessment)


def first_shares(values: Floats) -> Doubles:
    """Share of draws in which each alternative is the best, ties split, for values (alternatives, draws).

    >>> first_shares(np.array([[2, 1], [1, 1]], dtype=np.float32)).tolist()
    [0.75, 0.25]
    """
    best = values == values.max(axis=0)
    return cast(Doubles, (best / best.sum(axis=0)).mean(axis=1))


def at_median_spread(values: Floats) -> Floats:
    """Values (alternatives, draws) drawn out or in about their means until all have the median standard deviation."""
    means, spreads = values.mean(axis=1, keepdims=True), values.std(axis=1, keepdims=True)
    factors = np.divide(np.median(spreads), spreads, out=np.ones_like(spreads), where=spreads > 0)
    return cast(Floats, means + (values - means) * factors)


def _of_the_leader(assessment: Assessment) -> Iterator[Trap]:
    """`compensation`: vetoes of the winner; `leader_not_rated`: its missing cells among `all`, `weight` their share."""
    winner = assessment.verdict.winner
    if winner is None:
        return
    standing = assessment.standings[winner]
    if standing.vetoes:
        ratings = {factor: assessment.cells[winner][factor].likely for factor in standing.vetoes}
        yield Trap("compensation", "verdict", winner, standing.vetoes, {"ratings": ratings})
    if standing.missing:
        values = {"all": len(assessment.cells[winner]), "weight": standing.missing_weight}
        yield Trap("leader_not_rated", "verdict", winner, standing.missing, values)


def _not_rated(assessment: Assessment) -> Iterator[Trap]:
    """Industries in the ranking with missing cells: `counts` by industry, of `all` factors."""
    counts = {each: len(assessment.standings[each].missing) for each in assessment.comparable_ids}
    gaps = {each: count for each, count in counts.items() if count}
    if gaps.keys() - {assessment.verdict.winner}:
        values = {"counts": gaps, "all": len(assessment.known.vocabulary.factors)}
        yield Trap("not_rated", "ranking", values=values)


def _wide_range(assessment: Assessment) -> Iterator[Trap]:
    """Industries that rank first more often because less is known of them.

    `share` of first ranks, `even_share` if every industry's values had the median spread, `passes`: an industry with a
    higher score that is first less often, but would not be then.
    """
    ids = assessment.comparable_ids
    values = value_draws(assessment.ratings, assessment.weights).total[[assessment.ids.index(each) for each in ids]]
    spreads, even = values.std(axis=1), first_shares(at_median_spread(values))
    own = np.array([assessment.standings[each].rank_share[0] for each in ids])
    scores = np.array([assessment.standings[each].score for each in ids])
    for row in np.flatnonzero(spreads > np.median(spreads)).tolist():
        passed = np.flatnonzero((scores > scores[row]) & (own[row] - own >= VISIBLE) & (even[row] <= even))
        if own[row] - even[row] >= LIFTED or len(passed):
            passes = ids[max(passed.tolist(), key=lambda each: scores[each])] if len(passed) else None
            shares = {"share": float(own[row]), "even_share": float(even[row]), "passes": passes}
            yield Trap("wide_range", "ranking", ids[row], values=shares)


def _rank_reversal(assessment: Assessment) -> Iterator[Trap]:
    """TOPSIS's `pick` gives way to `other` when `removed`, which is neither, is not listed. The score is immune."""
    ids = assessment.comparable_ids
    inputs = topsis_inputs(assessment, ids)
    pick = int(topsis(*inputs).argmax())
    for removed, with_it, without_it in topsis_reversals(*inputs):
        if removed != pick and with_it[0] != without_it[0]:
            values = {"pick": ids[pick], "other": ids[without_it[0]], "removed": ids[removed]}
            yield Trap("rank_reversal", "ranking", values=values)
            return
