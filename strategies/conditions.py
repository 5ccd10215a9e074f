"""One condition of a rule, ready to be held against ratings or against a founder."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np
import numpy.typing as npt

from knowledge.founder import Founder
from strategies.phrases import Phrase

Kind = Literal["all_of", "none_of", "founder"]
KINDS: tuple[Kind, ...] = ("all_of", "none_of", "founder")

# Founder fields that hold a number, with the highest one. On the 0 to 10 scale of ratings level words serve too.
FOUNDER_FIELDS: Mapping[str, float] = MappingProxyType(
    {
        "capital_usd": math.inf,
        "team_size": math.inf,
        "technology": 10.0,
        "runway_months": math.inf,
        "years_in_trade": math.inf,
        "network": 10.0,
        "outlook": 1.0,
        "hours_per_week_for_research": math.inf,
    }
)


@dataclass(frozen=True)
class Condition:
    """A phrase about one factor (`all_of`, `none_of`) or one founder field. `text` is the phrase as the file has it."""

    kind: Kind
    subject: str
    text: str
    phrase: Phrase

    def holds(self, points: npt.NDArray[np.floating]) -> npt.NDArray[np.bool_]:
        """Where the condition, as asked, holds: for `none_of` where its phrase does not."""
        held = self.phrase.holds(points)
        return ~held if self.kind == "none_of" else held

    def margin(self, points: float) -> float:
        """Signed points by which the condition, as asked, holds (below 0: fails)."""
        margin = self.phrase.margin(points)
        return 0.0 - margin if self.kind == "none_of" else margin


def founder_value(founder: Founder, field: str, industry: str) -> float | None:
    """What a founder says in a field, None if nothing. A trade not listed in a list by trade counts 0."""
    said = getattr(founder, field)
    if isinstance(said, Mapping):
        return float(said.get(industry, 0.0))
    return None if said is None else float(said)
