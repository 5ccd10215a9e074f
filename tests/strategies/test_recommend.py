"""Advice from ratings that can be checked by hand, and what must hold for any ratings."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from assessment import Assessment, assess
from knowledge import read_knowledge
from knowledge.founder import Founder
from knowledge.problem import WrongInput
from strategies import Rulebook, read_rules, recommend, recommend_all
from strategies.conditions import Condition
from strategies.phrases import Phrase
from strategies.recommend import CONFIDENCE
from strategies.rule import ActionPlan, Conditions, Rule
from strategies.rule_check import CompiledRule
from strategies.rule_draws import rule_draws
from tests.strategies.conftest import AS_OF, SmallWorkspace, rule_text

FUNDING = """{
    all_of: {strong_rivals: at least high, lack_of_capital: at least high},
    none_of: {available_capital: at most low}}"""


@pytest.fixture
def four_draws(workspace: SmallWorkspace) -> Assessment:
    return workspace.assessed(strong_rivals=[8, 8, 6, 4], lack_of_capital=[8, 6, 8, 8], available_capital=[5, 2, 5, 5])


@pytest.mark.mission("I11")
def test_a_rule_stays_in_the_draws_in_which_all_of_it_holds(workspace: SmallWorkspace, four_draws: Assessment) -> None:
    advice = recommend(four_draws, "pumps", workspace.rulebook(rule_text(FUNDING, certainty=0.6, confidence="B")))
    (funding,) = advice.strategies
    assert (funding.id, funding.stays, funding.fires) == ("find_funding", 0.25, False)
    assert funding.strength == pytest.approx(0.2)
    assert funding.margin == pytest.approx(-0.5)
    assert [(each.subject, each.mean, each.holds_share, each.margin) for each in funding.conditions] == [
        ("strong_rivals", 6.5, 0.5, -0.5),
        ("lack_of_capital", 7.5, 0.75, 0.5),
        ("available_capital", 4.25, 0.75, 1.25),
    ]
    assert [each.subject for each in funding.why_not] == ["strong_rivals"]
    assert (advice.best, advice.nearest_miss) == (None, funding)


def test_a_rule_fires_from_its_certainty_on(workspace: SmallWorkspace, four_draws: Assessment) -> None:
    (funding,) = recommend(four_draws, "pumps", workspace.rulebook(rule_text(FUNDING, certainty=0.25))).strategies
    assert (funding.fires, funding.why_not) == (True, ())


def test_where_each_condition_holds_but_not_together_all_that_fail_are_named(
    workspace: SmallWorkspace, four_draws: Assessment
) -> None:
    when = "{all_of: {strong_rivals: at least fair, lack_of_capital: at least high, small_market: at least 5}}"
    (funding,) = recommend(four_draws, "pumps", workspace.rulebook(rule_text(when))).strategies
    assert (funding.stays, funding.fires) == (0.5, False)
    assert {each.subject: each.holds_share for each in funding.why_not} == {
        "strong_rivals": 0.75,
        "lack_of_capital": 0.75,
    }


@pytest.mark.mission("I10")
def test_the_trace_shows_bounds_cell_and_sources(workspace: SmallWorkspace) -> None:
    book = workspace.rulebook(rule_text("{all_of: {strong_rivals: between fair and 8}, none_of: {people: at least 6}}"))
    assessment = assess(workspace.known(), draws=50, as_of=AS_OF)
    rivals, people = recommend(assessment, "pumps", book).strategies[0].conditions
    cell = assessment.cells["pumps"]["strong_rivals"]
    assert (rivals.kind, rivals.phrase, rivals.low, rivals.high) == ("all_of", "between fair and 8", 5, 8)
    assert (rivals.likely, rivals.cell_low, rivals.cell_high) == (7, cell.low, cell.high)
    assert (rivals.missing, rivals.sources) == (False, ("survey_2024",))
    assert rivals.mean == pytest.approx(assessment.factor_draws("pumps", "strong_rivals").mean(dtype=float))
    assert (people.kind, people.low, people.high) == ("none_of", 6, None)


def test_the_draws_of_a_missing_cell_count_and_the_trace_says_so(workspace: SmallWorkspace) -> None:
    book = workspace.rulebook(rule_text("{all_of: {growing_users: at least 4}}"))
    (funding,) = recommend(assess(workspace.known(), as_of=AS_OF), "pumps", book).strategies
    (trace,) = funding.conditions
    assert (trace.missing, trace.likely, trace.cell_low, trace.cell_high) == (True, None, 0, 10)
    assert funding.stays == trace.holds_share == pytest.approx(0.6, abs=0.02)


@pytest.mark.parametrize(
    ("condition", "said", "holds"),
    [
        ("runway_months: at least 12", 14, True),
        ("runway_months: at least 15", 14, False),
        ("years_in_trade: at most 1", 0, True),  # a trade that is not listed counts 0
        ("team_size: at least 3", 4, True),  # me.yaml is silent, so the example founder counts
        ("capital_usd: at least 0", None, False),
        ("capital_usd: at most 5", None, False),
    ],
)
@pytest.mark.mission("I13")
def test_a_founder_field_holds_or_not_and_silence_never_holds(
    workspace: SmallWorkspace, condition: str, said: float | None, holds: bool
) -> None:
    book = workspace.rulebook(rule_text(f"{{founder: {{{condition}}}}}"))
    (funding,) = recommend(workspace.assessed(), "pumps", book).strategies
    (trace,) = funding.conditions
    assert (trace.kind, trace.likely, trace.missing, trace.margin) == ("founder", said, said is None, None)
    assert (funding.stays, funding.fires, funding.margin) == (float(holds), holds, None)


def test_founder_and_factor_conditions_must_hold_together(workspace: SmallWorkspace) -> None:
    rivals = workspace.assessed(strong_rivals=[8, 8, 8, 4])
    patient = "{all_of: {strong_rivals: at least high}, founder: {runway_months: at least 12}}"
    hasty = patient.replace("12", "24")
    assert recommend(rivals, "pumps", workspace.rulebook(rule_text(patient))).strategies[0].stays == 0.75
    (silent,) = recommend(rivals, "pumps", workspace.rulebook(rule_text(hasty))).strategies
    assert (silent.stays, silent.margin) == (0, 0.0)
    assert [each.subject for each in silent.why_not] == ["runway_months"]


def test_the_strongest_rule_of_a_strategy_counts_and_the_others_are_listed(workspace: SmallWorkspace) -> None:
    assessment = workspace.assessed(strong_rivals=[8, 8, 8, 8, 4])
    sure = rule_text("{all_of: {strong_rivals: at least 4}}", "opinion", confidence="C")
    grounded = rule_text("{all_of: {strong_rivals: at least high}}", "evidence", confidence="A")
    (funding,) = recommend(assessment, "pumps", workspace.rulebook(sure, grounded)).strategies
    assert (funding.rule.id, funding.strength) == ("evidence", pytest.approx(0.8))
    assert [(each.rule.id, each.stays, each.strength, each.fires) for each in funding.others] == [
        ("opinion", 1, 0.5, True)
    ]


def test_a_rule_that_does_not_fire_never_hides_one_that_does(workspace: SmallWorkspace) -> None:
    assessment = workspace.assessed(strong_rivals=[8, 8, 8, 4, 4])
    fires = rule_text("{all_of: {strong_rivals: at least 4}}", "opinion", confidence="C")
    stronger = rule_text("{all_of: {strong_rivals: at least high}}", "evidence", confidence="A", certainty=0.9)
    (funding,) = recommend(assessment, "pumps", workspace.rulebook(fires, stronger)).strategies
    assert (funding.rule.id, funding.fires, funding.strength) == ("opinion", True, 0.5)
    assert [(each.rule.id, each.strength) for each in funding.others] == [("evidence", pytest.approx(0.6))]


@pytest.mark.mission("I24")
def test_strategies_that_fire_come_first_then_by_strength(workspace: SmallWorkspace) -> None:
    assessment = workspace.assessed(strong_rivals=[8, 8, 8, 4, 4])
    always = "{all_of: {strong_rivals: at least 4}}"
    often = "{all_of: {strong_rivals: at least high}}"
    seldom = "{all_of: {strong_rivals: at most 4}}"
    advice = recommend(
        assessment,
        "pumps",
        workspace.rulebook(
            rule_text(seldom, "one", strategy="be_first", confidence="A"),
            rule_text(often, "two", strategy="growth_first", confidence="A", certainty=0.9),
            rule_text(often, "three", strategy="find_funding", confidence="B"),
            rule_text(always, "four", strategy="strengthen_rd", confidence="A"),
        ),
    )
    assert [(each.id, each.fires, each.strength) for each in advice.strategies] == [
        ("strengthen_rd", True, 1),
        ("find_funding", True, pytest.approx(0.48)),
        ("growth_first", False, pytest.approx(0.6)),
        ("be_first", False, pytest.approx(0.4)),
    ]
    assert (advice.best, advice.nearest_miss) == (advice.strategies[0], advice.strategies[2])


def test_the_nearest_miss_is_the_one_that_holds_in_most_draws_however_strong(workspace: SmallWorkspace) -> None:
    assessment = workspace.assessed(strong_rivals=[8, 8, 4, 4, 4])
    advice = recommend(
        assessment,
        "pumps",
        workspace.rulebook(
            rule_text("{all_of: {strong_rivals: at least high}}", "one", strategy="be_first", confidence="A"),
            rule_text(
                "{all_of: {strong_rivals: at most 4}}", "two", strategy="growth_first", confidence="C", certainty=0.9
            ),
        ),
    )
    assert [each.id for each in advice.strategies] == ["be_first", "growth_first"]
    assert advice.nearest_miss is not None
    assert advice.nearest_miss.id == "growth_first"


def test_an_industry_that_is_not_assessed_is_refused_with_the_nearest(workspace: SmallWorkspace) -> None:
    with pytest.raises(WrongInput) as refusal:
        recommend(workspace.assessed(), "pump")
    problem = refusal.value.problem
    assert (problem.code, problem.subject) == ("unknown-industry", "pump")
    assert problem.values == {"nearest": "pumps", "allowed": "pumps"}


def test_the_rules_of_the_workspace_serve_when_none_are_given(workspace: SmallWorkspace) -> None:
    workspace.write_rules(rule_text("{all_of: {strong_rivals: at least 4}}", strategy="find_funding", confidence="A"))
    assert (
        recommend(workspace.assessed(), "pumps").best
        == recommend(workspace.assessed(), "pumps", read_rules(workspace.known())).best
    )


@cache
def shipped() -> tuple[Assessment, Rulebook]:
    known = read_knowledge()
    return assess(known, known.example_founder.id, draws=500, as_of=AS_OF), read_rules(known)


def test_one_industry_alone_gets_the_same_advice_as_among_all() -> None:
    assessment, rulebook = shipped()
    together = recommend_all(assessment, rulebook)
    assert tuple(together) == assessment.ids
    for industry in assessment.ids:
        assert recommend(assessment, industry, rulebook) == together[industry]


def test_no_industries_get_no_advice() -> None:
    assessment, rulebook = shipped()
    assert recommend_all(replace(assessment, ids=(), ratings=assessment.ratings[:0]), rulebook) == {}


FACTORS = ("strong_rivals", "people", "small_market")
conditions = some.builds(
    lambda kind, factor, ends: Condition(kind, factor, "", Phrase(*sorted(ends))),
    some.sampled_from(["all_of", "none_of"]),
    some.sampled_from(FACTORS),
    some.tuples(some.floats(0, 10), some.floats(0, 10)),
)


def stays_of(*asked: Condition) -> float:
    """How often conditions hold together over three evenly spread factors."""
    rule = Rule(id="any", strategy="any", title="", because="", when=Conditions(), then=ActionPlan())
    ratings = np.random.default_rng(7).uniform(0, 10, (1, len(FACTORS), 200)).astype(np.float32)
    (drawn,) = rule_draws([CompiledRule(rule, asked, {})], ratings, FACTORS, Founder(), ["pumps"])
    return float(drawn.stays[0])


@given(some.lists(conditions, min_size=1, max_size=4), conditions)
def test_a_further_condition_never_raises_stays(asked: list[Condition], further: Condition) -> None:
    assert 0 <= stays_of(*asked, further) <= stays_of(*asked) <= 1


@given(conditions)
def test_a_phrase_and_its_none_of_share_the_draws_between_them(condition: Condition) -> None:
    opposite = replace(condition, kind="all_of" if condition.kind == "none_of" else "none_of")
    assert stays_of(condition) + stays_of(opposite) == pytest.approx(1)


@given(some.integers(0, 2**32 - 1))
def test_strength_lies_between_nothing_and_stays(seed: int) -> None:
    assessment, rulebook = shipped()
    any_ratings = np.random.default_rng(seed).uniform(0, 10, (*assessment.ratings.shape[:2], 20)).astype(np.float32)
    for advice in recommend_all(replace(assessment, ratings=any_ratings), rulebook).values():
        for each in advice.strategies:
            assert each.strength == pytest.approx(each.stays * CONFIDENCE[each.rule.confidence])
            assert 0 <= each.strength <= each.stays <= 1
            assert each.fires == (each.stays >= each.rule.certainty) == (not each.why_not)
            assert each.stays <= min(trace.holds_share for trace in each.conditions)
