"""h = floor(grade) x (1 + min(age / half-life, 4)); the widest range counts."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.ranges import EvidenceWidths, half_width, widened
from knowledge.evidence import Citation, Evidence
from tests.assessment.little_world import AS_OF, shipped

CLASSES = shipped().vocabulary.evidence
RATING = st.floats(0, 10)


def widths(as_of: date = AS_OF, **sources: Any) -> EvidenceWidths:
    evidence = {name: Evidence(title=name, **fields) for name, fields in sources.items()}
    return EvidenceWidths(evidence, CLASSES, as_of)


def cite(*ids: str) -> list[Citation]:
    return [Citation(id=each) for each in ids]


@pytest.mark.parametrize(
    ("floor", "age", "half_life", "expected"),
    [
        (0.5, 0, 5, 0.5),
        (0.5, 5, 5, 1.0),
        (0.5, 2.5, 5, 0.75),
        (1.0, 3, 2, 2.5),
        (1.0, 8, 2, 5.0),
        (1.0, 100, 2, 5.0),  # no wider than five floors
        (2.0, 4, 1, 10.0),
    ],
)
def test_half_width(floor: float, age: float, half_life: float, expected: float) -> None:
    assert half_width(floor, age, half_life) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("low", "likely", "high", "h", "expected"),
    [
        (5.5, 7, 8.5, 2.0, (5.0, 9.0)),
        (1, 7, 9.5, 0.5, (1, 9.5)),  # what was stated is wider
        (None, 7, None, 1.0, (6.0, 8.0)),
        (None, 9.5, None, 1.0, (8.5, 10.0)),
        (None, 0.2, None, 1.0, (0.0, 1.2)),
        (6, 5, 8, 0.5, (4.5, 8)),  # a stated low above a computed rating does not cut it off
        (3, 3, 3, 0.0, (3, 3)),
    ],
)
def test_widened(low: float | None, likely: float, high: float | None, h: float, expected: tuple[float, float]) -> None:
    assert widened(low, likely, high, h) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # a year means its 31 December: 327 days after 2025 end on 23 November 2026
        ({"kind": "official_statistic", "date": "2025"}, 0.5 * (1 + 327 / 365.25 / 5)),
        ({"kind": "filing", "date": "2025"}, 0.5 * (1 + 327 / 365.25 / 3)),
        ({"kind": "law", "date": "2025"}, 0.5 * (1 + 327 / 365.25 / 10)),
        ({"kind": "survey", "date": "2025"}, 1.0 * (1 + 327 / 365.25 / 3)),
        ({"kind": "trade_body", "date": "2025"}, 1.0 * (1 + 327 / 365.25 / 3)),
        ({"kind": "press", "date": "2025"}, 1.0 * (1 + 327 / 365.25 / 2)),
        ({"kind": "company_claim", "date": "2025"}, 1.0 * (1 + 327 / 365.25 / 2)),
        ({"kind": "blog", "date": "2025"}, 2.0 * (1 + 327 / 365.25 / 1)),
        ({"kind": "opinion", "date": "2025"}, 2.0 * (1 + 327 / 365.25 / 1)),
        ({"kind": "trade press", "date": "2025"}, 1.0 * (1 + 327 / 365.25 / 2)),  # a looser word for press
        ({"kind": "press", "date": "2025-11"}, 1.0 * (1 + 358 / 365.25 / 2)),  # a month means its last day
        ({"kind": "press", "date": "2026-11-23"}, 1.0),
        ({"kind": "press", "date": "2027"}, 1.0),  # from the future: no age
        ({"kind": "press"}, 5.0),  # undated: ten years, five half-lives, held at four
        ({"kind": "law"}, 1.0),  # undated: ten years, one half-life
        (
            {"kind": "press", "date": "2025", "grade": "A"},
            0.5 * (1 + 327 / 365.25 / 2),
        ),  # stated grade, kind's half-life
    ],
)
def test_the_half_width_of_one_source(source: dict[str, Any], expected: float) -> None:
    asked = widths(source=source)
    assert asked.of_figure(cite("source")).half_width == pytest.approx(expected)
    assert asked.own_sigma("source") == pytest.approx(expected / 2)


def test_no_source_is_grade_c_without_age() -> None:
    basis = widths().of_figure([])
    assert (basis.half_width, basis.grade, basis.date) == (2.0, "C", None)


def test_of_several_sources_of_one_figure_the_narrowest_counts() -> None:
    asked = widths(old={"kind": "filing", "date": "2014"}, new={"kind": "press", "date": "2026-11-23"})
    basis = asked.of_figure(cite("old", "new"))
    assert (basis.half_width, basis.grade, basis.date) == (1.0, "B", "2026-11-23")


def test_a_citation_lowers_the_grade_of_the_range_but_not_of_the_sources_own_error() -> None:
    asked = widths(source={"kind": "official_statistic", "date": "2026-11-23"})
    assert asked.of_figure([Citation(id="source", grade="C")]).half_width == 2.0
    assert asked.own_sigma("source") == 0.25


def test_a_citation_cannot_raise_the_grade() -> None:
    asked = widths(source={"kind": "blog", "date": "2026-11-23"})
    assert asked.of_figure([Citation(id="source", grade="A")]).grade == "C"


def test_a_source_that_is_gone_is_no_source() -> None:
    asked = widths(here={"kind": "press", "date": "2026-11-23"})
    assert asked.of_figure(cite("gone")).half_width == 2.0
    assert [each.id for each in asked.found(cite("gone", "here"))] == ["here"]


@given(
    likely=RATING,
    stated=st.tuples(RATING, RATING) | st.none(),
    kind=st.sampled_from(sorted(CLASSES.half_lives_years)),
    years=st.tuples(st.integers(1990, 2030), st.integers(1990, 2030)),
)
def test_older_evidence_never_narrows_a_range(
    likely: float, stated: tuple[float, float] | None, kind: str, years: tuple[int, int]
) -> None:
    older, newer = sorted(years)
    asked = widths(older={"kind": kind, "date": str(older)}, newer={"kind": kind, "date": str(newer)})
    low, high = (None, None) if stated is None else (min(*stated, likely), max(*stated, likely))
    wide, narrow = (widened(low, likely, high, asked.of_figure(cite(each)).half_width) for each in ("older", "newer"))
    assert wide[0] <= narrow[0] <= likely <= narrow[1] <= wide[1]
    assert asked.own_sigma("older") >= asked.own_sigma("newer")


@given(
    likely=RATING,
    kind=st.sampled_from(sorted(CLASSES.half_lives_years)),
    days=st.tuples(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.dates(date(2000, 1, 1), date(2060, 1, 1))),
)
def test_a_later_look_never_narrows_a_range(likely: float, kind: str, days: tuple[date, date]) -> None:
    sooner, later = (
        widths(day, source={"kind": kind, "date": "2020"}).of_figure(cite("source")).half_width for day in sorted(days)
    )
    assert sooner <= later
