"""What to find out before the answer is given: the chosen test cards, each to open, or that it is time to stop."""

from typing import Any

import pandas as pd
import streamlit as st

from assessment.research.card import ResearchCard
from assessment.research.plan import MOST_HOURS, ResearchPlan
from dashboard.cached import planned_research
from dashboard.components.block import data_row, finding, prepared, sent_form, show_table
from dashboard.components.drawer import open_drawer
from dashboard.components.factor_drawer import source_line
from dashboard.markdown import for_markdown, plain
from dashboard.session import HOURS
from dashboard.view import View
from locales import in_hundred
from reports.evidence_report import source_of
from reports.research_cards import card_text, rests_on
from reports.research_report import added_text, card_subject, card_test, hours_spelled, hours_text, research_verdict

ASPECTS = ("hypothesis", "measure", "expected", "threshold", "effort", "worth", "how")


def research(view: View) -> None:
    """What to find out next within the hours there are, or that it is time to stop."""
    words = view.words
    plan = planned_research(view.assessment, st.session_state[HOURS], view.key)
    count = len(plan.bundle)
    key = "research.title_one" if count == 1 else "research.title" if count else f"research.title_without.{plan.reason}"
    with finding(words(key, count=count), words("research.unit", hours=hours_spelled(plan.hours, words))):
        if plan.bundle:
            show_table(prepared(_bundle, view, st.session_state[HOURS]))
        st.caption(words.sentences([research_verdict(plan, words), words("research.note") if plan.bundle else ""]))
        st.number_input(
            words("research.hours_input"), 0.0, MOST_HOURS, step=1.0, format="%g", key=HOURS, width=160,
            persist_state="session",
        )  # fmt: skip
        data_row(
            lambda: _cards_table(view, plan), "test_cards", words,
            beside=(lambda: _card_menu(view, plan)) if plan.bundle else None,
        )  # fmt: skip


def _bundle(view: View, hours: float) -> Any:
    """The chosen cards as a table, in the form in which it is sent."""
    words, cards = view.words, planned_research(view.assessment, hours, view.key).bundle
    return sent_form(
        pd.DataFrame(
            {
                words("research.headings.find_out"): [_in_table(view, card) for card in cards],
                words("research.headings.hours"): [hours_text(card.hours, words) for card in cards],
                words("research.headings.value"): [words.number(card.value, 2) for card in cards],
                words("research.headings.adds"): [added_text(card, words) for card in cards],
            }
        )
    )


def _in_table(view: View, card: ResearchCard) -> str:
    """What to find out, what would change the choice, and by when."""
    words = view.words
    due = f"  \n:small[:gray[{words('research.due', day=card.due.isoformat())}]]" if card.due else ""
    subject, test = (plain(each(card, view.assessment, words)) for each in (card_subject, card_test))
    return f"**{subject}**  \n{test}{due}"


def _card_menu(view: View, plan: ResearchPlan) -> None:
    """A quiet button that opens one of the chosen cards in a drawer."""
    words = for_markdown(view.words)
    chosen = st.menu_button(
        words("research.open"),
        list(range(len(plan.bundle))),
        # numbered, because industries may share a name, and labels must differ
        format_func=lambda each: f"{each + 1} · {card_subject(plan.bundle[each], view.assessment, words)}",
        key="open_card",
        type="tertiary",
        icon=":material/unfold_more:",
    )
    if chosen is not None:
        open_drawer(
            plain(card_subject(plan.bundle[chosen], view.assessment, view.words)), _card, view, plan.bundle[chosen]
        )


def _card(view: View, card: ResearchCard) -> None:
    """A test card: what is believed, how to measure it, what would change the choice, and its price."""
    words, text = for_markdown(view.words), card_text(card, view.assessment, for_markdown(view.words))
    for aspect in ASPECTS:
        st.markdown(f"**{words(f'research.card.{aspect}')}**  \n{getattr(text, aspect)}")
    if card.source is not None:
        st.markdown(source_line(source_of(view.assessment, card.source, card.cells[0][0]), words))
        rests = [f"- {name}" for name in rests_on(card, view.assessment, words)]
        st.markdown("\n".join([f"**{words('research.card.rests')}**", *rests]))


def _cards_table(view: View, plan: ResearchPlan) -> pd.DataFrame:
    """The cards as a table to take away: those chosen first, then others worth something, the best first."""
    words, assessment = view.words, view.assessment
    chosen = {(card.kind, card.cells, card.source) for card in plan.bundle}
    others = [card for card in plan.cards if card.measurable and (card.kind, card.cells, card.source) not in chosen]
    rows = []
    for card in (*plan.bundle, *others):
        text = card_text(card, assessment, words)
        rows.append(
            {
                "find_out": card_subject(card, assessment, words),
                "hypothesis": text.hypothesis,
                "measure": text.measure,
                "threshold": text.threshold,
                "hours": card.hours,
                "due": card.due.isoformat() if card.due else "",
                "value": round(card.value, 3),
                "adds": None if card.adds is None else round(card.adds, 3),
                "changes": in_hundred(card.changes),
                "chosen": words("terminal.yes" if card in plan.bundle else "terminal.no"),
                "how": text.how,
            }
        )
    return pd.DataFrame(rows).rename(columns=words.under("research.columns"))
