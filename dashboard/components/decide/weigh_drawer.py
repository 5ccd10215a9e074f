"""What counts how much: a drawer that asks for weights in three ways, to try them out or to save them."""

import pandas as pd
import streamlit as st

from assessment.assess import SEED
from assessment.weight_elicitation import Judged, weights_from_points
from assessment.weights import ABSENT_POINTS, WeightModel, weight_model
from dashboard.components.decide.weigh_ways import POINTS, by_order, by_pairs, by_points, side_name
from dashboard.components.drawer import open_drawer
from dashboard.markdown import for_markdown, plain, problem_told
from dashboard.own_weights import save_weights
from dashboard.tried_weights import try_weights
from dashboard.view import View
from knowledge.founder import Founder, Weights
from knowledge.problem import WrongInput
from knowledge.vocabulary import SIDES
from reports.wording import factor_name

WAY = "weigh_way"
WAYS = ("points", "pairs", "order")


def weigh_drawer(view: View) -> None:
    """The button that opens the questions; points start from those that count now, other answers where they were."""
    if st.button(view.words("weigh.open"), icon=":material/balance:", type="tertiary", key="open_weigh"):
        for name in (*SIDES, *view.known.vocabulary.factors):
            st.session_state.pop(f"{POINTS}_{name}", None)
        open_drawer(view.words("weigh.title"), weigh, view)


def weigh(view: View) -> None:
    """The way to answer, its questions, the weights they give beside equal ones, and what to do with them."""
    words = view.words
    st.caption(words("weigh.intro"))
    st.session_state.setdefault(WAY, WAYS[0])
    way = st.segmented_control(
        words("weigh.way"),
        WAYS,
        format_func=lambda each: words(f"weigh.ways.{each}"),
        key=WAY,
        label_visibility="collapsed",
        required=True,
        persist_state="session",
    )
    judgements = None
    if way == "pairs":
        points, judgements = by_pairs(view)
    else:
        points = by_points(view) if way == "points" else by_order(view)
    try:
        weights = weights_from_points(points, view.known.vocabulary)
    except WrongInput as wrong:
        st.error(_told(view, wrong))
        return
    _tables(view, weights, judgements)
    _actions(view, weights)


def _told(view: View, wrong: WrongInput) -> str:
    """A mistake in sentences, with the side by its name."""
    problem = wrong.problem
    if side := next((each for each in SIDES if each == problem.values.get("side")), None):
        problem = WrongInput(problem.code, side=side_name(view, side)).problem
    return problem_told(problem, view.words)


def _tables(view: View, weights: Weights, judgements: Judged | None) -> None:
    """The share of each side and of each factor in percent, as the simulation takes them, beside equal weights."""
    words, vocabulary = for_markdown(view.words), view.known.vocabulary
    these, equal = (_means(view, each) for each in (weights, Weights()))
    other = judgements.geometric_mean if judgements and judgements.orders_differ else None
    sides = {words("weigh.side"): [plain(side_name(view, side)) for side in SIDES], words("weigh.these"): these.sides}
    if other:
        sides[words("weigh.mean")] = other
    _table(view, sides | {words("weigh.equal_column"): equal.sides})
    with st.expander(words("weigh.factors", count=len(vocabulary.factors))):
        names = [factor_name(view.assessment, each, words, short=True) for each in vocabulary.factors]
        columns = {words("weigh.factor"): names, words("weigh.these"): these.mean}
        _table(view, columns | {words("weigh.equal_column"): equal.mean})


def _means(view: View, weights: Weights) -> WeightModel:
    return weight_model(Founder(weights=weights), view.known.vocabulary, SEED, draws=1)


def _table(view: View, columns: dict[str, object]) -> None:
    """A table of names and shares; the shares as percent with one decimal."""
    frame = pd.DataFrame(columns)
    shares = list(frame.columns[1:])
    st.table(
        frame.style.format(lambda share: view.words.number(100 * share, 1), subset=shares),
        border="horizontal",
        hide_index=True,
    )


def _actions(view: View, weights: Weights) -> None:
    """Try the weights, save them, or try equal ones; each draws the page anew, which closes the drawer."""
    words = view.words
    with st.container(horizontal=True, gap="small"):
        tried = st.button(words("weigh.try"), type="primary", key="weigh_try")
        saved = st.button(words("weigh.save"), key="weigh_save")
        equal = st.button(words("weigh.equal"), type="tertiary", key="weigh_equal")
    if saved:
        _save(view, weights)
    elif tried or equal:
        said = tried and (weights.sides or weights.factors)
        # equal weights are tried by their points, for none at all would leave no trace in the link
        try_weights(weights if said else Weights(sides=dict.fromkeys(SIDES, ABSENT_POINTS)))
        st.rerun()


def _save(view: View, weights: Weights) -> None:
    try:
        save_weights(view, weights)
    except WrongInput as wrong:
        st.error(_told(view, wrong))
        return
    st.toast(view.words("founder.saved"), icon=":material/check:")
    st.rerun()
