"""Every flip is played again: just past it another industry wins, just before it does not."""

import shutil
import time
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment import Assessment, assess
from assessment.sensitivity.mean_case import mean_case
from assessment.sensitivity.search import Flips, search_flips
from assessment.sensitivity.shifted_cell import CellMover
from knowledge import read_knowledge
from tests.assessment.edited_world import mean_winner, winner_after_moving
from tests.assessment.little_world import AS_OF, FACTORS, UNFAVOURABLE, all_finite, industry, known_of, shipped

ROOT = Path(__file__).parents[3]
PAST = 0.002


@cache
def shipped_flips(draws: int = 1000) -> tuple[Assessment, Flips]:
    assessment = assess(shipped(), draws=draws, as_of=AS_OF)
    return assessment, search_flips(assessment)


@pytest.mark.mission("I9")
def test_every_cell_flip_of_the_shipped_industries_can_be_played_again() -> None:
    assessment, flips = shipped_flips(400)
    assert len(flips.cells) > 20
    for flip in flips.cells:
        sign = 1 if flip.change > 0 else -1
        before, beyond = flip.change - sign * PAST, flip.change + sign * PAST
        assert winner_after_moving(assessment, flip.industry, flip.factor, before) == flips.winner
        if flip.before.room(sign) >= abs(beyond):
            assert winner_after_moving(assessment, flip.industry, flip.factor, beyond) == flip.winner


def test_no_cell_flip_is_missed() -> None:
    assessment, flips = shipped_flips()
    case, mover = mean_case(assessment), CellMover(assessment)
    assert case.leader is not None
    found = {(flip.industry, flip.factor) for flip in flips.cells}
    for row, each in enumerate(case.ids):
        for column, factor in enumerate(FACTORS):
            movable = mover.movable(each, factor)
            assert movable is not None
            reachable = False
            for direction in (1.0, -1.0):
                values = case.values.copy()
                change = movable.mean(direction * movable.stated.room(direction)) - movable.mean()
                values[row] += 10 * case.weights[column] * case.favourable[column] * change
                reachable |= case.leads(values) != case.leader
            assert reachable == ((each, factor) in found), (each, factor)


def test_a_flip_is_played_again_in_the_file_and_by_the_verdict(tmp_path: Path) -> None:
    """The whole way: the number in the YAML file, read again, drawn again; the winner is that of `rank`."""
    shutil.copytree(ROOT / "industry_profiles", tmp_path / "industry_profiles")
    shutil.copytree(ROOT / "founders", tmp_path / "founders", ignore=shutil.ignore_patterns("me.yaml"))
    known = read_knowledge(tmp_path)
    assessment = assess(known, as_of=AS_OF)
    flips = search_flips(assessment)
    explicit = [each for each in flips.cells if assessment.cells[each.industry][each.factor].origin == "explicit"]
    assert {each.winner for each in explicit[:3]} != {flips.winner}
    for flip in explicit[:3]:
        file = tmp_path / "industry_profiles" / f"{flip.industry}.yaml"
        text = file.read_text(encoding="utf-8")
        for share, expected in ((0.93, flips.winner), (1.07, flip.winner)):
            profile = yaml.safe_load(text)
            for end in ("low", "likely", "high"):
                if end in profile["factors"][flip.factor]:
                    profile["factors"][flip.factor][end] += share * flip.change
            file.write_text(yaml.safe_dump(profile, allow_unicode=True), encoding="utf-8")
            edited = read_knowledge(tmp_path, previous=known)
            assert edited.problems == ()
            assert assess(edited, as_of=AS_OF).verdict.winner == expected
        file.write_text(text, encoding="utf-8")


def test_cell_flips_by_hand() -> None:
    """All factors alike but one; pumps ahead by 2 points on one of sixteen equal weights: 2 points level any cell."""
    known = known_of(industry("pumps", {**dict.fromkeys(FACTORS, 5), "small_market": 3}), industry("valves"))
    assessment = assess(known, as_of=AS_OF)
    flips = search_flips(assessment)
    assert flips.winner == "pumps"
    assert flips.margins == (("valves", pytest.approx(100 * 0.2 / 16, abs=0.02)),)
    assert len(flips.cells) == 32
    for flip in flips.cells:
        better = (flip.industry == "valves") != (flip.factor in UNFAVOURABLE)
        assert flip.change == pytest.approx(2 if better else -2, abs=0.03)
        assert flip.winner == "valves"
        assert flip.after == flip.before.moved(flip.change)
    assert flips.dominated == ("valves",)


def test_the_smallest_changes_come_first() -> None:
    _, flips = shipped_flips()
    for sizes in (
        [abs(each.change) for each in flips.cells],
        [abs(each.change) for each in flips.weights],
        [abs(each.change) for each in flips.sides],
        [each.l1 for each in flips.weight_sets],
        [abs(each.sigmas) for each in flips.sources],
        [margin for _, margin in flips.margins],
    ):
        assert sizes == sorted(sizes)
        assert sizes


@pytest.mark.mission("I8")
def test_the_outlook_spans_cover_the_whole_range_and_name_the_winner_in_it() -> None:
    spans = shipped_flips(10_000)[1].outlook
    assert [spans[0].start, spans[-1].end] == [0.0, 1.0]
    assert [each.end for each in spans[:-1]] == [each.start for each in spans[1:]]
    for span in spans:
        at = (span.start + span.end) / 2
        assert assess(shipped(), as_of=AS_OF, outlook=at).verdict.outlook_winner == span.winner
    assert len({each.winner for each in spans}) == len(spans) > 1


def test_no_flip_is_possible_where_all_is_at_the_end_of_the_scale() -> None:
    best = {each: 0 if each in UNFAVOURABLE else 10 for each in FACTORS}
    worst = {each: 10 if each in UNFAVOURABLE else 0 for each in FACTORS}
    flips = search_flips(assess(known_of(industry("pumps", best), industry("valves", worst)), draws=200, as_of=AS_OF))
    assert (flips.cells, flips.weights, flips.sides, flips.weight_sets, flips.sources) == ((), (), (), (), ())
    assert (flips.winner, flips.dominated, flips.optimism.uniform) == ("pumps", ("valves",), None)


def test_with_one_industry_or_none_there_is_nothing_to_flip() -> None:
    alone = search_flips(assess(known_of(industry("pumps")), draws=50, as_of=AS_OF))
    assert alone == Flips("pumps", outlook=alone.outlook)
    assert [each.winner for each in alone.outlook] == ["pumps"]
    assert search_flips(assess(known_of(industry("pumps", None)), draws=50, as_of=AS_OF)) == Flips(None)
    assert search_flips(assess(known_of(), draws=50, as_of=AS_OF)) == Flips(None)


def test_of_two_identical_industries_any_change_decides() -> None:
    flips = search_flips(assess(known_of(industry("pumps"), industry("valves")), draws=200, as_of=AS_OF))
    (rival, margin), *_ = flips.margins
    assert {flips.winner, rival} == {"pumps", "valves"}
    assert margin < 0.5, "only by chance"
    assert {each.change == pytest.approx(0, abs=0.5) for each in flips.cells} == {True}
    assert len(flips.cells) == 32
    assert (flips.weights, flips.sides, flips.weight_sets) == ((), (), ())
    assert all_finite(flips)


@settings(max_examples=25)
@given(
    ratings=st.lists(st.lists(st.none() | st.integers(0, 10), min_size=16, max_size=16), max_size=3),
    sides=st.lists(st.sampled_from([0, 0, 30, 100]), min_size=4, max_size=4),
    points=st.lists(st.sampled_from([0, 20, 100]), min_size=16, max_size=16),
)
def test_any_world_gives_finite_flips_that_hold(
    ratings: list[list[int | None]], sides: list[int], points: list[int]
) -> None:
    for number in range(4):
        points[4 * number] = points[4 * number] or 50  # a side whose factors are all 0 is a mistake of its own
    sides[0] = sides[0] or 10
    weights = {
        "sides": dict(zip(("strength", "weakness", "opportunity", "threat"), sides, strict=True)),
        "factors": dict(zip(FACTORS, points, strict=True)),
    }
    rows = [{name: each for name, each in zip(FACTORS, row, strict=True) if each is not None} for row in ratings]
    known = known_of(*(industry(f"trade_{number}", row) for number, row in enumerate(rows)), weights=weights)
    assessment = assess(known, draws=60, as_of=AS_OF)
    flips = search_flips(assessment)
    assert all_finite(flips)
    assert flips.winner == mean_winner(assessment)
    for flip in flips.cells[:1]:
        by = flip.change * 1.02 + (0.02 if flip.change > 0 else -0.02)
        sign = 1 if flip.change > 0 else -1
        if 0 < abs(by) <= flip.before.room(sign):
            assert winner_after_moving(assessment, flip.industry, flip.factor, by) != flips.winner


def test_all_single_flips_are_found_in_a_moment() -> None:
    assessment, _ = shipped_flips(10_000)
    times = []
    for _ in range(4):
        start = time.process_time()
        search_flips(assessment)
        times.append(time.process_time() - start)
    assert min(times) < 0.3  # twice the aim, for a busy machine
