"""What a page shows in one run: the words, the look, and how the industries stand for this reader's choices."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import streamlit as st

from assessment import Assessment, with_outlook
from assessment.assess import OUTLOOK as DEFAULT_OUTLOOK
from assessment.research.plan import HOURS as USUAL_HOURS
from assessment.research.plan import MOST_HOURS
from dashboard.cached import ResultKey, assessed, knowledge_store
from dashboard.knowledge_store import Edition
from dashboard.language import browser_language, current_words
from dashboard.link_state import from_link, to_link
from dashboard.look import Look, look_for
from dashboard.pairwise_answers import stops_as_text
from dashboard.session import (
    HOURS,
    INDUSTRIES,
    INDUSTRY,
    LANGUAGE,
    LED,
    OUTLOOK,
    OWN_HOURS,
    OWN_OUTLOOK,
    OWN_REGIONS,
    OWN_TILT,
    OWN_WEIGHTS,
    PAIRS,
    REGIONS,
    SEEN_INDUSTRIES,
    TILT,
    WEIGHTS,
)
from dashboard.tried_weights import (
    all_points,
    count_for_something,
    only_known,
    tilt_from_text,
    weights_as_text,
    weights_from_text,
)
from knowledge import Knowledge
from knowledge.founder import Founder, Weights
from knowledge.founder_choice import choose_founder
from locales import Words
from plans.listing.region import REGIONS as KNOWN_REGIONS
from strategies import Advice


@dataclass(frozen=True)
class View:
    """One run's words, look and results.

    `tried` are weights in place of `own_weights`, if any; `before` is how the industries stand with the founder's own
    weights and without a tilt, where the reader tries out others.
    """

    words: Words
    look: Look
    edition: Edition
    assessment: Assessment
    advice: Mapping[str, Advice]
    key: ResultKey
    own_weights: Weights = field(default_factory=Weights)
    tried: Weights | None = None
    before: Assessment | None = None

    @property
    def known(self) -> Knowledge:
        """What is known in the workspace."""
        return self.edition.known

    def standing_with(self, weights: Weights) -> Assessment:
        """How the industries stand for other weights of the founder's own, without a tilt."""
        return assessed(self.edition, self.key._replace(weights=weights_as_text(weights), tilt=None))[0]

    def with_own_weights(self) -> Assessment:
        """How the industries stand for the founder's own weights, all else (a tilt too) as shown."""
        return assessed(self.edition, self.key._replace(weights=""))[0]


def current_view() -> View:
    """The view for the choices made so far; industries that have gone since are left aside.

    Choices are taken from the link and written to it on every page, whichever page offers them: Streamlit empties the
    link when the page is switched, and a reload must not lose anything.
    """
    edition = knowledge_store().latest()
    ids = list(edition.known.industries)
    founder = choose_founder(edition.known).founder
    own = ResultKey(edition.number, date.today(), _industries(ids))
    tried, tilt = _tried_weights(founder.weights, edition.known), _tried_tilt(founder)
    key = own._replace(weights=weights_as_text(tried), tilt=tilt)
    drawn, advice = assessed(edition, key)
    assessment = drawn if tilt is not None else with_outlook(drawn, _outlook(drawn.outlook))
    before = assessed(edition, own)[0] if tried is not None or tilt is not None else None
    words = current_words()
    to_link(
        {
            LANGUAGE: ([words.language], [browser_language()]),
            INDUSTRIES: (assessment.ids or ["none"] if ids else [], ids),
            INDUSTRY: _picked(assessment),
            OUTLOOK: _tried_outlook(assessment),
            WEIGHTS: ([key.weights] if tried is not None else [], []),
            PAIRS: ([text] if (text := stops_as_text()) else [], []),
            TILT: ([f"{tilt:g}"] if tilt is not None else [], []),
            REGIONS: _tried_regions(assessment),
            HOURS: _tried_hours(assessment),
        }
    )
    look = look_for(st.context.theme.type)
    return View(words, look, edition, assessment, advice, key, founder.weights, tried, before)


def _industries(ids: list[str]) -> tuple[str, ...]:
    """The industries compared; a profile that is new since the reader's last look joins in."""
    if INDUSTRIES not in st.session_state:
        asked = from_link(INDUSTRIES, ids)
        st.session_state[INDUSTRIES] = asked if asked or st.query_params.get(INDUSTRIES) == "none" else ids
    elif new := [each for each in ids if each not in st.session_state[SEEN_INDUSTRIES]]:
        st.session_state[INDUSTRIES] = [*st.session_state[INDUSTRIES], *new]
    st.session_state[SEEN_INDUSTRIES] = ids
    return tuple(each for each in ids if each in st.session_state[INDUSTRIES])


def _tried(key: str, own_key: str, own: object, linked: object, *, usual: object) -> Any:
    """What the reader tries out in place of the founder's own answer: from the link at first, then from the page.

    A new answer of the founder's own, saved here or in an editor, ends the trial: then the `usual` counts.
    """
    if key not in st.session_state or st.session_state.get(own_key, own) != own:
        first_look = own_key not in st.session_state
        st.session_state[key] = linked if first_look and linked is not None else usual
    st.session_state[own_key] = own
    return st.session_state[key]


def _tried_weights(own: Weights, known: Knowledge) -> Weights | None:
    """The weights tried out on the page or in the link, if they differ from the founder's own and make a ranking."""
    linked = weights_from_text(st.query_params.get(WEIGHTS, ""))
    tried = _tried(WEIGHTS, OWN_WEIGHTS, own, linked, usual=None)
    if tried is None:
        return None
    shown = only_known(tried, known.vocabulary)
    same = all_points(shown, known.vocabulary) == all_points(own, known.vocabulary)
    kept = None if same or not count_for_something(shown, known.vocabulary) else shown
    st.session_state[WEIGHTS] = kept
    return kept


def _tried_tilt(founder: Founder) -> float | None:
    """The tilt tried out on the page or in the link; a new outlook of the founder's own ends it."""
    linked = tilt_from_text(st.query_params.get(TILT, ""))
    tilt: float | None = _tried(TILT, OWN_TILT, founder.outlook, linked, usual=None)
    return tilt


def _outlook(own: float) -> float:
    """The outlook tried out on the page or in the link, else the founder's own."""
    try:
        linked = float(st.query_params[OUTLOOK])
    except (KeyError, ValueError):
        linked = None
    within = linked if linked is not None and 0 <= linked <= 1 else None
    return float(_tried(OUTLOOK, OWN_OUTLOOK, own, within, usual=own))


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
    usual = [f"{DEFAULT_OUTLOOK if own is None else own:g}"]
    return usual if assessment.tilt is not None else [f"{assessment.outlook:g}"], usual


def _tried_regions(assessment: Assessment) -> tuple[list[str], list[str]]:
    """The buyers' regions tried out on the Listings page or in the link, and the founder's own."""
    own = sorted(assessment.founder.founder.target_regions or ())
    asked = from_link(REGIONS, KNOWN_REGIONS)
    linked = asked if asked or st.query_params.get(REGIONS) == "none" else None
    return sorted(_tried(REGIONS, OWN_REGIONS, own, linked, usual=own)) or ["none"], own or ["none"]


def _tried_hours(assessment: Assessment) -> tuple[list[str], list[str]]:
    """The hours for research tried out on Decide or in the link, and the founder's own of a week."""
    stated = assessment.founder.founder.hours_per_week_for_research
    own = USUAL_HOURS if stated is None else float(stated)
    try:
        linked = float(st.query_params[HOURS])
    except (KeyError, ValueError):
        linked = None
    within = linked if linked is not None and 0 <= linked <= MOST_HOURS else None
    return [f"{_tried(HOURS, OWN_HOURS, own, within, usual=own):g}"], [f"{own:g}"]
