"""What is asked first of a new industry: by weight, within half an hour, until it can be compared."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from assessment import Assessment, assess
from assessment.research.first_questions import MINUTES, FirstQuestions, fill_in_next, first_questions
from knowledge import read_knowledge
from knowledge.founder import Weights
from knowledge.industry_profile import IndustryProfile
from knowledge.workspace import SHIPPED
from tests.assessment.little_world import AS_OF, FACTORS, industry, known_of

KNOWN = read_knowledge(SHIPPED)


@cache
def assessment() -> Assessment:
    return assess(KNOWN, "founder", draws=50)


def asked(factors: Mapping[str, Any] | None = None, needs: Mapping[str, Any] | None = None) -> FirstQuestions:
    fields = {"id": "pumps", "name": "Pumps", "factors": dict(factors or {}), "needs": dict(needs or {})}
    return first_questions(assessment(), IndustryProfile.model_validate(fields))


def answers(questions: FirstQuestions, count: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """The first answers that a founder gives, as they stand in the profile."""
    factors = {each.factor: {"likely": 5} for each in questions.planned[:count] if not each.is_need}
    return factors, {each.path[1]: {"likely": 5} for each in questions.planned[:count] if each.is_need}


def test_half_an_hour_is_enough_to_be_compared() -> None:
    start = asked()
    assert sum(each.minutes for each in start.planned) == start.minutes_left <= MINUTES
    assert not start.comparable
    done = asked(*answers(start, len(start.planned)))
    assert (done.open, done.minutes_left) == ((), 0)
    assert done.comparable
    assert done.missing_weight <= done.most_missing == 0.25


def test_after_three_answers_it_stands_apart_and_no_sooner() -> None:
    start = asked()
    assert [asked(*answers(start, count)).provisional for count in range(5)] == [False, False, False, True, True]


def test_every_answer_counts_and_none_is_asked_twice() -> None:
    start = asked()
    for count in range(len(start.planned) + 1):
        now = asked(*answers(start, count))
        assert now.answered == count
        assert [each.factor for each in now.open] == [each.factor for each in start.planned[count:]]
    everything = [*start.planned, *start.later]
    assert len({each.path for each in everything}) == len(everything) == 15
    assert {each.path for each in everything if each.is_need} == {
        ("needs", name) for name in ("capital_usd", "technology", "team_size", "years_in_trade")
    }


def test_the_weightiest_is_asked_first_and_of_equal_ones_the_quickest() -> None:
    plain = asked().planned
    assert [each.minutes for each in plain] == sorted(each.minutes for each in plain)
    weights = Weights(factors={"winner_takes_all": 300})
    heavy = first_questions(assess(KNOWN, "founder", draws=50, weights=weights), IndustryProfile(id="a", name="A"))
    assert heavy.planned[0].factor == "winner_takes_all"
    assert [each.weight for each in heavy.planned] == sorted((each.weight for each in heavy.planned), reverse=True)


def test_what_is_missing_is_what_the_assessment_of_the_saved_profile_calls_missing() -> None:
    profile = KNOWN.industries["packaging"].model_copy(update={"factors": {}})
    known = KNOWN.__class__(**{**vars(KNOWN), "industries": {**KNOWN.industries, "packaging": profile}})
    standing = assess(known, "founder", draws=50).standings["packaging"]
    now = first_questions(assessment(), profile)
    assert now.missing == standing.missing
    assert now.missing_weight == pytest.approx(standing.missing_weight)
    assert now.comparable is standing.comparable


def test_what_to_fill_in_next_is_what_weighs_most() -> None:
    weights = Weights(sides={"weakness": 100, "threat": 10}, factors={"small_market": 20})
    known = known_of(industry("pumps", {"people": 5, "tangible_assets": 5}), industry("valves", 5), weights=weights)
    found = fill_in_next(assess(known, draws=10, as_of=AS_OF), "pumps")
    assert set(found) == set(FACTORS) - {"people", "tangible_assets"}
    heaviest = {"strong_rivals", "lack_of_capital", "industry_shakeout"}
    assert set(found[:3]) == heaviest
    assert found.index("small_market") > found.index("sunrise_industry")
