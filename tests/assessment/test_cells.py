"""Where each rating comes from: founder's own > explicit > formula or yardstick > missing."""

from collections.abc import Mapping
from typing import Any

import pytest

from assessment.cell import Cell
from assessment.cells import cells_of
from assessment.ranges import EvidenceWidths
from knowledge.evidence import Citation, Evidence
from knowledge.founder import Founder
from knowledge.industry_profile import Indicator, IndustryProfile, Needs
from tests.assessment.little_world import AS_OF, FACTORS, industry, shipped

TODAY = "2026-11-23"
SOURCES = {
    "statistic": Evidence(title="A statistic", kind="official_statistic", date=TODAY),
    "press": Evidence(title="A newspaper", kind="press", date=TODAY),
    "blog": Evidence(title="A blog", kind="blog", date=TODAY),
}


def cite(*ids: str) -> tuple[Citation, ...]:
    return tuple(Citation(id=each) for each in ids)


GROWTH = Indicator(value=2.5, year="2025", evidence=cite("statistic"))


def cells(profile: IndustryProfile, **founder: Any) -> dict[str, Cell]:
    vocabulary = shipped().vocabulary
    sources: Mapping[str, Evidence] = {**SOURCES, **profile.evidence}
    return cells_of(profile, Founder(**founder), vocabulary, EvidenceWidths(sources, vocabulary.evidence, AS_OF))


def span(cell: Cell) -> tuple[float, float | None, float]:
    return cell.low, cell.likely, cell.high


OWN = {"pumps": {"sunrise_industry": {"low": 1, "likely": 2, "high": 3, "because": "I know it."}}}
EXPLICIT = {"likely": 6.0, "evidence": [{"id": "press"}]}
YARDSTICK = {"yardstick": "growth"}


@pytest.mark.mission("I6")
@pytest.mark.parametrize(
    ("entry", "ratings", "origin", "expected"),
    [
        ({**EXPLICIT, **YARDSTICK}, OWN, "founder", (1, 2, 3)),
        ({**EXPLICIT, **YARDSTICK}, {}, "explicit", (5, 6, 7)),
        (YARDSTICK, {}, "yardstick", (7.5, 8, 8.5)),  # 5 + 1.2 x 2.5
        (YARDSTICK, {"valves": OWN["pumps"]}, "yardstick", (7.5, 8, 8.5)),  # a view of another industry
        (None, {}, "missing", (0, None, 10)),
        (None, OWN, "founder", (1, 2, 3)),
    ],
)
def test_precedence(
    entry: dict[str, Any] | None, ratings: Any, origin: str, expected: tuple[float, float, float]
) -> None:
    profile = industry(
        "pumps", {"sunrise_industry": entry} if entry else {}, indicators={"real_growth_10y_pct": GROWTH}
    )
    cell = cells(profile, ratings=ratings)["sunrise_industry"]
    assert (cell.origin, span(cell)) == (origin, expected)
    assert cell.missing is (origin == "missing")


@pytest.mark.mission("I6")
def test_a_founder_factor_follows_the_formula_unless_rated_by_hand() -> None:
    needs = Needs.model_validate(
        {"capital_usd": {"low": 1e5, "likely": 1e6, "high": 1e7, "evidence": [{"id": "press"}], "grade": "C"}}
    )
    by_formula = cells(industry("pumps", {}, needs=needs), capital_usd=1e6)["lack_of_capital"]
    assert (by_formula.origin, span(by_formula)) == ("formula", (0, 5, 10))
    assert by_formula.sources == ("press",)
    assert dict(by_formula.working) == {"capital_usd": 1e6, "need": 1e6}
    assert by_formula.basis is not None and by_formula.basis.grade == "C"
    explicit = cells(industry("pumps", {"lack_of_capital": {"likely": 3}}, needs=needs), capital_usd=1e6)[
        "lack_of_capital"
    ]
    assert (explicit.origin, explicit.likely) == ("explicit", 3)
    ratings = {"pumps": {"lack_of_capital": {"likely": 1}}}
    own = cells(industry("pumps", {"lack_of_capital": 3}, needs=needs), capital_usd=1e6, ratings=ratings)[
        "lack_of_capital"
    ]
    assert (own.origin, span(own)) == ("founder", (0.5, 1, 1.5))


@pytest.mark.mission("I6")
def test_founder_factors_have_a_floor_of_half_a_point_and_never_age() -> None:
    old = Evidence(title="Old", kind="blog", date="1990")
    needs = Needs.model_validate({"team_size": {"likely": 4, "evidence": [{"id": "old"}]}})
    cell = cells(industry("pumps", {}, needs=needs, evidence={"old": old}), team_size=4)["people"]
    assert span(cell) == (4.5, 5, 5.5)


def test_a_formula_takes_the_range_that_the_profile_states() -> None:
    needs = Needs.model_validate({"team_size": {"low": 2, "likely": 4, "high": 8}})
    stated = {"people": {"low": 1, "because": "Hard to hire here.", "evidence": [{"id": "blog"}]}}
    cell = cells(industry("pumps", stated, needs=needs), team_size=4)["people"]
    assert (cell.origin, span(cell)) == ("formula", (1, 5, 7.5))
    assert (cell.because, cell.sources) == ("Hard to hire here.", ("blog",))


def test_only_a_need_that_was_used_lends_its_sources() -> None:
    needs = Needs.model_validate({"years_in_trade": {"likely": 4, "evidence": [{"id": "press"}]}})
    profile = industry("pumps", {}, needs=needs)
    assert cells(profile, network={"pumps": 6})["intangible_assets"].sources == ()
    assert cells(profile, years_in_trade={"pumps": 6})["intangible_assets"].sources == ("press",)


def test_an_adjusted_yardstick_stays_on_the_scale_and_cites_all_its_sources() -> None:
    adjust = {"by": 3.0, "because": "Duties.", "evidence": [{"id": "blog"}, {"id": "statistic"}]}
    entry = {"yardstick": "growth", "adjust": adjust, "low": 4.0, "evidence": [{"id": "press"}]}
    profile = industry("pumps", {"sunrise_industry": entry}, indicators={"real_growth_10y_pct": GROWTH})
    cell = cells(profile)["sunrise_industry"]
    assert span(cell) == (4, 10, 10)
    assert cell.sources == ("statistic", "press", "blog")
    assert cell.working == (("real_growth_10y_pct", 2.5), ("adjust", 3.0))


def test_of_a_yardsticks_figures_the_widest_counts() -> None:
    figures = {
        "market_size_usd_bn": Indicator(value=100, evidence=cite("statistic", "press")),
        "firms": Indicator(value=1_000, evidence=cite("press")),
    }
    cell = cells(industry("pumps", {"small_market": {"yardstick": "market_size"}}, indicators=figures))["small_market"]
    assert span(cell) == (4, 5, 6)
    figures["firms"] = Indicator(value=1_000)  # nobody says where it is from
    cell = cells(industry("pumps", {"small_market": {"yardstick": "market_size"}}, indicators=figures))["small_market"]
    assert span(cell) == (3, 5, 7)


def test_a_missing_indicator_makes_the_cell_missing() -> None:
    figures = {"firms": Indicator(value=1_000)}
    cell = cells(
        industry(
            "pumps", {"small_market": {"yardstick": "market_size", "because": "No output found."}}, indicators=figures
        )
    )
    assert cell["small_market"].missing
    assert cell["small_market"].because == "No output found."


def test_a_rating_without_a_source_is_an_opinion() -> None:
    cell = cells(industry("pumps", {"strong_rivals": {"low": 6.5, "likely": 7, "high": 7.5}}))["strong_rivals"]
    assert span(cell) == (5, 7, 9)


def test_sources_and_yardsticks_that_are_gone_do_not_count() -> None:
    """The last valid version of a broken profile may cite what has just been deleted."""
    gone = {"strong_rivals": {"likely": 7, "evidence": [{"id": "gone"}]}, "sunrise_industry": {"yardstick": "gone"}}
    found = cells(industry("pumps", gone))
    assert (span(found["strong_rivals"]), found["strong_rivals"].sources) == ((5, 7, 9), ())
    assert found["sunrise_industry"].missing


@pytest.mark.mission("I2", "I3", "I4", "I5")
def test_all_sixteen_factors_of_every_shipped_industry_are_rated_with_range_and_reason() -> None:
    known = shipped()
    assert len(known.industries) == 9
    for profile in known.industries.values():
        widths = EvidenceWidths(known.evidence_for(profile.id), known.vocabulary.evidence, AS_OF)
        found = cells_of(profile, known.example_founder, known.vocabulary, widths)
        assert tuple(found) == FACTORS
        for factor, cell in found.items():
            assert cell.likely is not None, (profile.id, factor)
            assert 0 <= cell.low <= cell.likely <= cell.high <= 10
            assert cell.high - cell.low >= 0.5
            assert cell.because or cell.working
            about_founder = known.vocabulary.factors[factor].about == "founder"
            assert (cell.origin == "formula") is about_founder
