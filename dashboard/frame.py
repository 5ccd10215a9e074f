"""The frame around every page: navigation, the file watch, and mistakes told in words."""

from contextlib import suppress
from pathlib import Path
from threading import Thread

import streamlit as st

from dashboard.cached import knowledge_store
from dashboard.components.drafts.held_clicks import held_clicks
from dashboard.components.popup_focus import popup_focus
from dashboard.components.problems_banner import problems_banner
from dashboard.knowledge_store import Edition, KnowledgeStore
from dashboard.language import current_words
from dashboard.look import look_for
from dashboard.markdown import problem_told
from dashboard.session import DRAWER_OPEN, SAVE_ASKED, VERSION
from knowledge.problem import WrongInput
from locales import Words

LOOK_EVERY_SECONDS = 1
PROGRESS_AFTER_SECONDS, PROGRESS_EVERY_SECONDS = 0.5, 0.1
PAGES = ("decide", "industry", "strategy", "listings", "profiles")
# Streamlit's own words on the primary colour are white in every theme: on buttons, and what is chosen from a list.
ON_PRIMARY = "body :is([data-testid^=stBaseButton-primary]:enabled, .stMultiSelect [data-tag]) {{ color: {} }}"
STATIC = Path(__file__).parent.parent / "static"


def show() -> None:
    """Draw the frame and the chosen page in it."""
    words = current_words()
    st.set_page_config(page_title=words("app.name"), page_icon=STATIC / "icon.svg", layout="wide")
    st.html(f"<style>{ON_PRIMARY.format(look_for(st.context.theme.type).on_accent)}</style>")
    st.logo(STATIC / f"logo-{'dark' if st.context.theme.type == 'dark' else 'light'}.svg", size="medium")
    pages = [
        st.Page(f"dashboard/pages/{name}_page.py", title=words(f"app.{name}"), url_path=name, default=name == "decide")
        for name in PAGES
    ]
    page = st.navigation(pages, position="top")
    with st.container(horizontal_alignment="center"), st.container(width=1120):
        try:
            edition = _latest(words)
            st.session_state[VERSION] = edition.number
            st.session_state[DRAWER_OPEN] = False
            _watch_files()
            problems_banner(edition, words)
            if page.url_path != "profiles":
                st.session_state.pop(SAVE_ASKED, None)  # who has left the page is not to save at the next visit
            page.run()
            popup_focus()
            held_clicks()
        except WrongInput as wrong:
            st.title(words("page.broken_title"), anchor=False)
            st.error(problem_told(wrong.problem, words))


def _latest(words: Words) -> Edition:
    """The newest edition; where the first reading takes long, it is shown how far it has come.

    It is read beside this run, which the browser may break off at any moment to begin another.
    """
    store = knowledge_store()
    if not store.was_read:
        reading = Thread(target=_read, args=(store,), daemon=True)
        reading.start()
        reading.join(PROGRESS_AFTER_SECONDS)
        if reading.is_alive():
            _show_progress(store, reading, words)
            st.rerun()
    return store.latest()


def _read(store: KnowledgeStore) -> None:
    with suppress(WrongInput):  # the run that waits for it finds out by itself
        store.latest()


def _show_progress(store: KnowledgeStore, reading: Thread, words: Words) -> None:
    bar = st.progress(0.0)
    while reading.is_alive():
        done, count = store.progress
        bar.progress(done / count if count else 0.0, words("page.reading", done=done, count=count))
        reading.join(PROGRESS_EVERY_SECONDS)


@st.fragment(run_every=LOOK_EVERY_SECONDS)
def _watch_files() -> None:
    """Draw the page anew as soon as a file has changed on disk, unless a drawer is open."""
    if st.session_state.get(DRAWER_OPEN):
        return
    if knowledge_store().latest().number != st.session_state.get(VERSION):
        st.rerun()
