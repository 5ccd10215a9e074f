"""A file's text before it is saved: what is wrong with it, and what would be known if it were."""

from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import BaseModel

from knowledge.company import Company
from knowledge.evidence import EvidenceFile
from knowledge.file_kinds import checked_record
from knowledge.founder import Founder
from knowledge.industry_profile import IndustryProfile
from knowledge.knowledge import Knowledge
from knowledge.problem import Problem
from knowledge.yaml_text.document import Document, parse_document


@dataclass(frozen=True)
class Draft:
    """A text for one file. `record` is None unless it is sound; `problems` are those that saving it would bring."""

    file: Path
    document: Document
    record: BaseModel | None
    problems: tuple[Problem, ...]


def draft_of(known: Knowledge, file: Path, content: bytes) -> Draft:
    """Check a text as reading its file would."""
    document = parse_document(content, known.workspace.shown(file))
    record, problems = checked_record(known, document, file)
    sound = not any(each.severity == "error" for each in problems)
    return Draft(file, document, record if sound else None, problems)


def with_draft(known: Knowledge, draft: Draft) -> Knowledge:
    """What would be known with the draft saved; a draft that is not sound changes nothing."""
    name, record = draft.file.stem, draft.record
    if isinstance(record, IndustryProfile):
        return replace(known, industries=dict(sorted({**known.industries, name: record}.items())))
    if isinstance(record, Founder):
        return replace(known, founders=dict(sorted({**known.founders, name: record}.items())))
    if isinstance(record, Company):
        return replace(known, company=record)
    if isinstance(record, EvidenceFile):
        return replace(known, shared_evidence=dict(record.evidence))
    return known
