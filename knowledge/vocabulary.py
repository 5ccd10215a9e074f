"""The words and conventions everything is measured by: factors, evidence classes, yardsticks, trades, levels, thresholds."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pydantic import Field

from knowledge.evidence import Citation, Evidence, Grade
from knowledge.record import Many, Rating, Record, Text

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

    id: str
    side: Side
    about: Literal["industry", "founder"]
    label: Text
    short_label: Text | None = None
    helps: Text | None = Field(None, description="In a few words, what it is when the factor favours entry")
    hurts: Text | None = Field(None, description="In a few words, what it is when the factor speaks against entry")
    question: Text
    anchors: dict[int, Text] = Field(description="Words for the ratings 0, 2, 5, 8 and 10")
    how_to_research: Text | None = None
    research_hours: float = Field(0, ge=0)
    research_minutes_quick: float = Field(0, ge=0)


class FactorsFile(Record):
    """`vocabulary/factors.yaml`."""

    schema_version: int = Field(1, alias="schema", ge=1)
    sides: dict[Side, SideWords]
    factors: Many[Factor]


class YardstickTerm(Record):
    """One term of a yardstick: slope times the figure, or times its base-10 logarithm."""

    indicator: str
    unit: str | None = None
    transform: Literal["linear", "log10"] = "linear"
    slope: float


class Yardstick(Record):
    """A declared value function from figures to a rating: clip(intercept + sum of slope x transform(value), 0, 10)."""

    factor: str
    intercept: float
    terms: Many[YardstickTerm]
    source: Text | None = None
    because: Text | None = None


class YardsticksFile(Record):
    """`vocabulary/yardsticks.yaml`."""

    schema_version: int = Field(1, alias="schema", ge=1)
    yardsticks: dict[str, Yardstick]


class LabelledMeaning(Record):
    """A class of evidence in words."""

    label: Text
    meaning: Text | None = None


class EvidenceClasses(Record):
    """`vocabulary/evidence.yaml`: how far each grade and kind of source is trusted, and how fast it ages."""

    schema_version: int = Field(1, alias="schema", ge=1)
    floors: dict[Grade, float] = Field(description="Half-width of the range in rating points, by grade")
    half_lives_years: dict[str, float] = Field(description="Years after which the half-width has doubled, by kind")
    default_grades: dict[str, Grade]
    undated_years: float = 10
    max_age_ratio: float = 4
    kind_words: dict[str, str] = Field(default_factory=dict, description="Looser words and the kind they mean")
    grades: dict[Grade, LabelledMeaning] = Field(default_factory=dict)
    kinds: dict[str, LabelledMeaning] = Field(default_factory=dict)

    def kind_of(self, word: str) -> str | None:
        """The kind a word in a file means, or None when it is not known."""
        kind = self.kind_words.get(word, word)
        return kind if kind in self.half_lives_years else None

    def grade_of(self, evidence: Evidence, citation: Citation | None = None) -> Grade:
        """The grade of a source: lowered by the citation, stated, or that of its kind; in this order."""
        own: Grade = evidence.grade or self.default_grades.get(self.kind_of(evidence.kind) or "", "C")
        lowered = citation.grade if citation and citation.grade else own
        return max(own, lowered)  # C sorts after A: a citation can only lower


class Trade(Record):
    """A trade that profiles and platforms share; two levels."""

    label: Text
    children: dict[str, "Trade"] = Field(default_factory=dict)


class TradesFile(Record):
    """`vocabulary/trades.yaml`."""

    schema_version: int = Field(1, alias="schema", ge=1)
    trades: dict[str, Trade]


class Level(Record):
    """A word for a rating, used in rules."""

    value: Rating
    label: Text


class VerdictThresholds(Record):
    """When an answer is called clear, leaning or a tie, and what is shown as a veto or as not comparable."""

    clear: float = 0.8
    leaning: float = 0.6
    tie_score_gap: float = 1
    tie_pair_share: float = 0.6
    veto: Rating = 9
    comparable_missing_weight: float = 0.25


class Band(Record):
    """A class of traffic rank: positions up to `to` and the score they earn."""

    band: str
    to: int
    score: float


class TradeScores(Record):
    """What a platform earns for its trade: the same as asked for, one level above or below, or every trade."""

    exact: float = 1
    parent: float = 0.5
    general: float = 0


class RegionScores(Record):
    """What a platform earns for its regions: one asked for, not known, or only others."""

    match: float = 1
    unknown: float = 0.5
    other: float = 0


class PicksPerGroup(Record):
    """How many platforms are picked of each group."""

    large: int = Field(3, ge=0)
    comprehensive: int = Field(3, ge=0)
    vertical: int = Field(5, ge=0)


class ListingScore(Record):
    """How platforms are scored for the listing plan, and how many are picked per group; left out = as shipped."""

    rank_weight: float = 0.5
    trade_weight: float = 0.3
    region_weight: float = 0.2
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


@dataclass(frozen=True)
class Vocabulary:
    """All conventions of one workspace, together."""

    factor_file: FactorsFile
    yardstick_file: YardsticksFile
    evidence: EvidenceClasses
    trade_file: TradesFile
    level_file: LevelsFile

    @cached_property
    def factors(self) -> dict[str, Factor]:
        """The factors by id, in the order of their file."""
        return {factor.id: factor for factor in self.factor_file.factors}

    @cached_property
    def factor_ids(self) -> tuple[str, ...]:
        """Factor ids in the order of their file: the column order of every array in `assessment`."""
        return tuple(self.factors)

    @property
    def sides(self) -> dict[Side, SideWords]:
        """The words for the four sides."""
        return self.factor_file.sides

    @property
    def yardsticks(self) -> dict[str, Yardstick]:
        """The yardsticks by id."""
        return self.yardstick_file.yardsticks

    @property
    def levels(self) -> dict[str, Level]:
        """The words for ratings that rules use."""
        return self.level_file.levels

    @property
    def verdict(self) -> VerdictThresholds:
        """The thresholds of the verdict."""
        return self.level_file.verdict

    @property
    def listing(self) -> ListingScore:
        """The listing plan's scoring."""
        return self.level_file.listing

    @cached_property
    def trade_parents(self) -> dict[str, str | None]:
        """Every trade id with its parent's id (None for a trade of the first level)."""
        parents: dict[str, str | None] = {}
        for trade_id, trade in self.trade_file.trades.items():
            parents[trade_id] = None
            parents |= dict.fromkeys(trade.children, trade_id)
        return parents

    @cached_property
    def trade_labels(self) -> dict[str, Text]:
        """Every trade id with its words."""
        labels: dict[str, Text] = {}
        for trade_id, trade in self.trade_file.trades.items():
            labels[trade_id] = trade.label
            labels |= {child_id: child.label for child_id, child in trade.children.items()}
        return labels
