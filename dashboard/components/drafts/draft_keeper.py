"""Drafts kept in the browser, so that F5, a page switch and a crash of browser or server lose nothing."""

import hashlib
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypedDict, get_args

import streamlit as st

from dashboard.components.live_range import listening
from dashboard.language import current_words
from dashboard.session import HEARD_DRAFTS
from knowledge import Workspace
from knowledge.yaml_text.document import MAX_BYTES

ValueKind = Literal["text", "number", "date"]
KINDS: tuple[ValueKind, ...] = get_args(ValueKind)

_HERE = Path(__file__).parent


class Assets(TypedDict):
    """What a component of the browser is made of."""

    js: str
    css: str | None


def with_store(name: str, *parts: str) -> Assets:
    """The script `<name>.js` with the browser's store and other parts before it, and the style beside it, if any."""
    scripts = [(_HERE / f"{each}.js").read_text(encoding="utf-8") for each in ("draft_store", *parts, name)]
    style = _HERE / f"{name}.css"
    return {"js": "\n".join(scripts), "css": style.read_text(encoding="utf-8") if style.is_file() else None}


_keeper = st.components.v2.component(
    "beachhead_draft_keeper", **with_store("draft_keeper", "open_cells", "draft_fields"), isolate_styles=False
)


@dataclass(frozen=True)
class KeptDraft:
    """A text from the browser that is the draft from now on.

    `seen` is the digest of the file that it began from, None where there was none. Where the file has changed since,
    the draft stands against a newer one.
    """

    text: str
    seen: str | None


@dataclass(frozen=True)
class TypedField:
    """What was typed in one field of a form and may not have reached its draft: the field's path, and its text.

    `seen` is the digest of the file that the form showed, `stamp` names the state of the form. A cell of a table has
    the stroke at which it was opened as `opening`; its text is None where it was given up.
    """

    path: tuple[str, ...]
    text: str | None
    kind: ValueKind
    seen: str | None
    stamp: str
    opening: int = 0


@dataclass
class _Heard:
    """What this session has of the browser's drafts: up to which stroke of each, and which reports it has taken."""

    session: str = field(default_factory=lambda: secrets.token_hex(8))
    up_to: dict[str, int] = field(default_factory=dict)
    reports: dict[str, Any] = field(default_factory=dict)
    fields: dict[str, int] = field(default_factory=dict)


def draft_name(workspace: Workspace, file: Path) -> str:
    """The name of a file's draft in the browser, which may hold drafts of several workspaces."""
    folder = hashlib.sha256(str(workspace.root).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return f"{folder}:{workspace.shown(file)}"


def draft_keeper(name: str, text: str | None, seen: str | None, stamp: str = "", dropped: str | None = None) -> None:
    """Keep a draft in the browser under a name; None as text, of a file without changes, clears it.

    `seen` is the digest of the file on disk that the text began from; None where there was no file. Nothing is cleared
    or overwritten that the browser has and this session has not heard of. `stamp` names the state of the form that
    shows the draft: its fields have it in their keys, between "profile" and their path. `dropped` is the text that was
    put aside last, which the browser keeps too.

    Draw it on every run while the file is open, in whichever form the draft is edited: after what changes the draft
    in that run (buttons, saving), and before the editor. It shows itself only if the browser keeps nothing, or another
    tab holds a different draft.
    """
    heard = _heard()
    words = current_words()
    _keeper(
        key=_widget(name),
        data={
            **heard_of(name),
            "name": name,
            "text": text,
            "seen": seen,
            "stamp": stamp,
            "settled": heard.fields.get(name, 0),
            "dropped": dropped,
            "words": {each: words(f"editor.{each}") for each in ("off", "full", "lost", "other_tab", "take", "stay")},
        },
        on_found_change=listening,
        on_typed_change=listening,
        on_aside_change=listening,
    )


def take_reported(name: str, take: Callable[[KeptDraft], None]) -> None:
    """Take, once, what is to be the draft: what an earlier session left, or what the reader takes from another tab."""
    heard = _heard()
    found = sound_text(_told(name, "found"))
    if found is None or heard.reports.get(name) == found.get("at"):
        return
    began_from = found.get("seen")
    take(KeptDraft(found["text"], began_from if isinstance(began_from, str) else None))
    hear(name, found["seq"])
    heard.reports[name] = found.get("at")


def take_fields(name: str, take: Callable[[list[TypedField]], None]) -> None:
    """Take, once, what was typed in fields of a draft's form, as the browser told it since the last time."""
    heard, told = _heard(), _told(name, "typed")
    up_to = told.get("up_to")
    if type(up_to) is not int or up_to <= heard.fields.get(name, 0):
        return
    take(list(_sound_fields(told.get("fields"))))
    heard.fields[name] = up_to


def put_aside(name: str) -> str | None:
    """The text that an earlier session put aside, as the browser kept it."""
    told = sound_text(_told(name, "aside"))
    return told["text"] if told else None


def session_token() -> str:
    """What names this session to the browser, which outlives it."""
    return _heard().session


def heard_of(name: str) -> dict[str, Any]:
    """What the browser is to know of this session: its token, and the newest stroke of a draft that it has."""
    heard = _heard()
    return {"session": heard.session, "heard": heard.up_to.get(name, 0)}


def hear(name: str, stroke: int) -> None:
    """Remember that this session has a draft up to a stroke."""
    up_to = _heard().up_to
    up_to[name] = max(stroke, up_to.get(name, 0))


def sound_text(told: Any) -> dict[str, Any] | None:
    """What the browser told, if it is a text that may stand in a file, with the number of its stroke."""
    if not isinstance(told, dict) or not isinstance(told.get("text"), str) or type(told.get("seq")) is not int:
        return None
    try:
        return told if len(told["text"].encode()) <= MAX_BYTES else None
    except UnicodeEncodeError:  # half of a surrogate pair
        return None


def _widget(name: str) -> str:
    return f"draft_keeper_{name}"


def _told(name: str, what: str) -> dict[str, Any]:
    """What the browser told this session: to a server that was started anew it repeats what it told the last one."""
    told = (st.session_state.get(_widget(name)) or {}).get(what)
    return told if isinstance(told, dict) and told.get("session") == session_token() else {}


def _sound_fields(told: Any) -> Iterator[TypedField]:
    for each in told if isinstance(told, list) else []:
        if not isinstance(each, dict) or not isinstance(each.get("path"), list):
            continue
        seen, kind, text, opening = (each.get(name) for name in ("seen", "kind", "text", "opening"))
        opening = opening if type(opening) is int else 0
        is_given_up = text is None and opening > 0
        if is_given_up or sound_text({"text": text, "seq": 0}):
            yield TypedField(
                tuple(map(str, each["path"])),
                text,
                next((each for each in KINDS if each == kind), "text"),
                seen if isinstance(seen, str) else None,
                str(each.get("stamp")),
                opening,
            )


def _heard() -> _Heard:
    heard: _Heard = st.session_state.setdefault(HEARD_DRAFTS, _Heard())
    return heard
