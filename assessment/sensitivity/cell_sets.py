"""The fewest ratings that change the winner together when none of them moves far: a search for a button, not a page."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assessment.assess import Assessment
from assessment.flips import first_change
from assessment.sensitivity.mean_case import MeanCase, mean_case
from assessment.sensitivity.shifted_cell import CellMover, MovableCell

MOST_POINTS = 1.0  # House: the half-width of an expert's rating
EXACT_POINTS = 0.0005
_SPARE = 1e-6  # prefers, among sets of the same size, the one with most to spare; far below one cell
_AHEAD = 1e-4  # score points; well above what the solver takes for level

_Start = tuple[int, MovableCell]  # a cell with the column of its factor


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
    """A cell that can help: its industry gains or loses `points` of score when it moves by `most` in `direction`.

    `weight` is negative where a high rating is unfavourable.
    """

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
    all others' moved for the worse; what each does to its industry's value is exact, and values add up. The set found
    is then moved by the smallest common step that suffices, and sought again within less, until that takes more cells.
    """
    case, best = mean_case(assessment), None
    mover = CellMover(assessment)
    cells = [_movable_cells(mover, case, row) for row in range(len(case.ids))]
    while most_points > 0:
        better = [_candidates(case, row, each, 1, most_points) for row, each in enumerate(cells)]
        worse = [_candidates(case, row, each, -1, most_points) for row, each in enumerate(cells)]
        sets = {rival: _fewest_for(case, rival, better, worse) for rival in case.rivals}
        size = min((len(each) for each in sets.values() if each), default=0)
        flips = [_least_step(case, rival, each) for rival, each in sets.items() if each and len(each) == size]
        found = min((flip for flip in flips if flip is not None), key=lambda flip: flip.step, default=None)
        if found is None or (best is not None and len(found.cells) > len(best.cells)):
            break
        best, most_points = found, found.step - EXACT_POINTS
    return best


def _movable_cells(mover: CellMover, case: MeanCase, row: int) -> list[_Start]:
    """The rated cells of an industry that count."""
    movable = ((column, mover.movable(case.ids[row], factor)) for column, factor in enumerate(case.factors))
    return [(column, each) for column, each in movable if each is not None and case.weights[column] > 0]


def _candidates(case: MeanCase, row: int, cells: list[_Start], sense: int, most_points: float) -> list[_Candidate]:
    """An industry's cells moved as far as they may, for the better (sense 1) or for the worse (-1)."""
    found = []
    for column, movable in cells:
        direction = sense * float(case.favourable[column])
        most = min(most_points, movable.stated.room(direction))
        if most > 0:
            weight = float(case.weights[column] * case.favourable[column])
            points = 10 * weight * (movable.mean(direction * most) - movable.start)
            found.append(_Candidate(movable, row, weight, direction, most, points))
    return found


def _fewest_for(
    case: MeanCase, rival: int, better: list[list[_Candidate]], worse: list[list[_Candidate]]
) -> list[_Candidate]:
    """min (number of cells) - a hair x (what is to spare) such that the rival is ahead of all others; empty if none."""
    candidates = [each for row in range(len(case.ids)) for each in (better if row == rival else worse)[row]]
    if not candidates:
        return []
    from scipy.optimize import Bounds, LinearConstraint, milp  # late: importing it costs more than all else here

    count, others = len(candidates), [row for row in range(len(case.ids)) if row != rival]
    gains = np.array([[_gain(each, rival, other) for each in candidates] for other in others])
    gaps = np.array([case.values[other] - case.values[rival] for other in others])
    spare = -np.ones((len(others), 1))
    solved = milp(
        np.append(np.ones(count), -_SPARE),
        constraints=LinearConstraint(np.hstack([gains, spare]), lb=gaps),
        integrality=np.append(np.ones(count), 0),
        bounds=Bounds(np.append(np.zeros(count), _AHEAD), np.append(np.ones(count), 100.0)),
    )
    if solved.x is None:
        return []
    switched: npt.NDArray[np.bool_] = np.asarray(solved.x[:count]) > 0.5
    return [each for each, on in zip(candidates, switched, strict=True) if on]


def _gain(candidate: _Candidate, rival: int, other: int) -> float:
    """Score points that a candidate moved all the way brings the rival nearer to another industry."""
    if candidate.row == rival:
        return candidate.points
    return -candidate.points if candidate.row == other else 0.0


def _least_step(case: MeanCase, rival: int, chosen: list[_Candidate]) -> CellSetFlip | None:
    """The smallest common step of the chosen cells that puts the rival first."""

    def ahead(step: float) -> bool:
        values = case.values.copy()
        for each in chosen:
            values[each.row] += 10 * each.weight * (each.movable.mean(each.change(step)) - each.movable.start)
        return case.leads(values) == rival

    most = max(each.most for each in chosen)
    step = first_change(ahead, most, most, EXACT_POINTS)
    if step is None:
        return None
    moves = (CellMove(each.movable.cell.industry, each.movable.cell.factor, each.change(step)) for each in chosen)
    return CellSetFlip(case.ids[rival], step, tuple(moves))
