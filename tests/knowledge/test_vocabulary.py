"""The shipped words are complete, in both languages, and agree with each other; lookups do what definitions say."""

from collections import Counter

import pytest

from knowledge import Knowledge
from knowledge.evidence import Citation, Evidence, Grade
from knowledge.record import LANGUAGES
from knowledge.vocabulary import SIDES, Vocabulary
from tests.knowledge.texts import texts_of

FACTORS = {
    "strength": ["technology_edge", "tangible_assets", "intangible_assets", "people"],
    "weakness": ["small_market", "strong_rivals", "lack_of_capital", "industry_shakeout"],
    "opportunity": ["sunrise_industry", "growing_users", "available_capital", "room_to_innovate"],
    "threat": ["stronger_entrants", "industry_decline", "offline_trend", "winner_takes_all"],
}
ABOUT_FOUNDER = {"technology_edge", "tangible_assets", "intangible_assets", "people", "lack_of_capital"}


@pytest.fixture(scope="module")
def words(shipped: Knowledge) -> Vocabulary:
    return shipped.vocabulary


def test_sixteen_factors_stand_four_a_side(words: Vocabulary) -> None:
    by_side = {side: [each.id for each in words.factors.values() if each.side == side] for side in SIDES}
    assert by_side == FACTORS
    assert words.factor_ids == tuple(factor for factors in FACTORS.values() for factor in factors)
    assert {each.id for each in words.factors.values() if each.about == "founder"} == ABOUT_FOUNDER
    assert [words.sides[side].letter for side in SIDES] == ["S", "W", "O", "T"]


def test_every_factor_has_worded_anchors_and_says_how_to_research_it_and_how_long_that_takes(words: Vocabulary) -> None:
    for factor in words.factors.values():
        assert list(factor.anchors) == [0, 2, 5, 8, 10], factor.id
        assert len({text["en"] for text in factor.anchors.values()}) == 5, factor.id
        assert factor.how_to_research, factor.id
        assert factor.research_hours >= 1, factor.id
        assert 1 <= factor.research_minutes_quick < 60 * factor.research_hours, factor.id


def test_a_first_look_at_all_factors_fits_into_an_hour(words: Vocabulary) -> None:
    assert sum(factor.research_minutes_quick for factor in words.factors.values()) <= 60


def test_every_word_stands_in_both_languages(words: Vocabulary) -> None:
    files = (words.factor_file, words.yardstick_file, words.evidence, words.trade_file, words.level_file)
    for file in files:
        texts = list(texts_of(file))
        assert texts
        assert [where for where, text in texts if not isinstance(text, dict) or set(text) != set(LANGUAGES)] == []


def test_yardsticks_rate_industry_factors_by_figures_with_a_unit(words: Vocabulary) -> None:
    assert [each.factor for each in words.yardsticks.values()] == [
        "small_market", "industry_shakeout", "sunrise_industry", "growing_users", "industry_decline", "offline_trend",
    ]  # fmt: skip
    assert all(term.unit for each in words.yardsticks.values() for term in each.terms)
    units = Counter((term.indicator, term.unit) for each in words.yardsticks.values() for term in each.terms)
    assert len({indicator for indicator, _ in units}) == len(units), "one unit for each figure"


def test_floors_and_half_lives_are_those_of_the_definitions(words: Vocabulary) -> None:
    classes = words.evidence
    assert classes.floors == {"A": 0.5, "B": 1.0, "C": 2.0}
    assert classes.half_lives_years == {
        "official_statistic": 5, "filing": 3, "survey": 3, "trade_body": 3, "press": 2, "company_claim": 2, "blog": 1,
        "law": 10, "opinion": 1,
    }  # fmt: skip
    assert {grade: [kind for kind, own in classes.default_grades.items() if own == grade] for grade in "ABC"} == {
        "A": ["official_statistic", "filing", "law"],
        "B": ["survey", "trade_body", "press", "company_claim"],
        "C": ["blog", "opinion"],
    }
    assert (classes.undated_years, classes.max_age_ratio) == (10, 4)
    assert set(classes.kinds) == set(classes.half_lives_years)
    assert set(classes.kind_words.values()) <= set(classes.half_lives_years)
    assert set(classes.grades) == {"A", "B", "C"}


@pytest.mark.parametrize(
    ("kind", "stated", "cited", "grade"),
    [
        ("press", None, None, "B"),
        ("trade press", None, None, "B"),
        ("law", None, None, "A"),
        ("hearsay", None, None, "C"),
        ("press", "A", None, "A"),
        ("law", None, "C", "C"),
        ("blog", None, "A", "C"),
    ],
)
def test_a_grade_is_stated_or_follows_from_the_kind_and_a_citation_only_lowers_it(
    words: Vocabulary, kind: str, stated: Grade | None, cited: Grade | None, grade: Grade
) -> None:
    source = Evidence(title="T", kind=kind, grade=stated)
    assert words.evidence.grade_of(source, Citation(id="a", grade=cited)) == grade


def test_levels_and_thresholds_are_those_of_the_definitions(words: Vocabulary) -> None:
    levels = {name: level.value for name, level in words.levels.items()}
    assert levels == {"slight": 2, "low": 3, "fair": 5, "high": 7, "extreme": 8.5}
    verdict = words.verdict
    assert (verdict.clear, verdict.leaning, verdict.tie_score_gap, verdict.tie_pair_share) == (0.8, 0.6, 1, 0.6)
    assert (verdict.veto, verdict.comparable_missing_weight) == (9, 0.25)
    listing = words.listing
    assert (listing.rank_weight, listing.trade_weight, listing.region_weight) == (0.5, 0.3, 0.2)
    assert [(band.band, band.to, band.score) for band in listing.bands] == [
        ("A", 10_000, 1), ("B", 50_000, 0.67), ("C", 100_000, 0.33),
    ]  # fmt: skip
    assert listing.picks.model_dump() == {"large": 3, "comprehensive": 3, "vertical": 5}


def test_trades_have_two_levels_and_each_stands_once(words: Vocabulary) -> None:
    parents, trades = words.trade_parents, words.trade_file.trades
    assert parents["medical"] == "health"
    assert parents["health"] is None
    assert len(parents) == len(trades) + sum(len(trade.children) for trade in trades.values())
    assert not any(child.children for trade in trades.values() for child in trade.children.values())
    assert set(words.trade_labels) == set(parents)
