"""The decision, to take away as a page or to record in the workspace."""

from collections.abc import Callable

import streamlit as st

from dashboard.components.decide.decision_record import record_form
from dashboard.session import HOURS, REGIONS
from dashboard.view import View
from plans.listing import plan_listing
from reports.decision_page import decision_csv, decision_markdown


def export_popover(view: View) -> None:
    """Markdown for people and CSV for spreadsheets, built only when asked for; and a receipt in the workspace."""
    words = view.words
    with st.popover(words("decide.export"), icon=":material/download:", type="tertiary"):
        st.download_button(
            words("decide.export_markdown"),
            data=_markdown(view),
            file_name="decision.md",
            mime="text/markdown",
            on_click="ignore",
            type="tertiary",
            icon=":material/article:",
        )
        st.download_button(
            words("decide.export_csv"),
            data=_csv(view),
            file_name="decision.csv",
            mime="text/csv",
            on_click="ignore",
            type="tertiary",
            icon=":material/table:",
        )
        st.divider()
        record_form(view)


def _markdown(view: View) -> Callable[[], str]:
    regions, hours = tuple(st.session_state[REGIONS]), st.session_state[HOURS]

    def build() -> str:
        winner = view.assessment.verdict.winner
        plan = (
            plan_listing(view.advice[winner], catalogue=view.edition.catalogue, target_regions=regions)
            if winner
            else None
        )
        return decision_markdown(view.assessment, view.advice, plan, view.words, hours)

    return build


def _csv(view: View) -> Callable[[], bytes]:
    return lambda: decision_csv(view.assessment, view.advice, view.words).encode("utf-8-sig")
