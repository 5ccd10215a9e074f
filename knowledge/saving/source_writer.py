"""Adds a source to those that all industries may cite."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from knowledge.cross_check import check_shared_evidence
from knowledge.evidence import EvidenceFile
from knowledge.knowledge import Knowledge
from knowledge.problem import WrongInput
from knowledge.record import ID_PATTERN
from knowledge.record_reader import read_record
from knowledge.saving.file_writer import content_of, write_file, writing
from knowledge.yaml_text.document import parse_document
from knowledge.yaml_text.edit import CannotEditError, with_values

NEW_FILE = (
    b"# yaml-language-server: $schema=../schemas/evidence.schema.json\n"
    b"# $schema: ../schemas/evidence.schema.json\n"
    b"# Sources that several industry profiles share. Ids are looked up in the profile first, then here.\n"
    b"schema: 1\n"
    b"evidence:\n"
)


def add_source(known: Knowledge, source_id: str, fields: Mapping[str, Any]) -> Path:
    """Write a source under a new id into `industry_profiles/evidence.yaml`; no other byte changes.

    `fields` are those of `Evidence`. Raises `WrongInput`: `bad-id`, `source-exists`, `cannot-edit` where the file
    has another form, the first problem of the file or of a field, `outside-workspace` or `not-saved`.
    """
    if not re.fullmatch(ID_PATTERN, source_id):
        raise WrongInput("bad-id", source_id, found=source_id)
    file = known.workspace.industry_folder / "evidence.yaml"
    shown = known.workspace.shown(file)
    with writing(known.workspace, file):
        before = content_of(file)
        content = NEW_FILE if before is None else before
        record, problems = read_record(EvidenceFile, parse_document(content, shown))
        if record is None:
            raise WrongInput.because_of(problems[0])
        if source_id in record.evidence:
            raise WrongInput("source-exists", source_id)
        after = _with_source(content, shown, source_id, fields, known)
        write_file(known.workspace, file, after, over=before)
    return file


def _with_source(content: bytes, shown: str, source_id: str, fields: Mapping[str, Any], known: Knowledge) -> bytes:
    """The file's new content; refused where it would not be sound."""
    try:
        after = with_values(content.decode(), {("evidence", source_id): dict(fields)}).encode()
    except (CannotEditError, UnicodeDecodeError) as error:
        raise WrongInput("cannot-edit", shown) from error
    document = parse_document(after, shown)
    record, problems = read_record(EvidenceFile, document)
    if record is not None:
        problems = check_shared_evidence(document, record.evidence, known.vocabulary)
    if problems:
        raise WrongInput.because_of(problems[0])
    return after
