"""A page without any industry: why it is empty, and what fills it."""

from typing import NoReturn

import streamlit as st

from dashboard.components.start_industry import start_industry
from dashboard.view import View

DECIDE = "dashboard/pages/decide_page.py"
PROFILES = "dashboard/pages/profiles_page.py"


def nothing_compared(view: View, *, on_decide: bool = False) -> NoReturn:
    """Say how to begin, offer it where nothing is there at all or point to the page that does, and end this one."""
    words = view.words
    st.title(words("decide.title_none"), anchor=False)
    if view.known.industries:
        st.markdown(words("decide.nothing_chosen"))
        if not on_decide:
            st.page_link(DECIDE, label=words("app.decide"), icon=":material/arrow_forward:")
        st.stop()
    st.markdown(words("decide.no_profiles_yet"))
    with st.container(width=400):
        started = start_industry(view)
    st.page_link(PROFILES, label=words("decide.open_profiles"), icon=":material/arrow_forward:")
    if started:
        st.switch_page(PROFILES)
    st.stop()
