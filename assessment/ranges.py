"""How wide a rating's range must be: the widest of what was stated and what grade and age of the evidence allow."""

from collections.abc import Iterable, Mapping
from datetime import date

from assessment.cell import Basis, clip_rating
from knowledge.evidence import Citation, Evidence, Grade, age_years
from knowledge.vocabulary import EvidenceClasses

NO_SOURCE_GRADE: Grade = "C"
FOUNDER_HALF_WIDTH_GRADE: Grade = "A"  # a founder's own figures are data about themselves, and never age


def half_width(floor: float, age: float, half_life: float, max_age_ratio: float = 4.0) -> float:
    """h = floor x (1 + min(age / half-life, 4)), in rating points; ages and half-lives in years.

    Raises ValueError for a negative floor or age, and for a half-life that is not above 0.

    >>> half_width(0.5, age=5, half_life=5)
    1.0
    """
    if not (floor >= 0 and age >= 0 and half_life > 0):
        raise ValueError("A floor and an age are not below 0, and a half-life is above 0.")
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
        self.unsourced = Basis(classes.floors[NO_SOURCE_GRADE], NO_SOURCE_GRADE, None)
        self._half_widths: dict[tuple[str, Grade], float] = {}

    def found(self, citations: Iterable[Citation]) -> list[Citation]:
        """The citations whose source exists. One can vanish under the last valid version of a broken profile."""
        return [citation for citation in citations if citation.id in self.evidence]

    def of_figure(self, citations: Iterable[Citation]) -> Basis:
        """The half-width of one figure: that of its best source; with no source, grade C at age 0."""
        best = min(self.found(citations), key=self._of_citation, default=None)
        if best is None:
            return self.unsourced
        source = self.evidence[best.id]
        return Basis(self._of_citation(best), self.classes.grade_of(source, best), source.date)

    def own_sigma(self, source_id: str) -> float:
        """Standard deviation of the error a source carries into every cell that cites it: half its own half-width."""
        return self._half_width(source_id, self.classes.grade_of(self.evidence[source_id])) / 2

    def _of_citation(self, citation: Citation) -> float:
        return self._half_width(citation.id, self.classes.grade_of(self.evidence[citation.id], citation))

    def _half_width(self, source_id: str, grade: Grade) -> float:
        known = self._half_widths.get((source_id, grade))
        if known is None:
            source = self.evidence[source_id]
            kind = self.classes.kind_of(source.kind) or "opinion"  # a kind nobody knows is a problem, and ages fastest
            age = age_years(source.date, self.as_of, self.classes.undated_years)
            half_life = self.classes.half_lives_years.get(kind, 1.0)
            known = half_width(self.classes.floors[grade], age, half_life, self.classes.max_age_ratio)
            self._half_widths[source_id, grade] = known
        return known
