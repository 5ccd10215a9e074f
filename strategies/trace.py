"""Why a rule holds or not: every condition with what was asked, what was found, and in how many draws it holds."""

import math
from dataclasses import dataclass

from assessment.cell import Cell
from strategies.conditions import Kind
from strategies.rule_draws import Held


@dataclass(frozen=True)
class ConditionTrace:
    """One condition held against one industry.

    `kind` all_of, none_of or founder; `subject` the factor or founder field; `phrase` as the file has it; `low` and
    `high` the bounds it names (None = open), in rating points 0 to 10 or in the unit of the founder field.

    `mean` is the mean of the draws, `likely`, `cell_low` and `cell_high` the cell's range; for a founder field all four
    are what the founder says. `missing`: nothing gives this rating and its draws come from the whole scale (`likely` is
    None), or the founder has not said it and it does not hold (all four are None).

    `holds_share` is the share of draws in which the condition, as asked, holds (for `none_of`: its phrase does not);
    `margin` the signed points by which it holds at the mean, None for founder fields. `sources` are evidence ids.
    """

    kind: Kind
    subject: str
    phrase: str
    low: float | None
    high: float | None
    mean: float | None
    likely: float | None
    cell_low: float | None
    cell_high: float | None
    holds_share: float
    margin: float | None
    missing: bool = False
    sources: tuple[str, ...] = ()


def factor_trace(held: Held, row: int, cell: Cell) -> ConditionTrace:
    """The trace of a condition about a factor, in the industry of that row."""
    condition, mean = held.condition, float(held.points[row])
    return ConditionTrace(
        kind=condition.kind,
        subject=condition.subject,
        phrase=condition.text,
        low=_bound(condition.phrase.low),
        high=_bound(condition.phrase.high),
        mean=mean,
        likely=cell.likely,
        cell_low=cell.low,
        cell_high=cell.high,
        holds_share=float(held.share[row]),
        margin=condition.margin(mean),
        missing=cell.missing,
        sources=cell.sources,
    )


def founder_trace(held: Held, row: int) -> ConditionTrace:
    """The trace of a condition about a founder field."""
    condition, points = held.condition, float(held.points[row])
    said = None if math.isnan(points) else points
    return ConditionTrace(
        kind=condition.kind,
        subject=condition.subject,
        phrase=condition.text,
        low=_bound(condition.phrase.low),
        high=_bound(condition.phrase.high),
        mean=said,
        likely=said,
        cell_low=said,
        cell_high=said,
        holds_share=float(held.share[row]),
        margin=None,
        missing=said is None,
    )


def _bound(value: float) -> float | None:
    return value if math.isfinite(value) else None
