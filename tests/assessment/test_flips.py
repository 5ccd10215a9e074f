"""Flip formulas against published numbers, against a linear programme, and against trying."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from assessment.flips import (
    critical_change,
    first_change,
    first_change_either_way,
    flip_score,
    flip_weight,
    flip_weights_l1,
)

SHARES = st.lists(st.integers(0, 20), min_size=2, max_size=6).filter(lambda points: sum(points) > 0)


@st.composite
def cases(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    """Differences in -1..1 and weights that sum to 1, under which the leader is not behind."""
    points = np.array(draw(SHARES), dtype=float)
    differences = draw(st.lists(st.integers(-100, 100), min_size=len(points), max_size=len(points)))
    d, w = np.array(differences) / 100, points / points.sum()
    return (d, w) if d @ w >= 0 else (-d, w)


# Triantaphyllou & Sanchez (1997), Decision Sciences 28:151-194: the example of the weighted sum model. Weights and
# values as recalled from it; the preferences and changes follow from them.
WEIGHTS = [0.3277, 0.3058, 0.2876, 0.0790]
VALUES = [
    [0.3088, 0.2897, 0.3867, 0.1922],
    [0.2163, 0.3458, 0.1755, 0.6288],
    [0.4509, 0.2473, 0.1194, 0.0575],
    [0.0240, 0.1172, 0.3184, 0.1215],
]
CRITICAL_PERCENT = {
    (0, 1): [None, -229.7, 64.88, -114.25],
    (0, 2): [-115.78, None, 70.13, None],
    (0, 3): [None, None, None, None],
    (1, 2): [-18.87, 48.17, 89.93, 32.15],
    (1, 3): [None, None, -320.94, None],
    (2, 3): [83.91, None, -205.11, -2321.82],
}


def test_preferences_of_the_published_example() -> None:
    assert np.array(VALUES) @ WEIGHTS == pytest.approx([0.3162, 0.2768, 0.2623, 0.1449], abs=1e-4)


@pytest.mark.parametrize("pair", CRITICAL_PERCENT)
def test_critical_changes_of_the_published_example(pair: tuple[int, int]) -> None:
    for criterion, expected in enumerate(CRITICAL_PERCENT[pair]):
        change = critical_change(WEIGHTS, VALUES, *pair, criterion)
        if expected is None:
            assert change is None
        else:
            assert change is not None
            assert 100 * change / WEIGHTS[criterion] == pytest.approx(expected, abs=0.05)


def test_a_critical_change_makes_the_pair_level() -> None:
    change = critical_change(WEIGHTS, VALUES, 1, 2, 0)
    assert change == pytest.approx(-0.06185, abs=1e-5)
    weights = np.array(WEIGHTS)
    weights[0] -= change
    sums = np.array(VALUES) @ (weights / weights.sum())
    assert sums[1] == pytest.approx(sums[2])
    assert critical_change(WEIGHTS, [VALUES[0], VALUES[0]], 0, 1, 2) is None


def test_one_score() -> None:
    assert flip_score(0.008, 1 / 16) == pytest.approx(1.28)
    assert flip_score(0.0, 0.0) == 0.0
    assert flip_score(-1e-12, 0.2) == 0.0
    assert flip_score(0.1, 0.0) is None
    assert flip_score(1.0, 5e-324) is None


def test_one_weight_by_hand() -> None:
    # leader ahead by .4 on the first and behind by .2 on the second: level where .4 (1 - x) = .2 x
    assert flip_weight([0.4, -0.2], [0.5, 0.5], 1) == pytest.approx(2 / 3)
    assert flip_weight([0.4, -0.2], [0.5, 0.5], 0) == pytest.approx(1 / 3)
    # with a margin of .1 from the other sides: .1 + .4 (1 - x) = .2 x
    assert flip_weight([0.4, -0.2], [0.5, 0.5], 1, rest=0.1) == pytest.approx(5 / 6)


@pytest.mark.parametrize(
    ("differences", "weights", "k"),
    [
        ([0.4, 0.1], [0.5, 0.5], 0),  # ahead on both
        ([0.3, 0.3], [0.5, 0.5], 0),  # no weight changes anything
        ([0.4, -0.2], [1.0, 0.0], 0),  # the others have no proportions to keep
        ([0.4], [1.0], 0),
    ],
)
def test_one_weight_that_cannot_flip(differences: list[float], weights: list[float], k: int) -> None:
    assert flip_weight(differences, weights, k) is None


def test_a_weight_of_all_or_nothing_reaches_a_tie() -> None:
    assert flip_weight([0.4, 0.0], [0.5, 0.5], 1) == 1.0
    assert flip_weight([0.4, 0.0], [0.5, 0.5], 0) == 0.0


@settings(deadline=None)
@given(case=cases(), k=st.integers(0, 5), rest=st.floats(-0.5, 0.5))
def test_one_weight_is_where_the_margin_changes_sign(case: tuple[np.ndarray, np.ndarray], k: int, rest: float) -> None:
    d, w = case
    assume(k < len(d) and w[k] < 1)
    others = np.delete(w, k)

    def margin(x: float) -> float:
        return rest + x * d[k] + (1 - x) * float(np.delete(d, k) @ others) / float(others.sum())

    x = flip_weight(d, w, k, rest)
    if x is None:
        assert margin(0) * margin(1) > 0 or margin(0) == pytest.approx(margin(1), abs=1e-9)
    else:
        assert 0 <= x <= 1
        assert margin(x) == pytest.approx(0, abs=1e-9)


def test_several_weights_by_the_closed_form() -> None:
    d, w = np.array([0.4, 0.1, -0.2]), np.array([0.4, 0.3, 0.3])
    move = flip_weights_l1(d, w)
    assert move is not None
    assert move.l1 == pytest.approx(2 * (d @ w) / (0.4 + 0.2))
    assert np.abs(np.array(move.weights) - w).sum() == pytest.approx(move.l1)
    assert move.weights[1] == 0.3


def test_several_weights_where_no_flip_is_possible() -> None:
    assert flip_weights_l1([0.4, 0.1], [0.5, 0.5]) is None
    assert flip_weights_l1([0.4, -0.1], [0.5, 0.5], [(0.25, 1.0), (0.25, 1.0)]) is None
    tie = flip_weights_l1([0.4, 0.0], [0.5, 0.5])
    assert tie is not None
    assert tie.weights == (0.0, 1.0)


def test_several_weights_when_level_already() -> None:
    move = flip_weights_l1([0.2, -0.2], [0.5, 0.5])
    assert move is not None
    assert (move.l1, move.weights) == (0.0, (0.5, 0.5))


@settings(deadline=None, max_examples=60)
@given(case=cases(), bounded=st.booleans())
def test_several_weights_are_the_optimum_of_the_linear_programme(
    case: tuple[np.ndarray, np.ndarray], bounded: bool
) -> None:
    d, w = case
    count = len(d)
    bounds = [(x / 2, min(1.0, 2 * x)) for x in w] if bounded else [(0.0, 1.0)] * count
    identity = np.eye(count)
    solved = linprog(
        np.concatenate([np.zeros(count), np.ones(count)]),  # the new weights, and how far each moves
        A_ub=np.block([[identity, -identity], [-identity, -identity], [d, np.zeros(count)]]),
        b_ub=np.concatenate([w, -w, [0.0]]),
        A_eq=np.concatenate([np.ones(count), np.zeros(count)])[None],
        b_eq=[w.sum()],
        bounds=[*bounds, *[(0, None)] * count],
    )
    move = flip_weights_l1(d, w, bounds if bounded else None)
    if move is None:
        assert solved.status == 2, "the programme finds weights"
        return
    assert move.l1 == pytest.approx(solved.fun, abs=1e-7)
    weights = np.array(move.weights)
    assert weights.sum() == pytest.approx(1)
    assert weights @ d == pytest.approx(0, abs=1e-9)
    assert all(low - 1e-12 <= weight <= high + 1e-12 for weight, (low, high) in zip(weights, bounds, strict=True))
    assert np.abs(weights - w).sum() == pytest.approx(move.l1, abs=1e-9)


def test_the_first_change_lies_within_the_resolution() -> None:
    size = first_change(lambda x: x >= 1.234, 5, 0.5, 0.001)
    assert size is not None
    assert 1.234 <= size < 1.235
    assert first_change(lambda x: x > 4, 4, 0.5, 0.001) is None
    assert first_change(lambda x: x >= 0, 4, 0.5, 0.001) == 0
    assert first_change(lambda x: 1 <= x < 2, 4, 0.5, 0.001) == pytest.approx(1, abs=0.001)
    assert first_change(lambda x: x > 0, 0, 0.5, 0.001) is None


def test_the_nearer_of_two_directions_counts() -> None:
    assert first_change_either_way(lambda x: x > 1 or x < -0.5, 2, 0.5, 0.001) == pytest.approx(-0.5, abs=0.001)
    assert first_change_either_way(lambda x: x > 1, 2, 0.5, 0.001) == pytest.approx(1, abs=0.001)
    assert first_change_either_way(lambda x: x > 3, 2, 0.5, 0.001) is None
