"""Swing points to weights, and the spread of the weights."""

from typing import Any

import numpy as np
import pytest

from assessment.streams import stream
from assessment.weights import WeightModel, dirichlet_draws, equal_weights, swing_weights, tilted_sides, weight_model
from knowledge.founder import Founder
from knowledge.problem import WrongInput
from tests.assessment.little_world import FACTORS, shipped

DRAWS = 20_000


def model(**weights: Any) -> WeightModel:
    return weight_model(Founder.model_validate({"weights": weights}), shipped().vocabulary, seed=7, draws=DRAWS)


def by_factor(weights: WeightModel) -> dict[str, float]:
    return dict(zip(FACTORS, weights.mean.tolist(), strict=True))


@pytest.mark.parametrize(
    ("points", "expected"), [([100, 60, 40], [0.5, 0.3, 0.2]), ([0, 5], [0, 1]), ([7], [1]), ([1e-320, 0], [1, 0])]
)
def test_swing_weights(points: list[float], expected: list[float]) -> None:
    assert swing_weights(points).tolist() == pytest.approx(expected)


def test_with_no_points_all_weights_are_equal_and_it_is_said() -> None:
    weights = model()
    assert weights.equal
    assert weights.mean == pytest.approx(np.full(16, 1 / 16))
    assert equal_weights(shipped().vocabulary) == pytest.approx(np.full(16, 1 / 16))


def test_points_left_out_count_a_hundred_within_their_side() -> None:
    weights = model(factors={"strong_rivals": 50, "small_market": 150})
    assert not weights.equal
    found = by_factor(weights)
    assert [found[each] for each in FACTORS[4:8]] == pytest.approx([0.25 * each / 400 for each in (150, 50, 100, 100)])
    assert found["people"] == pytest.approx(1 / 16)


def test_sides_times_factors() -> None:
    weights = model(
        sides={"strength": 40, "weakness": 30, "opportunity": 20, "threat": 10},
        factors={"people": 0, "tangible_assets": 0},
    )
    found = by_factor(weights)
    assert weights.sides.tolist() == pytest.approx([0.4, 0.3, 0.2, 0.1])
    assert found["people"] == 0
    assert found["technology_edge"] == pytest.approx(0.2)
    assert found["winner_takes_all"] == pytest.approx(0.025)
    assert weights.mean.sum() == pytest.approx(1)


def test_dirichlet_moments() -> None:
    """Dirichlet(50 l) has mean l and variance l(1 - l)/51."""
    mean = np.array([0.5, 0.3, 0.2])
    drawn = dirichlet_draws(stream(1, "weights"), mean, 50_000, 50).astype(float)
    assert drawn.sum(axis=0) == pytest.approx(np.ones(50_000), abs=1e-6)
    assert drawn.mean(axis=1) == pytest.approx(mean, abs=0.002)
    assert drawn.var(axis=1) == pytest.approx(mean * (1 - mean) / 51, rel=0.03)
    assert np.cov(drawn)[0, 1] == pytest.approx(-0.5 * 0.3 / 51, rel=0.05)


def test_the_draws_of_a_model_have_its_means() -> None:
    weights = model(sides={"strength": 10}, factors={"people": 20})
    assert weights.side_draws.mean(axis=1) == pytest.approx(weights.sides, abs=0.002)
    assert weights.within_draws.mean(axis=1) == pytest.approx(weights.within, abs=0.003)
    assert weights.side_draws.var(axis=1, dtype=float) == pytest.approx(
        weights.sides * (1 - weights.sides) / 51, rel=0.06
    )
    for side in range(4):
        assert weights.within_draws[weights.side_of == side].sum(axis=0) == pytest.approx(np.ones(DRAWS), abs=1e-6)


def test_a_weight_of_nothing_stays_nothing() -> None:
    weights = model(sides={"weakness": 0, "threat": 1e-300}, factors=dict.fromkeys(FACTORS[4:8], 0))
    assert set(weights.side_draws[1].tolist()) == {0.0}
    assert np.isfinite(weights.within_draws).all()
    assert np.isfinite(weights.side_draws).all()


@pytest.mark.parametrize(
    "weights",
    [
        {"sides": dict.fromkeys(("strength", "weakness", "opportunity", "threat"), 0)},
        {"factors": dict.fromkeys(FACTORS[:4], 0)},
    ],
)
def test_all_weights_nothing_is_the_users_mistake(weights: Any) -> None:
    with pytest.raises(WrongInput) as wrong:
        model(**weights)
    assert wrong.value.problem.code == "weights-all-zero"


def test_a_tilt_doubles_the_one_and_halves_the_other() -> None:
    even = [0.25] * 4
    assert tilted_sides(even, 0.5) == pytest.approx(even)
    assert tilted_sides(even, 1) == pytest.approx([2 / 9, 2 / 9, 4 / 9, 1 / 9])
    assert tilted_sides(even, 0) == pytest.approx([2 / 9, 2 / 9, 1 / 9, 4 / 9])
    assert tilted_sides([0.1, 0.2, 0.3, 0.4], 0.8).sum() == pytest.approx(1)


def test_a_tilt_moves_weights_between_sides_only() -> None:
    tilted = weight_model(Founder(), shipped().vocabulary, seed=7, draws=DRAWS, tilt=1)
    assert tilted.sides.tolist() == pytest.approx([2 / 9, 2 / 9, 4 / 9, 1 / 9])
    assert tilted.within == pytest.approx(model().within)
    assert not tilted.equal
    assert tilted.side_draws.mean(axis=1) == pytest.approx(tilted.sides, abs=0.01)
