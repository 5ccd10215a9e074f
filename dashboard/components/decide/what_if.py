"""If you weighed otherwise: sliders that rank anew in the same frame; on Apply the exact simulation follows."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from assessment import Assessment
from assessment.sensitivity.mean_case import MeanCase
from assessment.weight_elicitation import weights_from_points
from dashboard.cached import at_mean_weights
from dashboard.charts.what_if import what_if_chart
from dashboard.components.block import data_popover, drawn, finding, prepared, show_chart
from dashboard.components.live_range import listening, live_range
from dashboard.markdown import plain, problem_told
from dashboard.own_weights import save_weights
from dashboard.rows.names import distinct_names
from dashboard.rows.twins import standing_for
from dashboard.rows.what_if_rows import mean_weights_text, slider_data, utility_table, what_if_rows
from dashboard.tried_weights import try_weights
from dashboard.view import View
from knowledge.founder import Weights
from knowledge.problem import WrongInput

NAMED_RANKS = 3
_sliders = live_range(Path(__file__).with_name("what_if.js"))


def what_if(view: View) -> None:
    """What the weighting decides, the sliders, the preview beside them, and what became of the lead."""
    with finding(_title(view), view.words("what_if.unit")):
        _live(view, at_mean_weights(view.assessment, view.key))
        for note in _notes(view):
            st.caption(note)


def _name(view: View, industry: str | None) -> str:
    return plain(distinct_names(view, view.known.industries, short=True).get(industry or "", industry or ""))


def _first(view: View, industry: str | None) -> str | None:
    """The industry that stands for this one and all that nothing tells from it: no lead changes between them."""
    return standing_for(view, view.assessment.comparable_ids).get(industry or "", industry)


def _title(view: View) -> str:
    """Whether the weighting decides the matter."""
    words, assessment = view.words, view.assessment
    winner, equal = (_first(view, each) for each in (assessment.verdict.winner, assessment.equal_weights_winner))
    if assessment.weights.equal:
        return words("what_if.title_equal", winner=_name(view, winner))
    whose = words(f"what_if.{assessment.whose_weights}")
    agree = "agree" if winner == equal else "differ"
    return words(f"what_if.title_{agree}", winner=_name(view, winner), whose=whose, equal=_name(view, equal))


@st.fragment
def _live(view: View, case: MeanCase) -> None:
    """The sliders and the preview bound to them; what the buttons do is seen by the whole page."""
    words = view.words
    beside, preview = st.columns([1, 1], gap="large")
    data = prepared(_slider_data, view)
    with beside:
        st.caption(words("what_if.question"))
        told = _sliders(
            key="what_if_sliders",
            data=data,
            on_apply_change=listening,
            on_back_change=listening,
            on_save_change=listening,
        )
    if told.back:
        try_weights(None)
        st.rerun()
    if told.apply or told.save:
        _act(view, told.apply, told.save)
    with preview:
        _preview(view, case)


def _slider_data(view: View) -> dict[str, Any]:
    return slider_data(view, at_mean_weights(view.assessment, view.key), view.words)


def _preview(view: View, case: MeanCase) -> None:
    words = view.words
    spec, alt = prepared(_preview_chart, view)
    show_chart(spec, alt=alt, name="what_if")
    st.caption(words("what_if.note"))
    data_popover(lambda: utility_table(view, what_if_rows(view, case)), "what_if", words)


def _preview_chart(view: View) -> tuple[dict[str, Any], str]:
    """The chart and its text alternative."""
    words, rows = view.words, what_if_rows(view, at_mean_weights(view.assessment, view.key))
    parts = words.listing([f"{each.name} {words.number(each.score)}" for each in rows.itertuples()])
    spec = drawn(view, what_if_chart, rows, "what_if", mean_weights_text(view))
    return spec, words("what_if.alt", parts=parts)


def _act(view: View, applied: object, saved: object) -> None:
    """Try out or save the points on the sliders."""
    try:
        weights = points_given(view, applied or saved)
        if saved:
            save_weights(view, weights)
            st.toast(view.words("founder.saved"), icon=":material/check:")
        else:
            try_weights(weights)
    except WrongInput as wrong:
        st.error(problem_told(wrong.problem, view.words))
        return
    st.rerun()


def points_given(view: View, given: object) -> Weights:
    """Weights from what the browser sent; numbers of sides and factors that are there, and nothing else.

    Raises `WrongInput` for points that leave nothing to weigh.
    """
    known = view.known.vocabulary
    said = given if isinstance(given, Mapping) else {}
    points = {
        name: round(min(max(float(value), 0.0), 100.0), 2)
        for name, value in said.items()
        if (name in known.sides or name in known.factors) and isinstance(value, int | float)
    }
    return weights_from_points(points, known)


def _notes(view: View) -> list[str]:
    """What other weights did to the lead: now, and at each time they were saved."""
    words = view.words
    notes = [
        words("what_if.moved_on", date=each.date, before=_name(view, each.before), after=_name(view, each.after))
        for each in view.own_weights.moved
    ]
    if view.tried is None:
        return notes
    own = view.with_own_weights()  # under the same tilt, so that the weights alone are told apart
    before, now = _first(view, own.verdict.winner), _first(view, view.assessment.verdict.winner)
    if before == now:
        return [words("what_if.stays", winner=_name(view, now)), *notes]
    changed = words(
        "what_if.changed",
        before=_ranks(view, own),
        after=_ranks(view, view.assessment),
    )
    return [changed, *notes]


def _ranks(view: View, assessment: Assessment) -> str:
    """The first places of a ranking with their scores."""
    ranked = [each for each in assessment.ranking if each.comparable][:NAMED_RANKS]
    parts = [
        view.words("what_if.rank", place=place, name=_name(view, each.id), score=view.words.number(each.score))
        for place, each in enumerate(ranked, start=1)
    ]
    return view.words("numbers.comma").join(parts)
