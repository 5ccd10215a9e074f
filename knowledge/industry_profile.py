"""One industry as its file tells it: figures, what an entrant needs, rivals, ratings and their sources."""

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from knowledge.evidence import Citation, Evidence, Grade
from knowledge.record import ID_PATTERN, Many, PartialDate, Rating, Record, Text, ThreePointRange

_BECAUSE = "The reason in one sentence, with figures and names"
_SOURCES = "Ids of sources under `evidence` here or in evidence.yaml; {id: ..., grade: C} lowers the grade"


class Indicator(Record):
    """A measured figure with unit, year and scope; yardsticks turn some of them into ratings."""

    value: float = Field(description="The figure alone, without unit")
    unit: str | None = Field(None, description="The unit of the figure", examples=["USD bn", "firms", "%", "% a year"])
    year: PartialDate | None = Field(None, description="The year the figure is of", examples=[2023])
    scope: str | None = Field(None, description="The country or region it covers", examples=["US", "EU", "WORLD"])
    label: Text | None = Field(None, description="What the figure is called")
    note: Text | None = Field(None, description="What to know of it, as that it stands in for another")
    evidence: Many[Citation] = Field((), description=_SOURCES)


class Need(ThreePointRange):
    """How much of something an entrant needs in this industry."""

    low: float | None = Field(None, ge=0, description="The least that may do")
    likely: float = Field(gt=0, description="What an entrant most likely needs")
    high: float | None = Field(None, ge=0, description="The most it may take")
    because: Text | None = Field(None, description=_BECAUSE)
    grade: Grade | None = None
    evidence: Many[Citation] = Field((), description=_SOURCES)


class TechnologyNeed(ThreePointRange):
    """The technical level of the leading sites, 0 to 10, judged."""

    low: Rating | None = None
    likely: Rating
    high: Rating | None = None
    because: Text | None = Field(None, description=_BECAUSE)
    grade: Grade | None = None
    evidence: Many[Citation] = Field((), description=_SOURCES)


class Needs(Record):
    """What an entrant needs to compete; `model` says which business the capital is for."""

    model: Literal["listing_site", "trading_platform"] | None = Field(
        None, description="A site that shows offers, or one that takes the order and needs far more capital"
    )
    because: Text | None = Field(None, description=_BECAUSE)
    capital_usd: Need | None = Field(None, description="Money until the site carries itself, in US dollars")
    technology: TechnologyNeed | None = Field(None, description="Technical level of the leading sites, 0 to 10")
    team_size: Need | None = Field(None, description="People, in full-time places")
    years_in_trade: Need | None = Field(None, description="Years in the trade before firms listen")


class Rival(Record):
    """A site already in the trade. Ratings 0 to 10; None = unknown. `unsourced` lists fields that rest on memory."""

    name: str
    url: str | None = None
    country: str | None = Field(None, description="Country code (ISO 3166)", examples=["US", "TW", "DE"])
    founded: int | None = Field(None, ge=1500, le=2100, description="The year it began")
    raised_usd: float | None = Field(None, ge=0, description="Money raised from investors, in US dollars")
    capital: Rating | None = Field(None, description="How much money stands behind it, 0 to 10")
    team: Rating | None = Field(None, description="How strong its people are, 0 to 10")
    market_share: Rating | None = Field(None, description="How much of the trade it has, 0 to 10")
    ease_of_use: Rating | None = Field(None, description="How easy it is for buyers and sellers, 0 to 10")
    scale: Text | None = Field(None, description="Its size in words: users, offers, sales")
    status: Text | None = Field(None, description="How it stands today")
    model: Text | None = Field(None, description="What it earns its money with")
    weaknesses: Many[Text] = Field((), description="What it does badly, a line each")
    unsourced: Many[str] = Field((), description="Names of fields here that rest on memory", examples=[["founded"]])
    evidence: Many[Citation] = Field((), description=_SOURCES)


class Adjustment(Record):
    """Points added to a yardstick's rating for what its figures do not show."""

    by: float = Field(ge=-10, le=10, description="Points up or down")
    because: Text = Field(description="What the figures do not show")
    evidence: Many[Citation] = Field((), description=_SOURCES)


class FactorEntry(ThreePointRange):
    """One factor's rating: given outright (`likely`) or computed from indicators (`yardstick`)."""

    low: Rating | None = Field(None, description="The lowest rating that would not surprise you")
    likely: Rating | None = Field(None, description="The most likely rating; the factor's own words say what it means")
    high: Rating | None = Field(None, description="The highest rating that would not surprise you")
    yardstick: str | None = Field(
        None, description="In place of `likely`: computed from `indicators` by this yardstick"
    )
    adjust: Adjustment | None = None
    because: Text | None = Field(None, description=_BECAUSE)
    evidence: Many[Citation] = Field((), description=_SOURCES)

    @model_validator(mode="after")
    def _adjusts_a_yardstick(self) -> "FactorEntry":
        if self.adjust is not None and self.yardstick is None:
            raise PydanticCustomError("adjust-without-yardstick", "", {"at": ("adjust",)})
        return self


class KnockOut(Record):
    """A legal or ethical reason not to enter at all."""

    because: Text = Field(description="Why not to enter")
    evidence: Many[Citation] = Field((), description=_SOURCES)


class IndustryProfile(Record):
    """One industry (`industry_profiles/ID.yaml`)."""

    schema_version: int = Field(1, alias="schema", ge=1)
    id: str = Field(pattern=ID_PATTERN, description="The name of the file without .yaml", examples=["industrial_pumps"])
    name: Text = Field(description="What the industry is called", examples=["Industrial pumps"])
    short_name: Text | None = Field(None, description="For charts: at most 18 letters", examples=["Pumps"])
    summary: Text | None = Field(None, description="One or two sentences on what is sold, by whom and to whom")
    trades: Many[str] = Field((), description="Decide which platforms are suggested; vocabulary/trades.yaml lists them")
    regions: Many[str] = Field((), description="Where the figures come from: country codes, EU or WORLD")
    indicators: dict[str, Indicator] = Field(
        default_factory=dict, description="Measured figures; yardsticks turn some of them into ratings"
    )
    needs: Needs = Field(
        default_factory=Needs, description="What a newcomer needs; with the founder's file it gives four factors"
    )
    rivals: Many[Rival] = Field((), description="Sites that already serve this trade")
    factors: dict[str, FactorEntry] = Field(
        default_factory=dict, description="Ratings 0 to 10 by factor; one left out is unknown, never 0"
    )
    knock_outs: Many[KnockOut] = Field((), description="Legal or ethical reasons not to enter at all")
    evidence: dict[str, Evidence] = Field(default_factory=dict, description="Sources that only this industry cites")
