"""The frame around every page: navigation, the file watch, and mistakes told in words."""

from pathlib import Path

import streamlit as st

from dashboard.cached import knowledge_store
from dashboard.components.problems_banner import problems_banner
from dashboard.language import current_words
from dashboard.markdown import plain
from dashboard.session import DRAWER_OPEN, VERSION
from knowledge.problem import WrongInput
from reports.problem_text import problem_sentences

LOOK_EVERY_SECONDS = 1
PAGES = ("decide", "industry", "strategy", "listings", "profiles")
STATIC = Path(__file__).parent.parent / "static"


def show() -> None:
    """Draw the frame and the chosen page in it."""
    words = current_words()
    st.set_page_config(page_title=words("app.name"), page_icon=STATIC / "icon.svg", layout="wide")
    st.logo(STATIC / f"logo-{'dark' if st.context.theme.type == 'dark' else 'light'}.svg", size="medium")
    pages = [
        st.Page(f"dashboard/pages/{name}_page.py", title=words(f"app.{name}"), url_path=name, default=name == "decide")
        for name in PAGES
    ]
    page = st.navigation(pages, position="top")
    with st.container(horizontal_alignment="center"), st.container(width=1120):
        try:
            edition = knowledge_store().latest()
            st.session_state[VERSION] = edition.number
            st.session_state[DRAWER_OPEN] = False
            _watch_files()
            problems_banner(edition, words)
            page.run()
        except WrongInput as wrong:
            st.title(words("page.broken_title"), anchor=False)
            st.error(plain(problem_sentences(wrong.problem, words)))


@st.fragment(run_every=LOOK_EVERY_SECONDS)
def _watch_files() -> None:
    """Draw the page anew as soon as a file has changed on disk, unless a drawer is open."""
    if st.session_state.get(DRAWER_OPEN):
        return
    if knowledge_store().latest().number != st.session_state.get(VERSION):
        st.rerun()
