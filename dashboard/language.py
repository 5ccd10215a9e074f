"""The reader's language: chosen, in the link, or the browser's."""

import streamlit as st

from dashboard.link_state import from_link
from dashboard.session import LANGUAGE
from locales import LANGUAGES, Words, words_in


def current_words() -> Words:
    """The words to show in this run."""
    chosen = st.session_state.get(LANGUAGE) or next(iter(from_link(LANGUAGE, LANGUAGES)), None)
    return words_in(chosen or browser_language())


def browser_language() -> str:
    """The language that the browser asks for, as far as we speak it."""
    return "zh-Hant" if str(st.context.locale or "").lower().startswith("zh") else "en"
