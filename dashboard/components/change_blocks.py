"""What would change the answer, and what to find out before it is given."""

import pandas as pd
import streamlit as st

from dashboard.cached import found_flips, planned_research, several_flips
from dashboard.components.block import finding
from dashboard.markdown import plain
from dashboard.session import SEVERAL
from dashboard.view import View
from reports.flips_report import flip_rows, several_text, strategy_flip_text
from reports.research_report import card_subject, card_test, research_verdict


def flips(view: View, winner: str) -> None:
    """The smallest change of each kind that puts another industry first, and that changes the strategy."""
    words = view.words
    found, strategy = found_flips(view.assessment, view.advice[winner], view.edition.rulebook, view.key)
    rows = flip_rows(view.assessment, found, words)
    with finding(words("flips.title" if rows else "flips.none"), words("flips.unit")):
        if rows:
            names = ("change", "now", "tips_at", "leads")
            table = pd.DataFrame(
                [[plain(text) for text in (row.change, row.now, row.tips_at, row.winner)] for row in rows],
                columns=[words(f"flips.headings.{name}") for name in names],
            )
            st.table(table, border="horizontal", hide_index=True)
        if strategy is not None:
            text = strategy_flip_text(view.assessment, strategy, words)
            st.caption(plain(text) if text else words("flips.strategy_firm"))
        if st.toggle(words("flips.ask_several"), key=SEVERAL):
            several = several_flips(view.assessment, view.key)
            st.caption(plain(several_text(view.assessment, several, words)) if several else words("flips.no_several"))


def research(view: View) -> None:
    """What to find out next within the hours there are, or that it is time to stop."""
    words = view.words
    plan = planned_research(view.assessment, view.key)
    count = len(plan.bundle)
    key = "research.title_stop" if not count else "research.title_one" if count == 1 else "research.title"
    with finding(words(key, count=count), words("research.unit", hours=words.number(plan.hours))):
        if plan.bundle:
            table = pd.DataFrame(
                {
                    words("research.headings.find_out"): [
                        f"**{plain(card_subject(card, view.assessment, words))}**  \n"
                        + plain(card_test(card, view.assessment, words))
                        for card in plan.bundle
                    ],
                    words("research.headings.hours"): [words.number(card.hours, 1) for card in plan.bundle],
                    words("research.headings.value"): [words.number(card.value, 2) for card in plan.bundle],
                    words("research.headings.due"): [card.due.isoformat() if card.due else "–" for card in plan.bundle],
                }
            )
            st.table(table, border="horizontal", hide_index=True)
        st.caption(words.sentences([research_verdict(plan, words), words("research.note") if plan.bundle else ""]))
