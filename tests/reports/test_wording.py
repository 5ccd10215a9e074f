"""Phrases that reports and pages share."""

from dataclasses import replace

import pytest

from assessment import Assessment
from assessment.sensitivity.search import search_flips
from knowledge.evidence import Evidence
from knowledge.founder import Founder
from locales import Words, words_in
from reports.evidence_report import evidence_text, load_bearing
from reports.flips_report import flip_rows
from reports.short_answers import change_answer
from reports.wording import (
    condition_label,
    condition_text,
    effects,
    factor_effect,
    industry_name,
    phrase_text,
    settings_values,
    source_name,
    strategy_cell,
)
from strategies import Advice
from strategies.trace import ConditionTrace
from tests.assessment.little_world import AS_OF

ENGLISH = words_in("en")


def trace(kind: str, subject: str, low: float | None, high: float | None) -> ConditionTrace:
    return ConditionTrace(kind, subject, "as the file has it", low, high, 6.0, 6.0, 5.0, 7.0, 0.724, 1.0)  # type: ignore[arg-type]


def test_short_names_are_for_charts_and_long_ones_for_sentences(assessment: Assessment, words: Words) -> None:
    profile = assessment.known.industries["medical_devices"]
    assert industry_name(assessment, "medical_devices", words) == words.text(profile.name)
    assert industry_name(assessment, "medical_devices", words, short=True) == words.text(profile.short_name)


def test_phrases_say_their_bounds() -> None:
    bounds = [(7.0, None), (None, 3.0), (5.0, 8.5)]
    told = [phrase_text(trace("all_of", "people", *each), ENGLISH) for each in bounds]
    assert told == ["at least 7", "at most 3", "between 5 and 8.5"]


def test_conditions_name_factor_and_side_or_the_founders_field(assessment: Assessment, words: Words) -> None:
    label = words.text(assessment.known.vocabulary.factors["strong_rivals"].label)
    wanted = condition_label(trace("all_of", "strong_rivals", 7, None), assessment, words)
    refused = condition_label(trace("none_of", "strong_rivals", 7, None), assessment, words)
    asked = condition_label(trace("founder", "runway_months", 12, None), assessment, words)
    assert label in wanted
    assert label in refused
    assert wanted != refused
    assert "W" in wanted
    assert words("founder.runway_months") in asked


def test_conditions_say_how_often_they_hold(assessment: Assessment, words: Words) -> None:
    told = condition_text(trace("all_of", "strong_rivals", 7, None), assessment, words)
    assert words("strategy.holds", value="72") in told


def test_conditions_say_what_nobody_has_rated_or_said(assessment: Assessment, words: Words) -> None:
    for kind, subject, key in (
        ("all_of", "strong_rivals", "strategy.not_rated"),
        ("founder", "runway_months", "strategy.not_said"),
    ):
        known = trace(kind, subject, 7, None)
        assert words(key) not in condition_text(known, assessment, words)
        assert words(key) in condition_text(replace(known, missing=True), assessment, words)


def test_effects_fall_back_to_the_label(assessment: Assessment, words: Words) -> None:
    for factor in assessment.known.vocabulary.factor_ids:
        assert factor_effect(assessment, factor, words, helps=True)
        assert factor_effect(assessment, factor, words, helps=False)
    both = effects(assessment, ["people", "strong_rivals"], ENGLISH, helps=False, starts=True)
    assert both[0].isupper()
    assert " and " in both


def test_a_cell_names_the_strategy_that_holds_or_nothing(advice: dict[str, Advice], words: Words) -> None:
    for each in advice.values():
        best = each.best
        assert strategy_cell(each, words) == (
            (words.text(best.title), words.hundred(best.stays)) if best else ("–", "–")
        )


def test_settings_fall_back_to_the_founders_id_and_tell_the_weights(assessment: Assessment, words: Words) -> None:
    nameless = replace(assessment.founder, founder=Founder(id="somebody"))
    told = settings_values(replace(assessment, founder=nameless), words)
    assert told["founder"] == "somebody"
    assert told["weights"] == words("decide.equal_weights")
    own = replace(assessment, weights=replace(assessment.weights, equal=False))
    assert settings_values(own, words)["weights"] == words("decide.own_weights")
    tried = replace(assessment, founder=replace(assessment.founder, tried=True))
    assert settings_values(tried, words)["weights"] == words("decide.tried_weights")
    tilted = settings_values(replace(assessment, tilt=0.8), words)
    assert (tilted["weights"], tilted["stance"]) == (words("decide.tilted_weights"), words("report.tilt", tilt="0.80"))


def test_two_industries_of_one_name_are_told_apart(assessment: Assessment, words: Words) -> None:
    first, second = assessment.ids[:2]
    industries = dict(assessment.known.industries)
    industries[second] = industries[second].model_copy(
        update={"name": industries[first].name, "short_name": industries[first].short_name}
    )
    alike = replace(assessment, known=replace(assessment.known, industries=industries))
    for short in (True, False):
        names = [industry_name(alike, each, words, short=short) for each in alike.ids]
        assert len(set(names)) == len(names)
        assert names[1] == f"{industry_name(assessment, first, words, short=short)} ({second})"
        assert names[2:] == [industry_name(assessment, each, words, short=short) for each in alike.ids[2:]]


def test_every_field_a_founder_can_leave_to_the_example_has_a_name(words: Words) -> None:
    never_lent = {"schema_version", "id", "name"}
    assert [words(f"founder.{name}") for name in Founder.model_fields if name not in never_lent]


def test_a_source_is_named_by_publisher_title_and_year(words: Words) -> None:
    terms = Evidence(title="Terms of use", publisher="CheMondis GmbH", date="2018-11", kind="law")
    told = source_name(terms, words)
    assert told.index("CheMondis GmbH") < told.index("Terms of use") < told.index("2018")
    assert told.startswith(source_name(terms, words, dated=False))
    assert "2018" not in source_name(terms, words, dated=False)
    assert source_name(terms.model_copy(update={"publisher": None, "date": None}), words) == "Terms of use"
    named = Evidence(title="IEA-PVPS Snapshot", publisher="iea-pvps", kind="survey")
    assert source_name(named, words) == "IEA-PVPS Snapshot", "who is in the title is not said twice"


@pytest.mark.mission("I8")
def test_every_report_calls_a_source_the_same(assessment: Assessment, words: Words) -> None:
    flips = search_flips(assessment)
    first = flips.sources[0]
    name = source_name(assessment.known.evidence_for(first.cells[0].industry)[first.source], words)
    assert name in change_answer(assessment, flips, words)
    assert any(name in row.change for row in flip_rows(assessment, flips, words))
    bearing = load_bearing(flips.sources, None)
    told = evidence_text(assessment, bearing, (), AS_OF, {}, words)
    source = assessment.known.evidence_for(first.cells[0].industry)[first.source]
    assert source_name(source, words, dated=False) in told
