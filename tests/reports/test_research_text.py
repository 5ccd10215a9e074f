"""`research` in the terminal: every card can be carried out as printed, and says why it was chosen."""

from dataclasses import replace

import pytest

from assessment import Assessment
from assessment.research.plan import ResearchPlan, research
from locales import Words
from reports.research_cards import ASPECTS, card_text
from reports.research_report import card_subject, research_payload, research_verdict
from reports.research_text import research_text


@pytest.fixture(scope="module")
def plan(assessment: Assessment) -> ResearchPlan:
    return research(assessment, 12)


@pytest.mark.mission("I9")
def test_every_card_of_the_bundle_stands_in_full(assessment: Assessment, plan: ResearchPlan, words: Words) -> None:
    text = research_text(assessment, plan, words)
    assert text.startswith(research_verdict(plan, words))
    for card in plan.bundle:
        told = card_text(card, assessment, words)
        cards = text[text.index(words("research.note")) :]
        assert card_subject(card, assessment, words) in cards
        for aspect in ASPECTS:
            line = words("research.card.line", aspect=words(f"research.card.{aspect}"), text=getattr(told, aspect))
            assert f"  {line}" in cards


def test_what_a_card_adds_stands_beside_its_value_alone(
    assessment: Assessment, plan: ResearchPlan, words: Words
) -> None:
    nothing_alone = replace(plan, bundle=(replace(plan.bundle[0], value=0.0, adds=1.23),))
    row = research_text(assessment, nothing_alone, words).split("\n\n")[1].split("\n")[1].split()
    assert row.index("1.23") == row.index("0.00") + 1


def test_to_stop_is_a_sentence_without_cards(assessment: Assessment, words: Words) -> None:
    stop = research(assessment, 0)
    assert research_text(assessment, stop, words) == research_verdict(stop, words)


def test_data_says_how_to_find_out_a_rating(assessment: Assessment, plan: ResearchPlan) -> None:
    source = next(card for card in plan.cards if card.source)
    told = research_payload(assessment, replace(plan, bundle=(*plan.bundle, source)))["bundle"]
    for card, row in zip(plan.bundle, told, strict=False):
        factor = assessment.known.vocabulary.factors.get(card.factor or "")
        assert row["how_to_research"] == (factor.how_to_research if factor else None)
    assert told[-1]["how_to_research"] is None, "a source is read again"
