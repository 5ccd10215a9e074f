"""Everything known in one workspace, read together, with everything that is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from knowledge.company import Company
from knowledge.cross_check import check_founder, check_kinds, check_profile
from knowledge.evidence import Evidence, EvidenceFile
from knowledge.founder import Founder
from knowledge.industry_profile import IndustryProfile
from knowledge.problem import Problem, WrongInput, in_order
from knowledge.record_reader import read_record
from knowledge.vocabulary import EvidenceClasses, FactorsFile, LevelsFile, TradesFile, Vocabulary, YardsticksFile
from knowledge.workspace import SHIPPED, Workspace, stamp_of
from knowledge.yaml_document import Document, read_document

_R = TypeVar("_R", bound=BaseModel)

_VOCABULARY_MODELS: dict[str, type[BaseModel]] = {
    "factors": FactorsFile, "yardsticks": YardsticksFile, "evidence": EvidenceClasses, "trades": TradesFile, "levels": LevelsFile,
}  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """One file as read: its stamp (to know whether it changed), document, record if sound, and problems."""

    stamp: tuple[int, int] | None
    document: Document
    record: Any
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Knowledge:
    """Records of one workspace. `stale` names industries whose file is broken and whose last valid version is shown."""

    workspace: Workspace
    vocabulary: Vocabulary
    industries: Mapping[str, IndustryProfile]
    shared_evidence: Mapping[str, Evidence]
    founders: Mapping[str, Founder]
    example_founder: Founder
    company: Company | None = None
    problems: tuple[Problem, ...] = ()
    stale: frozenset[str] = frozenset()
    readings: Mapping[Path, Reading] = field(default_factory=dict, repr=False, compare=False)

    def evidence_for(self, industry_id: str) -> dict[str, Evidence]:
        """All sources an industry may cite: its own, then the shared ones."""
        return {**self.shared_evidence, **self.industries[industry_id].evidence}


def read_knowledge(workspace: Workspace | Path | str | None = None, previous: Knowledge | None = None) -> Knowledge:
    """Read a workspace. Broken files become problems, and the others still count.

    With `previous`, unchanged files are not read again, and a profile that has just become unreadable keeps its last
    valid version. Raises `WrongInput` when the folder does not exist.
    """
    place = workspace if isinstance(workspace, Workspace) else Workspace.at(workspace)
    reader = _Reader(place, previous)
    vocabulary = reader.vocabulary()
    shared = reader.shared_evidence(vocabulary)
    industries, stale = reader.industries(vocabulary, shared)
    founders = reader.founders(vocabulary)
    example = reader.record_of(place.example_founder_file(), Founder)
    company_file = place.company_file()
    return Knowledge(
        workspace=place,
        vocabulary=vocabulary,
        industries=industries,
        shared_evidence=shared,
        founders=founders,
        example_founder=example or Founder(),
        company=reader.record_of(company_file, Company) if company_file else None,
        problems=in_order(reader.problems),
        stale=frozenset(stale),
        readings=reader.readings,
    )


class _Reader:
    """Reads the files of one workspace once, gathering problems as it goes."""

    def __init__(self, workspace: Workspace, previous: Knowledge | None) -> None:
        self.workspace = workspace
        self.previous = previous if previous and previous.workspace == workspace else None
        self.problems: list[Problem] = []
        self.readings: dict[Path, Reading] = {}

    def read(self, file: Path, model: type[BaseModel]) -> Reading:
        before = self.previous.readings.get(file) if self.previous else None
        stamp = stamp_of(file)
        if before is None or before.stamp != stamp:
            document = read_document(file, self.workspace.shown(file))
            record, problems = read_record(model, document)
            before = Reading(stamp, document, record, problems)
        self.readings[file] = before
        self.problems += before.problems
        return before

    def record_of(self, file: Path, model: type[_R]) -> _R | None:
        record: _R | None = self.read(file, model).record
        return record

    def vocabulary(self) -> Vocabulary:
        records = {name: self._vocabulary_record(name, model) for name, model in _VOCABULARY_MODELS.items()}
        return Vocabulary(
            factor_file=records["factors"],
            yardstick_file=records["yardsticks"],
            evidence=records["evidence"],
            trade_file=records["trades"],
            level_file=records["levels"],
        )

    def _vocabulary_record(self, name: str, model: type[BaseModel]) -> Any:
        """The workspace's own file; while that is broken, the shipped one (a broken installation raises)."""
        own = self.record_of(self.workspace.vocabulary_file(name), model)
        shipped = SHIPPED / "vocabulary" / f"{name}.yaml"
        record = own or self.record_of(shipped, model)
        if record is None:
            raise WrongInput("broken-installation", self.workspace.shown(shipped))
        return record

    def shared_evidence(self, vocabulary: Vocabulary) -> dict[str, Evidence]:
        file = self.workspace.shared_evidence_file()
        if file is None:
            return {}
        reading = self.read(file, EvidenceFile)
        record = reading.record
        if record is None:
            before = self.previous.shared_evidence if self.previous else {}
            return dict(before)
        self.problems += check_kinds(reading.document, record.evidence, vocabulary)
        return dict(record.evidence)

    def industries(
        self, vocabulary: Vocabulary, shared: Mapping[str, Evidence]
    ) -> tuple[dict[str, IndustryProfile], list[str]]:
        sound: dict[str, IndustryProfile] = {}
        stale: list[str] = []
        for file in self.workspace.industry_files():
            reading = self.read(file, IndustryProfile)
            profile: IndustryProfile | None = reading.record
            if profile is not None:
                wrong = check_profile(reading.document, profile, file.stem, vocabulary, shared)
                self.problems += wrong
                if not wrong:
                    sound[profile.id] = profile
                    continue
            if self.previous and file.stem in self.previous.industries:
                sound[file.stem] = self.previous.industries[file.stem]
                stale.append(file.stem)
        return sound, stale

    def founders(self, vocabulary: Vocabulary) -> dict[str, Founder]:
        """Sound founder records, by the name of their file."""
        founders: dict[str, Founder] = {}
        for file in self.workspace.founder_files():
            reading = self.read(file, Founder)
            record: Founder | None = reading.record
            if record is not None:
                wrong = check_founder(reading.document, record, vocabulary)
                self.problems += wrong
                if not wrong:
                    founders[file.stem] = record
                    continue
            if self.previous and file.stem in self.previous.founders:
                founders[file.stem] = self.previous.founders[file.stem]
        return founders
