"""A drawer at the right of the page. While it is open no change on disk redraws the page, so nothing typed is lost."""

from collections.abc import Callable

import streamlit as st

from dashboard.session import DRAWER_OPEN


def open_drawer(title: str, content: Callable[..., None], *given: object) -> None:
    """Show content in a drawer until it is dismissed or the page is drawn anew."""
    st.session_state[DRAWER_OPEN] = True
    st.dialog(title, position="right", width="medium", on_dismiss="rerun")(content)(*given)
