"""On which single source the answer hangs: how wrong it would have to be before another industry is ahead."""

from dataclasses import dataclass

from assessment.assess import Assessment
from assessment.flips import first_change_either_way
from assessment.rating_draws import Floats
from assessment.sensitivity.mean_case import Doubles, MeanCase
from assessment.sensitivity.shifted_cell import CellMover

MOST_SIGMAS = 2.0  # House: about 95 of 100 errors of a source lie within
STEP_SIGMAS, EXACT_SIGMAS = 0.5, 0.0005
DRAWN_SIGMAS = 0.8  # the mean size of the drawn error that a fixed one takes the place of


@dataclass(frozen=True)
class CellShare:
    """A cell that cites a source, and the rating points by which it moves when the source is one sigma too low."""

    industry: str
    factor: str
    points: float


@dataclass(frozen=True)
class CitedSource:
    """A source with the cells that cite it; `sigma` is the standard deviation of its error in rating points."""

    source: str
    sigma: float
    cells: tuple[CellShare, ...]


@dataclass(frozen=True)
class SourceFlip:
    """A load-bearing source: if it is wrong by this much, `winner` is ahead.

    `sigmas` is signed, in its standard deviations (2 at most); `points` the same in rating points. A cell moves by its
    share, points / number of its sources, as in the draws; `cells` are all that cite it. Everything else is as drawn.
    """

    source: str
    sigmas: float
    points: float
    cells: tuple[CellShare, ...]
    winner: str


def cited_sources(assessment: Assessment, industries: tuple[str, ...]) -> tuple[CitedSource, ...]:
    """The sources that these industries cite, each with their cells."""
    mover = CellMover(assessment)
    sigmas: dict[str, float] = {}
    shares: dict[str, list[CellShare]] = {}
    for industry in industries:
        for factor, cell in assessment.cells[industry].items():
            for source in cell.sources:
                sigma = mover.sigma(industry, source)
                sigmas[source] = max(sigma, sigmas.get(source, 0.0))
                shares.setdefault(source, []).append(CellShare(industry, factor, sigma / len(cell.sources)))
    return tuple(CitedSource(source, sigmas[source], tuple(cells)) for source, cells in shares.items())


def moved_draws(draws: Floats, by: float) -> Floats:
    """Draws of a cell that are all `by` points higher, held within 0 and 10."""
    moved: Floats = (draws + draws.dtype.type(by)).clip(0, 10)
    return moved


def source_flips(assessment: Assessment, case: MeanCase) -> tuple[SourceFlip, ...]:
    """The load-bearing sources, the one that need be least wrong first. The worse of the two directions counts.

    A source that is wrong by x has that error in all draws, in place of a drawn one. One that changes the winner by
    being exactly right, as in a tie it may, bears no load by being wrong.
    """
    mover, found = CellMover(assessment), []
    for cited in cited_sources(assessment, case.ids):
        if not _could_matter(case, cited.cells):
            continue
        error = _SourceError(assessment, case, mover, cited)
        sigmas = first_change_either_way(error.changes_the_winner, MOST_SIGMAS, STEP_SIGMAS, EXACT_SIGMAS)
        winner = case.leads(error.values(sigmas)) if sigmas else None  # at 0 it takes no error at all
        if sigmas and winner is not None:
            found.append(SourceFlip(cited.source, sigmas, sigmas * cited.sigma, cited.cells, case.ids[winner]))
    return tuple(sorted(found, key=lambda flip: abs(flip.sigmas)))


def _could_matter(case: MeanCase, cells: tuple[CellShare, ...]) -> bool:
    """Whether the source could close the gap to any rival if all its cells pulled the same way at full length."""
    if case.leader is None:
        return False
    pull = dict.fromkeys(case.ids, 0.0)
    for each in cells:
        pull[each.industry] += (
            10 * (MOST_SIGMAS + DRAWN_SIGMAS) * each.points * case.weights[case.factors.index(each.factor)]
        )
    top = case.values[case.leader] - pull[case.ids[case.leader]]
    return any(case.values[row] + pull[case.ids[row]] >= top for row in case.rivals)


class _SourceError:
    """Values of the industries when one source is wrong."""

    def __init__(self, assessment: Assessment, case: MeanCase, mover: CellMover, cited: CitedSource) -> None:
        self.case, cells = case, cited.cells
        self.cells = [(case.ids.index(each.industry), case.factors.index(each.factor), each.points) for each in cells]
        self.rest = [mover.without_source(each.industry, each.factor, cited.source) for each in cells]
        self.means = [float(assessment.factor_draws(each.industry, each.factor).mean(dtype=float)) for each in cells]

    def values(self, sigmas: float) -> Doubles:
        """Values (industries,) when the source has that error in every draw."""
        values = self.case.values.copy()
        for (row, column, points), rest, mean in zip(self.cells, self.rest, self.means, strict=True):
            change = float(moved_draws(rest, sigmas * points).mean(dtype=float)) - mean
            values[row] += 10 * self.case.weights[column] * self.case.favourable[column] * change
        return values

    def changes_the_winner(self, sigmas: float) -> bool:
        """Whether an error of that many sigmas, signed, puts another industry ahead."""
        return self.case.leads(self.values(sigmas)) != self.case.leader
