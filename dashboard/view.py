"""What a page shows in one run: the words, the look, and how the industries stand for this reader's choices."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from assessment import Assessment, with_outlook
from assessment.assess import OUTLOOK as DEFAULT_OUTLOOK
from dashboard.cached import assessed, knowledge_store
from dashboard.knowledge_store import Edition
from dashboard.language import browser_language, current_words
from dashboard.link_state import from_link, to_link
from dashboard.look import Look, look_for
from dashboard.session import (
    INDUSTRIES,
    INDUSTRY,
    LANGUAGE,
    LED,
    OUTLOOK,
    OWN_OUTLOOK,
    OWN_REGIONS,
    REGIONS,
    SEEN_INDUSTRIES,
)
from knowledge import Knowledge
from locales import Words
from plans.listing.region import REGIONS as KNOWN_REGIONS
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
    """The view for the choices made so far; industries that have gone since are left aside.

    Choices are taken from the link and written to it on every page, whichever page offers them: Streamlit empties the
    link when the page is switched, and a reload must not lose anything.
    """
    edition = knowledge_store().latest()
    ids = list(edition.known.industries)
    key = (edition.number, date.today(), _industries(ids))
    drawn, advice = assessed(edition, *key)
    assessment = with_outlook(drawn, _outlook(drawn.outlook))
    words = current_words()
    to_link(
        {
            LANGUAGE: ([words.language], [browser_language()]),
            INDUSTRIES: (assessment.ids or ["none"] if ids else [], ids),
            INDUSTRY: _picked(assessment),
            OUTLOOK: _tried_outlook(assessment),
            REGIONS: _tried_regions(assessment),
        }
    )
    return View(words, look_for(st.context.theme.type), edition, assessment, advice, key)


def _industries(ids: list[str]) -> tuple[str, ...]:
    """The industries compared; a profile that is new since the reader's last look joins in."""
    if INDUSTRIES not in st.session_state:
        asked = from_link(INDUSTRIES, ids)
        st.session_state[INDUSTRIES] = asked if asked or st.query_params.get(INDUSTRIES) == "none" else ids
    elif new := [each for each in ids if each not in st.session_state[SEEN_INDUSTRIES]]:
        st.session_state[INDUSTRIES] = [*st.session_state[INDUSTRIES], *new]
    st.session_state[SEEN_INDUSTRIES] = ids
    return tuple(each for each in ids if each in st.session_state[INDUSTRIES])


def _tried(key: str, own_key: str, own: object, linked: object) -> Any:
    """What the reader tries out in place of the founder's own answer: from the link at first, then from the page.

    A new answer of the founder's own, saved here or in an editor, ends the trial.
    """
    if key not in st.session_state or st.session_state.get(own_key, own) != own:
        first_look = own_key not in st.session_state
        st.session_state[key] = linked if first_look and linked is not None else own
    st.session_state[own_key] = own
    return st.session_state[key]


def _outlook(own: float) -> float:
    """The outlook tried out on the page or in the link, else the founder's own."""
    try:
        linked = float(st.query_params[OUTLOOK])
    except (KeyError, ValueError):
        linked = None
    within = linked if linked is not None and 0 <= linked <= 1 else None
    return float(_tried(OUTLOOK, OWN_OUTLOOK, own, within))


def _picked(assessment: Assessment) -> tuple[list[str], list[str]]:
    """The industry that the pages after Decide are about, and the usual one, which is the winner.

    The one in the link or picked; but who has not picked another one than the winner follows the lead when it changes.
    """
    ids = [each.id for each in assessment.ranking]
    if not ids:
        return [], []
    usual = assessment.verdict.winner or ids[0]
    picked = st.session_state.get(INDUSTRY) or next(iter(from_link(INDUSTRY, ids)), usual)
    if picked not in ids or picked == st.session_state.get(LED):
        picked = usual
    st.session_state[INDUSTRY] = picked  # each time: the browser sends a label, which is another in another language
    st.session_state[LED] = usual
    return [picked], [usual]


def _tried_outlook(assessment: Assessment) -> tuple[list[str], list[str]]:
    """The outlook shown and the founder's own."""
    own = assessment.founder.founder.outlook
    return [f"{assessment.outlook:g}"], [f"{DEFAULT_OUTLOOK if own is None else own:g}"]


def _tried_regions(assessment: Assessment) -> tuple[list[str], list[str]]:
    """The buyers' regions tried out on the Listings page or in the link, and the founder's own."""
    own = sorted(assessment.founder.founder.target_regions or ())
    asked = from_link(REGIONS, KNOWN_REGIONS)
    linked = asked if asked or st.query_params.get(REGIONS) == "none" else None
    return sorted(_tried(REGIONS, OWN_REGIONS, own, linked)) or ["none"], own or ["none"]
