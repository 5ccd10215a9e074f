"""Every name has its own random numbers, today and on the next machine."""

import numpy as np
import pytest
from scipy.stats import kstest, norm

from assessment.streams import normals, stream, uniform_bits


def test_the_same_key_gives_the_same_numbers() -> None:
    assert (uniform_bits(stream(7, "cell", "a", "b"), 100) == uniform_bits(stream(7, "cell", "a", "b"), 100)).all()


def test_the_numbers_of_a_key_are_these() -> None:
    """A change here changes every result that anybody has written down."""
    assert uniform_bits(stream(7, "cell", "pumps", "people"), 4).tolist() == [
        126025424, 2176595901, 2881144780, 3631692785
    ]  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        (8, "cell", "a", "b"),
        (7, "cell", "a", "c"),
        (7, "cell", "b", "a"),
        (7, "cell", "ab"),
        (7, "evidence", "a", "b"),
        (-7, "cell", "a", "b"),
    ],
)
def test_another_key_or_seed_gives_other_numbers(other: tuple[int, str, str]) -> None:
    first, second = uniform_bits(stream(7, "cell", "a", "b"), 1000), uniform_bits(stream(other[0], *other[1:]), 1000)
    assert np.count_nonzero(first == second) <= 1


@pytest.mark.parametrize("count", [0, 1, 2, 7, 10_000])
def test_counts(count: int) -> None:
    assert uniform_bits(stream(1), count).shape == (count,)
    assert normals(stream(1), count).shape == (count,)


def test_fewer_draws_are_the_beginning_of_more() -> None:
    assert (uniform_bits(stream(1), 99) == uniform_bits(stream(1), 1000)[:99]).all()


def test_bits_are_uniform() -> None:
    assert kstest(uniform_bits(stream(1), 50_000) / 2**32, "uniform").pvalue > 0.001
    for bit in range(32):  # every bit, not only the leading ones, is even
        assert ((uniform_bits(stream(2), 50_000) >> np.uint32(bit)) & 1).mean() == pytest.approx(0.5, abs=0.01)


def test_normals_are_normal() -> None:
    drawn = normals(stream(1), 200_001).astype(float)
    assert kstest(drawn, norm.cdf).pvalue > 0.001
    assert np.isfinite(drawn).all()
    assert drawn.mean() == pytest.approx(0, abs=0.01)
    assert drawn.std() == pytest.approx(1, abs=0.01)
    assert np.mean(np.abs(drawn) > 3) == pytest.approx(2 * norm.sf(3), rel=0.2)
    assert abs(np.corrcoef(drawn[:100_000], drawn[100_000:200_000])[0, 1]) < 0.015
