"""How wide a rating's range must be: the widest of what was stated and what grade and age of the evidence allow."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from assessment.cell import Basis, clip_rating
from knowledge.evidence import Citation, Evidence, Grade, age_years
from knowledge.vocabulary import EvidenceClasses

NO_SOURCE_GRADE: Grade = "C"
FOUNDER_HALF_WIDTH_GRADE: Grade = "A"  # a founder's own figures are data about themselves, and never age


def half_width(floor: float, age: float, half_life: float, max_age_ratio: float = 4.0) -> float:
    """h = floor x (1 + min(age / half-life, 4)), in rating points; ages and half-lives in years.

    >>> half_width(0.5, age=5, half_life=5)
    1.0
    """
    return floor * (1 + min(age / half_life, max_age_ratio))


def widened(low: float | None, likely: float, high: float | None, h: float) -> tuple[float, float]:
    """The stated range, at least h wide on each side of the likely value, held within 0 and 10.

    >>> widened(5.5, 7, 8.5, 2.0)
    (5.0, 9.0)
    """
    lowest = likely - h if low is None else min(low, likely - h)
    highest = likely + h if high is None else max(high, likely + h)
    return clip_rating(lowest), clip_rating(highest)


class EvidenceWidths:
    """Half-widths of one industry's sources on one day."""

    def __init__(self, evidence: Mapping[str, Evidence], classes: EvidenceClasses, as_of: date) -> None:
        self.evidence = evidence
        self.classes = classes
        self.as_of = as_of

    def of_source(self, citation: Citation) -> Basis:
        """The half-width one cited source allows."""
        source = self.evidence[citation.id]
        grade = self.classes.grade_of(source, citation)
        return Basis(self._half_width(source, grade), grade, source.date)

    def of_figure(self, citations: Iterable[Citation]) -> Basis:
        """The half-width of one figure: that of its best source; with no source, grade C at age 0."""
        return self._pick(min, citations) or Basis(self.classes.floors[NO_SOURCE_GRADE], NO_SOURCE_GRADE, None)

    def own_sigma(self, source_id: str) -> float:
        """Standard deviation of the error a source carries into every cell that cites it: half its own half-width."""
        source = self.evidence[source_id]
        return self._half_width(source, self.classes.grade_of(source)) / 2

    def _half_width(self, source: Evidence, grade: Grade) -> float:
        kind = self.classes.kind_of(source.kind)
        half_life = self.classes.half_lives_years[kind] if kind else 1.0
        age = age_years(source.date, self.as_of, self.classes.undated_years)
        return half_width(self.classes.floors[grade], age, half_life, self.classes.max_age_ratio)

    def _pick(self, choose: Callable[..., Basis], citations: Iterable[Citation]) -> Basis | None:
        bases = [self.of_source(citation) for citation in citations]
        return choose(bases, key=lambda basis: basis.half_width) if bases else None
