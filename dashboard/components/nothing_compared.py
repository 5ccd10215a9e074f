"""A page without any industry: why it is empty, and what fills it."""

from typing import NoReturn

import streamlit as st

from dashboard.components.start_industry import start_industry
from dashboard.view import View

PROFILES = "dashboard/pages/profiles_page.py"


def nothing_compared(view: View) -> NoReturn:
    """Say how to begin, offer it where nothing is there at all, and end the page."""
    words = view.words
    st.title(words("decide.title_none"), anchor=False)
    if view.known.industries:
        st.markdown(words("decide.nothing_chosen"))
        st.stop()
    st.markdown(words("decide.no_profiles_yet"))
    with st.container(width=400):
        started = start_industry(view)
    st.page_link(PROFILES, label=words("decide.open_profiles"), icon=":material/arrow_forward:")
    if started:
        st.switch_page(PROFILES)
    st.stop()
