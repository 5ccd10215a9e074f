"""Listings: the platforms to be listed on first, with reasons, ranks, and what is known of price and rules."""

import streamlit as st

from dashboard.components.toolbar import chosen_industry
from dashboard.view import current_view

view = current_view()

industry = chosen_industry(view)

from dashboard.components import listing_blocks as blocks  # noqa: E402 - charts load after the frame
from dashboard.components.whose_profiles import whose_profiles  # noqa: E402

plan = blocks.headline(view, industry)
blocks.picks(view, plan)
st.space("medium")
blocks.reasons(view, plan)
st.space("medium")
blocks.facts(view, plan)
st.caption(whose_profiles(view))
