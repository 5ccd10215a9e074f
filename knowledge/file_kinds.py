"""What kind of file a file is, by its name and folder, and what its record is held against."""

from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel

from knowledge.company import Company
from knowledge.cross_check import check_company, check_founder, check_profile, check_shared_evidence
from knowledge.evidence import EvidenceFile
from knowledge.founder import Founder
from knowledge.industry_profile import IndustryProfile
from knowledge.knowledge import Knowledge
from knowledge.problem import Problem
from knowledge.reading import VOCABULARY_MODELS
from knowledge.yaml_document import Document

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


def held_against(known: Knowledge, document: Document, record: BaseModel, file: Path) -> Sequence[Problem]:
    """What is wrong in a sound record beside what else is known: names that nothing has."""
    match record:
        case IndustryProfile():
            file_id = None if file.name[0] == "_" else file.stem  # the id of a template is still to be filled in
            return check_profile(document, record, file_id, known.vocabulary, known.shared_evidence)
        case Founder():
            return check_founder(document, record, known.vocabulary, list(known.industries))
        case Company():
            return check_company(document, record, known.vocabulary)
        case EvidenceFile():
            return check_shared_evidence(document, record.evidence, known.vocabulary)
    return ()
