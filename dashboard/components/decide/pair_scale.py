"""The look of the scales between two sides: nothing is filled, and a mark in the middle says where both are equal."""

from pathlib import Path

import streamlit as st

_pair_scale = st.components.v2.component(
    "beachhead_pair_scale",
    html="<span></span>",
    css=Path(__file__).with_suffix(".css").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def unfilled_pairs() -> None:
    """Draw the scales between two sides without a filled end, which would make "equal" look like half."""
    _pair_scale(key="pair_scale", height=1)
