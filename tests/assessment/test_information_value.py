"""Values of information against published examples, closed forms and nested loops over tiny worlds."""

import math
from itertools import product
from statistics import NormalDist

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from assessment.information_value import (
    BATCHES,
    conditional_means,
    evpi,
    evppi,
    evppi_by_regression,
    information_value,
    measured,
)

Doubles = npt.NDArray[np.float64]

AT_ZERO = 1 / math.sqrt(2 * math.pi)  # the standard normal density at 0


def even_normals(count: int) -> Doubles:
    """Equally likely numbers that stand for N(0, 1), in the middle of each step of its distribution function."""
    return np.array([NormalDist().inv_cdf((step + 0.5) / count) for step in range(count)])


@pytest.mark.parametrize(
    ("payoffs", "probabilities", "expected"),
    [
        # Heizer & Render, "Andrew Thomas" and his sandwich shop: EMV 12,200, EVPI 1,600
        ([[22000, 12000, -2000], [14000, 10000, 6000], [9000, 8000, 4000]], [0.3, 0.5, 0.2], 1600),
        # Stevenson's contractor, in thousands: expected payoff under certainty 71, EMV 62, EVPI 9
        ([[50, 60], [20, 80], [40, 70]], [0.3, 0.7], 9),
        # Anderson, Sweeney & Williams, two plants: EMV 182.5 and 95
        ([[250, 100, 25], [100, 100, 75]], [0.65, 0.15, 0.2], 10),
    ],
)
def test_evpi_of_published_payoffs(payoffs: list[list[float]], probabilities: list[float], expected: float) -> None:
    assert evpi(payoffs, probabilities) == pytest.approx(expected, abs=1e-9)


def test_evpi_of_one_normal_range() -> None:
    """Hubbard (2014), How to Measure Anything, chapter 7: sales 150,000 to 300,000 at 90%, margin 25, campaign 5m."""
    mean, sd = 25 * 225_000 - 5e6, 25 * 45596.7624
    profit = mean + sd * even_normals(100_000)
    assert evpi([profit, np.zeros_like(profit)]) == pytest.approx(208954.01, rel=1e-4)
    sampled = mean + sd * np.random.default_rng(7).standard_normal(100_000)
    assert evpi([sampled, np.zeros_like(sampled)]) == pytest.approx(208954.01, rel=0.0142)


def test_evppi_of_two_normals() -> None:
    """The toy of the R package voi: 0 against p1 + p2, N(0, 1) and N(0, 2); in closed form sd x density(0).

    The package's own test asserts a small nested simulation (0.355 and 0.602), which is one noisy seed.
    """
    first, second = (each.ravel() for each in np.meshgrid(even_normals(1_000), 2 * even_normals(1_000)))
    parts = np.array([np.zeros((2, first.size)), [first, second]])
    assert evppi(parts, [True, False]) == pytest.approx(AT_ZERO, abs=1e-4)
    assert evppi(parts, [False, True]) == pytest.approx(2 * AT_ZERO, abs=2e-4)
    assert evppi(parts, [True, True]) == pytest.approx(math.sqrt(5) * AT_ZERO, abs=5e-4)
    assert evppi(parts, [[True, True], [True, False]]) == pytest.approx(AT_ZERO, abs=1e-4)


def test_evppi_by_regression_of_two_normals() -> None:
    rng = np.random.default_rng(7)
    inputs = rng.standard_normal((2, 10_000)) * [[1], [2]]
    values = np.array([np.zeros(10_000), inputs.sum(axis=0)])
    assert evppi_by_regression(values, inputs[0]) == pytest.approx(0.398942, abs=0.02)
    assert evppi_by_regression(values, inputs[1]) == pytest.approx(0.797885, abs=0.02)
    assert evppi_by_regression(values, inputs) == pytest.approx(evpi(values), abs=1e-6)


def test_regression_follows_a_bend() -> None:
    known, noise = np.random.default_rng(7).uniform(-1, 1, (2, 20_000))
    values = np.array([known**2 - 0.3 + noise, np.zeros_like(known)])
    exact = evpi([known**2 - 0.3, np.zeros_like(known)])
    assert evppi_by_regression(values, known) == pytest.approx(exact, abs=0.01)


def test_regression_on_something_else_finds_next_to_nothing() -> None:
    rng = np.random.default_rng(7)
    values = rng.normal([[0.2], [0], [0]], 1, (3, 10_000))
    assert evppi_by_regression(values, rng.standard_normal(10_000)) < 0.01


def test_regression_on_a_constant_or_on_few_levels() -> None:
    values = np.array([[0.0, 2, 0, 2], [1, 1, 1, 1]])
    assert evppi_by_regression(values, np.full(4, 7.0)) == 0
    assert evppi_by_regression(values, [0, 1, 0, 1]) == pytest.approx(0.5)


def test_conditional_means_keep_the_mean() -> None:
    values, inputs = np.random.default_rng(7).standard_normal((2, 3, 500))
    assert conditional_means(values, inputs).mean(axis=1) == pytest.approx(values.mean(axis=1))


def every_combination(levels: Doubles) -> Doubles:
    """Contributions (alternatives, cells, draws): every combination of levels (alternatives, cells, levels)."""
    flat = levels.reshape(-1, levels.shape[-1])
    return np.array(list(product(*flat))).T.reshape(*levels.shape[:2], -1)


def nested(levels: Doubles, known: npt.NDArray[np.bool_]) -> float:
    """E over what is known of the best mean over what is not, by two loops."""
    flat, mask = levels.reshape(-1, levels.shape[-1]), known.ravel()
    alternatives = levels.shape[0]
    outcomes = []
    for answers in product(*flat[mask]):
        inner = []
        for unknown in product(*flat[~mask]):
            cells = np.empty(len(flat))
            cells[mask], cells[~mask] = answers, unknown
            inner.append(cells.reshape(alternatives, -1).sum(axis=1))
        outcomes.append(np.mean(inner, axis=0).max())
    return float(np.mean(outcomes) - levels.mean(axis=2).sum(axis=1).max())


LEVELS = arrays(float, (3, 2, 2), elements=st.floats(-10, 10, width=32))
KNOWN = arrays(bool, (3, 2))


@given(LEVELS, KNOWN)
def test_one_loop_equals_two_nested_ones(levels: Doubles, known: npt.NDArray[np.bool_]) -> None:
    assert evppi(every_combination(levels), known) == pytest.approx(nested(levels, known), abs=1e-9)


@given(LEVELS, KNOWN, KNOWN)
def test_knowing_more_is_never_worth_less_nor_more_than_knowing_all(
    levels: Doubles, known: npt.NDArray[np.bool_], more: npt.NDArray[np.bool_]
) -> None:
    parts = every_combination(levels)
    some, both, everything = evppi(parts, known), evppi(parts, known | more), evpi(parts.sum(axis=1))
    assert 0 <= some <= both + 1e-9
    assert both <= everything + 1e-9
    assert evppi(parts, np.ones((3, 2), dtype=bool)) == pytest.approx(everything, abs=1e-9)


@given(arrays(float, st.tuples(st.integers(1, 4), st.integers(1, 30)), elements=st.floats(-1e6, 1e6)))
def test_evpi_is_never_below_nothing(values: Doubles) -> None:
    assert evpi(values) >= 0
    assert evpi(values) == pytest.approx(values.max(axis=0).mean() - values.mean(axis=1).max(), abs=1e-6)


def test_nothing_to_choose_is_worth_nothing() -> None:
    assert evpi(np.empty((0, 5))) == 0
    assert evpi([[1.0, 5.0]]) == 0
    assert not information_value(np.array([[1.0, 5.0] * 20])).measurable
    assert not information_value(np.empty((0, 50))).measurable


@pytest.mark.parametrize(
    ("values", "probabilities"),
    [([[1, math.nan]], None), ([[1, 2]], [0, 0]), ([[1, 2]], [2, -1]), ([[1, 2]], [math.nan, 1])],
)
def test_what_is_no_number_is_refused(values: list[list[float]], probabilities: list[float] | None) -> None:
    with pytest.raises(ValueError, match="must"):
        evpi(values, probabilities)


def test_the_standard_error_is_that_of_the_batches() -> None:
    rng = np.random.default_rng(7)
    gains = np.maximum(rng.standard_normal(10_000), 0)
    value = measured(gains)
    batches = gains.reshape(BATCHES, -1).mean(axis=1)
    assert value.value == pytest.approx(gains.mean())
    assert value.standard_error == pytest.approx(batches.std(ddof=1) / math.sqrt(BATCHES))
    assert value.changes == pytest.approx(0.5, abs=0.02)
    assert value.measurable


def test_batches_cover_draws_that_do_not_divide() -> None:
    value = measured(np.arange(1, 104, dtype=float))
    assert value.value == 52


def test_below_two_standard_errors_nothing_is_measurable() -> None:
    gains = np.zeros(1_000)
    gains[7] = 3  # one batch in ten says something: mean 0.003, standard error 0.003
    value = measured(gains)
    assert (value.value, value.measurable) == (0, False)
    assert value.standard_error == pytest.approx(0.003)
    assert value.changes == pytest.approx(0.001)


def test_fewer_draws_than_batches_measure_nothing() -> None:
    assert not measured(np.ones(BATCHES - 1)).measurable
    assert measured(np.ones(BATCHES)).measurable


def test_information_value_is_evpi_with_an_error() -> None:
    values = np.random.default_rng(7).standard_normal((3, 5_000))
    assert information_value(values).value == pytest.approx(evpi(values))
