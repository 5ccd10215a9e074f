"""The files of one workspace, each read once, checked, and kept in its last valid version while it is broken."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from knowledge.company import Company
from knowledge.cross_check import (
    check_company,
    check_founder,
    check_profile,
    check_shared_evidence,
    check_shared_ids,
    check_yardsticks,
    problems_in_profile,
)
from knowledge.evidence import Evidence, EvidenceFile
from knowledge.founder import Founder
from knowledge.industry_profile import IndustryProfile
from knowledge.problem import Problem, WrongInput
from knowledge.record_reader import read_record
from knowledge.vocabulary import EvidenceClasses, FactorsFile, LevelsFile, TradesFile, Vocabulary, YardsticksFile
from knowledge.workspace import SHIPPED, Workspace, stamp_of
from knowledge.yaml_text.document import Document, read_document

if TYPE_CHECKING:
    from knowledge.knowledge import Knowledge

_R = TypeVar("_R", bound=BaseModel)
# Told how many profiles have been read, and of how many.
Progress = Callable[[int, int], None]

VOCABULARY_MODELS: Mapping[str, type[BaseModel]] = MappingProxyType(
    {
        "factors": FactorsFile,
        "yardsticks": YardsticksFile,
        "evidence": EvidenceClasses,
        "trades": TradesFile,
        "levels": LevelsFile,
    }
)


@dataclass(frozen=True)
class Reading:
    """One file as read: its stamp (to know whether it changed), document, record if sound, and problems.

    `last_valid` is the record, or while there is none that of the last reading which had one.
    """

    stamp: tuple[int, int] | None
    document: Document
    record: Any
    last_valid: Any
    problems: tuple[Problem, ...]


class WorkspaceReader:
    """Reads the files of one workspace, gathering problems as it goes; `before` holds their earlier readings."""

    def __init__(self, workspace: Workspace, before: Mapping[Path, Reading], progress: Progress | None = None) -> None:
        self.workspace = workspace
        self.before = before
        self.progress = progress
        self.problems: list[Problem] = []
        self.readings: dict[Path, Reading] = {}

    def read(self, file: Path, model: type[BaseModel]) -> Reading:
        """A file's reading: the earlier one while the file is unchanged."""
        reading = self.before.get(file)
        stamp = stamp_of(file)
        if reading is None or reading.stamp != stamp:
            document = read_document(file, self.workspace.shown(file))
            record, problems = read_record(model, document)
            last_valid = record or (reading.last_valid if reading else None)
            reading = Reading(stamp, document, record, last_valid, problems)
        self.readings[file] = reading
        self.problems += reading.problems
        return reading

    def vocabulary(self) -> Vocabulary:
        """The workspace's words over the shipped ones. Raises `WrongInput` at a broken file that nothing replaces."""
        records = {name: self._vocabulary_record(name) for name in VOCABULARY_MODELS}
        vocabulary = Vocabulary(
            factor_file=records["factors"],
            yardstick_file=records["yardsticks"],
            evidence=records["evidence"],
            trade_file=records["trades"],
            level_file=records["levels"],
        )
        self._check_yardsticks(vocabulary.factors)
        return vocabulary

    def _check_yardsticks(self, factors: Collection[str]) -> None:
        """Shipped yardsticks of factors that the workspace's own words leave out are simply never used."""
        file = self.workspace.vocabulary_file("yardsticks")
        reading = self.readings[file]
        if reading.record is not None and file.is_relative_to(self.workspace.root):
            self.problems += check_yardsticks(reading.document, reading.record, factors)

    def _vocabulary_record(self, name: str) -> Any:
        model = VOCABULARY_MODELS[name]
        reading = self.read(self.workspace.vocabulary_file(name), model)
        shipped = SHIPPED / "vocabulary" / f"{name}.yaml"
        record = reading.last_valid or self.read(shipped, model).last_valid
        if record is None:
            raise WrongInput.because_of(reading.problems[0])
        return record

    def shared_evidence(self, vocabulary: Vocabulary) -> dict[str, Evidence] | None:
        """The sources that industries share; None while their file is broken and never was sound."""
        file = self.workspace.shared_evidence_file()
        if file is None:
            return {}
        reading = self.read(file, EvidenceFile)
        if reading.record is not None:
            self.problems += check_shared_evidence(reading.document, reading.record.evidence, vocabulary)
        return None if reading.last_valid is None else dict(reading.last_valid.evidence)

    def industries(
        self,
        vocabulary: Vocabulary,
        shared: Mapping[str, Evidence] | None,
        before: "Knowledge | None",
    ) -> tuple[dict[str, IndustryProfile], list[str]]:
        """Profiles by id, and the ids of those whose file is broken now and that stand as they were `before`.

        Called after words and shared sources have been read, and before anything else.
        """
        profiles: dict[str, IndustryProfile] = {}
        stale: list[str] = []
        files = self.workspace.industry_files()
        earlier = before.industries if before else {}
        sound = self._sound_if_unchanged(shared, before)
        for done, file in enumerate(files):
            if self.progress is not None:
                self.progress(done, len(files))
            reading = self.read(file, IndustryProfile)
            wrong: tuple[Problem, ...] = ()
            if reading.record is not None:
                if sound.get(file.stem) is not reading.record:
                    wrong = check_profile(reading.document, reading.record, file.stem, vocabulary, shared)
                self.problems += wrong
            else:
                _, found = problems_in_profile(reading.document, file.stem, vocabulary, shared)
                self.problems += [each for each in found if each not in reading.problems]
            if reading.record is not None and not wrong:
                profiles[file.stem] = reading.record
            elif file.stem in earlier:
                profiles[file.stem] = earlier[file.stem]
                stale.append(file.stem)
        self.problems += self._shared_ids(files, profiles)
        return profiles, stale

    def _sound_if_unchanged(
        self, shared: Mapping[str, Evidence] | None, before: "Knowledge | None"
    ) -> Mapping[str, IndustryProfile]:
        """Profiles that were sound before, and are as long as their files stay: none where a name may have gone."""
        as_before = all(self.before.get(file) is reading for file, reading in self.readings.items())
        if before is None or not as_before or shared != before.shared_evidence:
            return {}
        return {name: each for name, each in before.industries.items() if name not in before.stale}

    def _shared_ids(self, files: Iterable[Path], profiles: Mapping[str, IndustryProfile]) -> Iterator[Problem]:
        """Sources that one profile owns under the id of another's."""
        sound = [file for file in files if file.stem in profiles and self.readings[file].record is not None]
        return check_shared_ids((self.readings[file].document, profiles[file.stem].evidence) for file in sound)

    def founders(self, vocabulary: Vocabulary, before: Mapping[str, Founder]) -> dict[str, Founder]:
        """Founders by the name of their file; a broken one stands as it was `before`."""
        founders: dict[str, Founder] = {}
        for file in self.workspace.founder_files():
            founder = self._sound_founder(file, vocabulary) or before.get(file.stem)
            if founder is not None:
                founders[file.stem] = founder
        return founders

    def _sound_founder(self, file: Path, vocabulary: Vocabulary) -> Founder | None:
        reading = self.read(file, Founder)
        if reading.record is None:
            return None
        own = file.is_relative_to(self.workspace.root)  # the shipped example may name industries that are not here
        industries = [each.stem for each in self.workspace.industry_files()] if own else []
        found = check_founder(reading.document, reading.record, vocabulary, industries)
        self.problems += found
        return None if any(each.severity == "error" for each in found) else reading.record

    def example_founder(self, vocabulary: Vocabulary) -> Founder:
        """The workspace's example, else the shipped one; one that says nothing while both are broken."""
        file = self.workspace.example_founder_file()
        shipped = SHIPPED / "founders" / "_example.yaml"
        return self._sound_founder(file, vocabulary) or self.read(shipped, Founder).last_valid or Founder(id="founder")

    def company(self, vocabulary: Vocabulary, before: Company | None) -> Company | None:
        """The firm to be listed; a broken one stands as it was `before`."""
        file = self.workspace.company_file()
        if file is None:
            return None
        reading = self.read(file, Company)
        if reading.record is None:
            return before
        found = check_company(reading.document, reading.record, vocabulary)
        self.problems += found
        return before if any(each.severity == "error" for each in found) else reading.record
