"""What ages out before a date, by hand and against assessments of a later day."""

from datetime import date, timedelta
from typing import Any

import pytest

from assessment import Assessment, assess
from assessment.ageing import ages_out
from knowledge.evidence import Evidence
from tests.assessment.little_world import AS_OF, FACTORS, industry, known_of, shipped

LATER = date(2027, 12, 31)


def citing(as_of: date = AS_OF, **source: Any) -> Assessment:
    """One industry of which two cells cite a source."""
    cited = {"likely": 5, "evidence": ["report"]}
    ratings = {**dict.fromkeys(FACTORS, 5), "people": cited, "strong_rivals": cited}
    report = Evidence(title="A report", **source)
    return assess(known_of(industry("pumps", ratings), shared={"report": report}), draws=10, as_of=as_of)


def test_a_source_passes_its_half_life() -> None:
    (found,) = ages_out(citing(kind="press", date="2025-03-01"), LATER)  # half-life 2 years
    assert (found.source, found.kind, found.date) == ("report", "press", "2025-03-01")
    assert (found.doubles_on, found.widest_on) == (date(2027, 3, 2), None)
    assert found.half_width == pytest.approx(1 + 632 / 365.25 / 2)
    assert found.half_width_then == pytest.approx(1 + 1035 / 365.25 / 2)
    assert found.cells == (("pumps", "people"), ("pumps", "strong_rivals"))


def test_a_source_gets_as_wide_as_it_can() -> None:
    (found,) = ages_out(citing(kind="trade blog", date="2023-06"), LATER)  # a blog: half-life 1 year, grade C
    assert (found.kind, found.doubles_on, found.widest_on) == ("blog", None, date(2027, 6, 30))
    assert found.half_width < found.half_width_then == 10


def test_both_marks_may_be_passed() -> None:
    (found,) = ages_out(citing(kind="blog", date="2026-06-30"), date(2031, 1, 1))
    assert (found.doubles_on, found.widest_on) == (date(2027, 7, 1), date(2030, 6, 30))


@pytest.mark.parametrize(
    "source",
    [
        {"kind": "press"},  # undated: as old on any day
        {"kind": "press", "date": "2010"},  # as wide as it gets already
        {"kind": "law", "date": "2025"},  # half-life 10 years
        {"kind": "law", "date": "2500"},  # from the future
        {"kind": "blog", "date": "2022-12-01"},  # as wide as it gets in a week, by 0.02 points
        {"kind": "law", "date": "9998-12-31"},  # ages past the end of the calendar
    ],
)
def test_what_passes_no_mark_is_left_out(source: dict[str, Any]) -> None:
    assert ages_out(citing(**source), LATER) == ()


def test_the_day_of_the_mark_itself_counts_and_today_is_past() -> None:
    on = date(2027, 3, 2)
    assert ages_out(citing(kind="press", date="2025-03-01"), on - timedelta(days=1)) == ()
    assert len(ages_out(citing(kind="press", date="2025-03-01"), on)) == 1
    assert ages_out(citing(as_of=on, kind="press", date="2025-03-01"), on) == ()


@pytest.mark.mission("I8")
def test_shipped_sources_are_as_wide_then_as_an_assessment_of_that_day_makes_them() -> None:
    today, then = (assess(shipped(), draws=10, as_of=day) for day in (AS_OF, LATER))
    found = ages_out(today, LATER)
    assert len(found) > 5
    marks = [min(day for day in (each.doubles_on, each.widest_on) if day) for each in found]
    assert marks == sorted(marks)
    assert all(AS_OF < mark <= LATER for mark in marks)
    for each in found:
        assert each.half_width < each.half_width_then
        for name, factor in each.cells:
            before, after = today.cells[name][factor], then.cells[name][factor]
            assert each.source in before.sources
            assert after.high - after.low >= before.high - before.low


def test_own_sources_of_the_same_name_stay_apart() -> None:
    cited = {**dict.fromkeys(FACTORS, 5), "people": {"likely": 5, "evidence": ["report"]}}
    profiles = [
        industry(name, cited, evidence={"report": Evidence(title=name, kind="press", date=day)})
        for name, day in (("pumps", "2025-03-01"), ("valves", "2020"))
    ]
    (found,) = ages_out(assess(known_of(*profiles), draws=10, as_of=AS_OF), LATER)
    assert found.cells == (("pumps", "people"),)
