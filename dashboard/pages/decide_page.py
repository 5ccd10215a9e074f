"""Decide: who leads, how surely, why, and where the answer would be another."""

import streamlit as st

from dashboard.components.decide import verdict
from dashboard.components.decide.decision_export import export_popover
from dashboard.components.decide.founder_panel import founder_panel
from dashboard.components.decide.weigh_drawer import weigh_drawer
from dashboard.components.nothing_compared import nothing_compared
from dashboard.components.toolbar import compare_popover, language_switch
from dashboard.view import current_view

view = current_view()
words = view.words
winner = view.assessment.verdict.winner

with (
    st.container(horizontal=True, horizontal_alignment="right"),
    st.container(horizontal=True, vertical_alignment="center", gap="small", width="content"),
):
    founder_panel(view)
    weigh_drawer(view)
    if view.known.industries:  # else the page itself has the form that starts one
        compare_popover(view, list(view.known.industries))
    export_popover(view)
    language_switch(words)

if not view.assessment.ids:
    nothing_compared(view, on_decide=True)

with st.container():  # what comes and goes in here must not move the blocks below: a fragment is known by its place
    verdict.verdict(view)
    verdict.vetoes(view)
    verdict.short_answers(view)

# Charts come after the verdict, and so do their libraries: the answer is on the screen while they load.
from dashboard.components.decide import change_blocks, decide_blocks, evidence_block  # noqa: E402
from dashboard.components.decide.agreement_block import agreement  # noqa: E402
from dashboard.components.decide.decisions import decisions_so_far  # noqa: E402
from dashboard.components.decide.outlook_block import outlook  # noqa: E402
from dashboard.components.decide.pairs_contradict import pairs_contradict  # noqa: E402
from dashboard.components.decide.research_block import research  # noqa: E402
from dashboard.components.decide.what_if import what_if  # noqa: E402
from dashboard.components.read_with_care import read_with_care  # noqa: E402

st.space("small")
with st.container():  # as above
    read_with_care(view, "verdict", first=pairs_contradict(view))
    decide_blocks.ranking(view)
    read_with_care(view, "ranking")
if winner is not None:
    st.space("medium")
    if len(view.assessment.comparable_ids) > 1:
        left, right = st.columns(2, gap="large")
        with left:
            decide_blocks.why(view, winner)
        with right:
            outlook(view, winner)
        st.space("medium")
        what_if(view)
        st.space("medium")
        left, right = st.columns(2, gap="large")
        with left:
            change_blocks.flips(view, winner)
        with right:
            research(view)
    st.space("medium")
    left, right = st.columns(2, gap="large")
    with left:
        evidence_block.bearing(view, winner)
    with right:
        evidence_block.ageing(view)
    st.space("medium")
decide_blocks.ratings(view)
read_with_care(view, "ratings")
if winner is not None:
    st.space("medium")
    if len(view.assessment.comparable_ids) > 1:
        left, right = st.columns([1.08, 1], gap="large")
        with left:
            decide_blocks.position(view)
        with right:
            agreement(view)
            read_with_care(view, "weights")
    else:  # nothing agrees or disagrees, so nothing stands beside the map
        decide_blocks.position(view)
        read_with_care(view, "weights")
decisions_so_far(view)
