"""The fewest ratings that change the winner together when none of them moves far: a search for a button, not a page."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assessment.assess import Assessment
from assessment.flips import first_change
from assessment.mean_case import MeanCase, mean_case
from assessment.shifted_cell import CellMover, MovableCell

MOST_POINTS = 2.0  # House: the half-width of an opinion
EXACT_POINTS = 0.0005
_SPARE = 1e-6  # prefers, among sets of the same size, the one with most to spare; far below one cell


@dataclass(frozen=True)
class CellMove:
    """One rating moved by `change` points."""

    industry: str
    factor: str
    change: float


@dataclass(frozen=True)
class CellSetFlip:
    """Moved together, these ratings make `winner` the winner. None moves by more than `step` points, most by just that.

    Fewer cells would not do within the points allowed, and with no more cells no smaller step would.
    """

    winner: str
    step: float
    cells: tuple[CellMove, ...]


@dataclass(frozen=True, eq=False)
class _Candidate:
    """A cell that can help: `row` gains (favourably) or loses `points` of score when it moves by `most`."""

    movable: MovableCell
    row: int
    weight: float
    direction: float
    most: float
    points: float

    def change(self, step: float) -> float:
        """Rating points, signed, by which it moves in a step."""
        return self.direction * min(step, self.most)


def fewest_cells(assessment: Assessment, most_points: float = MOST_POINTS) -> CellSetFlip | None:
    """The fewest cells that, each moved by at most `most_points`, make another industry the winner; None if none do.

    For each rival a mixed-integer programme (HiGHS, through SciPy) chooses among its own cells moved for the better and
    all others' moved for the worse; what each does to its industry's value is exact, and values add up. The set found is
    then moved by the smallest common step that suffices, and sought again within less, until that takes more cells.
    """
    case, best = mean_case(assessment), None
    while most_points > 0:
        found = [_fewest_for(case, rival, _candidates(assessment, case, rival, most_points)) for rival in case.rivals]
        flips = [flip for flip in found if flip is not None and (best is None or len(flip.cells) <= len(best.cells))]
        if not flips:
            break
        best = min(flips, key=lambda flip: (len(flip.cells), flip.step))
        most_points = best.step - EXACT_POINTS
    return best


def _candidates(assessment: Assessment, case: MeanCase, rival: int, most_points: float) -> list[_Candidate]:
    mover, found = CellMover(assessment), []
    for row, industry in enumerate(case.ids):
        for factor, weight, favourable in zip(case.factors, case.weights, case.favourable, strict=True):
            movable = mover.movable(industry, factor) if weight > 0 else None
            if movable is None:
                continue
            direction = float(favourable if row == rival else -favourable)
            most = min(most_points, movable.stated.room(direction))
            if most > 0:
                change = movable.mean(direction * most) - movable.mean()
                points = 10 * float(weight * favourable) * change
                found.append(_Candidate(movable, row, float(weight * favourable), direction, most, points))
    return found


def _fewest_for(case: MeanCase, rival: int, candidates: list[_Candidate]) -> CellSetFlip | None:
    """The fewest of the candidates that put the rival first, moved by the smallest common step."""
    chosen = _chosen(case, rival, candidates)
    if chosen is None:
        return None
    start = [each.movable.mean() for each in chosen]

    def ahead(step: float) -> bool:
        values = case.values.copy()
        for each, mean in zip(chosen, start, strict=True):
            values[each.row] += 10 * each.weight * (each.movable.mean(each.change(step)) - mean)
        return case.leads(values) == rival

    most = max((each.most for each in chosen), default=0.0)
    step = first_change(ahead, most, most, EXACT_POINTS)
    if step is None:
        return None
    moves = (CellMove(each.movable.cell.industry, each.movable.cell.factor, each.change(step)) for each in chosen)
    return CellSetFlip(case.ids[rival], step, tuple(moves))


def _chosen(case: MeanCase, rival: int, candidates: list[_Candidate]) -> list[_Candidate] | None:
    """min (number of cells) - a hair x (what is to spare), so that the rival is ahead of every other industry."""
    if not candidates:
        return None
    from scipy.optimize import Bounds, LinearConstraint, milp  # late: importing it costs more than all else here

    count, others = len(candidates), [row for row in range(len(case.ids)) if row != rival]
    gains = np.array([[_gain(each, rival, other) for each in candidates] for other in others])
    gaps = np.array([case.values[other] - case.values[rival] for other in others])
    spare = -np.ones((len(others), 1))
    solved = milp(
        np.append(np.ones(count), -_SPARE),
        constraints=LinearConstraint(np.hstack([gains, spare]), lb=gaps),
        integrality=np.append(np.ones(count), 0),
        bounds=Bounds(np.append(np.zeros(count), _SPARE), np.append(np.ones(count), 100.0)),
    )
    if solved.x is None:
        return None
    switched: npt.NDArray[np.bool_] = np.asarray(solved.x[:count]) > 0.5
    return [each for each, on in zip(candidates, switched, strict=True) if on]


def _gain(candidate: _Candidate, rival: int, other: int) -> float:
    """Score points that a candidate moved all the way brings the rival nearer to another industry."""
    if candidate.row == rival:
        return candidate.points
    return -candidate.points if candidate.row == other else 0.0
