"""One file being edited: its draft, what is wrong with it, and the values that its text holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from dashboard.cached import judged
from dashboard.components.drafts.draft_keeper import session_token
from dashboard.drafts import FileDraft
from dashboard.view import View
from knowledge.draft import Draft
from knowledge.problem import Problem
from knowledge.workspace import Workspace
from knowledge.yaml_text.document import value_at as value_at  # the editors beside this file take it from here

# What no edit here can mend: the text is not whole, or of a form that this version does not know.
_BEYOND_US = frozenset({"schema-too-new", "not-utf8", "binary-file", "file-too-large", "file-unreadable"})


@dataclass(frozen=True)
class Editing:
    """A draft with its checked form. `refused` says why the file cannot be edited here, if it cannot."""

    view: View
    draft: FileDraft
    checked: Draft
    refused: Problem | None = None

    @property
    def file(self) -> Path:
        """The file that is edited."""
        return self.draft.file

    @property
    def shown(self) -> str:
        """The file's path as messages show it."""
        return self.view.known.workspace.shown(self.file)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What must be mended before saving."""
        return tuple(each for each in self.checked.problems if each.severity == "error")

    @property
    def is_readable(self) -> bool:
        """Whether the text is YAML with names, so that a form can show it."""
        return isinstance(self.checked.document.value, Mapping)

    def value(self, *path: str | int) -> Any:
        """What stands at a path of the text; None where nothing does, or something of another form."""
        return value_at(self.checked.document.value, path)

    @property
    def stamp(self) -> str:
        """What tells the controls of this text, as this session shows it, from those of every other.

        A browser outlives the server's session, and reports to the next one what its controls show: that must not pass
        for values of a text that the next session has.
        """
        return stamp_of(self.view.known.workspace, self.draft)

    def key(self, *path: str | int) -> str:
        """The key of a control for a part of this text; another one once the text comes from elsewhere.

        The browser finds the path in it, for what is typed and not told yet.
        """
        return "--".join(map(str, ("profile", self.stamp, *path)))


def stamp_of(place: Workspace, draft: FileDraft) -> str:
    """The stamp of a draft's controls; see `Editing.stamp`."""
    told = "\x1f".join((session_token(), place.shown(draft.file), str(draft.revision)))
    return blake2b(told.encode("utf-8", "replace"), digest_size=6).hexdigest()


def editing(view: View, draft: FileDraft) -> Editing:
    """A draft, checked against what is known."""
    known, number = view.known, view.edition.number
    checked = judged(known, number, draft.file, draft.content)
    return Editing(view, draft, checked, _refused(view, draft))


def _refused(view: View, draft: FileDraft) -> Problem | None:
    """Why a file is shown only: a link, or on disk of a form that this version cannot keep whole."""
    known = view.known
    if refused := known.workspace.refused(draft.file):
        return refused.problem
    if draft.disk.digest is None:
        return None
    on_disk = judged(known, view.edition.number, draft.file, _as_bytes(draft))
    return next((each for each in on_disk.problems if each.code in _BEYOND_US), None)


def _as_bytes(draft: FileDraft) -> bytes:
    if draft.disk.readable:
        return draft.disk.text.encode("utf-8", "replace")
    try:
        with draft.file.open("rb") as stream:
            return stream.read(2**20)
    except OSError:
        return b""
