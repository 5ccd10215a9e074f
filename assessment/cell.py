"""One cell: how one industry stands on one factor, with its range and all that it rests on."""

from dataclasses import dataclass
from typing import Any, Literal

from knowledge.evidence import Grade

Origin = Literal["founder", "explicit", "formula", "yardstick", "missing"]


@dataclass(frozen=True)
class Basis:
    """What sets the width of a range: half-width in rating points, and the grade and date of the source behind it."""

    half_width: float
    grade: Grade | None = None
    date: str | None = None


@dataclass(frozen=True)
class Cell:
    """A rating 0 to 10 in the direction of the factor's name. `low` and `high` are after widening by grade and age.

    A missing cell has no `likely` and ranges over the whole scale. `sources` are evidence ids in the order cited;
    `working` holds the numbers behind a formula or yardstick, so that a page can show them.
    """

    industry: str
    factor: str
    origin: Origin
    low: float = 0.0
    likely: float | None = None
    high: float = 10.0
    because: Any = None
    sources: tuple[str, ...] = ()
    basis: Basis | None = None
    working: tuple[tuple[str, float], ...] = ()

    @property
    def missing(self) -> bool:
        """Whether nothing gives this rating."""
        return self.origin == "missing"


def clip_rating(value: float) -> float:
    """A rating held within 0 and 10."""
    return min(10.0, max(0.0, value))
