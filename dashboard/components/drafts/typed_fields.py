"""What is typed in a form and not told by its field yet: the browser keeps it at every key, and hands it over here."""

import re
from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

import streamlit as st

from dashboard import drafts
from dashboard.components.drafts.draft_keeper import TypedField
from dashboard.components.profiles.editing import stamp_of, value_at
from dashboard.components.profiles.fields import change_of
from dashboard.drafts import FileDraft
from dashboard.language import current_words
from knowledge.workspace import Workspace
from knowledge.yaml_text.document import Path_
from knowledge.yaml_text.edit import changed_value

_ENTRY = re.compile(r"\[\d+\]")  # of a list, as paths from the browser have it
_NUMBER = re.compile(r"\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?", re.IGNORECASE)


def take_typed(place: Workspace, draft: FileDraft, typed: Sequence[TypedField]) -> None:
    """Bring what was typed into the draft, or against the file where it has changed under the form."""
    file, allowed = draft.file, True
    for each in typed:
        draft, changes = drafts.standing(file) or draft, typed_change(each, drafts.value_of(file))
        if each.stamp == stamp_of(place, draft):
            allowed = drafts.set_values(file, changes, shown=draft) and allowed
        else:
            kept = "" if each.seen == draft.seen else drafts.version_seen(place, file, each.seen)
            allowed = drafts.set_typed(file, changes, each.seen, kept) and allowed
    if not allowed:
        st.toast(current_words()("profiles.cannot_edit"), icon=":material/block:", duration="long")


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
    path = tuple(int(each[1:-1]) if _ENTRY.fullmatch(each) else each for each in typed.path)
    return _with_whole_entries(_change_at(path, typed, value), value)


def _change_at(path: Path_, typed: TypedField, value: Any) -> Mapping[Path_, Any]:
    if typed.kind != "number" or not typed.text.strip():
        return change_of(path, typed.kind, typed.text if typed.text.strip() else None, value)
    said = _NUMBER.match(typed.text)
    number = float(said.group()) if said else float("nan")
    return change_of(path, "number", number, value) if isfinite(number) else {}


def _with_whole_entries(changes: Mapping[Path_, Any], value: Any) -> dict[Path_, Any]:
    """Changes in an entry that a list does not have yet as one that adds it, and the list too where there is none."""
    whole: dict[Path_, Any] = {}
    for path, new in changes.items():
        at = next((number for number, each in enumerate(path) if isinstance(each, int)), len(path))
        entries = value_at(value, path[:at])
        count = len(entries) if isinstance(entries, list) else 0
        if at == len(path) or path[at] < count:
            whole[path] = new
        elif (entry := changed_value(None, path[at + 1 :], new)) is not None:
            whole |= {(*path[:at], count): entry} if count else {path[:at]: [entry]}
    return whole
