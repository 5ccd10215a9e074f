"""The JSON Schemas that editors use, by the name of the file kind."""

from typing import Any

from pydantic import BaseModel, RootModel

from knowledge.company import Company
from knowledge.founder import Founder
from knowledge.industry_profile import IndustryProfile
from knowledge.problem import WrongInput, nearest
from knowledge.schema import json_schema
from knowledge.vocabulary import FactorsFile
from plans.listing.platform import PlatformFile
from strategies.rule import RuleFile, RuleList


class RuleFileForms(RootModel[RuleFile | RuleList]):
    """A file of rules: a strategy with its rules, or the list of rules alone."""


SCHEMAS: dict[str, tuple[type[BaseModel], str]] = {
    "industry": (IndustryProfile, "Industry profile"),
    "founder": (Founder, "Founder"),
    "company": (Company, "Company"),
    "rule": (RuleFileForms, "Strategy rules"),
    "platform": (PlatformFile, "Platforms"),
    "factor": (FactorsFile, "Factors"),
}


def schema_of(name: str) -> dict[str, Any]:
    """The schema of a file kind in draft-07. Raises `WrongInput("unknown-schema")`."""
    if name not in SCHEMAS:
        raise WrongInput("unknown-schema", name, nearest=nearest(name, SCHEMAS), allowed=", ".join(SCHEMAS))
    return json_schema(*SCHEMAS[name])
