"""One industry as its file tells it: figures, what an entrant needs, rivals, ratings and their sources."""

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from knowledge.evidence import Citation, Evidence, Grade
from knowledge.record import ID_PATTERN, Many, PartialDate, Rating, Record, Text, ThreePointRange


class Indicator(Record):
    """A measured figure with unit, year and scope; yardsticks turn some of them into ratings."""

    value: float
    unit: str | None = None
    year: PartialDate | None = None
    scope: str | None = None
    label: Text | None = None
    note: Text | None = None
    evidence: Many[Citation] = ()


class Need(ThreePointRange):
    """How much of something an entrant needs in this industry."""

    low: float | None = Field(None, ge=0)
    likely: float = Field(gt=0)
    high: float | None = Field(None, ge=0)
    because: Text | None = None
    grade: Grade | None = None
    evidence: Many[Citation] = ()


class TechnologyNeed(ThreePointRange):
    """The technical level of the leading sites, 0 to 10, judged."""

    low: Rating | None = None
    likely: Rating
    high: Rating | None = None
    because: Text | None = None
    grade: Grade | None = None
    evidence: Many[Citation] = ()


class Needs(Record):
    """What an entrant needs to compete; `model` says which business the capital is for."""

    model: Literal["listing_site", "trading_platform"] | None = None
    because: Text | None = None
    capital_usd: Need | None = None
    technology: TechnologyNeed | None = None
    team_size: Need | None = None
    years_in_trade: Need | None = None


class Rival(Record):
    """A site already in the trade. Ratings 0 to 10; None = unknown. `unsourced` lists fields that rest on memory."""

    name: str
    url: str | None = None
    country: str | None = None
    founded: int | None = Field(None, ge=1500, le=2100)
    raised_usd: float | None = Field(None, ge=0)
    capital: Rating | None = None
    team: Rating | None = None
    market_share: Rating | None = None
    ease_of_use: Rating | None = None
    scale: Text | None = None
    status: Text | None = None
    model: Text | None = None
    weaknesses: Many[Text] = ()
    unsourced: Many[str] = ()
    evidence: Many[Citation] = ()


class Adjustment(Record):
    """Points added to a yardstick's rating for what its figures do not show."""

    by: float = Field(ge=-10, le=10)
    because: Text
    evidence: Many[Citation] = ()


class FactorEntry(ThreePointRange):
    """One factor's rating: given outright (`likely`) or computed from indicators (`yardstick`)."""

    low: Rating | None = None
    likely: Rating | None = None
    high: Rating | None = None
    yardstick: str | None = None
    adjust: Adjustment | None = None
    because: Text | None = None
    evidence: Many[Citation] = ()

    @model_validator(mode="after")
    def _adjusts_a_yardstick(self) -> "FactorEntry":
        if self.adjust is not None and self.yardstick is None:
            raise PydanticCustomError("adjust-without-yardstick", "", {"at": ("adjust",)})
        return self


class KnockOut(Record):
    """A legal or ethical reason not to enter at all."""

    because: Text
    evidence: Many[Citation] = ()


class IndustryProfile(Record):
    """One industry (`industry_profiles/ID.yaml`)."""

    schema_version: int = Field(1, alias="schema", ge=1)
    id: str = Field(pattern=ID_PATTERN)
    name: Text
    short_name: Text | None = None
    summary: Text | None = None
    trades: Many[str] = ()
    regions: Many[str] = ()
    indicators: dict[str, Indicator] = Field(default_factory=dict)
    needs: Needs = Field(default_factory=Needs)
    rivals: Many[Rival] = ()
    factors: dict[str, FactorEntry] = Field(default_factory=dict)
    knock_outs: Many[KnockOut] = ()
    evidence: dict[str, Evidence] = Field(default_factory=dict)
