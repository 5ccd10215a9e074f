"""Sliders of our own that answer in the browser, in the theme's look: their script, and the charts bound to them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.session import LIVE

WHAT_IF_INPUT, OUTLOOK_INPUT = "beachhead-weights", "beachhead-outlook"
_HERE = Path(__file__).parent


def live_range(name: str) -> Callable[..., Any]:
    """The component whose script stands in `<name>.js` beside this file."""
    script, shared, style = (
        (_HERE / file).read_text(encoding="utf-8") for file in (f"{name}.js", "live_range.js", "live_range.css")
    )
    return st.components.v2.component(f"beachhead_{name}", js=shared + script, css=style, isolate_styles=False)


def ready(name: str) -> None:
    """Note that the browser has made a hidden input, in this session; the component tells so until it is heard."""
    st.session_state[LIVE] = st.session_state.get(LIVE, frozenset()) | {name}


def bound_to(name: str) -> str:
    """The hidden input that a chart may be bound to; empty until the browser has made it.

    A chart bound to an input that is not there would stay blank; until then it is drawn as it stands.
    """
    return name if name in st.session_state.get(LIVE, ()) else ""


def listening() -> None:
    """What a component tells stands in its result, if somebody listens."""
