"""The library lists every source once, with what rests on it and when it ages."""

from datetime import date

import pytest

from assessment import assess
from assessment.ageing import ages_out
from assessment.source_library import LibrarySource, source_library
from knowledge import read_knowledge
from knowledge.evidence import Evidence
from knowledge.workspace import SHIPPED

DAY, BEFORE = date(2026, 11, 23), date(2028, 11, 23)
KNOWN = read_knowledge(SHIPPED)
ASSESSMENT = assess(KNOWN, "founder", draws=50, as_of=DAY)
LIBRARY = source_library(ASSESSMENT, BEFORE)


def found(source: str, library: tuple[LibrarySource, ...] = LIBRARY) -> LibrarySource:
    (only,) = (each for each in library if each.id == source)
    return only


@pytest.mark.mission("I8")
def test_every_source_is_there_once_and_every_rating_leads_to_its_sources() -> None:
    own = [(name, each) for name, profile in KNOWN.industries.items() for each in profile.evidence]
    assert sorted((each.owner or "", each.id) for each in LIBRARY) == sorted(
        [*(("", each) for each in KNOWN.shared_evidence), *own]
    )
    rested = {(each.id, cell) for each in LIBRARY for cell in each.cells}
    assert rested == {
        (source, (industry, factor))
        for industry, cells in ASSESSMENT.cells.items()
        for factor, cell in cells.items()
        for source in cell.sources
    }


def test_ageing_agrees_with_what_ages_out() -> None:
    assert {(each.id, each.ages.cells) for each in LIBRARY if each.ages} == {
        (each.source, each.cells) for each in ages_out(ASSESSMENT, BEFORE)
    }
    assert any(each.ages for each in LIBRARY)


def test_a_source_tells_grade_age_half_life_and_width() -> None:
    bea = found("bea_output_2023")
    assert (bea.owner, bea.grade, bea.kind, bea.half_life) == (None, "A", "official_statistic", 5)
    assert bea.age == pytest.approx((DAY - date(2024, 9, 24)).days / 365.25)
    assert bea.half_width == pytest.approx(0.5 * (1 + bea.age / 5))
    assert set(bea.industries) == set(KNOWN.industries)


def test_one_that_nothing_cites_and_one_without_a_date_are_told() -> None:
    lonely = Evidence(title="Lonely", kind="press")
    known = KNOWN.__class__(**{**vars(KNOWN), "shared_evidence": {**KNOWN.shared_evidence, "lonely": lonely}})
    library = source_library(assess(known, "founder", draws=50, as_of=DAY), BEFORE)
    assert library[-1] == found("lonely", library)
    assert (library[-1].cells, library[-1].industries, library[-1].age, library[-1].ages) == ((), (), None, None)
    assert library[-1].half_width > 0


def test_an_industry_left_out_of_the_comparison_still_rests_on_its_sources() -> None:
    few = source_library(assess(KNOWN, "founder", draws=50, as_of=DAY, industries=["packaging"]), BEFORE)
    assert found("bea_output_2023", few).cells == found("bea_output_2023").cells
