"""Strategy: which strategies hold in one industry, why or why not, and what to do about it."""

import streamlit as st

from dashboard.components.toolbar import chosen_industry
from dashboard.view import current_view

view = current_view()

industry = chosen_industry(view)

from dashboard.components import strategy_blocks as blocks  # noqa: E402 - charts load after the frame
from dashboard.components.whose_profiles import whose_profiles  # noqa: E402

advice = view.advice[industry]
blocks.headline(view, advice)
if not advice.strategies:
    st.stop()
st.space("small")
left, right = st.columns(2, gap="large")
with left:
    blocks.overview(view, advice)
with right:
    blocks.traces(view, advice, firing=True)
st.space("medium")
blocks.actions(view, advice)
st.space("medium")
blocks.traces(view, advice, firing=False)
st.caption(whose_profiles(view))
