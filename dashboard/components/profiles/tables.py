"""Ratings as a table: all factors of one industry, or one factor across all industries, which is how to rate best."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from dashboard import drafts
from dashboard.components.drafts.kept_cells import CellRow, Column, kept_cells
from dashboard.components.lasting_choice import lasting_choice
from dashboard.components.profiles.editing import Editing, value_at
from dashboard.components.profiles.fields import LANGUAGE_FIELDS, as_number, change_of, said_in
from dashboard.components.profiles.industry_form import computed
from dashboard.language import current_words
from dashboard.markdown import for_markdown, plain
from dashboard.rows.names import distinct_names
from dashboard.session import PROFILE_FACTOR, PROFILE_TABLE
from dashboard.undisturbed import undisturbed
from dashboard.view import View
from knowledge.saving.rating_writer import RANGE
from knowledge.yaml_text.document import Path_

Begun = TypeVar("Begun")


@dataclass(frozen=True)
class Row:
    """A line of a table: the file it was drawn for and changes, and where in it."""

    editing: Editing
    path: Path_


MOST = 10.0
RATING_COLUMNS: Mapping[str, Column] = {
    **{name: Column(after=(name,), kind="number", most=MOST) for name in RANGE},
    **{language: Column(after=("because", language)) for language in LANGUAGE_FIELDS},
}


def factor_table(editing: Editing) -> None:
    """All factors of one industry."""
    words, factors = editing.view.words, editing.view.known.vocabulary.factors
    rows = [Row(editing, ("factors", name)) for name in factors]
    heads = [
        f"{editing.view.known.vocabulary.sides[each.side].letter} · {words.text(each.label)}"
        for each in factors.values()
    ]
    st.caption(words("profiles.table_note"))
    range_table(editing.key("table"), words("profiles.factor"), heads, rows, computes=True)


def across_table(view: View, editings: Sequence[Editing]) -> None:
    """One factor across all industries that can be read; those that are only shown are named below."""
    words, factors = view.words, view.known.vocabulary.factors
    labels = {
        name: f"{view.known.vocabulary.sides[each.side].letter} · {words.text(each.label)}"
        for name, each in factors.items()
    }
    first = next((name for name, each in factors.items() if each.about == "industry"), None)
    if st.session_state.get(PROFILE_FACTOR) not in factors:
        st.session_state[PROFILE_FACTOR] = first or next(iter(factors))
    factor, choices = st.session_state[PROFILE_FACTOR], list(factors)
    st.selectbox(
        words("profiles.factor"), choices, choices.index(factor), width=420,
        **lasting_choice(PROFILE_FACTOR, choices, labels),
    )  # fmt: skip
    safe = for_markdown(words)
    scale = "  \n".join(f"{value:g}: {safe.text(said)}" for value, said in factors[factor].anchors.items())
    st.caption(safe.text(factors[factor].question), help=scale)
    names = distinct_names(view, [each.file.stem for each in editings if each.file.stem in view.known.industries])
    shown_only = [plain(each.shown) for each in editings if each.refused is not None]
    editings = [each for each in editings if each.refused is None]
    rows = [Row(each, ("factors", factor)) for each in editings]
    heads = [names.get(each.file.stem, each.file.stem) for each in editings]
    key = "--".join(("profile", "across", factor, *(each.stamp for each in editings)))
    range_table(key, words("profiles.industry"), heads, rows, computes=True)
    if shown_only:
        st.caption(words("profiles.not_in_table", files=words.listing(shown_only)))


def range_table(
    key: str,
    head: str,
    heads: Sequence[str],
    rows: Sequence[Row],
    *,
    most: float | None = MOST,
    computes: bool = False,
) -> None:
    """Low, likely, high and why of each row; `heads` name the rows, each of one of the files being edited.

    `most` is the highest value there may be; `computes` adds what measured figures give for the factors.
    """
    words = current_words()

    def build() -> dict[str, list[Any]]:
        entries = [each.editing.value(*each.path) for each in rows]
        columns: dict[str, list[Any]] = {
            name: [as_number(value_at(entry, (name,))) for entry in entries] for name in RANGE
        }
        if computes:
            columns["computed"] = [computed(each.editing, str(each.path[-1])) for each in rows]
        for language in LANGUAGE_FIELDS:
            columns[language] = [said_in(value_at(entry, ("because",)), language) for entry in entries]
        return columns

    number = partial(
        st.column_config.NumberColumn, min_value=0.0, max_value=most, step=0.1 if most else None, width="small"
    )
    config = {
        "row": st.column_config.TextColumn(head, disabled=True, pinned=True, width="medium"),
        **{name: number(words(f"profiles.{name}")) for name in RANGE},
        "computed": st.column_config.NumberColumn(
            words("profiles.computed"),
            disabled=True,
            width="small",
            format="%.1f",
            help=words("profiles.computed_help"),
        ),
        "en": st.column_config.TextColumn(words("profiles.because_en"), width="large"),
        "zh-Hant": st.column_config.TextColumn(words("profiles.because_zh"), width="large"),
    }
    columns = {name: replace(each, most=most) if each.most else each for name, each in RATING_COLUMNS.items()}
    value_table(key, build, config, heads, rows, columns)


def trade_table(editing: Editing) -> None:
    """A founder's years in the trade and network, by industry."""
    view, words = editing.view, editing.view.words
    said = [each for name in ("years_in_trade", "network") for each in (editing.value(name) or ())]
    names = distinct_names(view, view.known.industries, short=True)
    ids = list(dict.fromkeys([*view.known.industries, *map(str, said)]))

    def build() -> dict[str, list[Any]]:
        return {name: [as_number(editing.value(name, each)) for each in ids] for name in ("years_in_trade", "network")}

    config = {
        "row": st.column_config.TextColumn(words("founder.industry_column"), disabled=True),
        "years_in_trade": st.column_config.NumberColumn(words("founder.years_column"), min_value=0, max_value=80),
        "network": st.column_config.NumberColumn(words("founder.network_column"), min_value=0, max_value=10),
    }
    rows = [Row(editing, (each,)) for each in ids]
    limits = {"years_in_trade": 80, "network": 10}
    columns = {name: Column(before=(name,), kind="number", most=most) for name, most in limits.items()}
    value_table(editing.key("trades"), build, config, [names.get(each, each) for each in ids], rows, columns)


def value_table(
    key: str,
    build: Callable[[], Mapping[str, Sequence[Any]]],
    config: Mapping[str, Any],
    heads: Sequence[str],
    rows: Sequence[Row],
    columns: Mapping[str, Column],
) -> None:
    """A table to type in, its rows named by `heads`. It keeps the values it began with, as long as it has these rows.

    `build` gives the columns beside the heads. Every edit goes to the drafts, never back into the table.
    """
    key = f"{key}--{_shape(heads, rows)}"
    begun = begun_with(key, lambda: _frame(heads, build(), config))
    cells = [CellRow(head, row.editing.stamp, row.path) for head, row in zip(heads, rows, strict=True)]
    with st.container(gap=None):
        kept_cells(key, cells, {config[name]["label"]: each for name, each in columns.items()})
        st.data_editor(
            begun,
            hide_index=True,
            width="stretch",
            height="content",
            num_rows="fixed",
            key=key,
            disabled=any(each.editing.refused is not None for each in rows),
            placeholder="–",
            alt=current_words()("profiles.table_alt"),
            column_config=dict(config),
            on_change=_fold,
            args=(key, tuple(rows), dict(columns)),
        )


def _frame(heads: Sequence[str], columns: Mapping[str, Sequence[Any]], config: Mapping[str, Any]) -> pd.DataFrame:
    numbers = [name for name in columns if config[name]["type_config"]["type"] == "number"]
    return pd.DataFrame({"row": heads, **columns}).astype(dict.fromkeys(numbers, float))


def _shape(heads: Sequence[str], rows: Sequence[Row]) -> str:
    """What tells a table from one with other rows: to it, edits by the number of a row are of no meaning."""
    said = "\x1f".join([*heads, *(str(each.path) for each in rows)])
    return blake2b(said.encode("utf-8", "replace"), digest_size=6).hexdigest()


def begun_with(key: str, build: Callable[[], Begun]) -> Begun:
    """What a table began with, for as long as it is shown."""
    begun: dict[str, Any] = st.session_state.setdefault(PROFILE_TABLE, {})
    for gone in [each for each in begun if each not in st.session_state]:
        del begun[gone]
    if key not in begun:
        begun[key] = build()
    found: Begun = begun[key]
    return found


@undisturbed
def _fold(key: str, rows: Sequence[Row], columns: Mapping[str, Column]) -> None:
    """Bring what was typed since into the drafts."""
    apply_edits(st.session_state[key]["edited_rows"], rows, columns)


def apply_edits(
    edited: Mapping[int, Mapping[str, Any]], rows: Sequence[Row], columns: Mapping[str, Column] = RATING_COLUMNS
) -> None:
    """Bring the cells typed in so far into the drafts, file by file."""
    typed: dict[Path, list[tuple[Row, Column, Any]]] = {}
    for at, cells in edited.items():
        row = rows[int(at)]
        typed.setdefault(row.editing.file, []).extend((row, columns[name], said) for name, said in cells.items())
    for file, entries in typed.items():
        shown = entries[0][0].editing.draft
        now = drafts.value_of(file, shown)
        values: dict[Path_, Any] = {}
        for row, column, said in entries:
            wanted = change_of(column.path(row.path), column.kind, said, now)
            values |= {path: value for path, value in wanted.items() if value_at(now, path) != value}
        if values:
            drafts.set_values(file, values, shown=shown)
