"""AHP against its published examples, and what it must say about judgements that contradict each other."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.pairwise_judgements import (
    ACCEPTABLE_RATIO,
    RANDOM_INDEX,
    OrderViolation,
    ahp_weights,
    consistency_index,
    consistency_ratio,
    most_inconsistent,
    order_preserved,
    order_violations,
    principal_eigenvalue,
    reciprocal_matrix,
    row_geometric_mean,
)

pytestmark = pytest.mark.filterwarnings("error")

SAATY = [1 / each for each in range(9, 1, -1)] + list(range(1, 10))


def named(names: list[str], judgements: list[tuple[str, str, float]]) -> np.ndarray:
    """The matrix of judgements "the first counts n times the second"."""
    matrix = np.ones((len(names), len(names)))
    for first, second, times in judgements:
        row, column = names.index(first), names.index(second)
        matrix[row, column], matrix[column, row] = times, 1 / times
    return matrix


def test_drinks() -> None:
    """Saaty 2008, Int. J. Services Sciences 1(1):83-98, as asserted in AHPy's tests; eigenvalue computed apart."""
    names = ["coffee", "wine", "tea", "beer", "soda", "milk", "water"]
    matrix = named(
        names,
        [
            ("coffee", "wine", 9), ("coffee", "tea", 5), ("coffee", "beer", 2), ("coffee", "soda", 1),
            ("coffee", "milk", 1), ("water", "coffee", 2), ("water", "wine", 9), ("water", "tea", 9),
            ("water", "beer", 3), ("water", "soda", 2), ("water", "milk", 3), ("tea", "wine", 3),
            ("beer", "wine", 9), ("beer", "tea", 3), ("beer", "milk", 1), ("soda", "wine", 9),
            ("soda", "tea", 4), ("soda", "beer", 2), ("soda", "milk", 2), ("milk", "wine", 9), ("milk", "tea", 3),
        ],
    )  # fmt: skip
    assert ahp_weights(matrix) == pytest.approx([0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327], abs=0.0005)
    assert consistency_ratio(matrix) == pytest.approx(0.022, abs=0.0005)
    assert principal_eigenvalue(matrix) == pytest.approx(7.17663, abs=1e-4)
    assert consistency_index(matrix) == pytest.approx(0.029438, abs=1e-5)
    assert consistency_index(matrix) / 1.2519 == pytest.approx(0.0235, abs=0.0005)  # with Donegan & Dodd's index


def test_choosing_a_leader() -> None:
    """Wikipedia, "Analytic hierarchy process - leader example": experience, education, charisma, age.

    The judgements on experience and education are recalled from it; the results are those published.
    """
    criteria = reciprocal_matrix([4, 3, 7, 1 / 3, 3, 5])
    assert ahp_weights(criteria) == pytest.approx([0.547, 0.127, 0.270, 0.056], abs=0.0006)
    assert consistency_index(criteria) / 0.90 == pytest.approx(0.0439, abs=0.0005)
    assert consistency_ratio(criteria) == pytest.approx(0.0439 * 0.90 / 0.89, abs=0.0005)
    tom_dick_harry = [(1 / 4, 4, 9), (3, 1 / 5, 1 / 7), (5, 9, 4), (1 / 3, 5, 9)]
    local = np.array([ahp_weights(reciprocal_matrix(each)) for each in tom_dick_harry])
    assert ahp_weights(criteria) @ local == pytest.approx([0.358, 0.493, 0.149], abs=0.0012)
    assert ahp_weights(criteria) @ local == pytest.approx([0.35814, 0.49279, 0.14908], abs=1e-5)


def test_choosing_a_car() -> None:
    """Wikipedia, "Analytic hierarchy process - car example", as asserted in AHPy's tests: three levels."""
    criteria = reciprocal_matrix([3, 7, 3, 9, 1, 1 / 7])
    cost = reciprocal_matrix([2, 5, 3, 2, 2, 1 / 2])
    cars = {
        "passenger": (1, 0.5, 1, 3, 0.5, 0.5, 1, 3, 0.5, 2, 6, 1, 3, 0.5, 1 / 6),
        "cargo": (1, 0.5, 0.5, 0.5, 1 / 3, 0.5, 0.5, 0.5, 1 / 3, 1, 1, 0.5, 1, 0.5, 0.5),
        "price": (9, 9, 1, 0.5, 5, 1, 1 / 9, 1 / 9, 1 / 7, 1 / 9, 1 / 9, 1 / 7, 0.5, 5, 6),
        "fuel": (1 / 1.13, 1.41, 1.15, 1.24, 1.19, 1.59, 1.3, 1.4, 1.35,
                 1 / 1.23, 1 / 1.14, 1 / 1.18, 1.08, 1.04, 1 / 1.04),
        "resale": (3, 4, 0.5, 2, 2, 2, 0.2, 1, 1, 1 / 6, 0.5, 0.5, 4, 4, 1),
        "maintenance": (1.5, 4, 4, 4, 5, 4, 4, 4, 5, 1, 1.2, 1, 1, 3, 2),
        "safety": (1, 5, 7, 9, 1 / 3, 5, 7, 9, 1 / 3, 2, 9, 1 / 8, 2, 1 / 8, 1 / 9),
        "style": (1, 7, 5, 9, 6, 7, 5, 9, 6, 1 / 6, 3, 1 / 3, 7, 5, 1 / 5),
    }  # fmt: skip
    local = {name: ahp_weights(reciprocal_matrix(each)) for name, each in cars.items()}
    shares = ahp_weights(cost)
    assert ahp_weights(criteria) == pytest.approx([0.510, 0.234, 0.041, 0.215], abs=0.0011)
    assert shares == pytest.approx([0.4881, 0.2515, 0.0999, 0.1605], abs=0.0005)
    assert local["price"] == pytest.approx([0.246, 0.025, 0.025, 0.246, 0.366, 0.093], abs=0.0011)
    assert consistency_index(criteria) / 0.8286 == pytest.approx(0.08, abs=0.0005)  # with Donegan & Dodd's index
    assert consistency_index(cost) / 0.8286 == pytest.approx(0.0164, abs=0.0005)
    by_cost = shares @ [local["price"], local["fuel"], local["maintenance"], local["resale"]]
    by_capacity = ahp_weights(reciprocal_matrix([5])) @ [local["passenger"], local["cargo"]]
    goal = ahp_weights(criteria) @ [by_cost, local["safety"], local["style"], by_capacity]
    assert goal == pytest.approx([0.215, 0.150, 0.106, 0.167, 0.144, 0.219], abs=0.0011)


def test_consistent_judgements() -> None:
    """R package ahp, tests/testthat/test-Calculate.R."""
    matrix = [[1, 6, 3], [1 / 6, 1, 1 / 2], [1 / 3, 2, 1]]
    for found in (ahp_weights(matrix), row_geometric_mean(matrix)):
        assert found == pytest.approx([2 / 3, 1 / 9, 2 / 9], abs=1e-9)
    assert principal_eigenvalue(matrix) == pytest.approx(3, abs=1e-9)
    assert consistency_ratio(matrix) == pytest.approx(0, abs=1e-9)
    assert most_inconsistent(matrix) is None
    assert order_preserved(matrix, ahp_weights(matrix))


@pytest.mark.parametrize(("count", "index"), RANDOM_INDEX.items())
def test_the_random_index_is_that_of_random_judgements(count: int, index: float) -> None:
    """Mean consistency index of judgements drawn from Saaty's 17 values: what his table of 2005 says, within .015."""
    rng = np.random.default_rng(1)
    above = np.triu_indices(count, 1)
    matrices = np.ones((20_000 if count == 3 else 6_000, count, count))
    matrices[:, above[0], above[1]] = rng.choice(SAATY, (len(matrices), len(above[0])))
    matrices[:, above[1], above[0]] = 1 / matrices[:, above[0], above[1]]
    largest = np.linalg.eigvals(matrices).real.max(axis=1)
    assert (largest.mean() - count) / (count - 1) == pytest.approx(index, abs=0.015)


def test_a_good_ratio_does_not_keep_the_order_of_intensity() -> None:
    """Bana e Costa & Vansnick 2008, EJOR 187:1422-1428; the matrix is recalled, its weights recomputed.

    The last item but one was judged 7 times the last, the first 5 times the last but one; the weights say 3.7 and 4.2.
    """
    matrix = reciprocal_matrix([2, 3, 5, 9, 2, 4, 9, 2, 8, 7])
    weights = ahp_weights(matrix)
    assert weights == pytest.approx([0.426, 0.281, 0.165, 0.101, 0.027], abs=0.0005)
    assert consistency_ratio(matrix) < ACCEPTABLE_RATIO
    assert not order_preserved(matrix, weights)
    violations = order_violations(matrix, weights)
    assert OrderViolation((3, 4), (0, 3)) in violations
    assert all(each.than for each in violations), "the order of the items itself is kept"


def test_weights_that_turn_a_judgement_round() -> None:
    matrix = reciprocal_matrix([2, 1, 1])
    assert order_violations(matrix, [0.3, 0.4, 0.3])[0] == OrderViolation((0, 1))
    assert order_violations(matrix, [0.4, 0.2, 0.4]) == ()
    assert order_preserved(np.ones((3, 3)), [0.1, 0.2, 0.7]), "judged equal: no order to keep"
    assert order_violations(matrix, [0, 0, 1]) == (OrderViolation((0, 1)),)


def test_a_circle_is_inconsistent_and_named() -> None:
    """a beats b beats c beats a: weights are equal, and any of the three judgements may be looked at first."""
    matrix = reciprocal_matrix([9, 1 / 9, 9])
    assert ahp_weights(matrix) == pytest.approx([1 / 3] * 3)
    assert consistency_ratio(matrix) > 5
    worst = most_inconsistent(matrix)
    assert worst is not None
    assert (max(worst.given, 1 / worst.given), worst.implied) == (pytest.approx(9), pytest.approx(1))


@pytest.mark.parametrize("count", [1, 2])
def test_one_or_two_items_cannot_contradict_each_other(count: int) -> None:
    matrix = reciprocal_matrix([4] if count == 2 else [])
    assert ahp_weights(matrix) == pytest.approx([0.8, 0.2] if count == 2 else [1])
    assert (consistency_ratio(matrix), consistency_index(matrix), most_inconsistent(matrix)) == (0, 0, None)


@pytest.mark.parametrize(
    ("matrix", "words"),
    [
        ([[1, 2, 3], [0.5, 1, 2]], "as many rows as columns"),
        ([1, 2], "as many rows as columns"),
        (np.ones((0, 0)), "as many rows as columns"),
        (np.ones((11, 11)), "At most 10"),
        ([[1, -2], [-0.5, 1]], "above 0"),
        ([[1, 0], [0, 1]], "above 0"),
        ([[1, float("nan")], [1, 1]], "above 0"),
        ([[1, float("inf")], [0.1, 1]], "above 0"),
        ([[1, 3], [3, 1]], r"Row 1, column 2 is 3, so row 2, column 1 must be 0.333, not 3\."),
        ([[2, 3], [1 / 3, 1]], "compared with itself must be 1; row 1 has 2"),
    ],
)
def test_what_is_no_judgement_matrix(matrix: object, words: str) -> None:
    for method in (ahp_weights, row_geometric_mean, consistency_ratio, most_inconsistent):
        with pytest.raises(ValueError, match=words):
            method(matrix)


@pytest.mark.parametrize("upper", [[2, 3], [1] * 4, [2, 0, 1], [2, float("nan"), 1], [1] * 55])
def test_what_are_no_comparisons(upper: list[float]) -> None:
    with pytest.raises(ValueError, match=r"\w+ .*\."):
        reciprocal_matrix(upper)


@pytest.mark.parametrize("weights", [[0.5, 0.5], [0.2, 0.9, -0.1], [float("nan"), 0.5, 0.5]])
def test_weights_that_do_not_fit_the_judgements(weights: list[float]) -> None:
    with pytest.raises(ValueError, match="3 items need as many weights"):
        order_violations(np.ones((3, 3)), weights)


def test_reciprocals_rounded_to_three_decimals_pass() -> None:
    matrix = [[1, 3, 7], [0.333, 1, 6], [0.143, 0.167, 1]]
    assert ahp_weights(matrix) == pytest.approx(ahp_weights(reciprocal_matrix([3, 7, 6])), abs=0.001)


@given(points=st.lists(st.floats(0.1, 10), min_size=1, max_size=9))
def test_consistent_judgements_give_back_their_weights(points: list[float]) -> None:
    weights = np.array(points) / sum(points)
    matrix = weights[:, None] / weights
    assert ahp_weights(matrix) == pytest.approx(weights)
    assert row_geometric_mean(matrix) == pytest.approx(weights)
    assert consistency_ratio(matrix) == pytest.approx(0, abs=1e-9)
    assert most_inconsistent(matrix) is None
    assert order_preserved(matrix, weights)


@given(
    points=st.lists(st.floats(0.2, 5), min_size=4, max_size=9),
    off=st.sampled_from([1 / 5, 1 / 3, 3, 5]),
    data=st.data(),
)
def test_the_one_wrong_judgement_is_found(points: list[float], off: float, data: st.DataObject) -> None:
    pairs = list(combinations(range(len(points)), 2))
    row, column = data.draw(st.sampled_from(pairs))
    matrix = np.array(points)[:, None] / points
    right = matrix[row, column]
    matrix[row, column] *= off
    matrix[column, row] /= off
    worst = most_inconsistent(matrix)
    assert worst is not None
    assert (worst.row, worst.column) == (row, column)
    assert worst.given == pytest.approx(right * off)
    assert abs(np.log(worst.implied / right)) < abs(np.log(off)), "the others pull it towards what is right"


@settings(deadline=None)
@given(count=st.integers(2, 9), data=st.data())
def test_any_judgements_give_weights_that_move_with_their_items(count: int, data: st.DataObject) -> None:
    upper = data.draw(
        st.lists(st.sampled_from(SAATY), min_size=count * (count - 1) // 2, max_size=count * (count - 1) // 2)
    )
    matrix = reciprocal_matrix(upper)
    order = data.draw(st.permutations(range(count)))
    weights = ahp_weights(matrix)
    assert weights.sum() == pytest.approx(1)
    assert (weights > 0).all()
    assert matrix @ weights == pytest.approx(principal_eigenvalue(matrix) * weights)
    assert ahp_weights(matrix[np.ix_(order, order)]) == pytest.approx(weights[list(order)], abs=1e-9)
    assert principal_eigenvalue(matrix) >= count - 1e-9
    assert consistency_ratio(matrix) >= 0


@pytest.mark.parametrize("extreme", [1e-150, 1e-9, 1e150])
def test_extreme_judgements_lose_nothing(extreme: float) -> None:
    weights = ahp_weights([[1, extreme], [1 / extreme, 1]])
    assert np.isfinite(weights).all()
    assert principal_eigenvalue(reciprocal_matrix([3, extreme, extreme])) >= 3
