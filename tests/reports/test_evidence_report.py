"""The evidence that counts: sources on which the answer hangs, and those that age out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from assessment import Assessment
from assessment.ageing import AgeingSource, ages_out
from assessment.sensitivity.search import search_flips
from locales import Words, words_in
from reports.evidence_report import (
    LoadBearing,
    ageing_text,
    ageing_title,
    effect_texts,
    evidence_payload,
    evidence_text,
    load_bearing,
)
from strategies import Rulebook, read_rules
from strategies.strategy_flips import StrategyFlips, strategy_flips
from tests.assessment.little_world import industry, shipped

BY = date(2027, 11, 23)
ENGLISH = words_in("en")


@pytest.fixture(scope="module")
def rules() -> Rulebook:
    return read_rules(shipped())


@pytest.fixture(scope="module")
def strategy(assessment: Assessment, rules: Rulebook) -> StrategyFlips:
    return strategy_flips(assessment, assessment.verdict.winner or "", rules)


@pytest.fixture(scope="module")
def bearing(assessment: Assessment, strategy: StrategyFlips) -> tuple[LoadBearing, ...]:
    return load_bearing(search_flips(assessment).sources, strategy)


@pytest.fixture(scope="module")
def ageing(assessment: Assessment) -> tuple[AgeingSource, ...]:
    return ages_out(assessment, BY)


def test_each_source_stands_once_the_most_delicate_first(
    assessment: Assessment, strategy: StrategyFlips, bearing: tuple[LoadBearing, ...]
) -> None:
    sources = search_flips(assessment).sources
    assert {each.source for each in bearing} == {flip.source for flip in (*sources, *strategy.sources)}
    assert len({each.source for each in bearing}) == len(bearing)
    sizes = [each.sigmas for each in bearing]
    assert sizes == sorted(sizes)
    assert bearing[0].sigmas == min(abs(flip.sigmas) for flip in (*sources, *strategy.sources))


def test_a_source_that_lets_a_strategy_hold_counts_too(strategy: StrategyFlips) -> None:
    none_yet = load_bearing((), replace(strategy, strategy=None))
    assert [each.strategy for each in none_yet] == list(strategy.sources) != []
    assert load_bearing((), None) == ()


def test_the_direction_of_an_error_is_said(
    assessment: Assessment, bearing: tuple[LoadBearing, ...], rules: Rulebook
) -> None:
    """Ratings that have to fall for the winner to change rest on a source that says too much."""
    for each in bearing:
        said = " ".join(effect_texts(assessment, each, rules.strategies, ENGLISH))
        flips = [flip for flip in (each.winner, each.strategy) if flip]
        assert ("too high" in said) == any(flip.points < 0 for flip in flips)
        assert ("too low" in said) == any(flip.points > 0 for flip in flips)


@pytest.mark.mission("I9")
def test_the_payload_names_source_cells_and_who_leads_then(
    assessment: Assessment, bearing: tuple[LoadBearing, ...], ageing: tuple[AgeingSource, ...]
) -> None:
    payload = evidence_payload(assessment, bearing, ageing, BY)
    assert payload["by"] == "2027-11-23"
    first = payload["load_bearing"][0]
    assert first["source"] == bearing[0].source
    assert len(first["cells"]) == len(bearing[0].cells)
    assert {each["winner"]["winner"] for each in payload["load_bearing"] if each["winner"]} <= set(assessment.ids)
    assert [each["source"] for each in payload["ages_out"]] == [each.source for each in ageing]
    days = [min(filter(None, (each["doubles_on"], each["widest_on"]))) for each in payload["ages_out"]]
    assert days == sorted(days)
    assert all("2026-11-23" < day <= "2027-11-23" for day in days)


def test_the_text_lists_every_source(
    assessment: Assessment,
    bearing: tuple[LoadBearing, ...],
    ageing: tuple[AgeingSource, ...],
    rules: Rulebook,
    words: Words,
) -> None:
    text = evidence_text(assessment, bearing, ageing, BY, rules.strategies, words)
    for source, industry_id in [
        *[(each.source, each.cells[0].industry) for each in bearing],
        *[(each.source, each.cells[0][0]) for each in ageing],
    ]:
        assert words.text(assessment.known.evidence_for(industry_id)[source].title) in text
    assert words("evidence.title", count=len(bearing)) in text
    assert ageing_title(ageing, BY, words) in text


def test_both_marks_of_a_source_are_said(ageing: tuple[AgeingSource, ...], words: Words) -> None:
    both = replace(ageing[0], doubles_on=date(2027, 1, 1), widest_on=date(2027, 2, 1))
    text = ageing_text(both, words)
    assert "2027-01-01" in text
    assert "2027-02-01" in text


def test_without_sources_it_is_said_that_none_counts(assessed: Callable[..., Assessment], words: Words) -> None:
    assessment = assessed(industry("one", 5.0), industry("two", 6.0))
    found = load_bearing(search_flips(assessment).sources, None)
    text = evidence_text(assessment, found, ages_out(assessment, BY), BY, {}, words)
    assert text == "\n\n".join([words("evidence.title_none"), words("evidence.ageing_title_none", by="2027-11-23")])
