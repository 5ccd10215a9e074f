"""What to read with care, told where it arises: a short list, calm, with the rest folded away."""

import streamlit as st

from assessment.traps.find import Place
from dashboard.cached import traps_found
from dashboard.markdown import for_markdown
from dashboard.view import View
from reports.traps_report import told_at, trap_text

MOST_OPEN = 3  # lines that are read at a glance


def read_with_care(view: View, place: Place, industry: str | None = None, *, first: str = "") -> None:
    """The traps of a place of the page; `industry` for the place "industry". Nothing where there are none.

    `first` is a sentence that goes before them, if it says anything.
    """
    words = for_markdown(view.words)
    found = told_at(place, view.assessment, traps_found(view.assessment, view.key), industry)
    lines = [*([first] if first else []), *(trap_text(each, view.assessment, words) for each in found)]
    if not lines:
        return
    heading = f"**{words('traps.heading')}**"
    if len(lines) == 1:
        st.caption(f"{heading}  \n{lines[0]}")
        return
    with st.container(gap="small"):
        with st.container(gap=None):
            st.caption(heading)
            st.caption(_listed(lines[:MOST_OPEN]))
        if rest := lines[MOST_OPEN:]:
            with st.expander(words("traps.show_more", count=len(rest))):
                st.caption(_listed(rest))


def _listed(lines: list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
