"""Choices that outlive their control: the session keeps what was chosen, the control shows it and tells a new choice.

A control that comes back after a page switch begins with its first option, and the browser may report that one before
anybody has chosen. So what counts never is what a control reports by itself, only what somebody chooses in it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from typing import Any, TypedDict

import streamlit as st

from dashboard.session import CHOICES_SHOWN
from dashboard.undisturbed import undisturbed


@dataclass(frozen=True)
class _Shown:
    """What a choice's control last showed; `turn` counts how often the choice came from elsewhere than from it."""

    value: Any
    turn: int = 0


class Lasting(TypedDict):
    """What a control is given beside its options."""

    key: str
    format_func: Callable[[Any], str]
    on_change: Callable[[str, str], None]
    args: tuple[str, str]


def lasting_choice(name: str, options: Iterable[Any], labels: Mapping[Any, str]) -> Lasting:
    """The options of a control for a choice that the session keeps under a name: key, words and what to do on change.

    Give it beside `labels[...]` of each option and the chosen one as the control's first value. The browser reports
    labels, so other labels, as those of another language, make another control.
    """
    every: dict[str, _Shown] = st.session_state.setdefault(CHOICES_SHOWN, {})
    chosen = st.session_state[name]
    before = every.get(name, _Shown(chosen))
    turn = before.turn + (before.value != chosen)
    every[name] = _Shown(chosen, turn)
    said = blake2b("\x1f".join(labels[each] for each in options).encode("utf-8", "replace"), digest_size=6).hexdigest()
    key = f"{name}|{said}|{turn}"
    return {"key": key, "format_func": partial(_label, labels), "on_change": _take, "args": (name, key)}


def _label(labels: Mapping[Any, str], option: Any) -> str:
    return labels.get(option, str(option))


@undisturbed
def _take(name: str, key: str) -> None:
    chosen = st.session_state[key]
    if chosen is None:
        return
    every: dict[str, _Shown] = st.session_state[CHOICES_SHOWN]
    st.session_state[name] = chosen
    every[name] = _Shown(chosen, every[name].turn)
