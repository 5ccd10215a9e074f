"""The factors every industry is rated on, and the four sides of the SWOT they belong to."""

from collections import Counter
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from knowledge.record import ID_PATTERN, Many, NotNegative, Record, Text

Side = Literal["strength", "weakness", "opportunity", "threat"]
SIDES: tuple[Side, ...] = ("strength", "weakness", "opportunity", "threat")
FAVOURABLE_WHEN_HIGH: frozenset[Side] = frozenset({"strength", "opportunity"})
INTERNAL: tuple[Side, Side] = ("strength", "weakness")
EXTERNAL: tuple[Side, Side] = ("opportunity", "threat")


class SideWords(Record):
    """How a side of the SWOT is called."""

    letter: str
    label: Text
    direction: Text | None = None


class Factor(Record):
    """One of the questions every industry is rated on, 0 to 10 in the direction of its own name."""

    id: str = Field(pattern=ID_PATTERN)
    side: Side
    about: Literal["industry", "founder"]
    label: Text
    short_label: Text | None = None
    helps: Text | None = Field(None, description="In a few words, what it is when the factor favours entry")
    hurts: Text | None = Field(None, description="In a few words, what it is when the factor speaks against entry")
    question: Text
    anchors: dict[Annotated[int, Field(ge=0, le=10)], Text] = Field(
        description="Words for the ratings 0, 2, 5, 8 and 10"
    )
    how_to_research: Text | None = None
    research_hours: NotNegative = 0
    research_minutes_quick: NotNegative = 0


class FactorsFile(Record):
    """`vocabulary/factors.yaml`."""

    schema_version: int = Field(1, alias="schema", ge=1)
    sides: dict[Side, SideWords]
    factors: Many[Factor]

    @model_validator(mode="after")
    def _every_side_has_words_and_factors(self) -> "FactorsFile":
        for side in SIDES:
            if side not in self.sides:
                raise PydanticCustomError("missing-name", "", {"at": ("sides",), "name": side})
            if all(factor.side != side for factor in self.factors):
                raise PydanticCustomError("side-without-factor", "", {"at": ("factors",), "side": side})
        return self

    @model_validator(mode="after")
    def _each_factor_once(self) -> "FactorsFile":
        seen: Counter[str] = Counter()
        for number, factor in enumerate(self.factors):
            seen[factor.id] += 1
            if seen[factor.id] > 1:
                raise PydanticCustomError("duplicate-factor", "", {"at": ("factors", number, "id"), "found": factor.id})
        return self
