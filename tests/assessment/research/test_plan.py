"""The research plan of whole assessments: values against nested simulation, thresholds against new assessments."""

import math
import warnings
from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment import Assessment, assess
from assessment.research.card import ResearchCard
from assessment.research.items import cell_items, source_items
from assessment.research.measure import findings_of, own_means, source_sigmas
from assessment.research.plan import ResearchPlan, cell_values, research
from assessment.sensitivity.mean_case import mean_case
from knowledge.evidence import Evidence
from knowledge.industry_profile import IndustryProfile
from knowledge.problem import WrongInput
from tests.assessment.little_world import AS_OF, FACTORS, UNFAVOURABLE, all_finite, industry, known_of, shipped

SLOPE = 10 / 16  # score points a rating point, at equal weights
GOOD = {name: 2.0 if name in UNFAVOURABLE else 8.0 for name in FACTORS}


def assessed(*profiles: IndustryProfile, draws: int = 4_000, **more: Any) -> Assessment:
    """A small assessment; `shared` sources and founder fields may be given."""
    return assess(known_of(*profiles, **more), as_of=AS_OF, draws=draws)


def rated(industry_id: str, rating: float = 5.0, **cells: Any) -> IndustryProfile:
    """An industry rated the same throughout, but for some cells."""
    return industry(industry_id, {**dict.fromkeys(FACTORS, rating), **cells})


def card_of(plan: ResearchPlan, **wanted: Any) -> ResearchCard:
    """The only card with these field values."""
    (card,) = (each for each in plan.cards if all(getattr(each, name) == value for name, value in wanted.items()))
    return card


@pytest.fixture(scope="module")
def plan() -> ResearchPlan:
    """The shipped industries, six hours."""
    return research(assess(shipped(), as_of=AS_OF), 6)


@pytest.mark.mission("I9")
def test_the_shipped_plan_keeps_its_hours_and_its_ceiling(plan: ResearchPlan) -> None:
    assert plan.verdict == "research"
    assert plan.reason is None
    assert plan.ceiling.measurable
    assert 0 < plan.hours_used <= plan.hours == 6
    assert plan.hours_used == sum(card.hours for card in plan.bundle)
    assert max(card.value for card in plan.bundle) <= plan.joint.value <= plan.ceiling.value
    assert plan.joint_share == pytest.approx(plan.joint.value / plan.ceiling.value)
    # what each adds to those before it is what they are worth together
    assert sum(card.adds or 0 for card in plan.bundle) == pytest.approx(plan.joint.value, abs=1e-4)
    assert all_finite(plan)


def test_every_cell_and_source_has_its_card(plan: ResearchPlan) -> None:
    known = shipped()
    rated_cells = [card for card in plan.cards if card.kind != "source"]
    assert len(rated_cells) == len(known.industries) * len(FACTORS)
    assert [card.value for card in plan.cards] == sorted((card.value for card in plan.cards), reverse=True)
    for card in plan.cards:
        assert 0 <= card.value <= plan.ceiling.value
        assert card.measurable == (card.value > 0)
        assert (card.hypothesis is None) == (card.flip_threshold is None) == (card.new_winner is None)
        assert card.new_winner != plan.leader
        if card.measure == "rating":
            assert card.hours == known.vocabulary.factors[card.factor or ""].research_hours
            assert card.flip_threshold is None or 0 <= card.flip_threshold <= 10


def test_the_same_seed_and_day_give_the_same_plan(plan: ResearchPlan) -> None:
    assert research(assess(shipped(), as_of=AS_OF), 6) == plan


def test_everything_together_is_nearly_the_ceiling(plan: ResearchPlan) -> None:
    """Own parts and sources, added up, are all the uncertainty there is; only what clipping couples is left out."""
    assessment = assess(shipped(), as_of=AS_OF)
    items = [*cell_items(assessment), *source_items(assessment)]
    findings = findings_of(assessment, mean_case(assessment), items, source_sigmas(assessment))
    assert findings.joint_value(range(len(items))).value == pytest.approx(plan.ceiling.value, rel=0.03)


def test_without_sources_the_own_part_is_the_whole_rating() -> None:
    assessment = assessed(rated("a", people={"low": 1, "likely": 5, "high": 8}), rated("b"))
    cells = [assessment.cells["a"]["people"], assessment.cells["b"]["strong_rivals"]]
    own = own_means(cells, assessment, source_sigmas(assessment))
    assert own[0] == pytest.approx(assessment.factor_draws("a", "people"), abs=1e-5)
    assert own[1] == pytest.approx(assessment.factor_draws("b", "strong_rivals"), abs=1e-5)


# C, ten years old: a half-width of 10 and errors of 5 points, so that the ends of the scale cut much off
OLD = {"blog": Evidence(title="A blog", kind="opinion", date="2016-11-23")}
WIDE = {"low": 2, "likely": 6, "high": 10, "evidence": ["blog"]}


def nested(values: np.ndarray, other: float) -> float:
    """E max(conditional mean, other) - max of means, from values (outer, inner)."""
    conditional = values.mean(axis=1)
    return float(np.maximum(conditional, other).mean() - max(conditional.mean(), other))


def test_a_cell_and_a_source_are_worth_what_nested_simulation_says() -> None:
    """One cell with a source so old that its error is cut off at both ends; NumPy's own numbers, two loops."""
    assessment = assessed(rated("a", growing_users=WIDE), rated("b", growing_users=5.5), shared=OLD, draws=20_000)
    cell, sigma = assessment.cells["a"]["growing_users"], source_sigmas(assessment)["a"]["blog"]
    assert (cell.low, cell.high, sigma) == (0, 10, 5)
    rng = np.random.default_rng(11)
    steps = (np.arange(1_000) + 0.5) / 1_000
    own = np.quantile(10 * rng.beta(1 + 4 * 0.6, 5 - 4 * 0.6, 100_000), steps)
    error = np.quantile(sigma * rng.standard_normal(100_000), steps)
    gap = float(np.subtract(*mean_case(assessment).values[::-1]))
    points = SLOPE * np.clip(own[:, None] + error, 0, 10)
    points -= points.mean()
    knows_own, knows_error = nested(points, gap), nested(points.T, gap)
    plan = research(assessment, 6)
    assert card_of(plan, industry="a", factor="growing_users").value == pytest.approx(knows_own, abs=0.02)
    assert card_of(plan, source="blog").value == pytest.approx(knows_error, abs=0.02)
    assert knows_error > 2 * knows_own > 0.1


def test_a_source_that_all_cite_alike_says_nothing_on_the_choice() -> None:
    new = {"paper": Evidence(title="A paper", kind="opinion", date="2026-11-01")}
    both = [rated(each, strong_rivals={"likely": 5, "evidence": ["paper"]}) for each in ("a", "b")]
    card = card_of(research(assessed(*both, shared=new), 6), source="paper")
    assert card.cells == (("a", "strong_rivals"), ("b", "strong_rivals"))
    assert card.industry is None
    assert card.value < 0.02  # only what the ends of the scale cut off differently by chance


@pytest.mark.parametrize("factor", ["growing_users", "strong_rivals"])
def test_past_the_threshold_the_new_winner_leads(factor: str) -> None:
    """A range of 2 on both sides is as stated and even, so the mean is the likely rating and can be edited."""

    def around(rating: float) -> Mapping[str, float]:
        return {"low": rating - 2, "likely": rating, "high": rating + 2}

    def world(first: float, second: float) -> Assessment:
        return assessed(rated("a", **{factor: around(first)}), rated("b", **{factor: around(second)}), draws=20_000)

    start = (6.5, 4.5) if factor == "growing_users" else (4.5, 6.5)
    plan = research(world(*start), 6)
    assert plan.leader == "a"
    for row, each in enumerate(("a", "b")):
        card = card_of(plan, industry=each, factor=factor)
        assert card.new_winner == "b"
        assert card.flip_threshold is not None
        assert card.flip_threshold == pytest.approx(start[1 - row], abs=0.1)
        step = -0.2 if card.hypothesis == "above" else 0.2
        for moved, winner in ((step, "b"), (-step, "a")):
            ratings = list(start)
            ratings[row] = card.flip_threshold + moved
            assert world(ratings[0], ratings[1]).verdict.winner == winner


def test_the_error_that_flips_is_on_the_side_that_hurts_the_leader() -> None:
    leading = rated("a", growing_users={"likely": 8, "evidence": ["blog"]})
    card = card_of(research(assessed(leading, rated("b"), shared=OLD), 6), source="blog")
    assert card.measure == "source_error"
    assert card.hypothesis == "above"
    assert card.flip_threshold is not None
    assert card.low < card.flip_threshold < 0 == card.expected
    assert card.new_winner == "b"


def test_a_missing_cell_is_an_item_of_its_own() -> None:
    full = dict.fromkeys(FACTORS, 5.0)
    few = {name: 5.0 for name in FACTORS if name not in ("growing_users", "people")}
    plan = research(assessed(industry("a", full), industry("b", few)), 6)
    card = card_of(plan, industry="b", factor="growing_users")
    assert (card.kind, card.low, card.high) == ("missing", 0, 10)
    assert card.expected == pytest.approx(5, abs=0.15)
    # uniform over 10 points: E max(0, x) = 10/8 rating points; the score gap by chance is small
    assert card.value == pytest.approx(SLOPE * 10 / 8, abs=0.1)


def test_the_same_unknown_in_every_industry_is_one_item() -> None:
    few = {name: 5.0 for name in FACTORS if name != "tangible_assets"}
    assessment = assessed(industry("a", few), industry("b", few), rated("c"))
    card = card_of(research(assessment, 6), factor="tangible_assets", industry=None)
    assert card.cells == (("a", "tangible_assets"), ("b", "tangible_assets"))
    assert card.measurable  # the third industry is rated, so it may be overtaken
    assert cell_values(assessment)["a", "tangible_assets"] == cell_values(assessment)["b", "tangible_assets"]
    alike = research(assessed(industry("a", few), industry("b", few)), 6)
    assert card_of(alike, factor="tangible_assets").value == 0


def test_industries_that_cannot_be_compared_have_no_cards() -> None:
    plan = research(assessed(rated("a"), rated("b"), industry("empty", None)), 6)
    assert plan.not_comparable == ("empty",)
    assert all(industry_id != "empty" for card in plan.cards for industry_id, _ in card.cells)


@pytest.mark.parametrize(
    ("profiles", "hours", "reason"),
    [
        ([], 6, "nothing_to_compare"),
        ([industry("empty", None), industry("empty_too", None)], 6, "nothing_to_compare"),
        ([rated("a")], 6, "one_industry"),
        ([industry("good", GOOD), rated("a")], 6, "ceiling_negligible"),
        ([rated("a"), rated("b")], 0, "hours_too_few"),
        ([rated("a"), rated("b")], 0.5, "hours_too_few"),
        # one hour is enough for tangible assets alone, whose narrow range cannot close the gap
        ([rated("a", tangible_assets={"likely": 5}), rated("b", 5, growing_users=8.0)], 1,
         "nothing_measurable"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("draws", [1, 9, 25, 4_000])
def test_stop_is_a_legal_answer(profiles: list[IndustryProfile], hours: float, reason: str, draws: int) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        plan = research(assessed(*profiles, draws=draws), hours)
    assert all_finite(plan)
    assert plan.verdict == "stop" or draws == 25
    if draws == 4_000:
        assert plan.reason == reason
        assert plan.bundle == ()
        assert (plan.joint.value, plan.joint_share, plan.hours_used) == (0, 0, 0)


def test_identical_industries_can_still_be_told_apart_by_research() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        plan = research(assessed(rated("a"), rated("b"), rated("c")), 6)
    assert plan.verdict == "research"
    assert all_finite(plan)


def test_cards_of_the_bundle_are_due_as_the_weekly_hours_go() -> None:
    plan = research(assessed(rated("a"), rated("b"), hours_per_week_for_research=2), 20)
    spent = 0.0
    for card in plan.bundle:
        spent += card.hours
        assert card.due is not None
        assert (card.due - AS_OF).days == math.ceil(spent / 2 * 7)
    assert all(card.due is None for card in plan.cards)


@pytest.mark.parametrize("weekly", [None, 0, 1e-9])
def test_no_weekly_hours_give_no_dates(weekly: float | None) -> None:
    plan = research(assessed(rated("a"), rated("b"), hours_per_week_for_research=weekly), 6)
    assert plan.bundle
    assert [card.due for card in plan.bundle] == [None] * len(plan.bundle)


def test_hours_left_out_are_the_weekly_ones() -> None:
    assert research(assessed(rated("a"), rated("b"), hours_per_week_for_research=4)).hours == 4
    assert research(assessed(rated("a"), rated("b"))).hours == 6


@pytest.mark.parametrize("hours", [-1, math.nan, math.inf, 10_001])
def test_impossible_hours_are_refused(hours: float) -> None:
    with pytest.raises(WrongInput) as wrong:
        research(assessed(rated("a"), rated("b"), draws=10), hours)
    assert wrong.value.problem.code == "bad-hours"


def test_an_evidence_date_moves_the_value() -> None:
    """The same source, older: its error is wider, so rechecking it is worth more."""

    def value(day: str) -> float:
        shared = {"source": Evidence(title="Press", kind="press", date=day)}
        leading = rated("a", growing_users={"likely": 6, "evidence": ["source"]})
        return card_of(research(assessed(leading, rated("b"), shared=shared), 6), source="source").value

    assert value("2018-01-01") > 2 * value(date(2026, 11, 1).isoformat())


RATINGS = st.lists(st.floats(0, 10), min_size=16, max_size=16)


@settings(max_examples=15)
@given(ratings=st.lists(RATINGS, min_size=2, max_size=4), hours=st.floats(0, 40), seed=st.integers(0, 99))
def test_any_world_gives_values_between_nothing_and_the_ceiling(
    ratings: list[list[float]], hours: float, seed: int
) -> None:
    profiles = [industry(f"i{row}", dict(zip(FACTORS, each, strict=True))) for row, each in enumerate(ratings)]
    plan = research(assess(known_of(*profiles), as_of=AS_OF, draws=500, seed=seed), hours)
    assert all_finite(plan)
    assert all(0 <= card.value <= plan.ceiling.value for card in (*plan.cards, *plan.bundle))
    assert plan.hours_used <= hours + 1e-3
    assert plan.joint.value >= max((card.value for card in plan.bundle), default=0) - 3 * plan.joint.standard_error
