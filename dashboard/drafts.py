"""Texts being edited in this session: the one source of truth that form, table and YAML show and change."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.session import DRAFTS
from knowledge.problem import WrongInput
from knowledge.saving.file_writer import BYTE_ORDER_MARK, digest, save_file, versions
from knowledge.workspace import Workspace, stamp_of
from knowledge.yaml_text.document import MAX_BYTES, Path_, value_at
from knowledge.yaml_text.edit import CannotEditError, with_values
from knowledge.yaml_text.tree import read_tree


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
    `dropped` is the text that was put aside last, so that nothing is lost by a slip. `followed` is the draft as it was
    before it followed a change of the file: somebody may have been typing in its controls. `misfit` says that a change
    could not be made, for the text has a form in which that value does not stand alone, and nobody was told yet.
    """

    file: Path
    text: str
    base: str
    seen: str | None
    disk: DiskFile
    revision: int = 0
    dropped: str | None = None
    followed: "FileDraft | None" = None
    misfit: bool = False

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
    follows = draft is not None and not draft.is_changed and draft.text != draft.disk.text
    if draft is not None and stamp is not None and draft.disk.stamp == stamp and not follows:
        return draft
    disk = _read(file, stamp, starter)
    if draft is None:
        return _keep(FileDraft(file, disk.text, disk.text, disk.digest, disk))
    if draft.is_changed and draft.text != disk.text:
        return _keep(replace(draft, disk=disk))
    after = _as_on_disk(replace(draft, disk=disk))
    return _keep(after if after.revision == draft.revision else replace(after, followed=replace(draft, followed=None)))


def standing(file: Path) -> FileDraft | None:
    """The draft of a file as it stands, without a look at the disk; None where it was not opened yet."""
    return _drafts().get(file)


def changed_drafts() -> tuple[FileDraft, ...]:
    """All drafts of this session that have something to save."""
    return tuple(draft for draft in _drafts().values() if draft.is_changed)


def value_of(file: Path, shown: FileDraft | None = None) -> Any:
    """The plain value of a draft's text, or of the one that a control drawn for `shown` changes; None if unreadable."""
    draft = _drafts()[file]
    tree = read_tree((_changed_by(draft, shown) or draft).text)
    return None if tree.faults else tree.value


def change(file: Path, text: str) -> None:
    """Take the text that a control shows by itself."""
    _keep(replace(_drafts()[file], text=text))


def set_values(file: Path, values: Mapping[Path_, Any], *, shown: FileDraft | None = None) -> bool:
    """Change values in their own place in the text; False where its form does not allow it, and nothing changes.

    `shown` says that the control which asks for it shows the values already, and for which draft it was drawn. For a
    moment after a text was replaced, the browser still tells what controls of the old one show, which Streamlit takes
    for a change, and nobody has typed it. So one of an older revision is heard only where the draft has followed the
    file from under it, and where it says something else than that draft did: then what was typed stands against the
    newer file.
    """
    draft = _drafts()[file]
    began = _changed_by(draft, shown)
    if began is None:
        return True
    try:
        text = with_values(began.text, values)
    except CannotEditError:
        _keep(replace(draft, revision=draft.revision + 1, misfit=True))  # the control shows again what the text says
        return False
    if began is draft:
        text = draft.base if _taken_back(draft, values) else text
        _keep(replace(draft, text=text, revision=draft.revision + (shown is None)))
    elif text != began.text:
        set_typed(file, values, began.seen)
    return True


def set_typed(file: Path, values: Mapping[Path_, Any], seen: str | None, kept: str = "") -> bool:
    """Take what was typed in a form that is gone, which showed the file with the digest `seen`.

    Where the file has changed since, it stands against the newer one. `kept` is the text with that digest, if known.
    """
    draft = _drafts()[file]
    try:
        text = with_values(draft.text, values)
        if text == draft.text:
            return True
        if not draft.is_changed and draft.seen != seen:
            followed = draft.followed
            base = followed.text if followed and followed.seen == seen else kept or draft.text
            draft, text = replace(draft, base=base, seen=seen), with_values(base, values)
    except CannotEditError:
        _keep(replace(draft, misfit=True))
        return False
    _keep(replace(draft, text=text, revision=draft.revision + 1))
    return True


def told_of_misfit(file: Path) -> None:
    """Note that the reader knows of a change that could not be made."""
    _keep(replace(_drafts()[file], misfit=False))


def put(file: Path, text: str) -> None:
    """Replace the whole text, as by an old version; nothing is written."""
    draft = _drafts()[file]
    if text == draft.text:
        return
    _keep(replace(draft, text=text, revision=draft.revision + 1, dropped=_dropped(draft), followed=None))


def discard(file: Path) -> None:
    """Take what is on disk, and drop the changes."""
    draft = _drafts()[file]
    _keep(replace(_as_on_disk(replace(draft, dropped=_dropped(draft))), followed=None))


def remember_dropped(file: Path, text: str | None) -> None:
    """Take what an earlier session put aside, unless something was put aside since."""
    draft = _drafts()[file]
    if text is not None and draft.dropped is None:
        _keep(replace(draft, dropped=text))


def keep_mine(file: Path) -> None:
    """Let the changes stand over what is on disk now: saving will replace it."""
    draft = _drafts()[file]
    _keep(replace(draft, base=draft.disk.text, seen=draft.disk.digest, followed=None))


def take_kept(workspace: Workspace, file: Path, text: str, seen: str | None) -> None:
    """Take a draft that the browser kept, which began from the file with the digest `seen`."""
    draft = _drafts()[file]
    if text == draft.text:
        return
    if text == draft.disk.text:
        discard(file)
        return
    base = draft.disk.text if seen == draft.disk.digest else version_seen(workspace, file, seen)
    draft = replace(draft, text=text, dropped=_dropped(draft), followed=None)
    _keep(replace(draft, base=base, seen=seen, revision=draft.revision + 1))


def save(workspace: Workspace, file: Path) -> None:
    """Write a draft to its file. Raises `WrongInput` (`changed-on-disk`, `outside-workspace`, `not-saved`)."""
    draft = _drafts()[file]
    if not draft.disk.readable:
        raise WrongInput("cannot-edit", workspace.shown(file))
    save_file(workspace, file, draft.content, seen=draft.seen)
    disk = replace(draft.disk, text=draft.text, digest=digest(draft.content), stamp=None)
    _keep(replace(draft, base=draft.text, seen=disk.digest, disk=disk))


def version_seen(workspace: Workspace, file: Path, wanted: str | None) -> str:
    """The text of a kept version with a digest; an empty one where it is no longer kept."""
    for each in versions(workspace, file):
        content = each.content
        if digest(content) == wanted:
            return content.removeprefix(BYTE_ORDER_MARK).decode(errors="replace")
    return ""


def _changed_by(draft: FileDraft, shown: FileDraft | None) -> FileDraft | None:
    """The draft that a control drawn for `shown` changes; None where what it says is of no meaning any more."""
    if shown is None or shown.revision == draft.revision:
        return draft
    if draft.followed is None or draft.followed.revision != shown.revision:
        return None
    return draft.followed


def _taken_back(draft: FileDraft, values: Mapping[Path_, Any]) -> bool:
    """Whether values are what the draft began with, and nothing else has changed: then not a byte is to differ."""
    if not draft.is_changed:
        return False
    began, now = read_tree(draft.base), read_tree(draft.text)
    if began.faults or any(value_at(began.value, path) != value for path, value in values.items()):
        return False
    try:
        return with_values(draft.base, {path: value_at(now.value, path) for path in values}) == draft.text
    except CannotEditError:
        return False


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
