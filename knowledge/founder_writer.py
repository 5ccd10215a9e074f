"""Saves a founder's answers to their own file: only the named fields change, and a file is whole at every moment."""

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from knowledge.founder import Founder
from knowledge.problem import WrongInput
from knowledge.record_reader import read_record
from knowledge.workspace import Workspace
from knowledge.yaml_document import parse_document
from knowledge.yaml_edit import CannotEditError, with_values

LOCK_SECONDS = 5
_NEW_FILE = b"# yaml-language-server: $schema=../schemas/founder.schema.json\nschema: 1\nid: me\n"
_READABLE_BY_ALL = 0o644


def save_founder(workspace: Workspace, changes: Mapping[str, Any]) -> Path:
    """Write fields into `founders/me.yaml`, keeping every other field, comment and order; None removes a field.

    The newest file on disk is what is changed, so another editor's work on other fields stays. Raises `WrongInput`
    (`founder-file-broken`, `not-saved`, or the problem of a value that no founder can have) and then leaves the file
    as it was.
    """
    file = workspace.own_founder_file
    shown = workspace.shown(file)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(file.with_name(f".{file.name}.lock"), timeout=LOCK_SECONDS):
            before = file.read_bytes() if file.exists() else _NEW_FILE
            _replace(file, _changed(before, changes, shown))
    except (OSError, Timeout) as error:
        raise WrongInput("not-saved", shown, reason=getattr(error, "strerror", None) or str(error)) from error
    return file


def _changed(before: bytes, changes: Mapping[str, Any], shown_as: str) -> bytes:
    """The file's new content; refused when the old or the new one is no sound founder file."""
    document = parse_document(before, shown_as)
    if read_record(Founder, document)[0] is None:
        raise WrongInput("founder-file-broken", shown_as)
    try:
        after = with_values(before.decode(), {(name,): value for name, value in changes.items()}).encode()
    except CannotEditError as error:
        raise WrongInput("founder-file-broken", shown_as) from error
    record, problems = read_record(Founder, parse_document(after, shown_as))
    if record is None:
        raise WrongInput(problems[0].code, problems[0].subject, **problems[0].values)
    return after


def _replace(file: Path, content: bytes) -> None:
    """Put new content in place of a file in one step: readers see the old or the new one, whole."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(file.stat().st_mode & 0o777 if file.exists() else _READABLE_BY_ALL)
        temporary.replace(file)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
