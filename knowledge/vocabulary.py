"""The words and conventions everything is measured by: factors, yardsticks, evidence, trades, levels, thresholds."""

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from knowledge.evidence import Citation, Evidence, Grade
from knowledge.factor import EXTERNAL, FAVOURABLE_WHEN_HIGH, INTERNAL, SIDES, Factor, FactorsFile, Side, SideWords
from knowledge.levels import Band, Level, LevelsFile, ListingScore, VerdictThresholds
from knowledge.record import Many, NotNegative, Rating, Record, Text

__all__ = [
    "EXTERNAL", "FAVOURABLE_WHEN_HIGH", "INTERNAL", "SIDES", "Band", "EvidenceClasses", "Factor", "FactorsFile",
    "LabelledMeaning", "Level", "LevelsFile", "ListingScore", "Side", "SideWords", "Trade", "TradesFile",
    "VerdictThresholds", "Vocabulary", "Yardstick", "YardstickTerm", "YardsticksFile",
]  # fmt: skip


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
    floors: dict[Grade, Rating] = Field(
        description="Half-width of the range in rating points, by grade",
        json_schema_extra={"required": list(get_args(Grade))},
    )
    half_lives_years: dict[str, Annotated[float, Field(gt=0)]] = Field(
        description="Years after which the half-width has doubled, by kind"
    )
    default_grades: dict[str, Grade]
    undated_years: NotNegative = 10
    max_age_ratio: NotNegative = 4
    kind_words: dict[str, str] = Field(default_factory=dict, description="Looser words and the kind they mean")
    grades: dict[Grade, LabelledMeaning] = Field(default_factory=dict)
    kinds: dict[str, LabelledMeaning] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _every_grade_has_a_floor(self) -> "EvidenceClasses":
        for grade in get_args(Grade):
            if grade not in self.floors:
                raise PydanticCustomError("missing-name", "", {"at": ("floors",), "name": grade})
        return self

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
