"""Two texts of a file, line by line."""

from difflib import unified_diff

import streamlit as st

from locales import Words

MOST_LINES = 400


def text_diff(before: str, after: str, words: Words) -> None:
    """The lines that differ, with their neighbours; nothing stands for no difference."""
    lines = list(unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=2))[2:]
    if not lines:
        st.caption(words("profiles.no_difference"))
        return
    st.code("\n".join(lines[:MOST_LINES]), language="diff", wrap_lines=True)
    if len(lines) > MOST_LINES:
        st.caption(words("profiles.more_lines", count=len(lines) - MOST_LINES))
