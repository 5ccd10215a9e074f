"""The five formulas of the founder factors, by hand."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.founder_fit import (
    founder_rating,
    intangible_assets,
    lack_of_capital,
    people,
    tangible_assets,
    technology_edge,
)
from knowledge.founder import LARGEST, Founder
from knowledge.industry_profile import Needs
from tests.assessment.little_world import industry

pytestmark = pytest.mark.mission("I6")

NEEDS = Needs.model_validate(
    {
        "capital_usd": {"low": 300_000, "likely": 3_000_000, "high": 26_500_000},
        "technology": {"low": 4, "likely": 6, "high": 8},
        "team_size": {"low": 4, "likely": 8, "high": 20},
        "years_in_trade": {"low": 1, "likely": 4, "high": 8},
    }
)


def rated(factor: str, needs: Needs = NEEDS, **founder: Any) -> tuple[float, float, float] | None:
    """(low, likely, high) of a founder factor in the industry `pumps`."""
    rating = founder_rating(factor, Founder(**founder), industry("pumps", None, needs=needs))
    return rating[:3] if rating else None


@pytest.mark.parametrize(
    ("capital", "need", "expected"),
    [
        (1_000_000, 1_000_000, 5),
        (1_000_000, 10_000_000, 10),
        (10_000_000, 1_000_000, 0),
        (4_000_000, 1_000_000, 5 - 5 * 0.6020599913),
        (1_000_000, 3_000_000, 5 + 5 * 0.4771212547),
        (1, 1e12, 10),  # 65, cut off
        (1e12, 1, 0),
        (0, 1_000_000, 10),
        (0, 0, 10),
        (1, 0, 0),
        (1e-300, 1e300, 10),
    ],
)
def test_lack_of_capital(capital: float, need: float, expected: float) -> None:
    assert lack_of_capital(capital, need) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("team", "need", "expected"),
    [(8, 8, 5), (16, 8, 7.5), (4, 8, 2.5), (32, 8, 10), (2, 8, 0), (1, 8, 0), (100, 8, 10), (0, 8, 0), (3, 0, 10)],
)
def test_people(team: float, need: float, expected: float) -> None:
    assert people(team, need) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("own", "need", "expected"), [(6, 6, 5), (8, 6, 7), (3, 6, 2), (0, 10, 0), (10, 0, 10), (10, 5, 10)]
)
def test_technology_edge(own: float, need: float, expected: float) -> None:
    assert technology_edge(own, need) == expected


@pytest.mark.parametrize(
    ("network", "years", "need", "expected"),
    [
        (7, 8, 4, 8.5),  # 5 x 8 / 4 = 10
        (7, 80, 4, 8.5),  # 100, cut off at 10 before the mean
        (7, 2, 4, 4.75),
        (None, 2, 4, 2.5),
        (7, None, 4, 7),
        (7, 2, None, 7),
        (0, 0, 4, 0),
        (None, None, 4, None),
        (None, 3, 0, 10),
        (None, 0, 0, 0),
    ],
)
def test_intangible_assets(
    network: float | None, years: float | None, need: float | None, expected: float | None
) -> None:
    assert intangible_assets(network, years, need) == expected


@pytest.mark.parametrize(
    ("premises", "stock", "firm", "expected"),
    [
        (True, True, True, 10),
        (True, False, False, 3),
        (False, True, False, 3),
        (False, False, True, 4),
        (True, None, None, 3),  # absent counts as no
        (False, False, False, 0),
        (None, None, False, 0),
        (None, None, None, None),
    ],
)
def test_tangible_assets(premises: bool | None, stock: bool | None, firm: bool | None, expected: float | None) -> None:
    assert tangible_assets(premises, stock, firm) == expected


def test_low_and_high_of_the_need_give_the_range() -> None:
    assert rated("lack_of_capital", capital_usd=1_000_000) == pytest.approx((2.385606, 7.385606, 10), abs=1e-6)
    assert rated("people", team_size=4) == pytest.approx((0, 2.5, 5))  # against 20, 8 and 4
    assert rated("technology_edge", technology=6) == (3, 5, 7)
    assert rated("intangible_assets", years_in_trade={"pumps": 2}, network={"pumps": 7}) == (4.125, 4.75, 8.5)


def test_a_need_without_ends_gives_a_point() -> None:
    needs = Needs.model_validate({"team_size": {"likely": 8}})
    assert rated("people", needs, team_size=16) == (7.5, 7.5, 7.5)


def test_a_trade_that_is_not_listed_counts_nothing() -> None:
    assert rated("intangible_assets", years_in_trade={"valves": 8}, network={"valves": 7}) == (0, 0, 0)
    assert rated("intangible_assets", years_in_trade={"valves": 8}, network={"pumps": 6}) == (3, 3, 3)
    assert rated("intangible_assets", network={}) == (0, 0, 0)


def test_a_whole_list_left_out_is_missing() -> None:
    assert rated("intangible_assets") is None
    assert rated("intangible_assets", network={"pumps": 6}) == (6, 6, 6)
    assert rated("intangible_assets", years_in_trade={"pumps": 4}) == (2.5, 5, 10)


def test_years_without_a_need_say_nothing() -> None:
    assert rated("intangible_assets", Needs(), years_in_trade={"pumps": 4}) is None
    assert rated("intangible_assets", Needs(), years_in_trade={"pumps": 4}, network={"pumps": 6}) == (6, 6, 6)


@pytest.mark.parametrize(
    "factor", ["lack_of_capital", "people", "technology_edge", "intangible_assets", "tangible_assets"]
)
def test_a_founder_who_says_nothing_is_not_rated(factor: str) -> None:
    assert rated(factor) is None


@pytest.mark.parametrize(
    ("factor", "founder"),
    [
        ("lack_of_capital", {"capital_usd": 1.0}),
        ("people", {"team_size": 1.0}),
        ("technology_edge", {"technology": 1.0}),
    ],
)
def test_an_industry_that_names_no_need_is_not_rated(factor: str, founder: dict[str, float]) -> None:
    assert rated(factor, Needs(), **founder) is None


def test_a_factor_about_the_industry_has_no_formula() -> None:
    assert rated("strong_rivals", capital_usd=1.0) is None


NUMBER = st.floats(0, 1e300, allow_subnormal=True)


@given(
    have=st.floats(0, LARGEST, allow_subnormal=True),
    need=st.floats(0, 1e300, exclude_min=True),
    ends=st.tuples(NUMBER, NUMBER),
)
def test_every_rating_and_range_is_in_order_on_the_scale(have: float, need: float, ends: tuple[float, float]) -> None:
    needs = Needs.model_validate(
        {
            "capital_usd": {"low": min(*ends, need), "likely": need, "high": max(*ends, need)},
            "team_size": {"likely": need},
        }
    )
    for factor, founder in (("lack_of_capital", {"capital_usd": have}), ("people", {"team_size": have})):
        rating = rated(factor, needs, **founder)
        assert rating is not None
        assert 0 <= rating[0] <= rating[1] <= rating[2] <= 10
