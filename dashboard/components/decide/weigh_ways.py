"""Three ways to say what counts how much, each drawn as questions; each gives swing points by id of side or factor."""

from typing import Any

import streamlit as st

from assessment.pairwise_judgements import ACCEPTABLE_RATIO, RANDOM_INDEX, OrderViolation
from assessment.weight_elicitation import Judged, judged, ordered_points, points_of
from dashboard.components.decide.pair_scale import unfilled_pairs
from dashboard.link_state import to_link
from dashboard.markdown import for_markdown, plain
from dashboard.pairwise_answers import MOST_TIMES, QUESTIONS, pair_key, stops, stops_as_text, times
from dashboard.session import PAIRS
from dashboard.tried_weights import MOST_POINTS, all_points
from dashboard.view import View
from knowledge.vocabulary import FAVOURABLE_WHEN_HIGH, SIDES, Factor, Side
from reports.wording import factor_name

POINTS = "weigh_points"  # the widgets' names in the session begin so
ORDER = "weigh_order"
STEP = 5.0


def points_now(view: View) -> dict[str, float]:
    """The points that count in what is shown: those tried out, else the founder's own."""
    return all_points(view.assessment.founder.founder.weights, view.known.vocabulary)


def side_name(view: View, side: Side) -> str:
    """A side's name as it stands in the vocabulary."""
    return view.words.text(view.known.vocabulary.sides[side].label)


def factors_of(view: View, side: Side) -> list[Factor]:
    """The factors of a side in the order of the vocabulary."""
    return [each for each in view.known.vocabulary.factors.values() if each.side == side]


def by_points(view: View) -> dict[str, float]:
    """Swing points for the four sides and for the factors within each, starting from those that count now."""
    words, start = view.words, points_now(view)
    st.markdown(words("weigh.points_sides"))
    found: dict[str, float] = {}
    for side, column in zip(SIDES, st.columns(len(SIDES)), strict=True):
        with column:
            found[side] = _points(side, plain(side_name(view, side)), start)
    for side in SIDES:
        with st.expander(plain(side_name(view, side))):
            st.caption(words("weigh.points_within"))
            for factor in factors_of(view, side):
                found[factor.id] = _factor_points(view, factor, start)
    return found


def _factor_points(view: View, factor: Factor, start: dict[str, float]) -> float:
    """Points for a factor, beside its name and what its worst and its best mean."""
    words = for_markdown(view.words)
    label = factor_name(view.assessment, factor.id, words)
    ends = [words.text(factor.anchors.get(rating)) for rating in (0, 10)]
    worst, best = ends if factor.side in FAVOURABLE_WHEN_HIGH else reversed(ends)
    meaning, points = st.columns([3, 1], vertical_alignment="center")
    with meaning, st.container(gap=None):
        st.markdown(label)
        st.caption(words("weigh.worst_best", worst=worst, best=best))
    with points:
        return _points(factor.id, label, start, label_visibility="collapsed")


def _points(name: str, label: str, start: dict[str, float], **look: Any) -> float:
    key = f"{POINTS}_{name}"
    st.session_state.setdefault(key, float(start[name]))
    given = st.number_input(label, 0.0, MOST_POINTS, step=STEP, format="%g", key=key, persist_state="session", **look)
    return float(given or 0)


def by_pairs(view: View) -> tuple[dict[str, float], Judged]:
    """Six comparisons of the four sides, and what they say; the factors within the sides keep their points."""
    words = view.words
    with st.container(gap=None):
        st.markdown(words("weigh.pairs_question"))
        unfilled_pairs()
    upper = [_times(view, *question, stop) for question, stop in zip(QUESTIONS, stops(), strict=True)]
    text = stops_as_text()
    to_link({PAIRS: ([text] if text else [], [])})
    found = judged(upper)
    ratio = {
        "ratio": words.number(found.ratio, 2),
        "limit": words.number(ACCEPTABLE_RATIO, 2),
        "index": words.number(RANDOM_INDEX[len(SIDES)], 2),
    }
    if found.acceptable:
        st.caption(words("weigh.ratio_good", **ratio))
    else:
        st.warning(words.sentences([words("weigh.ratio_bad", **ratio), _look_again(view, found)]))
    if found.violations:
        st.caption(_violation(view, found.violations[0]))
    if found.orders_differ:
        st.caption(words("weigh.mean_differs"))
    st.caption(words("weigh.pairs_factors"))
    return {**points_now(view), **dict(zip(SIDES, points_of(found.weights), strict=True))}, found


def _times(view: View, left: Side, right: Side, start: int) -> float:
    """How many times as much the left side counts as the right one, asked by a slider."""
    key = pair_key(left, right)
    st.session_state.setdefault(key, start)
    stop = st.select_slider(
        view.words("weigh.pair", left=plain(side_name(view, left)), right=plain(side_name(view, right))),
        list(range(1 - MOST_TIMES, MOST_TIMES)),
        format_func=lambda each: _judgement(view, left, right, times(each)),
        key=key,
        persist_state="session",
    )
    return times(stop)


def _judgement(view: View, left: Side, right: Side, times: float) -> str:
    """A comparison in words: "Strengths 3×", or that both count the same."""
    side, more = (left, times) if times >= 1 else (right, 1 / times)
    digits = 0 if abs(more - round(more)) < 0.05 else 1
    if round(more, 1) == 1:
        return view.words("weigh.level")
    return view.words("weigh.times", side=side_name(view, side), times=view.words.number(more, digits))


def _look_again(view: View, found: Judged) -> str:
    if found.look_again is None:
        return ""
    left, right = SIDES[found.look_again.row], SIDES[found.look_again.column]
    return view.words(
        "weigh.look_again",
        left=plain(side_name(view, left)),
        right=plain(side_name(view, right)),
        given=plain(_judgement(view, left, right, found.look_again.given)),
        implied=plain(_judgement(view, left, right, found.look_again.implied)),
    )


def _violation(view: View, violation: OrderViolation) -> str:
    """A judgement whose order the weights do not keep."""
    first, second = (plain(side_name(view, SIDES[each])) for each in violation.pair)
    if violation.than is None:
        return view.words("weigh.violation_order", first=first, second=second)
    third, fourth = (plain(side_name(view, SIDES[each])) for each in violation.than)
    return view.words("weigh.violation_distance", first=first, second=second, third=third, fourth=fourth)


def by_order(view: View) -> dict[str, float]:
    """The four sides, and the factors within each, picked in the order of their importance."""
    words = view.words
    st.markdown(words("weigh.order_question"))
    found = _ordered(view, words("weigh.order_sides"), "sides", {side: side_name(view, side) for side in SIDES})
    for side in SIDES:
        names = {each.id: factor_name(view.assessment, each.id, words) for each in factors_of(view, side)}
        found |= _ordered(view, plain(side_name(view, side)), side, names)
    return found


def _ordered(view: View, label: str, name: str, names: dict[str, str]) -> dict[str, float]:
    picked = st.multiselect(
        label,
        list(names),
        format_func=lambda each: names.get(each, each),
        key=f"{ORDER}_{name}",
        placeholder=view.words("weigh.order_first"),
        persist_state="session",
    )
    return {**ordered_points([each for each in picked if each in names], list(names))}
