"""What an industry's file says beside ratings: figures, what a newcomer needs, rivals, and reasons not to enter."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.components.drafts.draft_keeper import ValueKind
from dashboard.components.drafts.kept_cells import Column
from dashboard.components.profiles.editing import Editing, value_at
from dashboard.components.profiles.fields import as_number
from dashboard.components.profiles.lists import ListColumn, list_table, words_column
from dashboard.components.profiles.tables import Row, range_table, value_table
from knowledge.industry_profile import Needs

NEEDS = tuple(name for name in Needs.model_fields if name not in ("model", "because"))
RATED = ("capital", "team", "market_share", "ease_of_use")
RIVAL = (
    ListColumn("sheets.columns.name", ("name",)),
    ListColumn("sheets.columns.url", ("url",)),
    ListColumn("sheets.columns.country", ("country",)),
    ListColumn("sheets.columns.founded", ("founded",), "whole"),
    ListColumn("sheets.columns.raised_usd", ("raised_usd",), "number"),
    *(ListColumn(f"sheets.columns.{name}", (name,), "number", most=10) for name in RATED),
    *words_column("sheets.columns.scale", "scale"),
    *words_column("sheets.columns.status", "status"),
)
KNOCK_OUT = words_column("profiles.because", "because")
FIGURE = ("value", "unit", "year", "scope")


def industry_lists(editing: Editing) -> None:
    """Tables that are drawn only while they are open."""
    words = editing.view.words
    more = st.expander(words("profiles.more_industry"), key=f"profile_more|{editing.shown}", on_change="rerun")
    if more.open:
        with more:
            st.caption(words("profiles.lists_note"))
            st.markdown(f"**{words('profiles.figures')}**")
            _figures(editing)
            st.markdown(f"**{words('profiles.needs')}**")
            names = [words(f"industry.need_names.{each}") for each in NEEDS]
            rows = [Row(editing, ("needs", each)) for each in NEEDS]
            range_table(editing.key("needs"), words("sheets.columns.need"), names, rows, most=None)
            list_table(editing, ("rivals",), words("profiles.rivals"), RIVAL)
            list_table(
                editing, ("knock_outs",), words("profiles.knock_outs"), words_column("profiles.because", "because")
            )


def _figures(editing: Editing) -> None:
    """The measured figures: those of the file, and those that ratings are computed from."""
    words, own = editing.view.words, editing.value("indicators")
    measured = [term.indicator for each in editing.view.known.vocabulary.yardsticks.values() for term in each.terms]
    every = [*measured, *map(str, own if isinstance(own, dict) else ())]
    names = list(dict.fromkeys(every))  # the measured ones first: typing into one does not move it
    labels = [words.text(editing.value("indicators", each, "label")) or each for each in names]

    def build() -> dict[str, list[Any]]:
        entries = [editing.value("indicators", each) for each in names]
        said = {name: [_shown(value_at(entry, (name,))) for entry in entries] for name in FIGURE[1:]}
        values = [as_number(value_at(entry, ("value",))) for entry in entries]
        return {"value": values, **said}

    config: dict[str, Any] = {
        "row": st.column_config.TextColumn(words("sheets.columns.indicator"), disabled=True, pinned=True),
        "value": st.column_config.NumberColumn(words("sheets.columns.value")),
        **{name: st.column_config.TextColumn(words(f"sheets.columns.{name}")) for name in FIGURE[1:]},
    }
    kinds: Mapping[str, ValueKind] = {"value": "number", "year": "date"}
    columns = {name: Column(after=(name,), kind=kinds.get(name, "text")) for name in FIGURE}
    rows = [Row(editing, ("indicators", each)) for each in names]
    value_table(editing.key("figures"), build, config, labels, rows, columns)


def _shown(value: Any) -> str | None:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else None
