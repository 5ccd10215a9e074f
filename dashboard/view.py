"""What a page shows in one run: the words, the look, and how the industries stand for this reader's choices."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from assessment import Assessment
from dashboard.cached import assessed, knowledge_store
from dashboard.knowledge_store import Edition
from dashboard.language import current_words
from dashboard.look import Look, look_for
from dashboard.session import INDUSTRIES, OUTLOOK
from locales import Words
from strategies import Advice


@dataclass(frozen=True)
class View:
    """One run's words, look and results."""

    words: Words
    look: Look
    edition: Edition
    assessment: Assessment
    advice: Mapping[str, Advice]

    @property
    def known(self):
        """What is known in the workspace."""
        return self.edition.known


def current_view() -> View:
    """The view for the choices made so far; industries that have gone since are left aside."""
    edition = knowledge_store().latest()
    chosen = st.session_state.get(INDUSTRIES)
    industries = None if chosen is None else tuple(each for each in edition.known.industries if each in chosen)
    assessment, advice = assessed(
        edition, edition.number, None, date.today(), industries, st.session_state.get(OUTLOOK)
    )
    return View(current_words(), look_for(st.context.theme.type), edition, assessment, advice)
