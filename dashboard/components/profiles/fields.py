"""Controls for single values of a draft: each shows what the text says and changes that value in its place."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from dashboard import drafts
from dashboard.components.drafts.draft_keeper import ValueKind
from dashboard.components.profiles.editing import Editing, value_at
from dashboard.drafts import FileDraft
from dashboard.undisturbed import undisturbed
from knowledge.yaml_text.document import Path_
from knowledge.yaml_text.scalar import without_point

LANGUAGE_FIELDS = ("en", "zh-Hant")
AREA_HEIGHT = 96
# From what a control says, and what the text says now, to the changes of the text.
Made = Callable[[Any, Any], Mapping[Path_, Any]]


def text_field(editing: Editing, path: Path_, label: str, help_text: str | None = None) -> None:
    """A word or name; left empty, the field goes."""
    value = editing.value(*path)
    key = editing.key(*path)
    st.text_input(
        label,
        value if isinstance(value, str) else "",
        key=key,
        help=help_text,
        disabled=editing.refused is not None,
        on_change=_changed,
        args=(editing.draft, path, key, lambda said, before: {path: said or None}),
    )


def both_languages(editing: Editing, path: Path_, label: str, *, area: bool = False) -> None:
    """A text in English and in Chinese, side by side."""
    words, value = editing.view.words, editing.value(*path)
    for column, language in zip(st.columns(2, gap="small"), LANGUAGE_FIELDS, strict=True):
        key = editing.key(*path, language)
        options: dict[str, Any] = {
            "key": key,
            "disabled": editing.refused is not None,
            "on_change": _changed,
            "args": (editing.draft, path, key, partial(in_language, path, language)),
        }
        titled = words(f"profiles.in_{'english' if language == 'en' else 'chinese'}", field=label)
        if area:
            column.text_area(titled, said_in(value, language), height=AREA_HEIGHT, **options)
        else:
            column.text_input(titled, said_in(value, language), **options)


def said_in(value: Any, language: str) -> str:
    """What a text of a file says in one language; one without languages counts as English."""
    if isinstance(value, Mapping):
        value = value.get(language)
    elif language != "en":
        return ""
    return value.strip() if isinstance(value, str) else ""


def in_language(path: Path_, language: str, said: str | None, before: Any) -> dict[Path_, Any]:
    """The change that lets a text of a file say something else in one language.

    >>> in_language(("name",), "zh-Hant", "泵浦", "Pumps")
    {('name',): {'en': 'Pumps', 'zh-Hant': '泵浦'}}
    """
    if isinstance(before, Mapping):
        return {(*path, language): said or None}
    if language == "en":
        return {path: said or None}
    return {path: {"en": before or "", language: said}} if said else {}


def number_field(
    editing: Editing,
    path: Path_,
    label: str,
    *,
    most: float | None = None,
    step: float = 1,
    help_text: str | None = None,
    placeholder: str | None = None,
) -> None:
    """A number from 0 up; left empty, the field goes. A whole number stays one."""
    value, key = as_number(editing.value(*path)), editing.key(*path)
    whole = isinstance(step, int) and (value is None or float(value).is_integer())
    kind: Callable[[Any], Any] = int if whole else float
    st.number_input(
        label,
        kind(0) if value is None or value >= 0 else None,
        None if most is None or (value is not None and value > most) else kind(most),
        None if value is None else kind(value),
        step=kind(step),
        format="%d" if whole else "%.10g",
        key=key,
        help=help_text,
        placeholder=placeholder,
        disabled=editing.refused is not None,
        on_change=_changed,
        args=(editing.draft, path, key, lambda said, before: {path: number_for_file(said, before)}),
    )


def as_number(value: Any) -> float | None:
    """A number of a file; None for anything else, truth values and what is endless among it."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e15
    return value if is_number else None


def change_of(path: Path_, kind: ValueKind, said: Any, now: Any) -> Mapping[Path_, Any]:
    """The change that lets the value at a path say something else; `now` is the plain value of the whole text.

    >>> change_of(("year",), "date", "2024", {}), change_of(("year",), "date", "2024-06", {})
    ({('year',): 2024}, {('year',): '2024-06'})
    """
    if kind == "number":
        return {path: number_for_file(said, value_at(now, path))}
    if kind == "date" and re.fullmatch(r"\d{4}", said or "", re.ASCII):
        return {path: int(said)}
    if path[-1] in LANGUAGE_FIELDS:
        return in_language(path[:-1], str(path[-1]), said or "", value_at(now, path[:-1]))
    return {path: said or None}


def number_for_file(said: float | None, before: Any) -> float | None:
    """A number as a person would write it: whole ones without a point, unless the one before had it.

    >>> number_for_file(6.0, None), number_for_file(6.0, 5.0), number_for_file(6.1, 5)
    (6, 6.0, 6.1)
    """
    if said is None:
        return None
    rounded = round(float(said), 10)
    return rounded if isinstance(before, float) else without_point(rounded)


def yes_no_field(editing: Editing, path: Path_, label: str) -> None:
    """Yes, no, or not said."""
    words, value, key = editing.view.words, editing.value(*path), _choice_key(editing, path)
    st.selectbox(
        label,
        [True, False],
        index=[True, False].index(value) if isinstance(value, bool) else None,
        format_func=lambda each: words("profiles.answer_yes" if each else "profiles.answer_no"),
        placeholder=words("profiles.not_said"),
        key=key,
        disabled=editing.refused is not None,
        on_change=_changed,
        args=(editing.draft, path, key, lambda said, before: {path: said}),
    )


def list_field(
    editing: Editing,
    path: Path_,
    label: str,
    options: Iterable[str],
    names: Mapping[str, str],
    *,
    new: bool = False,
    help_text: str | None = None,
) -> None:
    """Several words of a list, new ones too where that is allowed; sources of a citation count by their id."""
    chosen, key = list(as_list(editing.value(*path))), _choice_key(editing, path)
    st.multiselect(
        label,
        list(dict.fromkeys([*options, *chosen])),
        chosen,
        format_func=lambda each: names.get(each, each),
        accept_new_options=new,
        placeholder=editing.view.words("profiles.choose"),
        key=key,
        help=help_text,
        disabled=editing.refused is not None,
        on_change=_changed,
        args=(editing.draft, path, key, lambda said, before: {path: listed(said, before)}),
    )


def _choice_key(editing: Editing, path: Path_) -> str:
    """The key of a control that offers words: another one in each language.

    The browser reports the words that it shows, so those of the language before would pass for what was chosen.
    """
    return editing.key(*path, editing.view.words.language)


def as_list(value: Any) -> dict[str, Any]:
    """The entries of a list in a file by their word or id."""
    entries = value if isinstance(value, list) else []
    named = {each.get("id") if isinstance(each, Mapping) else each: each for each in entries if each}
    return {str(name): each for name, each in named.items() if name}


def listed(said: Sequence[str], before: Any) -> list[Any]:
    """A list of words for a file; an entry that was there stays as it was written."""
    entries = as_list(before)
    return [entries.get(each, each) for each in said]


@undisturbed
def _changed(shown: FileDraft, path: Path_, key: str, made: Made) -> None:
    """Bring what a control says now into the draft that it was drawn for."""
    before = value_at(drafts.value_of(shown.file, shown), path)
    drafts.set_values(shown.file, made(st.session_state[key], before), shown=shown)
