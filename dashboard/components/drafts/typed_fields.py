"""What is typed in a form and not told by its field yet: the browser keeps it at every key, and hands it over here."""

import re
from collections.abc import Sequence
from math import isfinite
from typing import Any

import streamlit as st

from dashboard import drafts
from dashboard.components.drafts.draft_keeper import TypedField
from dashboard.components.profiles.editing import stamp_of, value_at
from dashboard.components.profiles.fields import LANGUAGE_FIELDS, in_language, number_for_file
from dashboard.drafts import FileDraft
from dashboard.language import current_words
from knowledge.workspace import Workspace
from knowledge.yaml_text.document import Path_

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

    >>> typed_change(TypedField(("likely",), "7.0", True, None, ""), {"likely": 5})
    {('likely',): 7}
    >>> typed_change(TypedField(("name", "en"), "Boxes", False, None, ""), {"name": "Crates"})
    {('name',): 'Boxes'}
    """
    path, text = typed.path, typed.text
    if typed.is_number:
        if not text.strip():
            return {path: None}
        said = _NUMBER.match(text)
        number = float(said.group()) if said else float("nan")
        return {path: number_for_file(number, value_at(value, path))} if isfinite(number) else {}
    if path[-1] in LANGUAGE_FIELDS:
        return in_language(path[:-1], path[-1], text, value_at(value, path[:-1]))
    return {path: text or None}
