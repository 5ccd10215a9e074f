"""A founder as a form: figures, years and network by industry, weights, and their own view of single ratings."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import streamlit as st

from dashboard.components.decide.founder_panel import COMMON_REGIONS
from dashboard.components.drafts.kept_cells import Column
from dashboard.components.lasting_choice import lasting_choice
from dashboard.components.profiles.editing import Editing
from dashboard.components.profiles.fields import (
    as_number,
    both_languages,
    list_field,
    number_field,
    text_field,
    yes_no_field,
)
from dashboard.components.profiles.tables import Row, range_table, trade_table, value_table
from dashboard.rows.names import distinct_names
from dashboard.session import PROFILE_RATED
from plans.listing.region import REGIONS


class RatedField(NamedTuple):
    """A figure from 0 to `most`, and the word that explains it."""

    most: float
    step: float
    explained: str


RATED: Mapping[str, RatedField] = {
    "technology": RatedField(10, 0.5, "founder.technology_help"),
    "outlook": RatedField(1, 0.05, "decide.outlook_help"),
}
COUNTED = {"capital_usd": 50_000, "team_size": 1, "runway_months": 1, "hours_per_week_for_research": 1}


def founder_form(editing: Editing) -> None:
    """What a founder brings. A field left empty is not said: the example stands in for it, and is marked."""
    words = editing.view.words
    st.caption(words("profiles.founder_note"))
    both_languages(editing, ("name",), words("profiles.name"))
    left, right = st.columns(2, gap="small")
    with left:
        for name, step in COUNTED.items():
            number_field(editing, (name,), words(f"founder.{name}"), step=step)
    with right:
        for name, each in RATED.items():
            label, told = words(f"founder.{name}"), words(each.explained)
            number_field(editing, (name,), label, most=each.most, step=each.step, help_text=told)
        text_field(editing, ("region",), words("founder.region"), words("founder.target_regions_help"))
        known = [*COMMON_REGIONS, *sorted(REGIONS - set(COMMON_REGIONS))]
        list_field(editing, ("target_regions",), words("founder.target_regions"), known, {})
    for column, name in zip(st.columns(3), ("premises", "stock_or_equipment", "own_firm_in_trade"), strict=True):
        with column:
            yes_no_field(editing, (name,), words(f"founder.{name}"))
    st.caption(words("founder.trade_table"))
    trade_table(editing)
    _weights(editing)
    _own_ratings(editing)


def _weights(editing: Editing) -> None:
    """Swing points of the sides, each followed by its factors."""
    words, vocabulary = editing.view.words, editing.view.known.vocabulary
    heads, rows = [], []
    for side_id, side in vocabulary.sides.items():
        heads.append(f"{side.letter} · {words('profiles.whole_side', side=words.text(side.label))}")
        rows.append(Row(editing, ("weights", "sides", side_id)))
        for factor in (each for each in vocabulary.factors.values() if each.side == side_id):
            heads.append(f"{side.letter} · {words.text(factor.label)}")
            rows.append(Row(editing, ("weights", "factors", factor.id)))
    st.markdown(f"**{words('founder.weights')}**")
    st.caption(words("profiles.weights_note"))
    config = {
        "row": st.column_config.TextColumn(words("profiles.factor"), disabled=True, width="medium"),
        "points": st.column_config.NumberColumn(words("profiles.points"), min_value=0, max_value=1000, width="small"),
    }

    def build() -> dict[str, list[Any]]:
        return {"points": [as_number(editing.value(*row.path)) for row in rows]}

    value_table(editing.key("points"), build, config, heads, rows, {"points": Column(kind="number")})


def _own_ratings(editing: Editing) -> None:
    """This founder's own view of the factors of one industry."""
    words, known = editing.view.words, editing.view.known
    if not known.industries:
        return
    names = distinct_names(editing.view, known.industries)
    if st.session_state.get(PROFILE_RATED) not in names:
        st.session_state[PROFILE_RATED] = editing.view.assessment.verdict.winner or next(iter(names))
    st.markdown(f"**{words('founder.ratings')}**")
    industry, choices = st.session_state[PROFILE_RATED], list(names)
    st.selectbox(
        words("profiles.industry"), choices, choices.index(industry), width=420,
        **lasting_choice(PROFILE_RATED, choices, names),
    )  # fmt: skip
    st.caption(words("profiles.own_ratings_note"))
    factors, sides = known.vocabulary.factors, known.vocabulary.sides
    heads = [f"{sides[each.side].letter} · {words.text(each.label)}" for each in factors.values()]
    rows = [Row(editing, ("ratings", industry, each)) for each in factors]
    range_table(editing.key("own", industry), words("profiles.factor"), heads, rows)
