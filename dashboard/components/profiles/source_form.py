"""A form that adds a source to those that every industry may cite."""

from datetime import date
from functools import cache, partial
from typing import Any

import streamlit as st

from dashboard.cached import knowledge_store
from dashboard.components.drafts.kept_form import form_done, kept_form
from dashboard.language import current_words
from dashboard.markdown import problem_told
from dashboard.session import SOURCE_ADDED, SOURCE_FORM, SOURCE_TOLD
from dashboard.undisturbed import undisturbed
from dashboard.view import View
from knowledge import Knowledge
from knowledge.problem import WrongInput
from knowledge.saving.profile_template import id_from
from knowledge.saving.source_writer import add_source

GRADES = ("A", "B", "C")
LONGEST_ID = 40
_NAME = "source"
_TEXTS = ("title", "publisher", "url", "date", "scope", "note", "id")


def source_form(view: View) -> None:
    """The form; what was typed stays until it is saved."""
    words = view.words
    kept_form(_NAME, {name: _key(name) for name in _TEXTS})
    with (
        st.expander(words("library.add"), icon=":material/add:", key="source_expander"),
        st.form("source_form", border=False),
    ):
        if told := st.session_state.pop(SOURCE_TOLD, None):
            st.error(told)
        if added := st.session_state.pop(SOURCE_ADDED, None):
            st.success(words("library.added", id=f"`{added}`"))
        st.text_input(words("library.field_title"), key=_key("title"))
        left, right = st.columns(2)
        with left:
            st.text_input(words("library.field_publisher"), key=_key("publisher"))
            st.text_input(
                words("library.field_date"), placeholder="2026-05", help=words("library.date_help"), key=_key("date")
            )
            _kind(view)
        with right:
            st.text_input(words("library.field_url"), placeholder="https://", key=_key("url"))
            st.text_input(
                words("library.field_scope"), placeholder="US", help=words("library.scope_help"), key=_key("scope")
            )
            _grade(view)
        st.text_input(words("library.field_note"), key=_key("note"))
        st.text_input(words("library.field_id"), help=words("library.id_help"), key=_key("id"))
        st.form_submit_button(words("library.save"), type="primary", on_click=_save)


def _kind(view: View) -> None:
    words, classes = view.words, view.known.vocabulary.evidence
    labels = {
        kind: words.text(classes.kinds[kind].label) if kind in classes.kinds else kind for kind in _kinds(view.known)
    }
    st.selectbox(
        words("library.field_kind"), list(labels), index=None, key=_choice_key("kind"), help=words("library.kind_help"),
        format_func=lambda kind: labels[kind], placeholder=words("library.choose"),
    )  # fmt: skip


def _kinds(known: Knowledge) -> list[str]:
    return list(known.vocabulary.evidence.half_lives_years)


def _grade(view: View) -> None:
    words, classes = view.words, view.known.vocabulary.evidence
    labels = {grade: words.text(classes.grades[grade].label) if grade in classes.grades else grade for grade in GRADES}
    st.selectbox(
        words("library.field_grade"), GRADES, index=None, key=_choice_key("grade"), help=words("library.grade_help"),
        format_func=lambda grade: labels[grade], placeholder=words("library.usual_grade"),
    )  # fmt: skip


def _key(name: str) -> str:
    """The key of a field; another one once a source is saved, so that the next form is empty."""
    return f"source|{st.session_state.get(SOURCE_FORM, 0)}|{name}"


def _choice_key(name: str) -> str:
    """The same for a choice: the browser reports the words it shows, which are others in each language."""
    return f"{_key(name)}|{current_words().language}"


def _save() -> None:
    """Write the source; a mistake is told above the form, and nothing typed is lost."""
    known = knowledge_store().latest().known
    written = cache(partial(_write, known))  # once, however often it is begun

    @undisturbed
    def saved() -> None:
        said: dict[str, Any] = {name: (st.session_state.get(_key(name)) or "").strip() for name in _TEXTS}
        said |= {name: st.session_state.get(_choice_key(name)) for name in ("kind", "grade")}
        if not (said["title"] and said["kind"]):
            st.session_state[SOURCE_TOLD] = current_words()("library.needed")
            return
        try:
            source_id = written(tuple(said.items()))
        except WrongInput as wrong:
            st.session_state[SOURCE_TOLD] = problem_told(wrong.problem, current_words())
            return
        form_done(_NAME)
        st.session_state[SOURCE_ADDED] = source_id
        st.session_state[SOURCE_FORM] = st.session_state.get(SOURCE_FORM, 0) + 1

    saved()


def _write(known: Knowledge, told: tuple[tuple[str, Any], ...]) -> str:
    """Add a source to those that all industries share; its id."""
    said = dict(told)
    source_id = said["id"] or free_id(said["title"], known)
    fields = {name: said[name] for name in ("title", "publisher", "url", "date")}
    fields |= {"checked": date.today().isoformat(), **{name: said[name] for name in ("kind", "grade", "scope", "note")}}
    add_source(known, source_id, {name: value for name, value in fields.items() if value})
    return source_id


def free_id(title: str, known: Knowledge) -> str:
    """An id made of a title that no shared source has yet."""
    words = id_from(title)[:LONGEST_ID].rpartition("_")[0] if len(id_from(title)) > LONGEST_ID else id_from(title)
    start = words if words[:1].isalpha() else f"source_{words}".rstrip("_")
    number, found = 1, start
    while found in known.shared_evidence:
        number += 1
        found = f"{start}_{number}"
    return found
