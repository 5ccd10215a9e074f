"""Every source that is known, with all that rests on it: cited or not, shared or one industry's own."""

from dataclasses import dataclass
from datetime import date

from assessment.ageing import AgeingSource, ages_out
from assessment.assess import Assessment
from assessment.cell import Cell
from assessment.cells import cells_of
from assessment.ranges import EvidenceWidths
from knowledge.cross_check import citations_of
from knowledge.evidence import Evidence, Grade, age_years


@dataclass(frozen=True)
class LibrarySource:
    """One source. `owner` is the industry whose file holds it, None for a shared one.

    `kind` is one of the vocabulary's, or as the file has it. `age` and `half_life` are in years, `age` None for a
    source without a date; `half_width` is what it gives a rating today, in rating points. `cells` (industry, factor)
    rest on it; `industries` cite it, for a rating or for anything else. `ages` is set where it passes a mark before the
    date asked about.
    """

    id: str
    owner: str | None
    source: Evidence
    grade: Grade
    kind: str
    age: float | None
    half_life: float
    half_width: float
    cells: tuple[tuple[str, str], ...]
    industries: tuple[str, ...]
    ages: AgeingSource | None


def source_library(assessment: Assessment, before: date) -> tuple[LibrarySource, ...]:
    """All sources of the workspace, those that carry most ratings first; industries left out of the comparison count.

    What `ages` before a date is told of the industries compared.
    """
    known = assessment.known
    places: list[tuple[str | None, str]] = [(None, each) for each in known.shared_evidence]
    places += [(industry, each) for industry, profile in known.industries.items() for each in profile.evidence]
    cells: dict[tuple[str | None, str], list[tuple[str, str]]] = {place: [] for place in places}
    industries: dict[tuple[str | None, str], dict[str, None]] = {place: {} for place in places}
    for industry, profile in known.industries.items():
        for _, citation in citations_of(profile):
            if (place := _place(assessment, industry, citation.id)) in industries:
                industries[place][industry] = None
        for factor, cell in _cells(assessment, industry).items():
            for source in cell.sources:
                cells[_place(assessment, industry, source)].append((industry, factor))
    ageing = {_place(assessment, each.cells[0][0], each.source): each for each in ages_out(assessment, before)}
    found = [_source(assessment, place, tuple(cells[place]), tuple(industries[place]), ageing) for place in places]
    return tuple(sorted(found, key=lambda each: (-len(each.cells), not each.industries, each.source.title)))


def _place(assessment: Assessment, industry: str, source: str) -> tuple[str | None, str]:
    """Where an industry finds a source: in its own file first, then among the shared ones."""
    return (industry if source in assessment.known.industries[industry].evidence else None), source


def _cells(assessment: Assessment, industry: str) -> dict[str, Cell]:
    if industry in assessment.cells:
        return dict(assessment.cells[industry])
    known = assessment.known
    widths = EvidenceWidths(known.evidence_for(industry), known.vocabulary.evidence, assessment.as_of)
    return cells_of(known.industries[industry], assessment.founder.founder, known.vocabulary, widths)


def _source(
    assessment: Assessment,
    place: tuple[str | None, str],
    cells: tuple[tuple[str, str], ...],
    industries: tuple[str, ...],
    ageing: dict[tuple[str | None, str], AgeingSource],
) -> LibrarySource:
    known, (owner, source_id) = assessment.known, place
    classes = known.vocabulary.evidence
    evidence = known.shared_evidence if owner is None else known.industries[owner].evidence
    source = evidence[source_id]
    kind = classes.kind_of(source.kind)
    return LibrarySource(
        id=source_id,
        owner=owner,
        source=source,
        grade=classes.grade_of(source),
        kind=kind or source.kind,
        age=age_years(source.date, assessment.as_of, classes.undated_years) if source.date else None,
        half_life=classes.half_lives_years.get(kind or "opinion", 1.0),
        half_width=2 * EvidenceWidths(evidence, classes, assessment.as_of).own_sigma(source_id),
        cells=cells,
        industries=industries,
        ages=ageing.get(place),
    )
