"""A trap: a known way in which a comparison like this one misleads, found in the data at hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Place = Literal["verdict", "ranking", "ratings", "weights", "industry"]
Code = Literal[
    "compensation", "leader_not_rated",
    "founders_disagree", "wide_range", "not_rated", "rank_reversal",
    "same_label", "counted_twice", "opposites", "scale_compressed", "equal_everywhere", "vague_factor",
    "anchors_changed", "equal_weights", "default_weights", "list_too_long", "sides_uneven",
    "mostly_opinion", "halo", "vague_reason",
]  # fmt: skip


@dataclass(frozen=True)
class Trap:
    """What is wrong (`code`), where it arises and is to be told (`place`), and with what.

    `industry` is None where it concerns all of them. `values` are ids, names, shares 0 to 1 and numbers that the
    sentence of the code is filled with; each detector says which.
    """

    code: Code
    place: Place
    industry: str | None = None
    factors: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
