"""The reader's language: chosen, in the link, or the browser's."""

import streamlit as st

from dashboard.session import LANGUAGE
from locales import LANGUAGES, Words, words_in


def current_words() -> Words:
    """The words to show in this run."""
    chosen = st.session_state.get(LANGUAGE) or st.query_params.get(LANGUAGE)
    return words_in(chosen if chosen in LANGUAGES else _browser_language())


def _browser_language() -> str:
    return "zh-Hant" if str(st.context.locale or "").lower().startswith("zh") else "en"
