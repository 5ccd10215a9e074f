"""A frozen picture of a whole answer, which can be written, read again and compared: the records and their checks."""

import json
from datetime import date
from typing import Any

from pydantic import Field, field_validator, model_validator

from assessment.cell import Origin
from assessment.verdict import Posture, State
from knowledge.evidence import Grade
from knowledge.founder import Weights
from knowledge.record import Many, Rating, Record, Share, Text


class Asked(Record):
    """What an answer depends on besides the files. None = as the files say, or for `industries` all of them.

    `as_of` is YYYY-MM-DD, `founder` a founder's file or id (None: `me`, else the example); `weights` and
    `target_regions` are those tried out in place of the founder's own.
    """

    seed: int
    draws: int
    as_of: str
    founder: str | None = None
    outlook: Share | None = None
    tilt: Share | None = None
    industries: Many[str] | None = None
    weights: Weights | None = None
    target_regions: Many[str] | None = None

    @field_validator("as_of")
    @classmethod
    def _a_day(cls, value: str) -> str:
        if date.fromisoformat(value).isoformat() != value:
            raise ValueError(value)
        return value


class RatingPicture(Record):
    """One cell: a rating 0 to 10 with its range after widening, where it comes from, and the sources behind it."""

    low: Rating
    likely: Rating | None = None
    high: Rating
    origin: Origin = Field(alias="from")
    grade: Grade | None = None
    sources: Many[str] = ()


class WeightsPicture(Record):
    """Mean weights: of the sides, and of the factors over all sides; each sums to 1."""

    sides: dict[str, float]
    factors: dict[str, float]


class IndustryPicture(Record):
    """How one industry stands; scores and regret 0 to 100, shares 0 to 1. Not comparable = no rank, no shares."""

    comparable: bool
    rank: int | None = None
    score: float
    p05: float
    p95: float
    rank_share: Many[float] = ()
    expected_regret: float | None = None
    posture: Posture
    strategy: str | None = None
    stays: float | None = None


class VerdictPicture(Record):
    """Who leads, and how surely."""

    state: State
    tie: bool
    winner: str | None = None
    runner_up: str | None = None
    share: float | None = None
    p_pair: float | None = None
    outlook_winner: str | None = None


class PlanPicture(Record):
    """What the founder would do in one industry: strategy, its actions, and the platforms to be listed on, by id."""

    strategy: str | None = None
    actions: Many[str] = ()
    picks: Many[str] = ()


class Labels(Record):
    """What the ids are called, so that a picture can be read where their files are gone."""

    founder: Text | None = None
    industries: dict[str, Text] = Field(default_factory=dict)
    factors: dict[str, Text] = Field(default_factory=dict)
    sides: dict[str, Text] = Field(default_factory=dict)
    strategies: dict[str, Text] = Field(default_factory=dict)
    actions: dict[str, Text] = Field(default_factory=dict)
    platforms: dict[str, Text] = Field(default_factory=dict)


class Snapshot(Record):
    """The whole answer. `files` has the SHA-256 of every file that counts, by its path as messages show it.

    `founder` is the id of the one who counted, `example` whether that is the example, `from_example` which fields it
    lends. `plans` are those of the winner and of the industry chosen, if another.
    """

    version: str
    asked: Asked
    founder: str
    example: bool
    from_example: Many[str] = ()
    outlook: float
    files: dict[str, str]
    weights: WeightsPicture
    cells: dict[str, dict[str, RatingPicture]]
    verdict: VerdictPicture
    industries: dict[str, IndustryPicture]
    plans: dict[str, PlanPicture]
    labels: Labels

    @model_validator(mode="after")
    def _one_answer(self) -> "Snapshot":
        """Every part speaks of the same industries."""
        named = {*self.cells, *self.plans, *filter(None, (self.verdict.winner, self.verdict.runner_up))}
        if self.cells.keys() != self.industries.keys() or not named <= self.industries.keys():
            raise ValueError("The parts of the answer speak of other industries.")
        return self

    @property
    def winner(self) -> str | None:
        """The industry that leads."""
        return self.verdict.winner

    def plan(self, industry: str | None) -> PlanPicture:
        """What the founder would do in an industry; nothing where no plan was made."""
        return self.plans.get(industry or "", PlanPicture())

    @property
    def answer(self) -> dict[str, Any]:
        """What was answered, without the files, names and version that it was made with."""
        return plain_json(self, exclude={"version", "files", "labels"})


def plain_json(record: Record, *, exclude: set[str] | None = None) -> dict[str, Any]:
    """A record as plain JSON values, under the names that files use."""
    return record.model_dump(mode="json", by_alias=True, exclude=exclude)


def canonical(value: Any) -> bytes:
    """JSON values in the one form that is compared and sealed: names in order, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
