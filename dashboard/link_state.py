"""Choices that stand in the link, so that a link reopens the same view; by id, whatever language shows them."""

from collections.abc import Collection, Sequence

import streamlit as st


def from_link(name: str, allowed: Collection[str]) -> list[str]:
    """The values of a name in the link, without those that are not allowed (any more)."""
    given = st.query_params.get(name, "")
    return [each for each in given.split(",") if each in allowed]


def to_link(name: str, chosen: Sequence[str], usual: Sequence[str]) -> None:
    """Write a choice into the link; the usual choice leaves the link short."""
    text = ",".join(chosen)
    if list(chosen) == list(usual):
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != text:
        st.query_params[name] = text
