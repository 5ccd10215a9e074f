"""Sliders of our own that answer in the browser, in the theme's look."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent


def live_range(name: str) -> Callable[..., Any]:
    """The component whose script stands in `<name>.js` beside this file."""
    script, shared, style = (
        (_HERE / file).read_text(encoding="utf-8") for file in (f"{name}.js", "live_range.js", "live_range.css")
    )
    return st.components.v2.component(f"beachhead_{name}", js=shared + script, css=style, isolate_styles=False)


def listening() -> None:
    """What a component tells stands in its result, if somebody listens."""
