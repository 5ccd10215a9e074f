"""Weights from an order alone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.rank_order import (
    centroid_in_order_of,
    draws_in_order_of,
    no_preference_draws,
    order_only_draws,
    rank_order_centroid,
)
from assessment.streams import stream

pytestmark = pytest.mark.filterwarnings("error")


def test_centroid_of_four() -> None:
    """Barron & Barrett 1996: .52 .27 .15 .06 as printed."""
    assert rank_order_centroid(4) == pytest.approx([0.52, 0.27, 0.15, 0.06], abs=0.005)
    assert rank_order_centroid(4) == pytest.approx([0.520833, 0.270833, 0.145833, 0.0625], abs=1e-6)


@given(count=st.integers(1, 60))
def test_the_centroid_is_the_mean_of_the_corners(count: int) -> None:
    corners = np.tril(np.ones((count, count))) / np.arange(1, count + 1)[:, None]  # (1, 0, ..), (1/2, 1/2, 0, ..), ...
    assert rank_order_centroid(count) == pytest.approx(corners.mean(axis=0))
    assert rank_order_centroid(count).sum() == pytest.approx(1)


@pytest.mark.parametrize("count", [0, -3])
def test_an_order_of_nothing(count: int) -> None:
    with pytest.raises(ValueError, match="at least one item"):
        rank_order_centroid(count)


def test_the_mean_of_the_draws_in_order_is_the_centroid() -> None:
    drawn = order_only_draws(stream(7, "test"), 4, 40_000)
    assert drawn.mean(axis=1, dtype=float) == pytest.approx(rank_order_centroid(4), abs=0.003)
    assert (np.diff(drawn, axis=0) <= 0).all()
    assert drawn.sum(axis=0) == pytest.approx(np.ones(40_000), abs=1e-6)


def test_no_preference_is_even_over_all_weights() -> None:
    """Dirichlet(1, 1, 1): mean 1/3, variance 1/18, and each weight below x in 1 - (1 - x)^2 of the draws."""
    drawn = no_preference_draws(stream(7, "test"), 3, 40_000).astype(float)
    assert drawn.mean(axis=1) == pytest.approx([1 / 3] * 3, abs=0.004)
    assert drawn.var(axis=1) == pytest.approx([1 / 18] * 3, rel=0.03)
    for below in (0.1, 0.5, 0.9):
        assert (drawn < below).mean() == pytest.approx(1 - (1 - below) ** 2, abs=0.005)


def test_equal_points_say_no_order_between_them() -> None:
    points = [30, 100, 0, 30, 10]
    drawn = draws_in_order_of(stream(7, "test"), points, 40_000)
    assert drawn.mean(axis=1, dtype=float) == pytest.approx(centroid_in_order_of(points), abs=0.003)
    assert (drawn[0] > drawn[3]).mean() == pytest.approx(0.5, abs=0.01)
    assert (drawn[1] >= np.maximum(drawn[0], drawn[3])).all()
    assert (np.minimum(drawn[0], drawn[3]) >= drawn[4]).all()
    assert not drawn[2].any()
    with_ties = rank_order_centroid(4)
    middle = with_ties[1:3].mean()
    assert centroid_in_order_of(points) == pytest.approx([middle, with_ties[0], 0, middle, with_ties[3]])


@settings(deadline=None)
@given(points=st.lists(st.sampled_from([0, 1, 2, 50, 100]), max_size=8))
def test_draws_keep_the_order_said(points: list[int]) -> None:
    drawn, centroid = draws_in_order_of(stream(1, "test"), points, 20), centroid_in_order_of(points)
    assert drawn.shape == (len(points), 20)
    total = 1 if any(points) else 0
    assert drawn.sum(axis=0) == pytest.approx(np.full(20, total), abs=1e-5)
    assert centroid.sum() == pytest.approx(total)
    for first, more in enumerate(points):
        for second, less in enumerate(points):
            assert more <= less or (drawn[first] >= drawn[second]).all()
            assert more <= less or centroid[first] > centroid[second]


def test_the_same_stream_gives_the_same_draws() -> None:
    first, second = (draws_in_order_of(stream(3, "test"), [5, 5, 2], 50).tobytes() for _ in range(2))
    assert first == second
