"""Who decides: what a founder brings, how they weigh the factors, and their own view of single ratings."""

from typing import Annotated

from pydantic import Field

from knowledge.record import ID_PATTERN, Many, PartialDate, Rating, Record, Text, ThreePointRange

LARGEST = 1e15  # a browser counts no further than 9e15
SwingPoints = Annotated[float, Field(ge=0, le=1000)]


class OwnRating(ThreePointRange):
    """This founder's own view of one cell; it wins over the profile."""

    low: Rating | None = Field(None, description="The lowest rating that would not surprise you")
    likely: Rating = Field(description="Your most likely rating, 0 to 10")
    high: Rating | None = Field(None, description="The highest rating that would not surprise you")
    because: Text | None = Field(None, description="Why you see it so")


class MovedLead(Record):
    """New weights, saved on a day after the ranking was seen, that put another industry first."""

    date: PartialDate
    before: str
    after: str


class Weights(Record):
    """Swing points; what is left out counts 100 within its side, and no points at all means equal weights.

    `anchors` is a digest of the worded scales that the points were given for; `moved` is when new points changed who
    leads.
    """

    sides: dict[str, SwingPoints] = Field(default_factory=dict, description="Points by side, the weightiest 100")
    factors: dict[str, SwingPoints] = Field(
        default_factory=dict, description="Points by factor, the weightiest of its side 100"
    )
    anchors: str | None = Field(None, description="written by the page: which worded scales the points were given for")
    moved: Many[MovedLead] = Field((), description="written by the page: when new points changed who leads")


class Founder(Record):
    """One founder (`founders/*.yaml`). None = not said."""

    schema_version: int = Field(1, alias="schema", ge=1)
    id: str = Field("me", pattern=ID_PATTERN)
    name: Text | None = None
    capital_usd: float | None = Field(None, ge=0, le=LARGEST, description="Money you can put in, in US dollars")
    region: str | None = Field(None, description="Where you are: a country code", examples=["TW"])
    outlook: float | None = Field(None, ge=0, le=1, description="0 pessimist, 1 optimist")
    team_size: float | None = Field(None, ge=0, le=LARGEST, description="People, you among them, in full-time places")
    technology: Rating | None = Field(None, description="How good a site your team can build, 0 to 10")
    premises: bool | None = Field(None, description="Whether you have rooms that serve the trade")
    stock_or_equipment: bool | None = None
    own_firm_in_trade: bool | None = None
    target_regions: Many[str] | None = Field(
        None, description="Where your buyers are: country codes, EU or WORLD", examples=[["US", "EU"]]
    )
    runway_months: float | None = Field(None, ge=0, le=LARGEST, description="Months you can go without income")
    years_in_trade: dict[str, Annotated[float, Field(ge=0, le=80)]] | None = Field(
        None, description="Your years in the trade, by industry id"
    )
    network: dict[str, Rating] | None = Field(None, description="How well the trade knows you, 0 to 10, by industry id")
    hours_per_week_for_research: float | None = Field(None, ge=0, le=168)
    weights: Weights = Field(default_factory=Weights, description="What counts for you; left out = all the same")
    ratings: dict[str, dict[str, OwnRating]] = Field(
        default_factory=dict, description="Your own ratings by industry id and factor; they win over the profile's"
    )
