"""The answers to the pairwise questions about the weights; they stand in the link, so that a reload keeps them."""

from itertools import combinations

import streamlit as st

from dashboard.session import PAIRS
from knowledge.vocabulary import SIDES, Side

PAIR = "weigh_pair"  # the widgets' names in the session begin so
MOST_TIMES = 9
QUESTIONS: tuple[tuple[Side, Side], ...] = tuple(combinations(SIDES, 2))
LEVEL = 0


def pair_key(left: Side, right: Side) -> str:
    """The widget of one question."""
    return f"{PAIR}_{left}_{right}"


def stops() -> list[int]:
    """The sliders' stops, question by question: those of this session, else those in the link, else level."""
    linked = _stops_from(st.query_params.get(PAIRS, ""))
    return [st.session_state.get(pair_key(*question), stop) for question, stop in zip(QUESTIONS, linked, strict=True)]


def stops_as_text() -> str:
    """The stops for the link; empty where all are level."""
    found = stops()
    return ",".join(map(str, found)) if any(found) else ""


def times(stop: int) -> float:
    """How many times as much the left side counts as the right one. Stop n means n + 1 times, to its side."""
    return float(1 - stop if stop < 0 else 1 / (1 + stop))


def _stops_from(text: str) -> list[int]:
    """Stops from their text; all level where it is no such text."""
    try:
        found = [int(each) for each in text.split(",")]
    except ValueError:
        found = []
    sound = len(found) == len(QUESTIONS) and all(abs(each) < MOST_TIMES for each in found)
    return found if sound else [LEVEL] * len(QUESTIONS)
