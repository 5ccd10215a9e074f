"""A cell whose rating is moved, with the draws it would then have: what editing its file by hand would give.

Low, likely and high as stated move together; the range is widened again by the same half-width, and the same random
numbers are used, so that the result is that of a new assessment.
"""

from dataclasses import dataclass, field

import numpy as np

from assessment.assess import Assessment
from assessment.cell import Cell, clip_rating
from assessment.founder_fit import founder_rating
from assessment.pert import Bits, invert, pert_quantiles
from assessment.ranges import EvidenceWidths, widened
from assessment.rating_draws import Floats, standard_errors
from assessment.streams import stream, uniform_bits

CLOSE = 1e-5  # rating points; float32 draws are no finer


@dataclass(frozen=True)
class StatedRating:
    """A rating 0 to 10 as stated, before widening; None for an end that nobody stated."""

    low: float | None
    likely: float
    high: float | None

    def moved(self, by: float) -> "StatedRating":
        """The same, `by` points higher."""
        low, high = (None if end is None else end + by for end in (self.low, self.high))
        return StatedRating(low, self.likely + by, high)

    def room(self, direction: float) -> float:
        """Points by which it can move up (direction > 0) or down before any of the three leaves 0..10."""
        if direction > 0:
            return max(0.0, 10 - max(self.likely, self.likely if self.high is None else self.high))
        return max(0.0, min(self.likely, self.likely if self.low is None else self.low))


def stated_rating(assessment: Assessment, cell: Cell) -> StatedRating | None:
    """What was stated for a cell: by founder, profile or the industry's need; None for a missing cell."""
    if cell.likely is None:
        return None
    founder, profile = assessment.founder.founder, assessment.known.industries[cell.industry]
    if cell.origin == "founder":
        own = founder.ratings[cell.industry][cell.factor]
        return StatedRating(own.low, own.likely, own.high)
    entry = profile.factors.get(cell.factor)
    low, high = (entry.low, entry.high) if entry else (None, None)
    rated = founder_rating(cell.factor, founder, profile) if cell.origin == "formula" else None
    if rated is not None:
        low, high = (rated[0] if low is None else low), (rated[2] if high is None else high)
    return StatedRating(low, cell.likely, high)


@dataclass(frozen=True, eq=False)
class MovableCell:
    """One rated cell with the random numbers behind its draws.

    `start` is the mean of the cell's draws as it stands. `errors` (draws,) is what its sources add once it has moved:
    nothing where a formula gave it, because then the founder's own view takes the formula's place, and rests on none.
    """

    cell: Cell
    stated: StatedRating
    start: float
    numbers: Bits = field(repr=False)
    errors: Floats | None = field(repr=False)

    def moved(self, by: float) -> Cell:
        """The cell `by` points higher, its range widened as always."""
        to = self.stated.moved(by)
        low, high = widened(to.low, to.likely, to.high, self.cell.basis.half_width if self.cell.basis else 0.0)
        return Cell(
            self.cell.industry, self.cell.factor, self.cell.origin, low, clip_rating(to.likely), high,
            self.cell.because, self.cell.sources, self.cell.basis, self.cell.working,
        )  # fmt: skip

    def draws(self, by: float = 0.0) -> Floats:
        """The draws (draws,) of the cell `by` points higher."""
        cell = self.moved(by)
        drawn = invert(pert_quantiles(cell.low, cell.likely or 0.0, cell.high)[0], self.numbers)
        if self.errors is not None:
            drawn += self.errors
        clipped: Floats = np.clip(drawn, 0, 10, out=drawn)
        return clipped

    def mean(self, by: float = 0.0) -> float:
        """The mean of those draws."""
        return float(self.draws(by).mean(dtype=float))

    def reach(self, gain: float, direction: float) -> float | None:
        """The smallest move up (direction 1) or down (-1) that takes the mean of the draws `gain` points from `start`.

        A mean never moves by more than its cell, and by less where the scale's ends cut the range, so adding what is
        still short comes close from below. None where the scale leaves no room.
        """
        room = self.stated.room(direction)
        size = max(0.0, gain - direction * (self.mean() - self.start)) if gain > 0 else 0.0
        while 0 < size <= room:
            short = gain - direction * (self.mean(direction * size) - self.start)
            if short <= CLOSE:
                break
            size += short
        return size if size <= room else None


class CellMover:
    """Makes the rated cells of an assessment movable; the errors of a source are drawn once."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self._errors: dict[str, Floats] = {}
        self._widths: dict[str, EvidenceWidths] = {}

    def movable(self, industry: str, factor: str) -> MovableCell | None:
        """One cell, None if it is missing: there is nothing to move."""
        cell, seed, draws = self.assessment.cells[industry][factor], self.assessment.seed, self.assessment.draws
        stated = stated_rating(self.assessment, cell)
        if stated is None:
            return None
        start = float(self.assessment.factor_draws(industry, factor).mean(dtype=float))
        numbers = uniform_bits(stream(seed, "cell", industry, factor), draws)
        return MovableCell(cell, stated, start, numbers, None if cell.origin == "formula" else self._errors_of(cell))

    def sigma(self, industry: str, source: str) -> float:
        """Standard deviation in points of the error that a source carries into the cells of an industry."""
        if industry not in self._widths:
            known = self.assessment.known
            self._widths[industry] = EvidenceWidths(
                known.evidence_for(industry), known.vocabulary.evidence, self.assessment.as_of
            )
        return self._widths[industry].own_sigma(source)

    def without_source(self, industry: str, factor: str, source: str) -> Floats:
        """The draws (draws,) of a rated cell that cites a source, without that source's error; not held within 0..10.

        With an error of x points of that source a draw of the cell is clip(this + x / number of its sources, 0, 10).
        """
        cell, seed, draws = self.assessment.cells[industry][factor], self.assessment.seed, self.assessment.draws
        quantiles = pert_quantiles(cell.low, cell.likely or 0.0, cell.high)[0]
        drawn = invert(quantiles, uniform_bits(stream(seed, "cell", industry, factor), draws))
        for other in cell.sources:
            if other != source:
                drawn += self._error(cell, other)
        return drawn

    def _errors_of(self, cell: Cell) -> Floats | None:
        """The mean of the errors of a cell's sources (draws,), None if it has none."""
        total: Floats | None = None
        for source in cell.sources:
            error = self._error(cell, source)
            total = error if total is None else total + error
        return total

    def _error(self, cell: Cell, source: str) -> Floats:
        """A source's share (draws,) of the error of a cell."""
        if source not in self._errors:
            self._errors |= standard_errors([source], self.assessment.seed, self.assessment.draws)
        share: Floats = self._errors[source] * np.float32(self.sigma(cell.industry, source) / len(cell.sources))
        return share
