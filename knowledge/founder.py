"""Who decides: what a founder brings, how they weigh the factors, and their own view of single ratings."""

from typing import Annotated

from pydantic import Field

from knowledge.record import ID_PATTERN, Many, Rating, Record, Text, ThreePointRange

SwingPoints = Annotated[float, Field(ge=0, le=1000)]


class OwnRating(ThreePointRange):
    """This founder's own view of one cell; it wins over the profile."""

    low: Rating | None = None
    likely: Rating
    high: Rating | None = None
    because: Text | None = None


class Weights(Record):
    """Swing points; what is left out counts 100 within its side, and no points at all means equal weights.

    `anchors` is a digest of the worded scales that the points were given for.
    """

    sides: dict[str, SwingPoints] = Field(default_factory=dict)
    factors: dict[str, SwingPoints] = Field(default_factory=dict)
    anchors: str | None = Field(None, description="written by the page: which worded scales the points were given for")


class Founder(Record):
    """One founder (`founders/*.yaml`). None = not said."""

    schema_version: int = Field(1, alias="schema", ge=1)
    id: str = Field("me", pattern=ID_PATTERN)
    name: Text | None = None
    capital_usd: float | None = Field(None, ge=0)
    region: str | None = None
    outlook: float | None = Field(None, ge=0, le=1, description="0 pessimist, 1 optimist")
    team_size: float | None = Field(None, ge=0)
    technology: Rating | None = None
    premises: bool | None = None
    stock_or_equipment: bool | None = None
    own_firm_in_trade: bool | None = None
    target_regions: Many[str] | None = None
    runway_months: float | None = Field(None, ge=0)
    years_in_trade: dict[str, Annotated[float, Field(ge=0, le=80)]] | None = None
    network: dict[str, Rating] | None = None
    hours_per_week_for_research: float | None = Field(None, ge=0, le=168)
    weights: Weights = Field(default_factory=Weights)
    ratings: dict[str, dict[str, OwnRating]] = Field(default_factory=dict)
