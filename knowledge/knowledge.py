"""Everything known in one workspace, read together, with everything that is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.company import Company
from knowledge.evidence import Evidence
from knowledge.founder import Founder
from knowledge.industry_profile import IndustryProfile
from knowledge.not_read import not_read
from knowledge.problem import Problem, WrongInput, in_order, nearest
from knowledge.reading import Progress, Reading, WorkspaceReader
from knowledge.vocabulary import Vocabulary
from knowledge.workspace import Workspace


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

    def not_known(self, industry_id: str) -> WrongInput:
        """Why an industry is not among those known: the first error of its file, else `unknown-industry`."""
        path = self.workspace.shown(self.workspace.industry_folder / f"{industry_id}.yaml")
        for problem in self.problems:
            if problem.place.path == path and problem.severity == "error":
                return WrongInput.because_of(problem)
        near = nearest(industry_id, self.industries)
        return WrongInput("unknown-industry", industry_id, nearest=near, allowed=", ".join(self.industries))


def read_knowledge(
    workspace: Workspace | Path | str | None = None,
    previous: Knowledge | None = None,
    progress: Progress | None = None,
) -> Knowledge:
    """Read a workspace. Broken files become problems, and the others still count.

    With `previous`, unchanged files are not read again, and what has just become unreadable keeps its last valid
    version. `progress` is told of each profile before it is read. Raises `WrongInput` when the folder does not exist,
    or a vocabulary file is broken and nothing replaces it.
    """
    place = workspace if isinstance(workspace, Workspace) else Workspace.at(workspace)
    before = previous if previous and previous.workspace == place else None
    reader = WorkspaceReader(place, before.readings if before else {}, progress)
    vocabulary = reader.vocabulary()
    shared = reader.shared_evidence(vocabulary)
    industries, stale = reader.industries(vocabulary, shared, before)
    founders = reader.founders(vocabulary, before.founders if before else {})
    return Knowledge(
        workspace=place,
        vocabulary=vocabulary,
        industries=industries,
        shared_evidence=shared or {},
        founders=founders,
        example_founder=reader.example_founder(vocabulary),
        company=reader.company(vocabulary, before.company if before else None),
        problems=in_order([*reader.problems, *not_read(place)]),
        stale=frozenset(stale),
        readings=reader.readings,
    )
