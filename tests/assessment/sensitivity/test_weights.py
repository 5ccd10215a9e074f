"""Flips of the weights, played again with a founder's swing points and held against trying all weights."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment import Assessment, assess
from assessment.sensitivity.mean_case import MeanCase, mean_case
from assessment.sensitivity.search import Flips, search_flips
from assessment.sensitivity.weights import WeightFlip, side_flips, weight_flips, weight_set_flips
from knowledge.vocabulary import SIDES
from tests.assessment.edited_world import again, with_weights
from tests.assessment.little_world import AS_OF, FACTORS, industry, known_of, shipped

PAST = 0.002


@cache
def shipped_flips() -> tuple[Assessment, MeanCase, Flips]:
    assessment = assess(shipped(), draws=400, as_of=AS_OF)
    return assessment, mean_case(assessment), search_flips(assessment)


def world(ratings: list[list[int]], points: list[int] | None = None) -> Assessment:
    rows = [dict(zip(FACTORS, row, strict=True)) for row in ratings]
    weights = {"factors": dict(zip(FACTORS, points, strict=True))} if points else {}
    known = known_of(*(industry(f"trade_{number}", row) for number, row in enumerate(rows)), weights=weights)
    return assess(known, draws=60, as_of=AS_OF)


def winner_by_utility(assessment: Assessment) -> str:
    """Who wins at mean weights where cells rated alike do not differ by chance."""
    case = mean_case(assessment)
    return case.ids[int((case.utilities * case.weights).sum(axis=1).argmax())]


def weights_at(flip: WeightFlip, x: float) -> dict[str, float]:
    """The weights of the flip's group with its own at x, the others in the proportions they had."""
    others = {name: share for name, share in flip.all_after if name != flip.subject}
    rest = sum(others.values())
    return {flip.subject: x, **{name: share * (1 - x) / rest for name, share in others.items()}}


@pytest.mark.mission("I9")
def test_every_weight_flip_of_the_shipped_industries_can_be_played_again() -> None:
    assessment, _, flips = shipped_flips()
    assert len(flips.weights) >= 8
    assert len(flips.sides) >= 3
    for flip in (*flips.weights, *flips.sides):
        sign = 1 if flip.change > 0 else -1
        assert sum(share for _, share in flip.all_after) == pytest.approx(1)
        assert dict(flip.all_after)[flip.subject] == flip.after
        for x, expected in ((flip.after - sign * PAST, flips.winner), (flip.after + sign * PAST, flip.winner)):
            if 0 <= x <= 1:
                group = weights_at(flip, x)
                known = with_weights(assessment, group if flip.side is None else {}, group if flip.side else {})
                assert winner_by_utility(again(assessment, known)) == expected, flip.subject


def test_the_verdict_follows_the_smallest_flips() -> None:
    assessment = assess(shipped(), as_of=AS_OF)
    flips = search_flips(assessment)
    for flip in (flips.weights[0], flips.sides[0]):
        for share, expected in ((0.8, flips.winner), (1.2, flip.winner)):
            group = weights_at(flip, flip.before + share * flip.change)
            known = with_weights(assessment, group if flip.side is None else {}, group if flip.side else {})
            assert again(assessment, known).verdict.winner == expected


def test_several_weights_of_the_shipped_industries_can_be_played_again() -> None:
    assessment, case, flips = shipped_flips()
    smallest = flips.weight_sets[0]
    before = np.array(case.weights)
    move = np.zeros(len(before))
    for factor, was, then in smallest.changed:
        assert was == case.weights[FACTORS.index(factor)]
        move[FACTORS.index(factor)] = then - was
    assert np.abs(move).sum() == pytest.approx(smallest.l1)
    assert move.sum() == pytest.approx(0)
    for share, expected in ((0.95, flips.winner), (1.05, smallest.winner)):
        weights = before + share * move
        sides = {side: float(weights[assessment.weights.side_of == number].sum()) for number, side in enumerate(SIDES)}
        known = with_weights(assessment, sides, dict(zip(FACTORS, weights.tolist(), strict=True)))
        assert winner_by_utility(again(assessment, known)) == expected


def test_the_second_ranked_is_not_always_the_nearest() -> None:
    base = [5] * 16
    leader, second, third = base[:], base[:], base[:]
    leader[0], leader[1] = 9, 7
    second[0], second[1] = 8, 7  # close behind, but never ahead on a strength
    third[0], third[1] = 5, 10  # further behind, and ahead on the second strength
    flips = search_flips(world([leader, second, third]))
    assert [name for name, _ in flips.margins] == ["trade_1", "trade_2"]
    assert {each.winner for each in flips.weights} == {"trade_2"}
    assert [each.winner for each in flips.weight_sets] == ["trade_2"]
    assert flips.dominated == ("trade_1",)


def test_weights_within_bounds_move_further_or_not_at_all() -> None:
    _, case, flips = shipped_flips()
    bounded = weight_set_flips(case, (0.5, 2.0))
    assert bounded[0].l1 >= flips.weight_sets[0].l1
    for each in bounded:
        for _, before, after in each.changed:
            assert 0.5 * before - 1e-12 <= after <= 2 * before + 1e-12
    assert weight_set_flips(case, (1.0, 1.0)) == ()


def test_the_smallest_move_of_several_is_never_larger_than_that_of_one() -> None:
    assessment, case, flips = shipped_flips()
    for flip in flips.sides:
        after = np.array([dict(flip.all_after)[SIDES[number]] for number in assessment.weights.side_of])
        moved = np.abs(after * assessment.weights.within - case.weights).sum()
        assert flips.weight_sets[0].l1 <= moved + 1e-9


@settings(max_examples=30)
@given(
    ratings=st.lists(st.lists(st.integers(0, 10), min_size=16, max_size=16), min_size=2, max_size=4),
    points=st.lists(st.sampled_from([0, 20, 60, 100]), min_size=16, max_size=16),
)
def test_no_other_weight_flips_sooner(ratings: list[list[int]], points: list[int]) -> None:
    """Brute force: every weight of a group along a fine grid, the others in proportion."""
    for number in range(4):
        points[4 * number] = points[4 * number] or 50
    assessment = world(ratings, points)
    case, model = mean_case(assessment), assessment.weights
    assert case.leader is not None
    found = {(flip.subject, flip.change > 0): flip for flip in weight_flips(assessment, case) if flip.change != 0}
    for number in range(4):
        members = np.flatnonzero(model.side_of == number)
        within = model.within[members]
        others = case.weights.copy()
        others[members] = 0
        for k, member in enumerate(members):
            rest = np.delete(within, k).sum()
            if rest <= 0:
                continue
            for x in np.linspace(0.001, 0.999, 40):
                trial = within * ((1 - x) / rest)
                trial[k] = x
                weights = others.copy()
                weights[members] = model.sides[number] * trial
                values = 100 * case.utilities @ weights
                lead = values[case.leader] - np.delete(values, case.leader).max()
                flip = found.get((FACTORS[member], bool(x > within[k])))
                beyond = flip is not None and abs(x - within[k]) > abs(flip.change)
                start = 100 * case.utilities @ case.weights
                if start.argmax() == case.leader and abs(lead) > 1e-6:
                    assert (lead < 0) == beyond, (FACTORS[member], x)


def test_sides_and_factors_that_do_not_count() -> None:
    one = industry("pumps", {**dict.fromkeys(FACTORS, 5), "people": 9})
    other = industry("valves", {**dict.fromkeys(FACTORS, 5), "technology_edge": 8, "growing_users": 9})
    weights = {"sides": {"opportunity": 0, "weakness": 0, "threat": 0}, "factors": {"tangible_assets": 0}}
    assessment = assess(known_of(one, other, weights=weights), draws=60, as_of=AS_OF)
    case = mean_case(assessment)
    # side strength has all the weight: its factors may move, other sides' may not, and its own share has no others
    assert {flip.side for flip in weight_flips(assessment, case)} == {"strength"}
    assert {flip.subject for flip in side_flips(assessment, case)} == {"opportunity"}
