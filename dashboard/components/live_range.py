"""Sliders of our own that answer in the browser, in the theme's look."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent


def live_range(script_file: Path) -> Callable[..., Any]:
    """The component whose script stands in this file."""
    script, shared, style = (
        file.read_text(encoding="utf-8") for file in (script_file, _HERE / "live_range.js", _HERE / "live_range.css")
    )
    return st.components.v2.component(
        f"beachhead_{script_file.stem}", js=shared + script, css=style, isolate_styles=False
    )


def listening() -> None:
    """What a component tells stands in its result, if somebody listens."""
