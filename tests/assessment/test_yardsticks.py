"""Figures to ratings, by hand, with the shipped yardsticks."""

import math

import pytest

from assessment.yardsticks import figures_of, yardstick_rating
from knowledge.industry_profile import Indicator
from knowledge.vocabulary import Yardstick, YardstickTerm
from tests.assessment.little_world import shipped

YARDSTICKS = shipped().vocabulary.yardsticks


@pytest.mark.parametrize(
    ("yardstick", "figures", "expected"),
    [
        ("market_size", {"market_size_usd_bn": 100, "firms": 1_000}, 14 - 3 * 2 - 3),
        ("market_size", {"market_size_usd_bn": 154.8, "firms": 8_000}, 3.527597),
        ("market_size", {"market_size_usd_bn": 1_000, "firms": 1_000_000}, 0),  # -1, cut off
        ("market_size", {"market_size_usd_bn": 1, "firms": 10}, 10),  # 13, cut off
        (
            "shakeout",
            {"real_growth_10y_pct": 1.5, "import_share_pct": 30, "import_share_rise_points": 4},
            5 - 1.5 + 0.03 * (30 - 25) + 0.2 * 4,
        ),
        ("growth", {"real_growth_10y_pct": -2}, 5 - 2.4),
        ("online_growth", {"electronic_orders_rise_points": 17.2, "electronic_orders_pct": 62.5}, 5 + 0.44 - 0.2),
        ("decline", {"real_growth_5y_pct": -1, "import_share_pct": 45}, 4.5 + 0.9 + 0.4),
        ("offline", {"electronic_orders_pct": 50}, 2 + 0.16 * 20),
    ],
)
def test_the_shipped_yardsticks_by_hand(yardstick: str, figures: dict[str, float], expected: float) -> None:
    assert yardstick_rating(YARDSTICKS[yardstick], figures) == pytest.approx(expected, abs=1e-6)


def test_six_factors_have_a_yardstick() -> None:
    rated = {yardstick.factor for yardstick in YARDSTICKS.values()}
    assert rated == {
        "small_market", "industry_shakeout", "sunrise_industry", "growing_users", "industry_decline", "offline_trend"
    }  # fmt: skip


def test_a_missing_figure_gives_no_rating() -> None:
    assert yardstick_rating(YARDSTICKS["market_size"], {"firms": 1_000}) is None


@pytest.mark.parametrize("firms", [0, -5])
def test_a_figure_without_a_logarithm_gives_no_rating(firms: float) -> None:
    assert yardstick_rating(YARDSTICKS["market_size"], {"market_size_usd_bn": 100, "firms": firms}) is None


def test_figures_beyond_all_bounds_stay_on_the_scale_or_give_no_rating() -> None:
    terms = (YardstickTerm(indicator="up", slope=1e300), YardstickTerm(indicator="down", slope=-1e300))
    yardstick = Yardstick(factor="small_market", intercept=0, terms=terms)
    assert yardstick_rating(yardstick, {"up": 1e300, "down": 0}) == 10
    assert yardstick_rating(yardstick, {"up": 0, "down": 1e300}) == 0
    assert yardstick_rating(yardstick, {"up": 1e300, "down": 1e300}) is None


def test_a_yardstick_without_terms_is_its_intercept() -> None:
    assert yardstick_rating(Yardstick(factor="small_market", intercept=math.pi, terms=()), {}) == pytest.approx(math.pi)


def test_figures_are_the_plain_values() -> None:
    assert figures_of({"firms": Indicator(value=12, unit="firms")}) == {"firms": 12}
