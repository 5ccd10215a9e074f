"""Sliders of our own that answer in the browser, in the theme's look."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent


def live_range(script_file: Path) -> Callable[..., Any]:
    """The component whose script stands in this file, and its own style, if any, beside it."""
    script, shared, style = (
        file.read_text(encoding="utf-8") for file in (script_file, _HERE / "live_range.js", _HERE / "live_range.css")
    )
    own_style = script_file.with_suffix(".css")
    if own_style.is_file():
        style += own_style.read_text(encoding="utf-8")
    return st.components.v2.component(
        f"beachhead_{script_file.stem}", js=shared + script, css=style, isolate_styles=False
    )


def listening() -> None:
    """What a component tells stands in its result, if somebody listens."""
