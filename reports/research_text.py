"""What to find out next as text for the terminal: the verdict, the bundle at a glance, and every test card in full."""

from assessment.assess import Assessment
from assessment.research.card import ResearchCard
from assessment.research.plan import ResearchPlan
from locales import Words
from reports.research_cards import ASPECTS, card_text
from reports.research_report import added_text, card_subject, hours_text, research_verdict
from reports.terminal_text import table

HEADINGS = ("find_out", "hours", "value", "adds", "due")


def research_text(assessment: Assessment, plan: ResearchPlan, words: Words) -> str:
    """`research` as text."""
    parts = [research_verdict(plan, words)]
    if plan.bundle:
        headings = [words(f"research.headings.{name}") for name in HEADINGS]
        rows = [_row(card, assessment, words) for card in plan.bundle]
        parts += [table(headings, rows, numeric=(1, 2, 3)), words("research.note")]
        parts += [_card(card, assessment, words) for card in plan.bundle]
    return "\n\n".join(parts)


def _row(card: ResearchCard, assessment: Assessment, words: Words) -> list[str]:
    return [
        card_subject(card, assessment, words),
        hours_text(card.hours, words),
        words.number(card.value, 2),
        added_text(card, words),
        card.due.isoformat() if card.due else "–",
    ]


def _card(card: ResearchCard, assessment: Assessment, words: Words) -> str:
    """A test card: what is to be found out, then an aspect a line."""
    text = card_text(card, assessment, words)
    lines = [
        words("research.card.line", aspect=words(f"research.card.{aspect}"), text=getattr(text, aspect))
        for aspect in ASPECTS
    ]
    return "\n".join([card_subject(card, assessment, words), *[f"  {line}" for line in lines]])
