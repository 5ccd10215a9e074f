"""A file's text before it is saved: what is wrong with it, and what would be known if it were."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from knowledge.company import Company
from knowledge.cross_check import check_company, check_founder, check_profile
from knowledge.founder import Founder
from knowledge.industry_profile import IndustryProfile
from knowledge.knowledge import Knowledge
from knowledge.problem import Problem
from knowledge.record_reader import read_record
from knowledge.yaml_document import Document, parse_document

_R = TypeVar("_R", IndustryProfile, Founder, Company)


@dataclass(frozen=True)
class Draft:
    """A text for one file. `record` is None unless it is sound; `problems` are those that saving it would bring."""

    file: Path
    document: Document
    record: IndustryProfile | Founder | Company | None
    problems: tuple[Problem, ...]


def draft_of(known: Knowledge, file: Path, content: bytes) -> Draft:
    """Check a text as reading its file would; its folder says what kind of file it is."""
    document = parse_document(content, known.workspace.shown(file))
    if file == known.workspace.root / "company.yaml":
        firm, wrong = read_record(Company, document)
        return _draft(file, document, firm, wrong or (check_company(document, firm, known.vocabulary) if firm else ()))
    if file.parent == known.workspace.own_founder_file.parent:
        founder, wrong = read_record(Founder, document)
        found = check_founder(document, founder, known.vocabulary, list(known.industries)) if founder else wrong
        return _draft(file, document, founder, found)
    profile, wrong = read_record(IndustryProfile, document)
    shared = known.shared_evidence
    found = check_profile(document, profile, file.stem, known.vocabulary, shared) if profile else wrong
    return _draft(file, document, profile, found)


def _draft(file: Path, document: Document, record: _R | None, problems: tuple[Problem, ...]) -> Draft:
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
    return known
