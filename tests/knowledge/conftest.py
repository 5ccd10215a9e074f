"""A small workspace that tests fill as they like."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from knowledge import Knowledge, Workspace, read_knowledge
from knowledge.workspace import SHIPPED

PUMPS = """\
schema: 1
id: pumps
name: Pumps
trades: [machinery]
factors:
  strong_rivals: {low: 6, likely: 7, high: 8, evidence: [survey_2024]}
evidence:
  survey_2024: {title: A survey, date: 2024, kind: survey}
"""


@dataclass(frozen=True)
class SmallWorkspace:
    """A folder with one industry, `pumps`."""

    root: Path

    def write(self, path: str, text: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def write_industry(self, industry: str, text: str = PUMPS) -> Path:
        return self.write(f"industry_profiles/{industry}.yaml", text.replace("pumps", industry))

    @property
    def workspace(self) -> Workspace:
        return Workspace.at(self.root)

    def known(self, previous: Knowledge | None = None) -> Knowledge:
        return read_knowledge(self.root, previous)

    def codes(self) -> list[str]:
        return [problem.code for problem in self.known().problems]


@pytest.fixture
def small(tmp_path: Path) -> SmallWorkspace:
    workspace = SmallWorkspace(tmp_path)
    workspace.write_industry("pumps")
    return workspace


@pytest.fixture(scope="session")
def shipped() -> Knowledge:
    return read_knowledge(SHIPPED)
