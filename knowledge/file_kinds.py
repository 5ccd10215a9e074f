"""What kind of file a file is, by its name and folder, and what its record is held against."""

from pathlib import Path

from pydantic import BaseModel

from knowledge.company import Company
from knowledge.cross_check import (
    check_company,
    check_founder,
    check_shared_evidence,
    check_shared_ids,
    problems_in_profile,
)
from knowledge.evidence import EvidenceFile
from knowledge.founder import Founder
from knowledge.industry_profile import IndustryProfile
from knowledge.knowledge import Knowledge
from knowledge.problem import Problem
from knowledge.reading import VOCABULARY_MODELS
from knowledge.record_reader import read_record
from knowledge.yaml_text.document import Document

COMPANY, SHARED_EVIDENCE = "company.yaml", "evidence.yaml"


def model_of(file: Path) -> type[BaseModel]:
    """The record that a file holds; what neither name nor folder tells is taken for an industry profile."""
    folder = file.parent.name
    if folder == "founders":
        return Founder
    if folder == "vocabulary" and file.stem in VOCABULARY_MODELS:
        return VOCABULARY_MODELS[file.stem]
    by_name: dict[str, type[BaseModel]] = {COMPANY: Company, SHARED_EVIDENCE: EvidenceFile}
    return by_name.get(file.name, IndustryProfile)


def checked_record(known: Knowledge, document: Document, file: Path) -> tuple[BaseModel | None, tuple[Problem, ...]]:
    """The record of a document read as that file, and all that is wrong with it, beside what else is known too."""
    model = model_of(file)
    if model is IndustryProfile:
        file_id = None if file.name[0] == "_" else file.stem  # the id of a template is still to be filled in
        profile, found = problems_in_profile(document, file_id, known.vocabulary, known.shared_evidence)
        return profile, (*found, *_shared_ids(known, document, profile))
    record, problems = read_record(model, document)
    return record, problems if record is None else _held_against(known, document, record)


def _held_against(known: Knowledge, document: Document, record: BaseModel) -> tuple[Problem, ...]:
    """Names in a sound record that nothing has."""
    match record:
        case Founder():
            return tuple(check_founder(document, record, known.vocabulary, list(known.industries)))
        case Company():
            return tuple(check_company(document, record, known.vocabulary))
        case EvidenceFile():
            return tuple(check_shared_evidence(document, record.evidence, known.vocabulary))
    return ()


def _shared_ids(known: Knowledge, document: Document, profile: IndustryProfile | None) -> tuple[Problem, ...]:
    """Warnings for sources of a profile under ids that other profiles have given to theirs."""
    folder = known.workspace.industry_folder
    files = {folder / f"{each}.yaml": own for each, own in known.industries.items() if profile and each != profile.id}
    others = [(known.readings[file].document, own.evidence) for file, own in files.items() if file in known.readings]
    own = [(document, profile.evidence)] if profile else []
    return tuple(each for each in check_shared_ids([*others, *own]) if each.place.path == document.path)
