"""Several ratings at once: no smaller set does, and the set found does just past its step."""

from functools import cache
from itertools import combinations

import numpy as np
import pytest

from assessment import Assessment, assess
from assessment.sensitivity.cell_sets import CellSetFlip, fewest_cells
from assessment.sensitivity.mean_case import mean_case
from assessment.sensitivity.shifted_cell import CellMover
from tests.assessment.edited_world import mean_winner, moved_in_place
from tests.assessment.little_world import AS_OF, FACTORS, UNFAVOURABLE, industry, known_of, shipped


@cache
def shipped_assessment() -> Assessment:
    return assess(shipped(), draws=300, as_of=AS_OF)


def winner_at(assessment: Assessment, flip: CellSetFlip, share: float) -> str | None:
    """Who wins when every cell of the set makes that share of its move."""
    for each in flip.cells:
        assessment = moved_in_place(assessment, each.industry, each.factor, share * each.change)
    return mean_winner(assessment)


@pytest.mark.parametrize("most_points", [1.0, 0.4])
def test_a_set_of_the_shipped_cells_can_be_played_again(most_points: float) -> None:
    assessment = shipped_assessment()
    flip = fewest_cells(assessment, most_points)
    assert flip is not None
    assert max(abs(each.change) for each in flip.cells) == pytest.approx(flip.step)
    assert flip.step <= most_points
    assert winner_at(assessment, flip, 0.98) == assessment.verdict.winner
    assert winner_at(assessment, flip, 1.0) == flip.winner


def test_no_smaller_set_does() -> None:
    """Brute force over all sets of one cell less, each cell moved as far as it may in its helpful direction."""
    names, draw = ("pumps", "valves", "gears"), np.random.default_rng(3)
    rows = [dict(zip(FACTORS, draw.uniform(2, 8, 16).round(1).tolist(), strict=True)) for _ in names]
    rows[0]["people"] = 9.0
    assessment = assess(known_of(*(industry(*each) for each in zip(names, rows, strict=True))), draws=60, as_of=AS_OF)
    case, mover, most = mean_case(assessment), CellMover(assessment), 1.5
    flip = fewest_cells(assessment, most)
    assert flip is not None
    assert case.leader is not None
    assert len(flip.cells) > 1
    moves = []
    for row, name in enumerate(case.ids):
        for column, factor in enumerate(FACTORS):
            movable = mover.movable(name, factor)
            assert movable is not None
            for direction in (1.0, -1.0):
                size = min(most, movable.stated.room(direction))
                gain = 10 * case.weights[column] * case.favourable[column]
                moves.append((row, gain * (movable.mean(direction * size) - movable.mean())))
    for count in range(1, min(3, len(flip.cells))):
        for chosen in combinations(moves, count):
            values = case.values.copy()
            for row, gain in chosen:
                values[row] += gain
            assert case.leads(values) == case.leader


def test_by_hand() -> None:
    """2 points ahead on one of sixteen factors, and no cell may move by more than .7: three cells by two thirds."""
    known = known_of(industry("pumps", {**dict.fromkeys(FACTORS, 5), "small_market": 3}), industry("valves"))
    flip = fewest_cells(assess(known, as_of=AS_OF), 0.7)
    assert flip is not None
    assert (flip.winner, len(flip.cells)) == ("valves", 3)
    assert flip.step == pytest.approx(2 / 3, abs=0.02)
    for each in flip.cells:
        better = (each.industry == "valves") != (each.factor in UNFAVOURABLE)
        assert each.change == pytest.approx(flip.step if better else -flip.step)


def test_where_no_cells_suffice_there_is_no_set() -> None:
    best = {each: 0 if each in UNFAVOURABLE else 10 for each in FACTORS}
    worst = {each: 10 if each in UNFAVOURABLE else 0 for each in FACTORS}
    worlds = (known_of(industry("pumps", best), industry("valves", worst)), known_of(industry("pumps")), known_of())
    for known in worlds:
        assert fewest_cells(assess(known, draws=60, as_of=AS_OF), 1.0) is None
    assert fewest_cells(shipped_assessment(), 0.0) is None
