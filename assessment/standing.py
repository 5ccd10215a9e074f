"""How each industry stands by itself: its score, range, sides, posture and vetoes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from assessment.cell import Cell
from assessment.decision_criteria import hurwicz
from assessment.value_model import Doubles, Values, quantiles
from assessment.verdict import Posture, posture_of
from assessment.weights import equal_weights
from knowledge.vocabulary import FAVOURABLE_WHEN_HIGH, SIDES, Side, Vocabulary


@dataclass(frozen=True)
class Standing:
    """How one industry stands. Scores are 0 to 100, high is favourable; ranges are 5 to 95%.

    `missing_weight` is the share of the weight on factors that nothing rates. An industry that is not comparable
    has no rank shares, regret or contributions.
    """

    id: str
    comparable: bool
    score: float
    p05: float
    p25: float
    p75: float
    p95: float
    sides: Mapping[Side, float]
    internal: float
    internal_range: tuple[float, float]
    external: float
    external_range: tuple[float, float]
    posture: Posture
    outlook_score: float
    pessimist_score: float
    optimist_score: float
    equal_weights_score: float
    vetoes: tuple[str, ...]
    missing: tuple[str, ...]
    rank_share: tuple[float, ...] = ()
    expected_regret: float | None = None
    contributions: Mapping[str, float] = field(default_factory=dict)
    missing_weight: float = 0.0


def standings_of(
    cells: Mapping[str, Mapping[str, Cell]],
    values: Values,
    mean_utility: Doubles,
    mean_weights: Doubles,
    outlook: float,
    vocabulary: Vocabulary,
) -> dict[str, Standing]:
    """The standing of every industry in `cells`, by id; the rows of `values` and `mean_utility` are in its order."""
    spread = quantiles(values.total, (0.05, 0.25, 0.75, 0.95))
    inside, outside = quantiles(values.internal, (0.05, 0.95)), quantiles(values.external, (0.05, 0.95))
    score, internal, external = (
        each.mean(axis=-1, dtype=float) for each in (values.total, values.internal, values.external)
    )
    sides = values.sides.mean(axis=-1, dtype=float)
    pessimist, optimist = quantiles(values.at_mean_weights, (0.05, 0.95))
    equal = 100 * (mean_utility * equal_weights(vocabulary)).sum(axis=1)
    stance = hurwicz(np.stack([pessimist, optimist], axis=1), outlook)
    standings = {}
    for row, (each, row_cells) in enumerate(cells.items()):
        missing_weight = _missing_weight(row_cells, mean_weights)
        standings[each] = Standing(
            id=each,
            # a hair of room, so that four of sixteen equal weights are a quarter whatever their sum rounds to
            comparable=missing_weight <= vocabulary.verdict.comparable_missing_weight + 1e-9,
            score=float(score[row]),
            p05=float(spread[0, row]),
            p25=float(spread[1, row]),
            p75=float(spread[2, row]),
            p95=float(spread[3, row]),
            sides={side: float(sides[number, row]) for number, side in enumerate(SIDES)},
            internal=float(internal[row]),
            internal_range=(float(inside[0, row]), float(inside[1, row])),
            external=float(external[row]),
            external_range=(float(outside[0, row]), float(outside[1, row])),
            posture=posture_of(float(internal[row]), float(external[row])),
            outlook_score=float(stance[row]),
            pessimist_score=float(pessimist[row]),
            optimist_score=float(optimist[row]),
            equal_weights_score=float(equal[row]),
            vetoes=_vetoes(row_cells, vocabulary),
            missing=tuple(factor for factor, cell in row_cells.items() if cell.missing),
            missing_weight=missing_weight,
        )
    return standings


def _missing_weight(cells: Mapping[str, Cell], mean_weights: Doubles) -> float:
    missing = np.array([cell.missing for cell in cells.values()], dtype=bool)
    return float(mean_weights[missing].sum())


def _vetoes(cells: Mapping[str, Cell], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Weaknesses and threats rated so high that no strength should be weighed against them unseen."""
    return tuple(
        factor
        for factor, cell in cells.items()
        if vocabulary.factors[factor].side not in FAVOURABLE_WHEN_HIGH
        and cell.likely is not None
        and cell.likely >= vocabulary.verdict.veto
    )
