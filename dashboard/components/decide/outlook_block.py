"""How optimism counts: by looking at the better end of every range, or by weighing opportunities more; never both."""

from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assessment import Assessment
from assessment.weights import tilted_sides
from dashboard.charts.outlook import outlook_chart
from dashboard.components.block import data_popover, drawn, finding, prepared, show_chart
from dashboard.components.live_range import listening, live_range
from dashboard.markdown import plain
from dashboard.rows.decide_rows import outlook_table
from dashboard.rows.outlook_lines import outlook_leaders, outlook_rows
from dashboard.rows.twins import alike_names, standing_for
from dashboard.session import OPTIMISM, OUTLOOK, TILT_SLIDER
from dashboard.tried_weights import try_tilt
from dashboard.view import View
from knowledge.vocabulary import SIDES

WAYS = ("range", "tilt")
MIDDLE = 0.5
NO_TILT = 0.5
_slider = live_range(Path(__file__).with_name("outlook.js"))


@st.fragment
def outlook(view: View, winner: str) -> None:
    """The outlook on the ranges with its lines, or the tilt between opportunities and threats."""
    st.session_state.setdefault(OPTIMISM, WAYS[view.assessment.tilt is not None])
    tilted = st.session_state[OPTIMISM] == "tilt"
    if not tilted and view.assessment.tilt is not None:
        try_tilt(None)
        st.rerun()
    with finding(_tilt_title(view, winner) if tilted else _title(view, winner), view.words(f"optimism.unit_{_way()}")):
        _switch(view)
        if tilted:
            _tilt(view)
        else:
            _range(view)


def _way() -> str:
    return str(st.session_state[OPTIMISM])


def _switch(view: View) -> None:
    words = view.words
    st.segmented_control(
        words("optimism.way"),
        WAYS,
        format_func=lambda way: words(f"optimism.{way}"),
        key=OPTIMISM,
        help=words("optimism.twice"),
        label_visibility="collapsed",
        required=True,
        persist_state="session",
    )


def _name(view: View, industry: str) -> str:
    return alike_names(view, view.assessment.comparable_ids)[industry]


def _title(view: View, winner: str) -> str:
    words = view.words
    others = [(at, each) for at, each in outlook_leaders(view) if each != winner]
    if not others:
        return words("decide.outlook_title_same", winner=plain(_name(view, winner)))
    at, other = others[0]
    side = "outlook_where_below" if at == 0 else "outlook_where_above"
    return words("decide.outlook_title_changes", other=plain(_name(view, other)), where=words(f"decide.{side}"))


def _range(view: View) -> None:
    """The lines, and the slider under the same axis; rule and dots follow it in the browser."""
    words = view.words
    chart = st.container(gap="small")
    told = _slider(
        key="outlook_slider",
        data={
            "value": view.assessment.outlook,
            "industries": _industries(view),
            "words": {"label": words("decide.outlook_label"), "help": words("decide.outlook_help")},
        },
        on_outlook_change=listening,
    )
    if isinstance(told.outlook, int | float):
        st.session_state[OUTLOOK] = min(max(float(told.outlook), 0.0), 1.0)
        st.rerun()
    _lines(view, chart)


def _industries(view: View) -> list[dict[str, object]]:
    """The ends of the lines, and who would lead in words; of industries that are level the winner comes first."""
    names = alike_names(view, view.assessment.comparable_ids)
    return [
        {
            "pessimist": each.pessimist_score,
            "optimist": each.optimist_score,
            "lead": view.words("optimism.lead", leader=names[each.id]),
        }
        for each in view.assessment.ranking
        if each.comparable
    ]


def _lines(view: View, above: DeltaGenerator) -> None:
    spec, alt = prepared(_chart, view)
    with above:
        show_chart(spec, alt=alt, name="outlook")
    data_popover(lambda: outlook_table(pd.DataFrame(outlook_rows(view))), "outlook", view.words)


def _chart(view: View) -> tuple[dict[str, Any], str]:
    """The lines with the outlooks at which the lead changes, and their text alternative."""
    words, leaders = view.words, outlook_leaders(view)
    breaks = [
        (at, words("decide.outlook_break", at=words.number(at, 2), winner=_name(view, each)))
        for at, each in leaders[1:]
    ]
    sentences = [words("decide.outlook_at", at=words.number(at, 2), winner=_name(view, each)) for at, each in leaders]
    # Always drawn at the same outlook, so that another leaves the chart as it is; the slider moves the dots.
    spec = drawn(view, outlook_chart, pd.DataFrame(outlook_rows(view)), "decide", MIDDLE, breaks)
    return spec, words("decide.outlook_alt", sentence=words.sentences(sentences))


def _tilt_title(view: View, winner: str) -> str:
    words = view.words
    if view.assessment.tilt is None:
        return words("optimism.title_untilted")
    standing = standing_for(view, view.assessment.comparable_ids)
    before = standing.get(_untilted(view).verdict.winner or winner, winner)
    key = "optimism.title_same" if before == standing[winner] else "optimism.title_changed"
    return words(key, winner=plain(_name(view, winner)), before=plain(_name(view, before)))


def _untilted(view: View) -> Assessment:
    """The same weights, tried out or the founder's own, without the tilt."""
    if view.assessment.tilt is None:
        return view.assessment
    return view.standing_with(view.own_weights if view.tried is None else view.tried)


def _tilt(view: View) -> None:
    """How much weight moves between opportunities and threats; it counts once it has been simulated."""
    words, now = view.words, view.assessment.tilt
    st.caption(words("optimism.twice"))
    st.session_state.setdefault(TILT_SLIDER, NO_TILT if now is None else now)
    tilt = st.slider(words("optimism.tilt_label"), 0.0, 1.0, step=0.05, key=TILT_SLIDER, persist_state="session")
    st.caption(_moved_weight(view, tilt))
    with st.container(horizontal=True, gap="small"):
        same = tilt == (NO_TILT if now is None else now)
        if st.button(words("optimism.apply"), disabled=same, key="apply_tilt"):
            try_tilt(None if tilt == NO_TILT else tilt)
            st.rerun()
        if now is not None and st.button(words("optimism.without"), type="tertiary", key="without_tilt"):
            try_tilt(None)
            st.rerun()


def _moved_weight(view: View, tilt: float) -> str:
    """The share of opportunities and of threats with the tilt and without."""
    words, untilted = view.words, _untilted(view).weights.sides
    tilted = tilted_sides(untilted, tilt)
    shares = {
        f"{side}_{name}": words.hundred(sides[SIDES.index(side)])
        for name, sides in (("now", tilted), ("before", untilted))
        for side in ("opportunity", "threat")
    }
    return words("optimism.moved", **shares)
