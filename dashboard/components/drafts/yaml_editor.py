"""The YAML editor: line numbers, problems at their lines, search, undo; what is typed is in the browser at once."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from dashboard.components.drafts.draft_keeper import hear, heard_of, sound_text, with_store
from dashboard.components.live_range import listening
from dashboard.session import YAML_EDITORS
from dashboard.undisturbed import undisturbed
from knowledge.problem import Problem
from knowledge.yaml_text.document import MAX_BYTES
from locales import Words
from reports.problem_text import problem_message, problem_sentences

LIBRARY = "app/static/codemirror-6.43.js"
# What CodeMirror says of its own, by the names of our words.
PHRASES = {
    "find": "Find",
    "replace_by": "Replace",
    "next": "next",
    "previous": "previous",
    "all": "all",
    "match_case": "match case",
    "regexp": "regexp",
    "by_word": "by word",
    "replace": "replace",
    "replace_all": "replace all",
    "close": "close",
    "current_match": "current match",
    "on_line": "on line",
    "replaced_on_line": "replaced match on line $",
    "replaced": "replaced $ matches",
    "control_character": "Control character",
    "go_to_line": "Go to line",
    "go": "go",
    "selection_deleted": "Selection deleted",
}

_editor = st.components.v2.component(
    "beachhead_yaml_editor", **with_store("yaml_editor", "yaml_marks"), isolate_styles=False
)


@dataclass
class _Standing:
    """What an editor holds as far as this session knows. A new `revision` tells the browser to replace its text."""

    text: str
    revision: str
    save_asked: bool = False


def typed_text(key: str, text: str) -> str:
    """The newest text of an editor: the one to judge.

    `text` is the draft as the page has it. What has been typed on top of it counts again and again until it is the
    draft; a draft that is neither that nor what the editor gave last has been changed by the page, and counts.
    """
    editors: dict[str, _Standing] = st.session_state.setdefault(YAML_EDITORS, {})
    standing = editors.setdefault(key, _Standing(text, _new_revision()))
    typed = sound_text((st.session_state.get(_widget(key)) or {}).get("typed"))
    if typed is None or typed.get("revision") != standing.revision:
        typed = None
    elif text == standing.text != typed["text"]:
        newest: str = typed["text"]
        return newest
    else:
        hear(key, typed["seq"])
    if typed is None or text != typed["text"]:
        standing.revision = standing.revision if text == standing.text else _new_revision()
    standing.text = text
    return text


def take_text(key: str, text: str, take: Callable[[str], None]) -> None:
    """Take what has been typed on top of a text into its draft, before the editor is drawn."""
    newest = typed_text(key, text)
    if newest != text:
        take(newest)
        typed_text(key, newest)


def yaml_editor(text: str, problems: Sequence[Problem], *, key: str, words: Words, line: int | None = None) -> str:
    """An editor for a text with its problems, listed below with links to their lines; gives back the newest text.

    `key` is the `draft_name` of the file, whose `draft_keeper` is drawn before. Line ends and a byte order mark stay
    as they are. Call `take_text` first and judge that; problems of an older text are not shown. The cursor goes to a
    `line` that is given.
    """
    newest = typed_text(key, text)
    standing = st.session_state[YAML_EDITORS][key]
    _editor(
        key=_widget(key),
        data={
            **heard_of(key),
            "name": key,
            "text": newest,
            "revision": standing.revision,
            "problems": [_shown(each, words) for each in problems] if newest == text else None,
            "status": _status(problems, words),
            "line": line,
            "limit": MAX_BYTES,
            "library": "/".join(["", *_base_path(), LIBRARY]),
            "words": _words(words),
        },
        on_typed_change=listening,
        on_save_change=partial(_note_save, key),
    )
    return newest


def save_asked(key: str) -> bool:
    """Whether Ctrl+S or Cmd+S was pressed in an editor and not answered: in a run that has the text of that moment."""
    standing = st.session_state.get(YAML_EDITORS, {}).get(key)
    return standing is not None and standing.save_asked


def save_answered(key: str) -> None:
    """Say that an editor's wish to save has been answered."""
    st.session_state[YAML_EDITORS][key].save_asked = False


@undisturbed
def _note_save(key: str) -> None:
    st.session_state[YAML_EDITORS][key].save_asked = True


def _widget(key: str) -> str:
    return f"yaml_editor_{key}"


def _new_revision() -> str:
    return secrets.token_hex(8)


def _base_path() -> list[str]:
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return [base] if base else []


def _words(words: Words) -> dict[str, Any]:
    said = {each: words(f"editor.{each}") for each in ("label", "help", "too_long", "not_loaded")}
    return {**said, "phrases": {phrase: words(f"editor.search.{name}") for name, phrase in PHRASES.items()}}


def _shown(problem: Problem, words: Words) -> dict[str, object]:
    """A problem as the browser marks and lists it."""
    place = problem.place
    return {
        "line": place.line,
        "column": place.column,
        "end_column": place.end_column,
        "severity": problem.severity,
        "where": words("editor.line", line=place.line),
        "sentences": problem_sentences(problem, words),
    }


def _status(problems: Sequence[Problem], words: Words) -> str:
    """How many problems there are, and the first of them, as a screen reader is told."""
    if not problems:
        return words("editor.no_problems")
    first = problems[0]
    message = problem_message(first, words)
    if first.place.line:
        message = words("editor.at_line", line=first.place.line, message=message)
    count = "one" if len(problems) == 1 else "many"
    return words(f"editor.problems_{count}", count=len(problems), first=message)
