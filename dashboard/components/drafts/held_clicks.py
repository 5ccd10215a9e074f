"""A click on another page, on Save or on another view waits for what has just been typed: neither is lost."""

from pathlib import Path

import streamlit as st

_held_clicks = st.components.v2.component(
    "beachhead_held_clicks", js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
)


def held_clicks() -> None:
    """Hold such clicks on this page and all that follow. It shows nothing."""
    _held_clicks(key="held_clicks")
