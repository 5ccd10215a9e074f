"""In which share of the draws each rule, and each of its conditions, holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt

from knowledge.founder import Founder
from strategies.conditions import Condition, founder_value
from strategies.rule_check import CompiledRule

Floats = npt.NDArray[np.float64]
Ratings = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Held:
    """How one condition fares over the industries, arrays of shape (industries,).

    `holds` (industries, draws), or (industries, 1) for a founder field, which does not vary; `points` the mean rating,
    or what the founder says (not a number where nothing is said); `share` of the draws in which the condition holds.
    """

    condition: Condition
    holds: Bools
    points: Floats
    share: Floats


@dataclass(frozen=True)
class RuleDraws:
    """How one rule fares over the industries. `stays` (industries,): the share of draws in which all of it holds."""

    compiled: CompiledRule
    conditions: tuple[Held, ...]
    stays: Floats


def rule_draws(
    rules: Sequence[CompiledRule], ratings: Ratings, factors: Sequence[str], founder: Founder, industries: Sequence[str]
) -> list[RuleDraws]:
    """Every rule over `ratings` (industries, factors, draws), each distinct condition looked at once."""
    position = {factor: number for number, factor in enumerate(factors)}
    means: dict[str, Floats] = {}
    held: dict[Condition, Held] = {}
    for condition in dict.fromkeys(condition for each in rules for condition in each.conditions):
        if condition.kind == "founder":
            held[condition] = _held_by_founder(condition, founder, industries)
            continue
        drawn = ratings[:, position[condition.subject]]
        if condition.subject not in means:
            means[condition.subject] = drawn.mean(axis=-1, dtype=float)
        holds = condition.holds(drawn)
        held[condition] = Held(condition, holds, means[condition.subject], _share(holds))
    return [_of_rule(rule, held) for rule in rules]


def _held_by_founder(condition: Condition, founder: Founder, industries: Sequence[str]) -> Held:
    said = [founder_value(founder, condition.subject, industry) for industry in industries]
    points = np.array([np.nan if value is None else value for value in said], dtype=float)
    holds = condition.holds(points)  # not a number is in no bounds: what nobody has said does not hold
    return Held(condition, holds[:, None], points, holds.astype(float))


def _of_rule(rule: CompiledRule, held: Mapping[Condition, Held]) -> RuleDraws:
    conditions = tuple(held[condition] for condition in rule.conditions)
    whole = conditions[0].holds
    for other in conditions[1:]:
        whole = whole & other.holds
    return RuleDraws(rule, conditions, _share(whole))


def _share(holds: Bools) -> Floats:
    """The share of true ones in each row."""
    return cast(Floats, np.array([np.count_nonzero(row) for row in holds], dtype=float) / holds.shape[-1])
