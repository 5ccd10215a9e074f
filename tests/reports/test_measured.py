"""Figures with units and regions in the reader's language, and the ratings they lead to."""

import pytest

from assessment import Assessment
from assessment.cells import NEED_OF
from knowledge.industry_profile import Indicator
from locales import Words, words_in
from reports.measured import figure_text, reason_text, region_text


@pytest.mark.parametrize(
    ("unit", "value", "english", "chinese"),
    [
        ("USD bn", 181.5, "USD 181.5 bn", "1,815 億美元"),
        ("USD m", 3, "USD 3 m", "300 萬美元"),
        ("% a year", -1.1, "−1.1% a year", "每年 −1.1%"),
        ("position", 83016, "position 83,016", "第 83,016 名"),
        ("times", 2, "2 times", "2 倍"),
        ("members", 560, "560 members", "560 名會員"),
        ("pumps {0}", 7, "7 pumps {0}", "7 pumps {0}"),
        (None, 7.25, "7.25", "7.25"),
    ],
)
def test_units_are_words(unit: str | None, value: float, english: str, chinese: str) -> None:
    figure = Indicator(value=value, unit=unit)
    assert figure_text(figure, words_in("en")) == english
    assert figure_text(figure, words_in("zh-Hant")) == chinese


def test_regions_are_words() -> None:
    assert [region_text(each, words_in("en")) for each in ("WORLD", "IN", "Mars", None)] == [
        "worldwide", "India", "Mars", "",
    ]  # fmt: skip
    assert region_text("US", words_in("zh-Hant")) == "美國"


def test_every_unit_and_region_of_the_shipped_profiles_has_words(assessment: Assessment, words: Words) -> None:
    for profile in assessment.known.industries.values():
        for each in profile.indicators.values():
            assert not each.unit or f"measured.units.{each.unit}" in words.catalogue, each.unit
            assert not each.scope or f"measured.regions.{each.scope}" in words.catalogue, each.scope


def test_a_formula_says_its_figures_and_its_rating_before_what_is_said_of_the_need(
    assessment: Assessment, words: Words
) -> None:
    profile = assessment.known.industries["packaging"]
    for factor, need in NEED_OF.items():
        cell = assessment.cells["packaging"][factor]
        assert cell.likely is not None
        told = reason_text(cell, profile, words)
        rated = words("measured.led_to", figures="|", likely=words.number(cell.likely, 1)).partition("|")[2]
        because = words.text(getattr(profile.needs, need).because)
        assert told.index(rated) < told.index(because)
        assert words("measured.on_the_need", because=because) in told


def test_a_yardstick_says_figures_adjustment_and_rating(assessment: Assessment, words: Words) -> None:
    profile = assessment.known.industries["solar_equipment"]
    cell = assessment.cells["solar_equipment"]["industry_decline"]
    assert dict(cell.working)["adjust"] == 4
    told = reason_text(cell, profile, words)
    assert told.startswith(words.text(cell.because))
    assert words("measured.adjust", value="+4.0") in told
    assert "55.7%" in told


def test_what_is_judged_keeps_its_reason_alone(assessment: Assessment, words: Words) -> None:
    cell = assessment.cells["packaging"]["strong_rivals"]
    assert reason_text(cell, assessment.known.industries["packaging"], words) == words.text(cell.because)
