"""Lists of a profile as tables with rows to add and to delete: rivals, contacts, goods and the like."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd
import streamlit as st

from dashboard import drafts
from dashboard.components.drafts.kept_cells import CellRow, Column, kept_cells
from dashboard.components.profiles.editing import Editing, value_at
from dashboard.components.profiles.fields import LANGUAGE_FIELDS, as_number, in_language, number_for_file, said_in
from dashboard.components.profiles.tables import begun_with
from dashboard.drafts import FileDraft
from dashboard.language import current_words
from dashboard.undisturbed import undisturbed
from knowledge.yaml_text.document import Path_
from knowledge.yaml_text.edit import changed_value


@dataclass(frozen=True)
class ListColumn:
    """One column: what it is called, and the path of its value inside an entry of the list.

    A text in two languages takes two columns, each with its `language`; `most` is the highest of numbers.
    """

    name: str
    path: Path_
    kind: Literal["text", "number", "whole"] = "text"
    language: str | None = None
    most: float | None = None

    @property
    def id(self) -> str:
        """The name that tells it from every other column of its table."""
        return f"{self.name}|{self.language or ''}"

    @property
    def in_text(self) -> Column:
        """Where its values stand."""
        after = (*self.path, self.language) if self.language else self.path
        return Column(after=after, kind="text" if self.kind == "text" else "number", most=self.most)

    def value(self, entry: Any) -> Any:
        """What an entry says in this column; None where it says nothing that fits."""
        value = value_at(entry, self.path) if self.path else entry
        if self.kind != "text":
            return as_number(value)
        if self.language:
            return said_in(value, self.language) or None
        return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else None

    def changed(self, entry: Any, said: Any) -> Any:
        """An entry that says something else in this column; None where it then says nothing."""
        before = value_at(entry, self.path) if self.path else entry
        if self.kind != "text":
            changes: Mapping[Path_, Any] = {self.path: number_for_file(said, before)}
        elif self.language:
            changes = in_language(self.path, self.language, said or "", before)
        else:
            changes = {self.path: said or None}
        for path, value in changes.items():
            entry = changed_value(entry, path, value)
        return entry


def words_column(name: str, *path: str) -> tuple[ListColumn, ...]:
    """A text in both languages."""
    return tuple(ListColumn(name, path, language=language) for language in LANGUAGE_FIELDS)


def list_table(editing: Editing, path: Path_, label: str, columns: Sequence[ListColumn]) -> None:
    """A list of the file, an entry a row. What is not shown of an entry stays as it is."""
    words, key = current_words(), editing.key("list", *path)
    entries, frame = begun_with(key, lambda: _begun(editing.value(*path), columns))
    config = {column.id: _config(column) for column in columns}
    st.markdown(f"**{label}**")
    with st.container(gap=None):
        titled = {config[each.id]["label"]: each.in_text for each in columns}
        now = editing.value(*path)
        count = len(now) if isinstance(now, list) else 0
        kept_cells(key, [CellRow("", editing.stamp, path)], titled, count=count)
        st.data_editor(
            frame,
            hide_index=True,
            width="stretch",
            height="content",
            num_rows="dynamic" if editing.refused is None else "fixed",
            key=key,
            disabled=editing.refused is not None,
            placeholder="–",
            alt=words("profiles.list_alt", name=label),
            column_config=config,
            on_change=_fold,
            args=(key, editing.draft, path, tuple(entries), tuple(columns)),
        )


def _begun(value: Any, columns: Sequence[ListColumn]) -> tuple[list[Any], pd.DataFrame]:
    """The entries that a table begins with, and how it shows them."""
    entries = value if isinstance(value, list) else []
    shown = {column.id: [column.value(each) for each in entries] for column in columns}
    kinds = {column.id: object if column.kind == "text" else float for column in columns}
    return entries, pd.DataFrame(shown).astype(kinds)


def _config(column: ListColumn) -> Any:
    words = current_words()
    name = words(column.name)
    if column.kind != "text":
        step = 1 if column.kind == "whole" else None
        form = "%d" if column.kind == "whole" else None
        return st.column_config.NumberColumn(name, min_value=0, max_value=column.most, step=step, format=form)
    if column.language:
        language = "english" if column.language == "en" else "chinese"
        name = words(f"profiles.in_{language}", field=name)
    return st.column_config.TextColumn(name)


@undisturbed
def _fold(key: str, shown: FileDraft, path: Path_, entries: Sequence[Any], columns: Sequence[ListColumn]) -> None:
    """Bring what was typed, added and deleted since into the draft."""
    wanted = edited_entries(entries, st.session_state[key], columns)
    changes = list_changes(path, value_at(drafts.value_of(shown.file, shown), path), wanted)
    if changes:
        drafts.set_values(shown.file, changes, shown=shown)


def edited_entries(entries: Sequence[Any], edits: Mapping[str, Any], columns: Sequence[ListColumn]) -> list[Any]:
    """The entries of a list after all that has been done to its table; rows with nothing in them are none."""
    by_id = {column.id: column for column in columns}

    def edited(entry: Any, cells: Mapping[str, Any]) -> Any:
        for name, said in cells.items():
            if name in by_id:
                entry = by_id[name].changed(entry, said)
        return entry

    typed = {int(at): cells for at, cells in edits["edited_rows"].items()}
    kept = [each for each in range(len(entries)) if each not in edits["deleted_rows"]]
    found = [edited(entries[at], typed.get(at, {})) for at in kept]
    found += [edited(None, cells) for cells in edits["added_rows"]]
    return [each for each in found if each is not None]


def list_changes(path: Path_, now: Any, wanted: Sequence[Any]) -> dict[Path_, Any]:
    """The changes of a text that make one list of another, entry by entry, so that all others stay as written.

    >>> list_changes(("a",), ["one", "two", "three"], ["one", "three", "four"])
    {('a', 3): 'four', ('a', 1): None}
    >>> list_changes(("a",), ["one", "two"], ["one", "2"])
    {('a', 1): '2'}
    """
    if not isinstance(now, list) or not now or not wanted:
        return {path: list(wanted) or None} if wanted or now else {}
    pairs, gone, at = [], [], 0
    for number, entry in enumerate(now):
        if at < len(wanted) and (entry == wanted[at] or not _is_gone(now[number:], wanted[at:])):
            pairs.append((number, wanted[at]))
            at += 1
        else:
            gone.append(number)
    changes: dict[Path_, Any] = {(*path, number): new for number, new in pairs if now[number] != new}
    changes |= {(*path, number): entry for number, entry in enumerate(wanted[at:], start=len(now))}
    return changes | {(*path, number): None for number in reversed(gone)}


def _is_gone(rest: Sequence[Any], wanted: Sequence[Any]) -> bool:
    """Whether the first of the rest has been deleted, and not changed: what follows it is wanted in its place."""
    return len(rest) > len(wanted) or (len(rest) > 1 and rest[1] == wanted[0])
