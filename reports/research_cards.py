"""A test card in words: what is believed, how it is measured, from where on the choice is another, and its price."""

from dataclasses import dataclass

from assessment.assess import Assessment
from assessment.research.card import ResearchCard
from locales import Words
from reports.flips_notes import points_off
from reports.research_report import added_text, card_test, hours_spelled, threshold_printed
from reports.wording import factor_name, industry_name

ASPECTS = ("hypothesis", "measure", "how", "expected", "threshold", "effort", "worth")  # in the order they are read in


@dataclass(frozen=True)
class CardText:
    """A test card in words, a sentence or a figure each."""

    hypothesis: str
    measure: str
    expected: str
    threshold: str
    effort: str
    worth: str
    how: str


def card_text(card: ResearchCard, assessment: Assessment, words: Words) -> CardText:
    """A card in full sentences."""
    return CardText(
        hypothesis=card_test(card, assessment, words),
        measure=_measure(card, assessment, words),
        expected=_expected(card, words),
        threshold=_threshold(card, assessment, words),
        effort=effort_text(card, words),
        worth=_worth(card, words),
        how=_how(card, assessment, words),
    )


def _measure(card: ResearchCard, assessment: Assessment, words: Words) -> str:
    if card.factor is None:
        return words("research.card.measure_source")
    question = words.text(assessment.known.vocabulary.factors[card.factor].question)
    return words("research.card.measure_rating", question=question)


def _expected(card: ResearchCard, words: Words) -> str:
    if card.measure == "rating":
        span = words.span(card.low, card.high, 1)
        return words("research.card.expected_rating", expected=words.number(card.expected, 1), range=span)
    low, high = words.number(card.low, 1), words.number(card.high, 1, signed=True)
    return words("research.card.expected_source", low=low, high=high)


def _threshold(card: ResearchCard, assessment: Assessment, words: Words) -> str:
    if card.flip_threshold is None or card.new_winner is None:
        return words("research.card.threshold_none")
    at = words.number(threshold_printed(card.flip_threshold, card), 1)
    if card.measure == "source_error":
        at = points_off(card.flip_threshold, words)
    winner = industry_name(assessment, card.new_winner, words, short=True)
    return words("research.card.threshold_at", at=at, winner=winner)


def effort_text(card: ResearchCard, words: Words) -> str:
    """The hours that a card takes, and the day by which they are reached."""
    hours = hours_spelled(card.hours, words)
    if card.due is None:
        return words("research.card.effort_open", hours=hours)
    return words("research.card.effort_dated", hours=hours, day=card.due.isoformat())


def _worth(card: ResearchCard, words: Words) -> str:
    """Its value alone; in a bundle also what it adds there, for which it was chosen."""
    key = "research.card.worth_text" if card.adds is None else "research.card.worth_added"
    alone, changes = words.number(card.value, 2), words.hundred(card.changes)
    return words(key, value=alone, adds=added_text(card, words), changes=changes)


def _how(card: ResearchCard, assessment: Assessment, words: Words) -> str:
    if card.factor is None:
        return words("research.card.how_source")
    return words.text(assessment.known.vocabulary.factors[card.factor].how_to_research)


def rests_on(card: ResearchCard, assessment: Assessment, words: Words) -> list[str]:
    """The ratings that a card bears on, by name."""
    return [
        words(
            "research.cell",
            factor=factor_name(assessment, factor, words, short=True),
            industry=industry_name(assessment, industry, words, short=True),
        )
        for industry, factor in card.cells
    ]
