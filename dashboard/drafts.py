"""Texts being edited in this session: the one source of truth that form, table and YAML show and change."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.session import DRAFTS
from knowledge.file_writer import BYTE_ORDER_MARK, digest, save_file, versions
from knowledge.problem import WrongInput
from knowledge.workspace import Workspace, stamp_of
from knowledge.yaml_document import MAX_BYTES, Path_
from knowledge.yaml_edit import CannotEditError, with_values
from knowledge.yaml_tree import read_tree


@dataclass(frozen=True)
class DiskFile:
    """What a file holds at the last look. `digest` None: there is no such file, and `text` is what a new one has.

    `marked` says that the file begins with a byte order mark, which the text leaves out; `readable` that the text is
    the whole file, so that saving it changes nothing but what was edited.
    """

    text: str
    digest: str | None
    stamp: tuple[int, int] | None = None
    marked: bool = False
    readable: bool = True


@dataclass(frozen=True)
class FileDraft:
    """One file's text as the reader has it. It began from the text `base` of the file with the digest `seen`.

    `revision` goes up whenever the text is replaced from outside the control that shows it: keys of controls carry it.
    `dropped` is the text that was put aside last, so that nothing is lost by a slip.
    """

    file: Path
    text: str
    base: str
    seen: str | None
    disk: DiskFile
    revision: int = 0
    dropped: str | None = None

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to save."""
        return self.text != self.base

    @property
    def in_conflict(self) -> bool:
        """Whether somebody else has changed the file since the draft began."""
        return self.is_changed and self.disk.digest != self.seen

    @property
    def content(self) -> bytes:
        """The bytes that saving writes."""
        return (BYTE_ORDER_MARK if self.disk.marked else b"") + self.text.encode("utf-8", "replace")


def open_draft(file: Path, starter: str = "") -> FileDraft:
    """The draft of a file, after a look at the disk: without changes it follows the file, with changes it stays.

    `starter` is the text of a file that does not exist yet.
    """
    draft, stamp = _drafts().get(file), stamp_of(file)
    if draft is not None and stamp is not None and draft.disk.stamp == stamp:
        return draft
    disk = _read(file, stamp, starter)
    if draft is None:
        return _keep(FileDraft(file, disk.text, disk.text, disk.digest, disk))
    if draft.is_changed and draft.text != disk.text:
        return _keep(replace(draft, disk=disk))
    return _keep(_as_on_disk(replace(draft, disk=disk)))


def changed_drafts() -> tuple[FileDraft, ...]:
    """All drafts of this session that have something to save."""
    return tuple(draft for draft in _drafts().values() if draft.is_changed)


def value_of(file: Path) -> Any:
    """The plain value of a draft's text; None where it cannot be read."""
    tree = read_tree(_drafts()[file].text)
    return None if tree.faults else tree.value


def change(file: Path, text: str) -> None:
    """Take the text that a control shows by itself."""
    _keep(replace(_drafts()[file], text=text))


def set_values(file: Path, values: Mapping[Path_, Any], *, shown_in: int | None = None) -> bool:
    """Change values in their own place in the text; False where its form does not allow it, and nothing changes.

    `shown_in` says that the control which asks for it shows the values already, and of which revision it is. One of an
    older revision is not heard: for a moment after a text was replaced, the browser still tells what controls of the
    old one show, which Streamlit takes for a change, and nobody has typed it.
    """
    draft = _drafts()[file]
    if shown_in not in (None, draft.revision):
        return True
    try:
        text = with_values(draft.text, values)
    except CannotEditError:
        _keep(replace(draft, revision=draft.revision + 1))  # the control shows again what the text says
        return False
    _keep(replace(draft, text=text, revision=draft.revision + (shown_in is None)))
    return True


def put(file: Path, text: str) -> None:
    """Replace the whole text, as by an old version; nothing is written."""
    draft = _drafts()[file]
    _keep(replace(draft, text=text, revision=draft.revision + 1, dropped=_dropped(draft)))


def discard(file: Path) -> None:
    """Take what is on disk, and drop the changes."""
    draft = _drafts()[file]
    _keep(_as_on_disk(replace(draft, dropped=_dropped(draft))))


def keep_mine(file: Path) -> None:
    """Let the changes stand over what is on disk now: saving will replace it."""
    draft = _drafts()[file]
    _keep(replace(draft, base=draft.disk.text, seen=draft.disk.digest))


def take_kept(workspace: Workspace, file: Path, text: str, seen: str | None) -> None:
    """Take a draft that the browser kept, which began from the file with the digest `seen`."""
    draft = _drafts()[file]
    if text == draft.text:
        return
    if text == draft.disk.text:
        discard(file)
        return
    base = draft.disk.text if seen == draft.disk.digest else _version(workspace, file, seen)
    _keep(replace(draft, text=text, base=base, seen=seen, revision=draft.revision + 1, dropped=_dropped(draft)))


def save(workspace: Workspace, file: Path) -> None:
    """Write a draft to its file. Raises `WrongInput` (`changed-on-disk`, `outside-workspace`, `not-saved`)."""
    draft = _drafts()[file]
    if not draft.disk.readable:
        raise WrongInput("cannot-edit", workspace.shown(file))
    save_file(workspace, file, draft.content, seen=draft.seen)
    disk = replace(draft.disk, text=draft.text, digest=digest(draft.content), stamp=None)
    _keep(replace(draft, base=draft.text, seen=disk.digest, disk=disk))


def _dropped(draft: FileDraft) -> str | None:
    return draft.text if draft.is_changed else draft.dropped


def _drafts() -> dict[Path, FileDraft]:
    drafts: dict[Path, FileDraft] = st.session_state.setdefault(DRAFTS, {})
    return drafts


def _keep(draft: FileDraft) -> FileDraft:
    _drafts()[draft.file] = draft
    return draft


def _as_on_disk(draft: FileDraft) -> FileDraft:
    disk, other = draft.disk, draft.text != draft.disk.text
    return replace(draft, text=disk.text, base=disk.text, seen=disk.digest, revision=draft.revision + other)


def _read(file: Path, stamp: tuple[int, int] | None, starter: str) -> DiskFile:
    """A file as text; one that is none, or too large to be a profile, as far as it can be shown."""
    if stamp is None:
        return DiskFile(starter, None)
    try:
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError:
        return DiskFile("", "", stamp, readable=False)
    if len(content) > MAX_BYTES:
        return DiskFile("", "", stamp, readable=False)
    marked = content.startswith(BYTE_ORDER_MARK)
    body = content.removeprefix(BYTE_ORDER_MARK)
    try:
        return DiskFile(body.decode(), digest(content), stamp, marked)
    except UnicodeDecodeError:
        return DiskFile(body.decode(errors="replace"), digest(content), stamp, marked, readable=False)


def _version(workspace: Workspace, file: Path, wanted: str | None) -> str:
    """The text of a kept version with a digest; an empty one where it is no longer kept."""
    for each in versions(workspace, file):
        content = each.content
        if digest(content) == wanted:
            return content.removeprefix(BYTE_ORDER_MARK).decode(errors="replace")
    return ""
