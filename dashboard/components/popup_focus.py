"""What is opened by key has the focus: the entry by keyboard into Streamlit's popovers and menus."""

from pathlib import Path

import streamlit as st

_popup_focus = st.components.v2.component(
    "beachhead_popup_focus", js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
)


def popup_focus() -> None:
    """Let the focus go into what a key opens, on this page and all that follow. It shows nothing."""
    _popup_focus(key="popup_focus")
