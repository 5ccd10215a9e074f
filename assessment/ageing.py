"""What ages out before a date: the sources whose ranges will have grown, and the ratings that rest on them."""

import datetime as dt
import math
from dataclasses import dataclass

from assessment.assess import Assessment
from assessment.ranges import EvidenceWidths
from knowledge.evidence import Evidence, last_day
from knowledge.vocabulary import EvidenceClasses

DAYS_A_YEAR = 365.25
NOTABLE = 0.05  # rating points: what widens a range by less shows in no figure (House)


@dataclass(frozen=True)
class AgeingSource:
    """A source that gets past a mark before a date.

    `kind` is one of the vocabulary's, or as its file has it; `date` as its file has it. `half_width` on the day of the
    assessment and `half_width_then` on the date asked about are in rating points, by the source's own grade. Until then
    it doubles from its floor on `doubles_on`, or from `widest_on` on it widens no more and says as little as it ever
    will; None for a mark it does not pass in that time. `cells` (industry, factor) cite it.
    """

    source: str
    kind: str
    date: str
    half_width: float
    half_width_then: float
    doubles_on: dt.date | None
    widest_on: dt.date | None
    cells: tuple[tuple[str, str], ...]


def ages_out(assessment: Assessment, before: dt.date) -> tuple[AgeingSource, ...]:
    """The cited sources that pass a mark after the day of the assessment and by `before`, the soonest first.

    Those whose ranges hardly grow until then are left out: nothing about them gets worse.

    The marks follow from h = floor x (1 + min(age / half-life, most)): age = half-life doubles the floor, and from
    age = most x half-life on the range stays as wide as it gets. A source without a date is as old on any day.
    """
    known = assessment.known
    cited: dict[tuple[str, str | None], list[tuple[str, str]]] = {}
    for industry, cells in assessment.cells.items():
        own = known.industries[industry].evidence
        for factor, cell in cells.items():
            for source in cell.sources:
                cited.setdefault((source, industry if source in own else None), []).append((industry, factor))
    found = [_ageing(assessment, source, tuple(cells), before) for (source, _), cells in cited.items()]
    return tuple(sorted((each for each in found if each), key=lambda each: (_first_mark(each), each.source)))


def _ageing(
    assessment: Assessment, source_id: str, cells: tuple[tuple[str, str], ...], before: dt.date
) -> AgeingSource | None:
    evidence, classes = assessment.known.evidence_for(cells[0][0]), assessment.known.vocabulary.evidence
    source = evidence[source_id]
    if source.date is None:
        return None
    kind = classes.kind_of(source.kind)
    doubles, widest = (
        day if day is not None and assessment.as_of < day <= before else None for day in _marks(source, classes)
    )
    if doubles is None and widest is None:
        return None
    now, then = (2 * EvidenceWidths(evidence, classes, day).own_sigma(source_id) for day in (assessment.as_of, before))
    if then - now < NOTABLE:
        return None
    return AgeingSource(source_id, kind or source.kind, source.date, now, then, doubles, widest, cells)


def _marks(source: Evidence, classes: EvidenceClasses) -> tuple[dt.date | None, dt.date | None]:
    """The days on which the half-width is twice its floor, and on which it stops growing."""
    half_life = classes.half_lives_years.get(classes.kind_of(source.kind) or "opinion", 1.0)
    most = classes.max_age_ratio
    return (_day(source, half_life) if most >= 1 else None), (_day(source, half_life * most) if most > 0 else None)


def _day(source: Evidence, years: float) -> dt.date | None:
    """The first day on which a source is that old; None past the end of the calendar."""
    try:
        return last_day(source.date or "") + dt.timedelta(days=math.ceil(years * DAYS_A_YEAR))
    except OverflowError:
        return None


def _first_mark(source: AgeingSource) -> dt.date:
    return min(day for day in (source.doubles_on, source.widest_on) if day is not None)
