"""Saves a founder's answers to their own file: only the named fields change."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from knowledge.founder import Founder
from knowledge.problem import WrongInput
from knowledge.record_reader import read_record
from knowledge.saving.file_writer import content_of, write_file, writing
from knowledge.workspace import Workspace
from knowledge.yaml_text.document import parse_document
from knowledge.yaml_text.edit import CannotEditError, with_values
from knowledge.yaml_text.scalar import without_point

NEW_FILE = b"# yaml-language-server: $schema=../schemas/founder.schema.json\nschema: 1\nid: me\n"


def save_founder(workspace: Workspace, changes: Mapping[str, Any]) -> Path:
    """Write fields into `founders/me.yaml`, keeping every other field, comment and order; None removes one.

    The newest file on disk is what is changed, so another editor's work on other fields stays. Raises `WrongInput`
    (`founder-file-broken`, `schema-too-new`, `not-saved`, or the problem of a value that no founder can have) and then
    leaves the file as it was.
    """
    file = workspace.own_founder_file
    with writing(workspace, file):
        before = content_of(file)
        after = _changed(NEW_FILE if before is None else before, changes, workspace.shown(file))
        write_file(workspace, file, after, over=before)
    return file


def _changed(before: bytes, changes: Mapping[str, Any], shown_as: str) -> bytes:
    """The file's new content; refused when the old or the new one is no sound founder file."""
    founder, wrong = read_record(Founder, parse_document(before, shown_as))
    if founder is None:
        is_newer = wrong[0].code == "schema-too-new"  # which is not broken, and nothing that its owner should mend
        raise WrongInput.because_of(wrong[0]) if is_newer else WrongInput("founder-file-broken", shown_as)
    try:
        after = with_values(before.decode(), {(name,): without_point(each) for name, each in changes.items()}).encode()
    except CannotEditError as error:
        raise WrongInput("founder-file-broken", shown_as) from error
    record, problems = read_record(Founder, parse_document(after, shown_as))
    if record is None:
        raise WrongInput(problems[0].code, problems[0].subject, **problems[0].values)
    return after
