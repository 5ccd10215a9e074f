"""Small worlds for the tests: a few industries with the shipped vocabulary, built in memory."""

import dataclasses
import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from knowledge import Knowledge, read_knowledge
from knowledge.evidence import Evidence
from knowledge.founder import Founder
from knowledge.industry_profile import FactorEntry, IndustryProfile

AS_OF = date(2026, 11, 23)

FACTORS = (
    "technology_edge", "tangible_assets", "intangible_assets", "people",
    "small_market", "strong_rivals", "lack_of_capital", "industry_shakeout",
    "sunrise_industry", "growing_users", "available_capital", "room_to_innovate",
    "stronger_entrants", "industry_decline", "offline_trend", "winner_takes_all",
)  # fmt: skip
UNFAVOURABLE = frozenset(FACTORS[4:8] + FACTORS[12:])


@cache
def shipped() -> Knowledge:
    """The shipped workspace, read once."""
    return read_knowledge()


def industry(industry_id: str, ratings: Mapping[str, Any] | float | None = 5.0, **more: Any) -> IndustryProfile:
    """A profile with ratings by factor (a number, or the fields of an entry), or the same for every factor."""
    given = ratings if isinstance(ratings, Mapping) else dict.fromkeys(FACTORS if ratings is not None else (), ratings)
    factors = {
        name: FactorEntry(**(each if isinstance(each, Mapping) else {"likely": each})) for name, each in given.items()
    }
    return IndustryProfile(id=industry_id, name=industry_id, factors=factors, **more)


def known_of(*profiles: IndustryProfile, shared: Mapping[str, Evidence] | None = None, **founder: Any) -> Knowledge:
    """Everything known in a world of these industries and one founder, the example."""
    return replace(
        shipped(),
        industries={profile.id: profile for profile in profiles},
        shared_evidence=shared or {},
        founders={},
        example_founder=Founder(**founder),
    )


def numbers_in(result: Any) -> Iterator[float]:
    """Every number in a result, however deep."""
    if dataclasses.is_dataclass(result):
        for each in dataclasses.fields(result):
            yield from numbers_in(getattr(result, each.name))
    elif isinstance(result, Mapping):
        for value in result.values():
            yield from numbers_in(value)
    elif isinstance(result, list | tuple):
        for value in result:
            yield from numbers_in(value)
    elif isinstance(result, float):
        yield result


def all_finite(result: Any) -> bool:
    """Whether no number in a result is infinite or not a number."""
    return all(math.isfinite(number) for number in numbers_in(result))
