"""The shipped catalogue, and small workspaces with one industry of the medical trade."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from assessment import Assessment, assess
from knowledge import Knowledge, Workspace, read_knowledge
from knowledge.workspace import SHIPPED
from plans.listing import Catalogue, ListingPlan, plan_listing, read_platforms
from strategies import Advice, read_rules, recommend, recommend_all

AS_OF = date(2026, 11, 23)

PLATFORMS = """\
schema: 1
sources:
  S1: {title: A page of the platform, kind: official_page}
platforms:
"""


@dataclass(frozen=True)
class SmallWorkspace:
    """A folder with one industry, `instruments`, of the trade `medical`, for a founder with buyers in Germany."""

    root: Path

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def write_platforms(self, *lines: str, name: str = "own") -> None:
        """A file of platforms, each given as one line of flow YAML."""
        self.write(f"platforms/{name}.yaml", PLATFORMS + "".join(f"  - {line}\n" for line in lines))

    def write_listing(self, listing: str) -> None:
        """The workspace's own conventions for the listing plan, as one line of flow YAML."""
        shipped = (SHIPPED / "vocabulary" / "levels.yaml").read_text(encoding="utf-8")
        self.write("vocabulary/levels.yaml", shipped[: shipped.index("listing:")] + f"listing: {listing}\n")

    def known(self) -> Knowledge:
        known = read_knowledge(self.root)
        assert known.problems == ()
        return known

    def catalogue(self) -> Catalogue:
        return read_platforms(self.known())

    def advice(self) -> Advice:
        return recommend(assess(self.known(), "me", draws=20, as_of=AS_OF), "instruments")

    def plan(self) -> ListingPlan:
        return plan_listing(self.advice())


@pytest.fixture
def workspace(tmp_path: Path) -> SmallWorkspace:
    small = SmallWorkspace(tmp_path)
    small.write("industry_profiles/instruments.yaml", "id: instruments\nname: Instruments\ntrades: [medical]\n")
    small.write("founders/me.yaml", "id: me\ntarget_regions: [DE]\n")
    small.write("founders/_example.yaml", "id: example\n")
    return small


@pytest.fixture(scope="session")
def shipped() -> Knowledge:
    return read_knowledge(Workspace(SHIPPED))


@pytest.fixture(scope="session")
def catalogue(shipped: Knowledge) -> Catalogue:
    return read_platforms(shipped)


@pytest.fixture(scope="session")
def assessment(shipped: Knowledge) -> Assessment:
    return assess(shipped, shipped.example_founder.id, draws=50, as_of=AS_OF)


@pytest.fixture(scope="session")
def advice(assessment: Assessment) -> dict[str, Advice]:
    """The advice for every shipped industry."""
    return recommend_all(assessment, read_rules(assessment.known))
