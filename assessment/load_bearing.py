"""On which single source the answer hangs: how wrong it would have to be before another industry is ahead."""

from dataclasses import dataclass

from assessment.assess import Assessment
from assessment.flips import first_change
from assessment.mean_case import Doubles, MeanCase
from assessment.rating_draws import Floats
from assessment.shifted_cell import CellMover

MOST_SIGMAS = 2.0  # House: about 95 of 100 errors of a source lie within
STEP_SIGMAS, EXACT_SIGMAS = 0.5, 0.0005


@dataclass(frozen=True)
class CellShare:
    """A cell that cites a source, and the rating points by which it moves when the source is one sigma too low."""

    industry: str
    factor: str
    points: float


@dataclass(frozen=True)
class SourceFlip:
    """A load-bearing source: if it is wrong by this much, `winner` is ahead.

    `sigmas` is signed, in its standard deviations (2 at most); `points` the same in rating points. A cell moves by its
    share, points / number of its sources, as in the draws; `cells` are all that cite it.
    """

    source: str
    sigmas: float
    points: float
    cells: tuple[CellShare, ...]
    winner: str


def cell_shares(assessment: Assessment, industries: tuple[str, ...]) -> dict[str, tuple[CellShare, ...]]:
    """By source id, the cells of these industries that cite it."""
    mover = CellMover(assessment)
    shares: dict[str, list[CellShare]] = {}
    for industry in industries:
        for factor, cell in assessment.cells[industry].items():
            for source in cell.sources:
                points = mover.sigma(industry, source) / len(cell.sources)
                shares.setdefault(source, []).append(CellShare(industry, factor, points))
    return {source: tuple(each) for source, each in shares.items()}


def moved_draws(draws: Floats, by: float) -> Floats:
    """Draws of a cell, of any shape, that are all `by` points higher, held within 0 and 10."""
    moved: Floats = (draws + draws.dtype.type(by)).clip(0, 10)
    return moved


def source_flips(assessment: Assessment, case: MeanCase) -> tuple[SourceFlip, ...]:
    """The load-bearing sources, the one that need be least wrong first. The worse of the two directions counts."""
    found = []
    for source, shares in cell_shares(assessment, case.ids).items():
        if not _could_matter(case, shares):
            continue
        error = _SourceError(assessment, case, shares)
        sizes = {sign: first_change(error.changes(sign), MOST_SIGMAS, STEP_SIGMAS, EXACT_SIGMAS) for sign in (1, -1)}
        reached = [(size, sign) for sign, size in sizes.items() if size is not None]
        if reached:
            size, sign = min(reached)
            winner = case.leads(error.values(sign * size))
            most = max(each.points * len(assessment.cells[each.industry][each.factor].sources) for each in shares)
            if winner is not None:
                found.append(SourceFlip(source, sign * size, sign * size * most, shares, case.ids[winner]))
    return tuple(sorted(found, key=lambda flip: abs(flip.sigmas)))


def _could_matter(case: MeanCase, shares: tuple[CellShare, ...]) -> bool:
    """Whether the source could close the gap to any rival if all its cells pulled the same way at full length."""
    pull = dict.fromkeys(case.ids, 0.0)
    for each in shares:
        pull[each.industry] += 10 * MOST_SIGMAS * each.points * case.weights[case.factors.index(each.factor)]
    if case.leader is None:
        return False
    top = case.values[case.leader] - pull[case.ids[case.leader]]
    return any(case.values[row] + pull[case.ids[row]] >= top for row in case.rivals)


class _SourceError:
    """Values of the industries when one source is wrong."""

    def __init__(self, assessment: Assessment, case: MeanCase, shares: tuple[CellShare, ...]) -> None:
        self.case = case
        self.moving = [
            (case.ids.index(each.industry), case.factors.index(each.factor), each.points,
             assessment.factor_draws(each.industry, each.factor))
            for each in shares
        ]  # fmt: skip
        self.means = [float(draws.mean(dtype=float)) for *_, draws in self.moving]

    def values(self, sigmas: float) -> Doubles:
        """Values (industries,) when all draws of its cells move by their share of that error."""
        values = self.case.values.copy()
        for (row, column, points, draws), mean in zip(self.moving, self.means, strict=True):
            change = float(moved_draws(draws, sigmas * points).mean(dtype=float)) - mean
            values[row] += 10 * self.case.weights[column] * self.case.favourable[column] * change
        return values

    def changes(self, sign: int) -> "_Changes":
        return _Changes(self, sign)


@dataclass(frozen=True)
class _Changes:
    """Whether an error of so many sigmas in one direction puts another industry ahead."""

    error: _SourceError
    sign: int

    def __call__(self, sigmas: float) -> bool:
        return self.error.case.leads(self.error.values(self.sign * sigmas)) != self.error.case.leader
