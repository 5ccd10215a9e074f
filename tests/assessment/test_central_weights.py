"""Central weights and confidence factors against published SMAA models."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from assessment.central_weights import central_weights, confidence_factors
from assessment.rank_acceptability import rank_acceptability
from assessment.rank_order import no_preference_draws, order_only_draws, rank_order_centroid
from assessment.streams import stream

pytestmark = pytest.mark.filterwarnings("error")

# normal (mean, sd) by drug: fluoxetine, paroxetine, sertraline, venlafaxine; efficacy is the logarithm
EFFICACY = ((0, 0), (0.086, 0.056), (0.095, 0.044), (0.113, 0.048))
HARMS = (
    ((11.7, 2.5), (9.2, 1.86), (15.4, 2.65), (5.5, 2.32)),
    ((7.2, 1.45), (10.6, 1.58), (7.5, 1.48), (15.7, 4.44)),
    ((16.6, 3.27), (21.2, 5.15), (20.2, 3.78), (12.8, 2.45)),
    ((13.7, 1.89), (14.3, 2.93), (15.0, 3.21), (11.2, 3.98)),
    ((18.6, 1.79), (18.3, 3.7), (19.5, 2.6), (31.0, 1.68)),
)


def test_antidepressants() -> None:
    """Tervonen et al. 2011, Statistics in Medicine 30:1419, as asserted in JSMAA's SMAA2SimulationTest.

    Partial values are linear between the ends of the pooled 95% ranges; weights are even over the simplex.
    """
    draws = 20_000
    rng = stream(7, "test")
    utilities = np.empty((4, 6, draws))
    for factor, drugs in enumerate((EFFICACY, *HARMS)):
        bounds = np.array([(mean - 1.96 * sd, mean + 1.96 * sd) for mean, sd in drugs])
        drawn = np.array([mean + sd * rng.standard_normal(draws) for mean, sd in drugs])
        if factor == 0:
            bounds, drawn = np.exp(bounds), np.exp(drawn)
        low, high = bounds.min(), bounds.max()
        utilities[:, factor] = (drawn - low) / (high - low) if factor == 0 else (high - drawn) / (high - low)
    weights = no_preference_draws(rng, 6, draws)
    values = np.einsum("fd,afd->ad", weights, utilities)
    assert rank_acceptability(values) == pytest.approx(
        np.array([[0.2, 0.28, 0.3, 0.22], [0.25, 0.29, 0.27, 0.19], [0.17, 0.25, 0.29, 0.3], [0.39, 0.18, 0.15, 0.29]]),
        abs=0.02,
    )
    central = central_weights(values, weights)
    published = [
        [0.08, 0.14, 0.23, 0.18, 0.16, 0.22],
        [0.18, 0.17, 0.15, 0.13, 0.15, 0.22],
        [0.21, 0.10, 0.22, 0.13, 0.15, 0.20],
        [0.18, 0.21, 0.12, 0.21, 0.19, 0.09],
    ]
    for found, expected in zip(central, published, strict=True):
        assert found == pytest.approx(expected, abs=0.02)
    assert confidence_factors(utilities, central) == pytest.approx([0.48, 0.44, 0.34, 0.74], abs=0.03)


def test_one_that_is_never_first_has_no_central_weights() -> None:
    """R package smaa, tests/nacw.R: A is worth 1 and B nothing on all of three factors."""
    utilities = np.array([[[1.0]] * 3, [[0.0]] * 3])
    weights = np.full((3, 1), 1 / 3)
    central = central_weights(np.einsum("fd,afd->ad", weights, utilities), weights)
    assert central[0] == pytest.approx([1 / 3] * 3, abs=1e-12)
    assert central[1] is None
    assert confidence_factors(utilities, central) == [1, None]


def test_two_factors_by_hand() -> None:
    """A = (1, 0) leads from w1 = 0.6 on, B = (0, 1) up to 0.4, C = (0.6, 0.6) between, their middles central."""
    utilities = np.array([[1.0, 0.0], [0.0, 1.0], [0.6, 0.6]])[:, :, None]
    weights = no_preference_draws(stream(7, "test"), 2, 10_000)
    values = np.einsum("fd,af->ad", weights, utilities[:, :, 0])
    assert rank_acceptability(values) == pytest.approx(
        np.array([[0.4, 0.1, 0.5], [0.4, 0.1, 0.5], [0.2, 0.8, 0]]), abs=0.015
    )
    central = central_weights(values, weights)
    for found, expected in zip(central, ([0.8, 0.2], [0.2, 0.8], [0.5, 0.5]), strict=True):
        assert found == pytest.approx(expected, abs=0.015)
    assert confidence_factors(utilities, central) == [1, 1, 1]


def test_under_an_order_the_central_weights_of_a_sure_winner_are_the_centroid() -> None:
    weights = order_only_draws(stream(7, "test"), 4, 40_000)
    central = central_weights(np.array([[1.0] * 40_000, [0.0] * 40_000]), weights)
    assert central[0] == pytest.approx(rank_order_centroid(4), abs=0.003)


def test_equals_share() -> None:
    utilities = np.array([[[1.0, 0.0], [0.0, 1.0]], [[1.0, 0.0], [0.0, 1.0]]])
    weights = np.array([[0.7, 0.1], [0.3, 0.9]])
    central = central_weights(np.einsum("fd,afd->ad", weights, utilities), weights)
    for found in central:
        assert found == pytest.approx([0.4, 0.6])
    assert confidence_factors(utilities, central) == [0.5, 0.5]


def test_one_and_none() -> None:
    weights = np.array([[0.25, 0.35], [0.75, 0.65]])
    (alone,) = central_weights(np.array([[3.0, 1.0]]), weights)
    assert alone == pytest.approx([0.3, 0.7])
    assert confidence_factors(np.ones((1, 2, 2)), [alone]) == [1]
    assert central_weights(np.empty((0, 2)), weights) == []
    assert confidence_factors(np.empty((0, 2, 2)), []) == []


@settings(deadline=None, max_examples=50)
@given(utilities=arrays(float, (3, 4, 30), elements=st.floats(0, 1)))
def test_central_weights_average_to_the_mean_weights(utilities: np.ndarray) -> None:
    weights = no_preference_draws(stream(1, "test"), 4, 30).astype(float)
    values = np.einsum("fd,afd->ad", weights, utilities)
    central, first = central_weights(values, weights), rank_acceptability(values)[:, 0]
    total = sum(share * each for share, each in zip(first, central, strict=True) if each is not None)
    assert total == pytest.approx(weights.mean(axis=1))
    assert [each is None for each in central] == [share == 0 for share in first]
    for each, factor in zip(central, confidence_factors(utilities, central), strict=True):
        assert (each is None) == (factor is None)
        assert factor is None or 0 <= factor <= 1
        assert each is None or each.sum() == pytest.approx(1)
