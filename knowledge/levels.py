"""Words for ratings that rules use, and the thresholds of the verdict and of the listing plan."""

from pydantic import Field

from knowledge.record import Many, NotNegative, Rating, Record, Share, Text


class Level(Record):
    """A word for a rating, used in rules."""

    value: Rating
    label: Text


class VerdictThresholds(Record):
    """When an answer is called clear, leaning or a tie, and what is shown as a veto or as not comparable."""

    clear: Share = 0.8
    leaning: Share = 0.6
    tie_score_gap: NotNegative = 1
    tie_pair_share: Share = 0.6
    veto: Rating = 9
    comparable_missing_weight: Share = 0.25


class Band(Record):
    """A class of traffic rank: positions up to `to` and the score they earn."""

    band: str
    to: int = Field(ge=1)
    score: Share


class TradeScores(Record):
    """What a platform earns for its trade: the same as asked for, one level above or below, or every trade."""

    exact: Share = 1
    parent: Share = 0.5
    general: Share = 0


class RegionScores(Record):
    """What a platform earns for its regions: one asked for, not known, or only others."""

    match: Share = 1
    unknown: Share = 0.5
    other: Share = 0


class PicksPerGroup(Record):
    """How many platforms are picked of each group."""

    large: int = Field(3, ge=0)
    comprehensive: int = Field(3, ge=0)
    vertical: int = Field(5, ge=0)


class ListingScore(Record):
    """How platforms are scored for the listing plan, and how many are picked per group; left out = as shipped."""

    rank_weight: Share = 0.5
    trade_weight: Share = 0.3
    region_weight: Share = 0.2
    bands: Many[Band] = (
        Band(band="A", to=10_000, score=1),
        Band(band="B", to=50_000, score=0.67),
        Band(band="C", to=100_000, score=0.33),
    )
    trade: TradeScores = Field(default_factory=TradeScores)
    region: RegionScores = Field(default_factory=RegionScores)
    picks: PicksPerGroup = Field(default_factory=PicksPerGroup)


class LevelsFile(Record):
    """`vocabulary/levels.yaml`."""

    schema_version: int = Field(1, alias="schema", ge=1)
    levels: dict[str, Level]
    verdict: VerdictThresholds = Field(default_factory=VerdictThresholds)
    listing: ListingScore = Field(default_factory=ListingScore)
