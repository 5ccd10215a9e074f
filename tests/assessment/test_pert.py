"""PERT by inversion, against its formulas and SciPy's beta distribution."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta

from assessment.pert import NODES, Floats, invert, pert_quantiles

EVEN_BITS = (np.arange(2**18, dtype=np.uint64) * 2**14 + 2**13).astype(np.uint32)

RANGES = [(2, 5, 10), (0, 0, 4), (6, 10, 10), (0, 5, 10), (4, 4.5, 9), (9.5, 10, 10), (3, 3.25, 3.5)]


def quantiles(low: float, mode: float, high: float) -> Floats:
    table: Floats = pert_quantiles([low], [mode], [high])[0]
    return table


@pytest.mark.parametrize(("low", "mode", "high"), RANGES)
def test_quantiles_against_scipy(low: float, mode: float, high: float) -> None:
    width = high - low
    exact = beta(1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width, loc=low, scale=width)
    assert quantiles(low, mode, high) == pytest.approx(exact.ppf(np.linspace(0, 1, NODES + 1)), abs=1e-4 * width)


@pytest.mark.parametrize(("low", "mode", "high"), RANGES)
def test_draws_have_the_moments_of_pert(low: float, mode: float, high: float) -> None:
    """Mean (a + 4m + b)/6; the two shapes of the beta add up to 6, so its variance is (mean - a)(b - mean)/7."""
    drawn = invert(quantiles(low, mode, high), EVEN_BITS).astype(float)
    mean = (low + 4 * mode + high) / 6
    assert drawn.mean() == pytest.approx(mean, abs=2e-4 * (high - low))
    assert drawn.var() == pytest.approx((mean - low) * (high - mean) / 7, rel=0.01)


def test_a_worked_example() -> None:
    """Low 2, mode 5, high 10: mean 5.3333, shapes 2.5 and 3.5, variance 2.2222 (Malcolm et al. 1959; Vose 2008)."""
    drawn = invert(quantiles(2, 5, 10), EVEN_BITS).astype(float)
    assert drawn.mean() == pytest.approx(5.333333, abs=1e-3)
    assert drawn.var() == pytest.approx(2.222222, abs=5e-3)
    assert quantiles(2, 5, 10)[NODES // 2] == pytest.approx(2 + 8 * beta.ppf(0.5, 2.5, 3.5), abs=1e-3)


def test_a_range_of_no_width_is_a_constant() -> None:
    assert set(invert(quantiles(4, 4, 4), EVEN_BITS).tolist()) == {4.0}


def test_the_smallest_and_largest_numbers_stay_inside_the_range() -> None:
    ends = invert(quantiles(2, 5, 10), np.array([0, 2**32 - 1], dtype=np.uint32))
    assert ends.tolist() == [2.0, pytest.approx(10.0, abs=1e-5)]
    assert ends.max() <= 10


def test_no_ranges_give_no_quantiles() -> None:
    assert pert_quantiles([], [], []).shape == (0, NODES + 1)


@given(ends=st.lists(st.floats(0, 10, width=32), min_size=3, max_size=3).map(sorted))
def test_quantiles_rise_from_low_to_high(ends: list[float]) -> None:
    low, mode, high = ends
    table = quantiles(low, mode, high)
    assert np.isfinite(table).all()
    assert (np.diff(table) >= 0).all()
    assert table[0] == pytest.approx(low, abs=1e-6)
    assert table[-1] == pytest.approx(high, abs=1e-6)
