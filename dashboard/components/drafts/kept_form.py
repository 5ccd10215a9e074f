"""What is typed in a form that tells Python nothing before it is sent: the browser keeps it, and F5 loses nothing."""

import re
import time
from collections.abc import Mapping
from math import isfinite
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.components.drafts.draft_keeper import session_token
from dashboard.components.live_range import listening
from dashboard.session import FORMS_DONE, FORMS_TAKEN

_kept_form = st.components.v2.component(
    "beachhead_kept_form", js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
)


def kept_form(
    name: str, texts: Mapping[str, str], numbers: Mapping[str, str] | None = None, most: float = 1e15
) -> None:
    """Keep a form's fields under a name, and fill in what was kept; draw it before the form.

    `texts` and `numbers`, from 0 to `most`, are the session's keys of the fields by their name.
    """
    numbers = numbers or {}
    said = (st.session_state.get(f"kept_form|{name}") or {}).get("kept")
    if isinstance(said, dict) and said.get("session") == session_token() and said.get("name") == name:
        _take(name, said, texts, numbers, most)
    keys = {**texts, **numbers}
    _kept_form(
        key=f"kept_form|{name}",
        data={
            "name": name,
            "fields": {_class_of(key): field for field, key in keys.items()},
            "done": st.session_state.get(FORMS_DONE, {}),
            "session": session_token(),
        },
        on_kept_change=listening,
    )


def form_done(name: str) -> None:
    """What was typed in a form is saved, and need not be kept any more."""
    st.session_state[FORMS_DONE] = {**st.session_state.get(FORMS_DONE, {}), name: time.time_ns() // 1_000_000}


def _take(
    name: str, said: Mapping[str, Any], texts: Mapping[str, str], numbers: Mapping[str, str], most: float
) -> None:
    """Put into the fields what the browser kept, once."""
    taken = (name, said.get("at"))
    if st.session_state.get(FORMS_TAKEN) == taken or not isinstance(said.get("fields"), dict):
        return
    st.session_state[FORMS_TAKEN] = taken
    for field, text in said["fields"].items():
        if field in texts and isinstance(text, str):
            st.session_state[texts[field]] = text
        elif field in numbers and (number := _number(text)) is not None and 0 <= number <= most:
            st.session_state[numbers[field]] = number


def _number(text: Any) -> float | None:
    try:
        number = float(text)
    except (TypeError, ValueError):
        return None
    return number if isfinite(number) else None


def _class_of(key: str) -> str:
    """The class that Streamlit gives an element with a key."""
    return "st-key-" + re.sub(r"[^a-zA-Z0-9_-]", "-", key.strip())
