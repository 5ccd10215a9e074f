"""Optimism that the choice survives, by hand and by trying."""

from functools import cache

import numpy as np
import pytest

from assessment import Assessment, assess
from assessment.sensitivity.mean_case import mean_case
from assessment.sensitivity.optimism import OptimismBreakEven, optimism_break_even
from tests.assessment.little_world import AS_OF, FACTORS, UNFAVOURABLE, industry, known_of, shipped


@cache
def shipped_assessment() -> Assessment:
    return assess(shipped(), draws=400, as_of=AS_OF)


def winner_without(assessment: Assessment, points: float, of: str | None) -> str:
    """Who has the highest value when every rating of one industry, or of all, is less favourable by so many points."""
    up = np.array([factor not in UNFAVOURABLE for factor in FACTORS])[None, :, None]
    ratings = assessment.ratings.astype(float)
    moved = np.clip(ratings - np.where(up, points, -points), 0, 10)
    rows = [of is None or each == of for each in assessment.ids]
    ratings[rows] = moved[rows]
    values = np.where(up, ratings, 10 - ratings).mean(axis=2) @ assessment.weights.mean
    return assessment.ids[int(values.argmax())]


@pytest.mark.mission("I8")
def test_the_shipped_winner_survives_optimism_up_to_the_break_even() -> None:
    assessment = shipped_assessment()
    found = optimism_break_even(assessment, mean_case(assessment))
    winner = assessment.verdict.winner
    assert found.favourite is not None
    assert winner_without(assessment, found.favourite - 0.003, winner) == winner
    assert winner_without(assessment, found.favourite + 0.003, winner) == found.favourite_winner
    assert found.uniform is not None
    assert winner_without(assessment, found.uniform - 0.003, None) == winner
    assert winner_without(assessment, found.uniform + 0.003, None) == found.uniform_winner


def test_by_hand() -> None:
    """1.6 rating points ahead on one of sixteen factors: a tenth of a point off every one levels that."""
    known = known_of(industry("pumps", {**dict.fromkeys(FACTORS, 5), "small_market": 3.4}), industry("valves"))
    assessment = assess(known, as_of=AS_OF)
    found = optimism_break_even(assessment, mean_case(assessment))
    assert found.favourite == pytest.approx(0.1, abs=0.005)
    assert found.favourite_winner == "valves"
    assert winner_without(assessment, 3.0, None) == "pumps"


def test_cells_that_nothing_rates_carry_no_optimism() -> None:
    ratings = {factor: 5 for factor in FACTORS if factor not in ("small_market", "people")}
    known = known_of(industry("pumps", {**ratings, "strong_rivals": 3.6}), industry("valves", ratings))
    assessment = assess(known, as_of=AS_OF)
    found = optimism_break_even(assessment, mean_case(assessment))
    margin = mean_case(assessment).values
    assert found.favourite == pytest.approx(abs(margin[0] - margin[1]) / 10 * 16 / 14, abs=0.003)


def test_with_nobody_to_lose_to_there_is_no_break_even() -> None:
    for known in (known_of(industry("pumps")), known_of(industry("pumps", None)), known_of()):
        assessment = assess(known, draws=50, as_of=AS_OF)
        assert optimism_break_even(assessment, mean_case(assessment)) == OptimismBreakEven()
