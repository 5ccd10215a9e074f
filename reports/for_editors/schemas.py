"""The JSON Schemas that editors use, by the name of the file kind."""

from functools import cache
from typing import Any

from pydantic import BaseModel, RootModel

from knowledge import Workspace
from knowledge.company import Company
from knowledge.evidence import EvidenceFile
from knowledge.founder import Founder
from knowledge.industry_profile import IndustryProfile
from knowledge.problem import WrongInput, nearest
from knowledge.reading import WorkspaceReader
from knowledge.schema import json_schema
from knowledge.vocabulary import EvidenceClasses, FactorsFile, LevelsFile, TradesFile, Vocabulary, YardsticksFile
from knowledge.workspace import SHIPPED
from plans.listing.platform import PlatformFile, RankListsFile
from reports.for_editors.schema_hints import with_hints
from strategies.rule import ActionsFile, RuleFile, RuleList


class RuleFileForms(RootModel[RuleFile | RuleList]):
    """A file of rules: a strategy with its rules, or the list of rules alone."""


SCHEMAS: dict[str, tuple[type[BaseModel], str]] = {
    "industry": (IndustryProfile, "Industry profile"),
    "founder": (Founder, "Founder"),
    "company": (Company, "Company"),
    "rule": (RuleFileForms, "Strategy rules"),
    "platform": (PlatformFile, "Platforms"),
    "factor": (FactorsFile, "Factors"),
    "evidence": (EvidenceFile, "Shared sources"),
    "action": (ActionsFile, "Actions"),
    "yardstick": (YardsticksFile, "Yardsticks"),
    "evidence_class": (EvidenceClasses, "Classes of evidence"),
    "level": (LevelsFile, "Levels and thresholds"),
    "trade": (TradesFile, "Trades"),
    "rank_list": (RankListsFile, "Rank lists"),
}
# Which schema checks which file of a workspace, the most particular first; of the shipped ones too.
FILES: dict[str, str] = {
    "company.yaml": "company",
    "founders/*.yaml": "founder",
    "industry_profiles/evidence.yaml": "evidence",
    "industry_profiles/*.yaml": "industry",
    "platforms/*.yaml": "platform",
    "plans/listing/platforms/*.yaml": "platform",
    "plans/listing/rank_lists.yaml": "rank_list",
    "strategies/actions.yaml": "action",
    "strategies/rules/*.yaml": "rule",
    "vocabulary/evidence.yaml": "evidence_class",
    "vocabulary/factors.yaml": "factor",
    "vocabulary/levels.yaml": "level",
    "vocabulary/trades.yaml": "trade",
    "vocabulary/yardsticks.yaml": "yardstick",
}


def schema_of(name: str) -> dict[str, Any]:
    """The schema of a file kind in draft-07, with the shipped vocabulary's words: the same in every workspace.

    Raises `WrongInput("unknown-schema")`.
    """
    if name not in SCHEMAS:
        raise WrongInput("unknown-schema", name, nearest=nearest(name, SCHEMAS), allowed=", ".join(SCHEMAS))
    model, title = SCHEMAS[name]
    return with_hints(json_schema(model, title), model.__name__, _shipped_vocabulary())


@cache
def _shipped_vocabulary() -> Vocabulary:
    return WorkspaceReader(Workspace.at(SHIPPED), {}).vocabulary()
