"""What is typed in a form and not told by its field yet: the browser keeps it at every key, and hands it over here."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import drafts
from dashboard.components.drafts.draft_keeper import TypedField, ValueKind
from dashboard.components.profiles.editing import stamp_of, value_at
from dashboard.components.profiles.fields import change_of
from dashboard.drafts import FileDraft
from dashboard.session import OPEN_CELLS
from knowledge.workspace import Workspace
from knowledge.yaml_text.document import Path_
from knowledge.yaml_text.edit import changed_value
from knowledge.yaml_text.tree import read_tree

_ENTRY = re.compile(r"\[\d+\]")  # of a list, as paths from the browser have it
_NUMBER = re.compile(r"\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?", re.IGNORECASE)


@dataclass(frozen=True)
class _OpenCell:
    """The draft's text before anything was typed in the cell that was opened last, and after what was typed last."""

    opening: int
    before: str
    after: str = ""


def take_typed(place: Workspace, draft: FileDraft, typed: Sequence[TypedField]) -> None:
    """Bring what was typed into the draft, or against the file where it has changed under the form."""
    for each in typed:
        standing = drafts.standing(draft.file) or draft
        cell = _open_cell(standing, each.opening)
        if each.text is None:
            _give_up(standing, each, cell)
        else:
            _bring_in(place, standing, each)
        if each.opening:
            _cells()[draft.file] = replace(cell, after=(drafts.standing(draft.file) or draft).text)


def _bring_in(place: Workspace, draft: FileDraft, typed: TypedField) -> None:
    file, changes = draft.file, typed_change(typed, drafts.value_of(draft.file))
    if typed.stamp == stamp_of(place, draft):
        drafts.set_values(file, changes, shown=draft)
    else:
        kept = "" if typed.seen == draft.seen else drafts.version_seen(place, file, typed.seen)
        drafts.set_typed(file, changes, typed.seen, kept)


def _give_up(draft: FileDraft, typed: TypedField, cell: _OpenCell) -> None:
    """The text as it was before the cell, or where something else has changed since, the cell's value alone."""
    if draft.text == cell.after:
        drafts.change(draft.file, cell.before)
    elif cell.after:
        path = _path_of(typed)
        drafts.set_values(draft.file, {path: value_at(read_tree(cell.before).value, path)}, shown=draft)


def _open_cell(draft: FileDraft, opening: int) -> _OpenCell:
    known = _cells().get(draft.file)
    if known is None or known.opening != opening:
        known = _cells()[draft.file] = _OpenCell(opening, draft.text)
    return known


def _cells() -> dict[Path, _OpenCell]:
    cells: dict[Path, _OpenCell] = st.session_state.setdefault(OPEN_CELLS, {})
    return cells


def _path_of(typed: TypedField) -> Path_:
    return tuple(int(each[1:-1]) if _ENTRY.fullmatch(each) else each for each in typed.path)


def typed_change(typed: TypedField, value: Any) -> dict[Path_, Any]:
    """The change that a field of the form would make, had it been left; none for what is no number.

    >>> typed_change(TypedField(("likely",), "7.0", "number", None, ""), {"likely": 5})
    {('likely',): 7}
    >>> typed_change(TypedField(("likely",), "", "number", None, ""), {"likely": 5})
    {('likely',): None}
    >>> typed_change(TypedField(("name", "en"), "Boxes", "text", None, ""), {"name": "Crates"})
    {('name',): 'Boxes'}
    >>> typed_change(TypedField(("rivals", "[1]", "name"), "Boxes", "text", None, ""), {"rivals": [{"name": "Crates"}]})
    {('rivals', 1): {'name': 'Boxes'}}
    """
    return _with_whole_entries(_change_at(_path_of(typed), typed.kind, typed.text or "", value), value)


def _change_at(path: Path_, kind: ValueKind, text: str, value: Any) -> Mapping[Path_, Any]:
    if kind != "number" or not text.strip():
        return change_of(path, kind, text if text.strip() else None, value)
    said = _NUMBER.match(text)
    number = float(said.group()) if said else float("nan")
    return change_of(path, "number", number, value) if isfinite(number) else {}


def _with_whole_entries(changes: Mapping[Path_, Any], value: Any) -> dict[Path_, Any]:
    """Changes in an entry that a list does not have yet as one that adds it, and the list too where there is none."""
    whole: dict[Path_, Any] = {}
    for path, new in changes.items():
        numbered = ((at, each) for at, each in enumerate(path) if isinstance(each, int))
        at, entry_number = next(numbered, (len(path), 0))
        entries = value_at(value, path[:at])
        count = len(entries) if isinstance(entries, list) else 0
        if at == len(path) or entry_number < count:
            whole[path] = new
        elif (entry := changed_value(None, path[at + 1 :], new)) is not None:
            whole |= {(*path[:at], count): entry} if count else {path[:at]: [entry]}
    return whole
