"""What is shipped keeps its promises: nine industries, every figure with its source, every text in both languages."""

import pytest

from knowledge import Knowledge
from knowledge.industry_profile import IndustryProfile
from knowledge.record import LANGUAGES
from knowledge.workspace import SHIPPED
from reports.check import all_problems
from tests.knowledge.test_vocabulary import ABOUT_FOUNDER
from tests.knowledge.texts import texts_of

INDUSTRIES = (
    "medical_devices", "industrial_chemicals", "machinery_machine_tools", "electronic_components", "textiles_apparel",
    "building_materials", "food_ingredients", "solar_equipment", "packaging",
)  # fmt: skip
NEEDS = ("capital_usd", "technology", "team_size", "years_in_trade")


@pytest.fixture(params=INDUSTRIES)
def profile(request: pytest.FixtureRequest, shipped: Knowledge) -> IndustryProfile:
    return shipped.industries[request.param]


@pytest.mark.mission("I1")
def test_nine_industries_are_shipped_without_a_problem(shipped: Knowledge) -> None:
    assert set(shipped.industries) == set(INDUSTRIES)
    assert (
        all_problems(shipped, [str(SHIPPED / "industry_profiles"), str(SHIPPED / "founders" / "_example.yaml")]) == []
    )


@pytest.mark.mission("I8")
def test_every_figure_has_its_unit_year_scope_and_a_source_that_exists(
    profile: IndustryProfile, shipped: Knowledge
) -> None:
    evidence = shipped.evidence_for(profile.id)
    assert profile.indicators
    for name, figure in profile.indicators.items():
        assert figure.unit, name
        assert figure.scope, name
        assert figure.label, name
        assert figure.evidence, name
        sources = [evidence[citation.id] for citation in figure.evidence]
        undated = all(source.date is None for source in sources) and "ndated" in str(figure.note)
        assert figure.year or undated, f"{name}: a figure has no year only where its source has none, and says so"


def test_every_source_says_what_it_is_and_where_it_was_read(profile: IndustryProfile, shipped: Knowledge) -> None:
    cited = {citation.id for figure in profile.indicators.values() for citation in figure.evidence}
    assert cited <= set(shipped.evidence_for(profile.id))
    for name, source in shipped.evidence_for(profile.id).items():
        assert source.publisher, name
        assert source.url, name
        assert source.url.startswith("https://") or source.url.startswith("http://"), name
        assert source.checked, name
        assert source.grade, name
        assert source.kind in shipped.vocabulary.evidence.half_lives_years, name


@pytest.mark.mission("I3", "I4", "I5")
def test_every_factor_about_the_industry_is_rated_with_a_range_and_a_reason(
    profile: IndustryProfile, shipped: Knowledge
) -> None:
    assert set(profile.factors) == set(shipped.vocabulary.factors) - ABOUT_FOUNDER
    for name, entry in profile.factors.items():
        assert entry.because, name
        assert entry.low is not None, name
        assert entry.high is not None, name
        assert entry.low < entry.high, name
        assert (entry.likely is None) != (entry.yardstick is None), f"{name}: judged or computed, not both"


def test_every_yardstick_finds_its_figures(profile: IndustryProfile, shipped: Knowledge) -> None:
    used = [shipped.vocabulary.yardsticks[entry.yardstick] for entry in profile.factors.values() if entry.yardstick]
    assert used
    for yardstick in used:
        for term in yardstick.terms:
            assert profile.indicators[term.indicator].unit == term.unit


@pytest.mark.mission("I6")
def test_every_industry_says_what_it_needs_and_why(profile: IndustryProfile) -> None:
    assert profile.needs.model
    assert profile.needs.because
    for name in NEEDS:
        need = getattr(profile.needs, name)
        assert need.low < need.likely < need.high, name
        assert need.because, name
        assert need.evidence or need.grade == "C", f"{name}: what is judged says so"


@pytest.mark.mission("I7")
def test_rivals_stand_with_their_sources_or_with_what_rests_on_memory(profile: IndustryProfile) -> None:
    assert len(profile.rivals) >= 5
    for rival in profile.rivals:
        said = {name for name in ("url", "country") if getattr(rival, name) is not None}
        assert rival.evidence or said <= set(rival.unsourced), rival.name
        told = {
            name for name in ("founded", "raised_usd", "scale", "status", "model") if getattr(rival, name) is not None
        }
        assert rival.evidence or not told, f"{rival.name}: without a source nothing is told"


def test_every_text_of_a_profile_stands_in_both_languages(profile: IndustryProfile) -> None:
    texts = list(texts_of(profile))
    assert len(texts) > 50
    assert [where for where, text in texts if not isinstance(text, dict) or set(text) != set(LANGUAGES)] == []


def test_short_names_fit_into_charts(profile: IndustryProfile) -> None:
    assert len(profile.short_name["en"]) <= 18
    assert len(profile.short_name["zh-Hant"]) <= 7


@pytest.mark.mission("I6")
def test_the_example_founder_is_marked_and_has_these_figures(shipped: Knowledge) -> None:
    example = shipped.example_founder
    assert example.name == {"en": "Example founder", "zh-Hant": "範例創辦人"}
    assert example.model_dump(exclude={"name", "schema_version"}, exclude_unset=True) == {
        "id": "founder",
        "capital_usd": 1_000_000,
        "region": "CN",
        "outlook": 0.5,
        "team_size": 4,
        "technology": 6,
        "premises": True,
        "stock_or_equipment": False,
        "own_firm_in_trade": False,
        "target_regions": ("US", "EU"),
        "runway_months": 18,
        "years_in_trade": {"medical_devices": 8},
        "network": {"medical_devices": 7},
        "hours_per_week_for_research": 6,
    }


def test_the_example_company_is_marked_and_in_both_languages(shipped: Knowledge) -> None:
    company = shipped.company
    assert company is not None
    assert company.name["en"].startswith("Example")
    assert [where for where, text in texts_of(company) if isinstance(text, dict) and set(text) != set(LANGUAGES)] == []
