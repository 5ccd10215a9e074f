"""V = 100 x sum of w u, by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from assessment.value_model import contributions, quantiles, utilities, value_draws
from assessment.weights import WeightModel

SIDE_OF = np.array([0, 0, 1, 2, 3])


def weights(sides: list[list[float]], within: list[list[float]]) -> WeightModel:
    """A model of five factors (two strengths, one of each other side) whose draws are given, one column a draw."""
    side_draws, within_draws = np.array(sides, dtype=np.float32).T, np.array(within, dtype=np.float32).T
    return WeightModel(
        side_draws.mean(axis=1, dtype=float),
        within_draws.mean(axis=1, dtype=float),
        SIDE_OF,
        side_draws,
        within_draws,
        False,
    )


def test_values_by_hand() -> None:
    ratings = np.array([[[8, 8], [4, 4], [6, 2], [5, 5], [10, 3]]], dtype=np.float32)
    values = value_draws(
        ratings, weights([[0.4, 0.1, 0.3, 0.2], [0.25] * 4], [[0.75, 0.25, 1, 1, 1], [0.5, 0.5, 1, 1, 1]])
    )
    assert values.sides[:, 0].tolist() == [
        pytest.approx([70, 60]),  # 10 (0.75 x 8 + 0.25 x 4), 10 (0.5 x 8 + 0.5 x 4)
        pytest.approx([40, 80]),  # 100 - 10 x 6, 100 - 10 x 2
        pytest.approx([50, 50]),
        pytest.approx([0, 70]),
    ]
    assert values.total[0] == pytest.approx([28 + 4 + 15 + 0, (60 + 80 + 50 + 70) / 4])
    assert values.internal[0] == pytest.approx([(28 + 4) / 0.5, 70])
    assert values.external[0] == pytest.approx([15 / 0.5, 60])
    # mean weights .325 x (.625, .375), .175, .275, .225
    first = 100 * (0.325 * (0.625 * 0.8 + 0.375 * 0.4) + 0.175 * 0.4 + 0.275 * 0.5 + 0.225 * 0)
    second = 100 * (0.325 * (0.625 * 0.8 + 0.375 * 0.4) + 0.175 * 0.8 + 0.275 * 0.5 + 0.225 * 0.7)
    assert values.at_mean_weights[0] == pytest.approx([first, second])


def test_sides_without_weight_are_joined_evenly() -> None:
    ratings = np.array([[[8], [4], [6], [5], [10]]], dtype=np.float32)
    values = value_draws(ratings, weights([[0, 0, 0.5, 0.5]], [[0.5, 0.5, 1, 1, 1]]))
    assert (values.internal[0, 0], values.total[0, 0]) == (pytest.approx(50), pytest.approx(25))
    assert values.external[0, 0] == pytest.approx(25)


@settings(max_examples=50)
@given(
    ratings=arrays(np.float32, (3, 5, 4), elements=st.floats(0, 10, width=32)),
    sides=arrays(np.float32, (4, 4), elements=st.floats(0, 1, width=32)),
)
def test_values_stay_between_0_and_100_and_total_lies_between_inside_and_outside(
    ratings: np.ndarray, sides: np.ndarray
) -> None:
    sides[:, 0] += 0.1
    sides /= sides.sum(axis=1, keepdims=True)
    values = value_draws(ratings, weights(sides.tolist(), [[0.3, 0.7, 1, 1, 1]] * 4))
    for each in (values.total, values.internal, values.external, values.sides, values.at_mean_weights):
        assert np.isfinite(each).all()
        assert each.min() >= -1e-3
        assert each.max() <= 100 + 1e-3
    assert (values.total >= np.minimum(values.internal, values.external) - 1e-3).all()
    assert (values.total <= np.maximum(values.internal, values.external) + 1e-3).all()


def test_utilities_turn_weaknesses_and_threats_round() -> None:
    assert utilities(np.array([[7.0, 7.0, 0.0]]), [True, False, False]).tolist() == [pytest.approx([0.7, 0.3, 1.0])]


def test_contributions_by_hand() -> None:
    found = contributions(np.array([[0.8, 0.2], [0.4, 0.6]]), np.array([0.75, 0.25]))
    assert found.tolist() == [pytest.approx([15, -5]), pytest.approx([-15, 5])]


@given(utility=arrays(float, (4, 6), elements=st.floats(0, 1)), points=arrays(float, 6, elements=st.floats(0.01, 1)))
def test_contributions_add_up_to_the_distance_from_the_mean(utility: np.ndarray, points: np.ndarray) -> None:
    mean_weights = points / points.sum()
    found = contributions(utility, mean_weights)
    value = 100 * utility @ mean_weights
    assert found.sum(axis=1) == pytest.approx(value - value.mean(), abs=1e-9)
    assert found.sum(axis=0) == pytest.approx(np.zeros(6), abs=1e-9)


@given(
    draws=arrays(np.float32, st.tuples(st.integers(1, 3), st.integers(1, 40)), elements=st.floats(0, 100, width=32)),
    probabilities=st.lists(st.floats(0, 1), min_size=1, max_size=4),
)
def test_quantiles_are_numpys(draws: np.ndarray, probabilities: list[float]) -> None:
    expected = np.quantile(draws.astype(float), probabilities, axis=1)
    assert quantiles(draws, probabilities) == pytest.approx(expected, abs=1e-4)
