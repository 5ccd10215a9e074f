"""Decide: who leads, how surely, why, and where the answer would be another."""

import streamlit as st

from dashboard.components import verdict
from dashboard.components.decision_export import export_popover
from dashboard.components.founder_panel import founder_panel
from dashboard.components.toolbar import compare_popover, language_switch
from dashboard.view import current_view

view = current_view()
words = view.words
winner = view.assessment.verdict.winner

with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    verdict.context_line(view)
    founder_panel(view)
    compare_popover(view, list(view.known.industries))
    export_popover(view)
    language_switch(words)

if not view.known.industries:
    st.title(words("decide.title_none"), anchor=False)
    st.markdown(words("decide.no_profiles"))
    st.stop()
if not view.assessment.ids:
    st.title(words("decide.title_none"), anchor=False)
    st.markdown(words("decide.nothing_chosen"))
    st.stop()

verdict.verdict(view)
verdict.vetoes(view)
verdict.short_answers(view)

# Charts come after the verdict, and so do their libraries: the answer is on the screen while they load.
from dashboard.components import change_blocks, decide_blocks  # noqa: E402
from dashboard.components.agreement_block import agreement  # noqa: E402

st.space("small")
decide_blocks.ranking(view)
if winner is not None:
    st.space("medium")
    if len(view.assessment.comparable_ids) > 1:
        left, right = st.columns(2, gap="large")
        with left:
            decide_blocks.why(view, winner)
        with right:
            decide_blocks.outlook(view, winner)
        st.space("medium")
        left, right = st.columns(2, gap="large")
        with left:
            change_blocks.flips(view, winner)
        with right:
            change_blocks.research(view)
    st.space("medium")
decide_blocks.ratings(view)
if winner is not None:
    st.space("medium")
    left, right = st.columns([1.08, 1], gap="large")
    with left:
        decide_blocks.position(view)
    with right:
        agreement(view)
