"""Choices that outlive their control: only choosing changes them, and other names make another control."""

import pytest
import streamlit as st

from dashboard.components.lasting_choice import lasting_choice
from dashboard.session import CHOICES_SHOWN, PROFILE_VIEW

LABELS = {"form": "Form", "table": "Table"}


@pytest.fixture(autouse=True)
def session() -> None:
    st.session_state[CHOICES_SHOWN] = {}
    st.session_state[PROFILE_VIEW] = "form"


def key(labels: dict[str, str] = LABELS) -> str:
    return str(lasting_choice(PROFILE_VIEW, list(labels), labels)["key"])


def test_the_control_stays_while_its_reader_chooses() -> None:
    first = lasting_choice(PROFILE_VIEW, list(LABELS), LABELS)
    st.session_state[first["key"]] = "table"
    first["on_change"](*first["args"])
    assert st.session_state[PROFILE_VIEW] == "table"
    assert key() == first["key"]


def test_a_choice_from_elsewhere_makes_another_control() -> None:
    first = key()
    st.session_state[PROFILE_VIEW] = "table"
    assert key() != first
    assert key() == key()


def test_names_of_another_language_make_another_control() -> None:
    assert key() != key({"form": "表單", "table": "表格"})
