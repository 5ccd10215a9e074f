"""Choices that stand in the link, so that a link reopens the same view; by id, whatever language shows them."""

from collections.abc import Collection, Mapping, Sequence

import streamlit as st


def from_link(name: str, allowed: Collection[str]) -> list[str]:
    """The values of a name in the link, without those that are not allowed (any more)."""
    given = st.query_params.get(name, "")
    return [each for each in given.split(",") if each in allowed]


def to_link(choices: Mapping[str, tuple[Sequence[str], Sequence[str]]]) -> None:
    """Write what was chosen under each name into the link, beside the usual choice, which leaves the link short.

    All at once: every writing is a step back in the browser's history.
    """
    before = st.query_params.to_dict()
    others = {name: value for name, value in before.items() if name not in choices}
    chosen = {name: ",".join(some) for name, (some, usual) in choices.items() if list(some) != list(usual)}
    if (after := others | chosen) != before:
        st.query_params.from_dict(after)
