"""Test cards in words: complete, whatever is to be found out."""

from dataclasses import fields, replace
from datetime import date

import pytest

from assessment import Assessment
from assessment.research.plan import ResearchPlan, research
from locales import Words, words_in
from reports.research_cards import card_text, rests_on
from reports.research_report import card_subject, hours_spelled


@pytest.fixture(scope="module")
def plan(assessment: Assessment) -> ResearchPlan:
    return research(assessment, 12)


@pytest.mark.mission("I9")
def test_every_card_is_complete(assessment: Assessment, plan: ResearchPlan, words: Words) -> None:
    assert {card.kind for card in plan.cards} >= {"cell", "source"}
    for card in plan.cards:
        text = card_text(card, assessment, words)
        assert [field.name for field in fields(text) if not getattr(text, field.name)] == [], card_subject(
            card, assessment, words
        )


def test_the_threshold_is_where_another_leads(assessment: Assessment, plan: ResearchPlan, words: Words) -> None:
    card = next(card for card in plan.cards if card.measure == "rating" and card.flip_threshold is not None)
    assert card.flip_threshold is not None
    assert words.number(card.flip_threshold, 1) in card_text(card, assessment, words).threshold
    firm = replace(card, flip_threshold=None, new_winner=None, hypothesis=None)
    assert card_text(firm, assessment, words).threshold == words("research.card.threshold_none")


def test_an_error_of_a_source_is_told_in_the_words_of_the_flips(
    assessment: Assessment, plan: ResearchPlan, words: Words
) -> None:
    card = next(card for card in plan.cards if card.source)
    for threshold, key in ((-3.04, "flips.too_high"), (3.04, "flips.too_low")):
        wrong = replace(card, flip_threshold=threshold, new_winner="packaging", hypothesis="above")
        assert words(key, points="3.1") in card_text(wrong, assessment, words).threshold


def test_the_worth_of_a_card_in_a_bundle_is_also_what_it_adds(
    assessment: Assessment, plan: ResearchPlan, words: Words
) -> None:
    card = plan.bundle[0]
    values = {"value": "0.00", "changes": words.hundred(card.changes)}
    worth = [card_text(replace(card, value=0.0, adds=adds), assessment, words).worth for adds in (0.07, None)]
    told = words("research.card.worth_added", **values, adds="0.07"), words("research.card.worth_text", **values)
    assert worth == list(told)


def test_the_day_is_told_where_there_is_one(assessment: Assessment, plan: ResearchPlan, words: Words) -> None:
    card = plan.bundle[0]
    assert "2026-12-24" in card_text(replace(card, due=date(2026, 12, 24)), assessment, words).effort
    undated = card_text(replace(card, due=None), assessment, words).effort
    assert undated == words("research.card.effort_open", hours=hours_spelled(card.hours, words))


@pytest.mark.parametrize(
    ("hours", "told"), [(0.5, "0.5 hours"), (1.0, "1 hour"), (3.0, "3 hours"), (1.25, "1.25 hours")]
)
def test_hours_have_their_unit(hours: float, told: str) -> None:
    assert hours_spelled(hours, words_in("en")) == told


def test_a_source_lists_what_rests_on_it(assessment: Assessment, plan: ResearchPlan, words: Words) -> None:
    card = max((card for card in plan.cards if card.source), key=lambda card: len(card.cells))
    assert len(card.cells) > 1
    assert len(set(rests_on(card, assessment, words))) == len(card.cells)
