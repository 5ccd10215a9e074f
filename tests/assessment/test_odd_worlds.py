"""Worlds that somebody really has: every engine answers them in finite numbers, and says what cannot be concluded."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import pytest

from assessment import Assessment, assess
from assessment.ageing import ages_out
from assessment.cross_check import agreement
from assessment.pairwise_judgements import (
    ACCEPTABLE_RATIO,
    ahp_weights,
    consistency_ratio,
    most_inconsistent,
    order_preserved,
    reciprocal_matrix,
)
from assessment.rank_invariance import rank_invariance
from assessment.research.plan import cell_values, research
from assessment.sensitivity.cell_sets import fewest_cells
from assessment.sensitivity.load_bearing import source_flips
from assessment.sensitivity.mean_case import mean_case
from assessment.sensitivity.optimism import optimism_break_even
from assessment.sensitivity.search import search_flips
from assessment.traps.find import find_traps
from assessment.weight_runs import weight_runs
from knowledge import Knowledge
from knowledge.evidence import Evidence
from knowledge.founder import OwnRating
from knowledge.problem import WrongInput
from strategies import Rulebook, read_rules, recommend_all
from strategies.strategy_flips import strategy_flips
from tests.assessment.little_world import AS_OF, FACTORS, UNFAVOURABLE, all_finite, industry, known_of, shipped

pytestmark = [pytest.mark.filterwarnings("error"), pytest.mark.mission("I9")]

HALF = FACTORS[::2]
ENDS = {each: 0.0 if each in UNFAVOURABLE else 10.0 for each in FACTORS}
CITED = {each: {"likely": 5.0, "evidence": ["x"]} for each in FACTORS}
SOURCE = {"x": Evidence(title="A source", kind="blog", date="2010")}
ONE_FACTOR = {
    "sides": dict.fromkeys(("weakness", "opportunity", "threat"), 0),
    "factors": dict.fromkeys(FACTORS[:3], 0),
}


def own(factors: tuple[str, ...], rating: float) -> dict[str, OwnRating]:
    return {each: OwnRating(likely=rating) for each in factors}


WORLDS: dict[str, Callable[[], Knowledge]] = {
    "no industry": lambda: known_of(),
    "one industry": lambda: known_of(industry("a", 6.0)),
    "two alike": lambda: known_of(industry("a", 6.0), industry("b", 6.0)),
    "two alike in every source": lambda: known_of(industry("a", CITED), industry("b", CITED), shared=SOURCE),
    "three alike": lambda: known_of(*(industry(each, 5.0) for each in "abc")),
    "nothing known of any": lambda: known_of(industry("a", None), industry("b", None)),
    "nothing known of one": lambda: known_of(industry("a", None), industry("b", 6.0)),
    "half a founder's file, nothing else": lambda: known_of(
        industry("a", None), industry("b", None), ratings={"a": own(HALF, 7.0), "b": own(HALF, 4.0)}
    ),
    "half a founder's file on full profiles": lambda: known_of(
        industry("a", 5.0), industry("b", 5.0), ratings={"a": own(HALF, 7.0)}
    ),
    "a founder's file on an industry that is gone": lambda: known_of(
        industry("a", 5.0), industry("b", 4.0), ratings={"gone": own(FACTORS, 7.0)}
    ),
    "one factor alone counts": lambda: known_of(
        industry("a", 6.0), industry("b", dict.fromkeys(FACTORS, 5.0)), weights=ONE_FACTOR
    ),
    "one side alone counts": lambda: known_of(
        industry("a", 6.0), industry("b", 5.0), weights={"sides": dict.fromkeys(("strength", "weakness", "threat"), 0)}
    ),
    "the best there can be and the worst": lambda: known_of(
        industry("best", ENDS), industry("worst", {each: 10 - rating for each, rating in ENDS.items()})
    ),
    "the best there can be, twice": lambda: known_of(industry("a", ENDS), industry("b", ENDS)),
    "a founder with nothing": lambda: known_of(
        industry("a", 5.0), industry("b", 5.1), capital_usd=0, team_size=0, runway_months=0, years_in_trade={},
        network={}, hours_per_week_for_research=0,
    ),
}  # fmt: skip


@cache
def rulebook() -> Rulebook:
    """The shipped rules, read once: all worlds have the shipped vocabulary."""
    return read_rules(shipped())


@pytest.fixture(scope="module", params=WORLDS, ids=lambda each: each.replace(" ", "-"))
def odd(request: pytest.FixtureRequest) -> Assessment:
    return assess(WORLDS[request.param](), draws=200, as_of=AS_OF)


ENGINES: dict[str, Callable[[Assessment], Any]] = {
    "assess": lambda odd: (odd.standings, odd.verdict, odd.pairwise.tolist(), odd.cells),
    "search_flips": search_flips,
    "fewest_cells": fewest_cells,
    "load_bearing": lambda odd: source_flips(odd, mean_case(odd)),
    "optimism": lambda odd: optimism_break_even(odd, mean_case(odd)),
    "traps": find_traps,
    "weight_runs": lambda odd: (weight_runs(odd), weight_runs(odd).agree, weight_runs(odd).need_no_debate),
    "agreement": agreement,
    "rank_invariance": rank_invariance,
    "research": research,
    "research without hours": lambda odd: research(odd, 0),
    "cell_values": cell_values,
    "ages_out": lambda odd: ages_out(odd, date(2040, 1, 1)),
    "recommend": lambda odd: recommend_all(odd, rulebook()),
    "strategy_flips": lambda odd: [strategy_flips(odd, each, rulebook()) for each in odd.ids],
}


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_gives_finite_numbers(odd: Assessment, engine: str) -> None:
    assert all_finite(ENGINES[engine](odd))


def test_what_cannot_be_compared_is_not_concluded(odd: Assessment) -> None:
    """Fewer than two comparable industries: no runner-up, no flip, nothing to research, and the question stays open."""
    if len(odd.comparable_ids) > 1:
        assert odd.verdict.winner in odd.comparable_ids
        assert odd.verdict.runner_up in odd.comparable_ids
        return
    found, plan = search_flips(odd), research(odd)
    assert (odd.verdict.state, odd.verdict.runner_up) == ("open", None)
    assert odd.verdict.winner == next(iter(odd.comparable_ids), None)
    assert not (found.cells or found.weights or found.sides or found.weight_sets or found.sources or found.margins)
    assert fewest_cells(odd) is None
    assert (agreement(odd), weight_runs(odd).agree) == ((), None)
    assert (plan.verdict, plan.reason) == ("stop", "one_industry" if odd.comparable_ids else "nothing_to_compare")
    assert plan.bundle == ()


@pytest.mark.parametrize("world", ["two alike", "two alike in every source", "three alike"])
def test_industries_that_are_alike_are_a_tie_in_every_engine(world: str) -> None:
    alike = assess(WORLDS[world](), as_of=AS_OF)
    assert (alike.verdict.tie, alike.verdict.state) == (True, "open")
    runs = weight_runs(alike)
    assert all(run.tie for run in runs.runs)
    assert not runs.need_no_debate
    found = search_flips(alike)
    assert found.weights == found.sides == found.weight_sets == (), "no weights tell them apart"
    assert all(margin < 1 for _, margin in found.margins)
    assert found.cells, "any rating moved a little decides"
    assert abs(found.cells[0].change) < 1


def test_a_file_with_half_the_cells_is_told_apart_with_what_to_fill_in() -> None:
    half = assess(WORLDS["half a founder's file, nothing else"](), draws=200, as_of=AS_OF)
    assert half.comparable_ids == ()
    for each in half.standings.values():
        assert set(each.missing) == set(FACTORS) - set(HALF)
    assert search_flips(half).winner is None
    assert research(half).not_comparable == ("a", "b")


@pytest.mark.parametrize(
    "weights",
    [
        {"sides": dict.fromkeys(("strength", "weakness", "opportunity", "threat"), 0)},
        {"factors": dict.fromkeys(FACTORS, 0)},
        {"factors": dict.fromkeys(FACTORS[:4], 0)},
    ],
    ids=["all sides", "all factors", "all factors of a side that counts"],
)
def test_weights_that_sum_to_nothing_are_told_as_such(weights: dict[str, Any]) -> None:
    with pytest.raises(WrongInput) as wrong:
        assess(known_of(industry("a"), industry("b"), weights=weights), draws=1, as_of=AS_OF)
    assert wrong.value.problem.code == "weights-all-zero"


def test_judgements_that_contradict_each_other_still_give_weights_and_name_what_to_look_at() -> None:
    """Strengths beat weaknesses beat opportunities beat threats, which beat strengths: all as far as the scale goes."""
    circle = reciprocal_matrix([9, 1, 1 / 9, 9, 1, 9])
    assert ahp_weights(circle) == pytest.approx([0.25] * 4)
    assert consistency_ratio(circle) > ACCEPTABLE_RATIO
    worst = most_inconsistent(circle)
    assert worst is not None
    assert max(worst.given, 1 / worst.given) == pytest.approx(9)
    assert worst.implied == pytest.approx(1)
    assert not order_preserved(circle, ahp_weights(circle))
