"""What a page shows in one run: the words, the look, and how the industries stand for this reader's choices."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from assessment import Assessment
from dashboard.cached import assessed, knowledge_store
from dashboard.knowledge_store import Edition
from dashboard.language import current_words
from dashboard.link_state import from_link
from dashboard.look import Look, look_for
from dashboard.session import INDUSTRIES, OUTLOOK, SEEN_INDUSTRIES
from knowledge import Knowledge
from locales import Words
from strategies import Advice


@dataclass(frozen=True)
class View:
    """One run's words, look and results; `key` tells one result from every other."""

    words: Words
    look: Look
    edition: Edition
    assessment: Assessment
    advice: Mapping[str, Advice]
    key: tuple[object, ...]

    @property
    def known(self) -> Knowledge:
        """What is known in the workspace."""
        return self.edition.known


def current_view() -> View:
    """The view for the choices made so far; industries that have gone since are left aside."""
    edition = knowledge_store().latest()
    ids = list(edition.known.industries)
    key = (edition.number, date.today(), _industries(ids), _outlook())
    assessment, advice = assessed(edition, *key)
    return View(current_words(), look_for(st.context.theme.type), edition, assessment, advice, key)


def _industries(ids: list[str]) -> tuple[str, ...]:
    """The industries compared; a profile that is new since the reader's last look joins in."""
    if INDUSTRIES not in st.session_state:
        st.session_state[INDUSTRIES] = from_link(INDUSTRIES, ids) if INDUSTRIES in st.query_params else ids
    elif new := [each for each in ids if each not in st.session_state[SEEN_INDUSTRIES]]:
        st.session_state[INDUSTRIES] = [*st.session_state[INDUSTRIES], *new]
    st.session_state[SEEN_INDUSTRIES] = ids
    return tuple(each for each in ids if each in st.session_state[INDUSTRIES])


def _outlook() -> float | None:
    """The outlook tried out on the page or in the link; None is the founder's own."""
    if OUTLOOK in st.session_state:
        return float(st.session_state[OUTLOOK])
    try:
        given = float(st.query_params[OUTLOOK])
    except (KeyError, ValueError):
        return None
    return given if 0 <= given <= 1 else None
