"""How much optimism the choice survives: on the favourite alone, and on every industry alike."""

from dataclasses import dataclass

import numpy as np

from assessment.assess import Assessment
from assessment.flips import first_change
from assessment.rating_draws import Floats
from assessment.sensitivity.load_bearing import moved_draws
from assessment.sensitivity.mean_case import Doubles, MeanCase

MOST_POINTS, STEP_POINTS, EXACT_POINTS = 10.0, 1.0, 0.001


@dataclass(frozen=True)
class OptimismBreakEven:
    """Rating points that, taken off every rated cell in the favourable direction, cost the winner its lead.

    `favourite`: off the winner's cells alone, `uniform`: off those of all industries, which only the ends of the scale
    make unequal; each with who leads then. None: it survives any optimism of that kind.
    """

    favourite: float | None = None
    favourite_winner: str | None = None
    uniform: float | None = None
    uniform_winner: str | None = None


def optimism_break_even(assessment: Assessment, case: MeanCase) -> OptimismBreakEven:
    """Both break-evens; a cell that nothing rates carries no optimism and stays."""
    if case.leader is None or not case.rivals:
        return OptimismBreakEven()
    alone, alone_winner = _break_even(assessment, case, [case.leader])
    uniform, uniform_winner = _break_even(assessment, case, list(range(len(case.ids))))
    return OptimismBreakEven(alone, alone_winner, uniform, uniform_winner)


def _break_even(assessment: Assessment, case: MeanCase, rows: list[int]) -> tuple[float | None, str | None]:
    draws = [assessment.ratings[assessment.ids.index(case.ids[row])] for row in rows]
    rated = [np.array([not each.missing for each in assessment.cells[case.ids[row]].values()]) for row in rows]
    means = [each.mean(axis=1, dtype=float) for each in draws]

    def values(points: float) -> Doubles:
        changed = case.values.copy()
        for row, drawn, counts, mean in zip(rows, draws, rated, means, strict=True):
            changed[row] += _change(case, drawn, mean, counts, points)
        return changed

    def changed(points: float) -> bool:
        return case.leads(values(points)) != case.leader

    size = first_change(changed, MOST_POINTS, STEP_POINTS, EXACT_POINTS)
    ahead = None if size is None else case.leads(values(size))
    return size, None if ahead is None else case.ids[ahead]


def _change(case: MeanCase, draws: Floats, means: Doubles, rated: np.ndarray, points: float) -> float:
    """Score points that an industry's value changes by when its rated cells lose that much optimism."""
    total = 0.0
    for column in np.flatnonzero(rated & (case.weights > 0)):
        by = -float(case.favourable[column]) * points
        moved = float(moved_draws(draws[column], by).mean(dtype=float))
        total += 10 * float(case.weights[column] * case.favourable[column]) * (moved - float(means[column]))
    return total
