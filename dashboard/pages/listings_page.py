"""Listings: the platforms to be listed on first, with reasons, ranks, and what is known of price and rules."""

import streamlit as st

from dashboard.components.toolbar import industry_picker, language_switch
from dashboard.view import current_view

view = current_view()
words = view.words

with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"):
    industry = industry_picker(view)
    language_switch(words)

if industry is None:
    st.title(words("decide.title_none"), anchor=False)
    st.markdown(words("decide.no_profiles" if not view.known.industries else "decide.nothing_chosen"))
    st.stop()

from dashboard.components import listing_blocks as blocks  # noqa: E402 - charts load after the frame

plan = blocks.headline(view, industry)
blocks.picks(view, plan)
st.space("medium")
blocks.reasons(view, plan)
st.space("medium")
blocks.facts(view, plan)
