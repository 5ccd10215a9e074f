"""A moved rating has the range and the draws that a new assessment of the edited file gives it."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment import Assessment, assess
from assessment.sensitivity.mean_case import mean_case
from assessment.sensitivity.search import cell_flips
from assessment.sensitivity.shifted_cell import CellMover, StatedRating, stated_rating
from tests.assessment.edited_world import again, with_rating_moved
from tests.assessment.little_world import AS_OF, FACTORS, industry, known_of, shipped


@cache
def shipped_assessment() -> Assessment:
    return assess(shipped(), draws=500, as_of=AS_OF)


def test_unmoved_draws_are_those_of_the_assessment() -> None:
    assessment, mover = shipped_assessment(), CellMover(shipped_assessment())
    for each in assessment.ids:
        for factor in FACTORS:
            movable = mover.movable(each, factor)
            assert movable is not None
            assert movable.moved(0.0) == assessment.cells[each][factor]
            if movable.cell.origin != "formula":
                assert movable.draws() == pytest.approx(assessment.factor_draws(each, factor), abs=1e-5)


@settings(max_examples=25)
@given(cell=st.integers(0, 143), share=st.floats(-1, 1))
def test_a_move_is_what_editing_the_file_gives(cell: int, share: float) -> None:
    assessment = shipped_assessment()
    each, factor = assessment.ids[cell // 16], FACTORS[cell % 16]
    movable = CellMover(assessment).movable(each, factor)
    assert movable is not None
    by = share * movable.stated.room(share)
    edited = again(assessment, with_rating_moved(assessment, each, factor, by))
    wanted, found = edited.cells[each][factor], movable.moved(by)
    assert (found.low, found.likely, found.high) == pytest.approx((wanted.low, wanted.likely, wanted.high))
    assert movable.draws(by) == pytest.approx(edited.factor_draws(each, factor), abs=1e-5)


def test_a_formula_gives_way_to_the_founders_own_view_and_its_sources_err_no_more() -> None:
    """A founder with too few people for a need that an old blog states, close behind a rival."""
    old = {"title": "A blog", "kind": "blog", "date": "2015"}
    need = {"low": 14, "likely": 16, "high": 18, "evidence": ["old"]}
    known = known_of(
        industry("pumps", dict.fromkeys(FACTORS, 5)),
        industry(
            "valves",
            {each: 5 for each in FACTORS if each != "people"},
            needs={"team_size": need},
            evidence={"old": old},
        ),
        team_size=4,
    )
    assessment = assess(known, as_of=AS_OF)
    case = mean_case(assessment)
    (flip,) = [each for each in cell_flips(assessment, case) if (each.industry, each.factor) == ("valves", "people")]
    for by, leader in ((flip.change * 0.97, assessment.verdict.winner), (flip.change * 1.03, flip.winner)):
        edited = again(assessment, with_rating_moved(assessment, "valves", "people", by))
        assert edited.verdict.winner == leader


def test_all_three_stated_numbers_stay_on_the_scale() -> None:
    stated = StatedRating(1.0, 2.0, 9.5)
    assert (stated.room(1), stated.room(-1)) == (0.5, 1.0)
    assert stated.moved(0.5) == StatedRating(1.5, 2.5, 10.0)
    assert (StatedRating(None, 2.0, None).room(1), StatedRating(None, 2.0, None).room(-1)) == (8.0, 2.0)


def test_what_is_stated_comes_from_where_the_rating_does() -> None:
    known = known_of(
        industry("pumps", {"people": {"likely": 4, "high": 9}, "strong_rivals": 6, "small_market": 3}),
        technology=6,
        ratings={"pumps": {"small_market": {"low": 1, "likely": 2, "high": 8}}},
    )
    assessment = assess(known, draws=10, as_of=AS_OF)
    cells = assessment.cells["pumps"]
    assert stated_rating(assessment, cells["people"]) == StatedRating(None, 4, 9)
    assert stated_rating(assessment, cells["strong_rivals"]) == StatedRating(None, 6, None)
    assert stated_rating(assessment, cells["small_market"]) == StatedRating(1, 2, 8)
    assert stated_rating(assessment, cells["growing_users"]) is None
    assert CellMover(assessment).movable("pumps", "growing_users") is None


def test_a_formula_states_the_range_of_the_need() -> None:
    assessment = shipped_assessment()
    cell = assessment.cells["medical_devices"]["technology_edge"]
    need = shipped().industries["medical_devices"].needs.technology
    assert need is not None
    assert cell.origin == "formula"
    assert stated_rating(assessment, cell) == StatedRating(
        11 - (need.high or 0), 11 - need.likely, 11 - (need.low or 0)
    )


@settings(max_examples=40)
@given(likely=st.floats(0, 10), spread=st.floats(0, 5), gain=st.floats(0.01, 6), direction=st.sampled_from([1.0, -1.0]))
def test_the_reach_is_the_smallest_move_that_moves_the_mean_by_so_much(
    likely: float, spread: float, gain: float, direction: float
) -> None:
    rating = {"low": max(0.0, likely - spread), "likely": likely, "high": min(10.0, likely + spread / 2)}
    assessment = assess(
        known_of(industry("pumps", {**dict.fromkeys(FACTORS, 5), "people": rating})), draws=200, as_of=AS_OF
    )
    movable = CellMover(assessment).movable("pumps", "people")
    assert movable is not None
    size = movable.reach(gain, direction)
    moved = [
        abs(movable.mean(direction * each) - movable.mean())
        for each in np.linspace(0, movable.stated.room(direction), 200)
    ]
    assert np.diff(moved).min() >= -1e-5, "the mean never turns back"
    if size is None:
        assert moved[-1] < gain
    else:
        assert abs(movable.mean(direction * size) - movable.mean()) == pytest.approx(gain, abs=1e-4)
        assert size >= gain
