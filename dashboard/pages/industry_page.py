"""Industry: the SWOT board of one industry, with every reason, figure, source and rival behind it."""

import streamlit as st

from dashboard.components.toolbar import chosen_industry
from dashboard.view import current_view

view = current_view()

industry = chosen_industry(view)

from dashboard.components import industry_blocks as blocks  # noqa: E402 - charts load after the frame
from dashboard.components.read_with_care import read_with_care  # noqa: E402
from dashboard.components.whose_profiles import whose_profiles  # noqa: E402

blocks.headline(view, industry)
read_with_care(view, "industry", industry)
blocks.board(view, industry)
st.space("medium")
left, right = st.columns(2, gap="large")
with left:
    blocks.contributions(view, industry)
    st.space("medium")
    blocks.missing(view, industry)
with right:
    blocks.evidence(view, industry)
st.space("medium")
blocks.rivals(view, industry)
st.space("medium")
blocks.needs(view, industry)
st.space("medium")
blocks.figures(view, industry)
st.caption(whose_profiles(view))
