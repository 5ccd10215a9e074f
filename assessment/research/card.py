"""A test card: one thing to find out, what is believed of it, what would change the choice, and what it is worth."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from assessment.assess import Assessment
from assessment.information_value import InformationValue
from assessment.research.findings import Doubles, Findings
from assessment.research.items import Kind, ResearchItem
from assessment.research.measure import SourceSigmas
from assessment.sensitivity.load_bearing import source_flips
from assessment.sensitivity.mean_case import MeanCase

Hypothesis = Literal["above", "below"]
Measure = Literal["rating", "source_error"]

FROM_5_TO_95 = 1.6449  # standard deviations


@dataclass(frozen=True)
class ResearchCard:
    """One thing to find out.

    `industry` is None where it bears on several (`cells` has them all), `factor` for a source. What is measured is a
    rating 0 to 10, or how many rating points higher than a source says things are; `expected`, `low` and `high` are
    today's view of it (of a source the 5 to 95% range). The choice of today stands while it is `hypothesis` (above or
    below) the `flip_threshold`; past it `new_winner` leads, all else being as expected. All three are None where
    nothing on the scale, or no error of a source within two of its standard deviations, changes the choice.

    `value` and `standard_error` are in score points, 0 where not `measurable`; `changes` is the share of draws in which
    this alone would change the choice. In a bundle, `adds` is what it adds to the cards before it, and `due` the day by
    which the founder's weekly hours reach it.
    """

    kind: Kind
    industry: str | None
    factor: str | None
    source: str | None
    cells: tuple[tuple[str, str], ...]
    measure: Measure
    expected: float
    low: float
    high: float
    hypothesis: Hypothesis | None
    flip_threshold: float | None
    new_winner: str | None
    hours: float
    value: float
    standard_error: float
    measurable: bool
    changes: float
    ceiling_share: float
    adds: float | None = None
    due: date | None = None


@dataclass(frozen=True)
class FlipPoint:
    """The measure `at` which the row `winner` draws level with today's leader, from above or below."""

    at: float
    winner: int
    hypothesis: Hypothesis


def flip_point(gaps: Doubles, leader: int, slopes: Doubles) -> FlipPoint | None:
    """The nearest change of a measure that makes another row level with the leader; None where none can.

    `gaps` (rows,) is the value less the leader's, none above 0; `slopes` (rows,) what one more of the measure adds.

    >>> flip_point(np.array([0.0, -2.0]), 0, np.array([0.5, 0.0]))
    FlipPoint(at=-4.0, winner=1, hypothesis='above')
    """
    apart = slopes - slopes[leader]
    reach = [(float(-gaps[row] / apart[row]), row) for row in np.flatnonzero(apart).tolist()]
    if not reach:
        return None
    at, row = min(reach, key=lambda each: abs(each[0]))
    return FlipPoint(at, row, "above" if apart[row] < 0 else "below")


class CardWriter:
    """Writes the cards of one assessment."""

    def __init__(self, assessment: Assessment, case: MeanCase, findings: Findings, sigmas: SourceSigmas) -> None:
        self.assessment, self.case, self.findings, self.sigmas = assessment, case, findings, sigmas
        self.source_flips = {flip.source: flip for flip in source_flips(assessment, case)}

    def card(self, number: int, item: ResearchItem, value: InformationValue, ceiling: InformationValue) -> ResearchCard:
        """The card of item `number` of the findings."""
        industries = item.industries
        if item.source is None:
            expected, low, high, flip = self._rating(number, item)
        else:
            expected, low, high, flip = self._source_error(item.source, industries)
        return ResearchCard(
            kind=item.kind,
            industry=industries[0] if len(industries) == 1 else None,
            factor=None if item.source else item.cells[0][1],
            source=item.source,
            cells=item.cells,
            measure="source_error" if item.source else "rating",
            expected=expected,
            low=low,
            high=high,
            hypothesis=flip.hypothesis if flip else None,
            flip_threshold=flip.at if flip else None,
            new_winner=self.case.ids[flip.winner] if flip else None,
            hours=item.hours,
            value=min(value.value, ceiling.value),  # above it only by chance
            standard_error=value.standard_error,
            measurable=value.measurable and ceiling.measurable,
            changes=value.changes,
            ceiling_share=min(1.0, value.value / ceiling.value) if ceiling.measurable else 0.0,
        )

    def _rating(self, number: int, item: ResearchItem) -> tuple[float, float, float, FlipPoint | None]:
        """Expected rating, its range, and the rating on the scale at which the choice changes."""
        case, (industry, factor) = self.case, item.cells[0]
        row, column = case.ids.index(industry), case.factors.index(factor)
        utility = float(case.utilities[row, column])
        expected = 10 * utility if case.favourable[column] > 0 else 10 - 10 * utility
        slopes = np.zeros(len(case.ids))
        slopes[list(self.findings.rows[number])] = 10 * case.favourable[column] * case.weights[column]
        flip = flip_point(self.findings.gaps, self.findings.leader, slopes)
        cell = self.assessment.cells[industry][factor]
        if flip is None or not 0 <= expected + flip.at <= 10:
            return expected, cell.low, cell.high, None
        return expected, cell.low, cell.high, FlipPoint(expected + flip.at, flip.winner, flip.hypothesis)

    def _source_error(self, source: str, industries: tuple[str, ...]) -> tuple[float, float, float, FlipPoint | None]:
        """No error, the range of the error in rating points, and the error at which the choice changes."""
        reach = FROM_5_TO_95 * max(self.sigmas[each][source] for each in industries)
        flip = self.source_flips.get(source)
        if flip is None:
            return 0.0, -reach, reach, None
        return (
            0.0,
            -reach,
            reach,
            FlipPoint(flip.points, self.case.ids.index(flip.winner), "above" if flip.points < 0 else "below"),
        )
