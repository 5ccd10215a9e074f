"""What a rating rests on: a source with its kind, grade and date, and the citation of it."""

import calendar
from datetime import date
from typing import Literal

from pydantic import Field

from knowledge.record import ById, PartialDate, Record, Text

Grade = Literal["A", "B", "C"]


class Evidence(Record):
    """One source. `grade` left out follows from `kind`; `date` is the source's own date, not the day it was read."""

    title: str = Field(description="What the source is called")
    publisher: str | None = Field(None, description="Who says so", examples=["US Census Bureau"])
    url: str | None = Field(None, description="Where to read it", examples=["https://www.census.gov/"])
    date: PartialDate | None = Field(None, description="YYYY, YYYY-MM or YYYY-MM-DD; left out = undated")
    checked: PartialDate | None = Field(None, description="The day somebody last read it")
    kind: str = Field(description="One of vocabulary/evidence.yaml: press, for example; half_lives_years lists them")
    grade: Grade | None = Field(None, description="A data with a source, B expert or analogue, C opinion")
    scope: str | None = Field(None, description="The country or region it covers", examples=["US", "EU", "WORLD"])
    note: Text | None = Field(None, description="What a reader should know of it")


class Citation(ById):
    """A pointer to a source by id; `grade` may lower it where the source only stands in for the thing rated."""

    grade: Grade | None = None


class EvidenceFile(Record):
    """Sources that several industries share (`industry_profiles/evidence.yaml`)."""

    schema_version: int = Field(1, alias="schema", ge=1)
    evidence: dict[str, Evidence] = Field(default_factory=dict)


def last_day(partial: str) -> date:
    """The last day a date of a record can mean: of a year its 31 December, of a month its last day.

    >>> last_day("2023"), last_day("2024-02")
    (datetime.date(2023, 12, 31), datetime.date(2024, 2, 29))
    """
    year, month, day, *_ = (*(int(part) for part in partial.split("-")), None, None)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def age_years(partial: str | None, as_of: date, undated_years: float) -> float:
    """Age of a source in years on a day, never below 0; a cited source without a date counts as `undated_years`."""
    if partial is None:
        return undated_years
    return max(0.0, (as_of - last_day(partial)).days / 365.25)
