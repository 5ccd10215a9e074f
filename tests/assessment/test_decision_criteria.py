"""The classical criteria against worked examples from textbooks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from assessment.decision_criteria import (
    best_alternatives,
    break_even_alpha,
    hurwicz,
    laplace,
    maximax,
    regret_table,
    savage,
    wald,
)

pytestmark = pytest.mark.filterwarnings("error")

PAYOFFS = arrays(float, st.tuples(st.integers(1, 5), st.integers(1, 5)), elements=st.integers(-100, 100).map(float))


def test_three_alternatives_and_all_criteria() -> None:
    """Worked illustration at expertsmind.com 30134831, with its two misprints put right.

    It prints 1600 for the Hurwicz figure of B (3000 + 1400 = 4400) and 7000 for a regret of 5000 - 2000.
    """
    payoffs = [[5000, 7000, 3000], [2000, 10000, 6000], [4000, 4000, 4000]]
    assert (wald(payoffs)[2], best_alternatives(wald(payoffs))) == (4000, (2,))
    assert (maximax(payoffs)[1], best_alternatives(maximax(payoffs))) == (10000, (1,))
    assert hurwicz(payoffs, 0.3) == pytest.approx([4200, 4400, 4000], abs=1e-9)
    assert laplace(payoffs) == pytest.approx([5000, 6000, 4000], abs=1e-9)
    assert regret_table(payoffs).tolist() == [[0, 3000, 3000], [3000, 0, 0], [1000, 6000, 2000]]
    assert savage(payoffs).tolist() == [3000, 3000, 6000]
    assert best_alternatives(savage(payoffs), lowest=True) == (0, 1), "a tie is told as a tie"


def test_plant_size() -> None:
    """Heizer & Render, Module A, problem A.1: large, small, overtime, nothing."""
    payoffs = [[275000, 100000, -150000], [200000, 60000, -10000], [100000, 40000, -1000], [0, 0, 0]]
    assert maximax(payoffs).tolist() == [275000, 200000, 100000, 0]
    assert wald(payoffs).tolist() == [-150000, -10000, -1000, 0]
    assert laplace(payoffs) == pytest.approx([75000, 83333, 46333, 0], abs=1)
    found = [best_alternatives(each(payoffs)) for each in (maximax, wald, laplace)]
    assert found == [(0,), (3,), (1,)]


def test_contractor_with_a_tie() -> None:
    """Contractor problem after Stevenson (studylib.net 25403159): do nothing, expand, subcontract."""
    payoffs = [[50, 60], [20, 80], [40, 70]]
    assert best_alternatives(maximax(payoffs)) == (1,)
    assert best_alternatives(wald(payoffs)) == (0,)
    assert laplace(payoffs).tolist() == [55, 50, 55]
    assert best_alternatives(laplace(payoffs)) == (0, 2)
    assert regret_table(payoffs).tolist() == [[0, 20], [30, 0], [10, 10]]
    assert savage(payoffs).tolist() == [20, 30, 10]
    assert best_alternatives(savage(payoffs), lowest=True) == (2,)


def test_two_plants() -> None:
    """Anderson, Sweeney & Williams, as worked at scribd.com 514818635."""
    payoffs = [[150, 200, 200], [50, 200, 500]]
    assert (maximax(payoffs).max(), best_alternatives(maximax(payoffs))) == (500, (1,))
    assert (wald(payoffs).max(), best_alternatives(wald(payoffs))) == (150, (0,))
    assert savage(payoffs).tolist() == [300, 100]
    assert best_alternatives(savage(payoffs), lowest=True) == (1,)


def test_sandwich_shop() -> None:
    """Heizer & Render, "Andrew Thomas" problem (ya.guru 6212543)."""
    payoffs = [[22000, 12000, -2000], [14000, 10000, 6000], [9000, 8000, 4000]]
    assert laplace(payoffs) == pytest.approx([32000 / 3, 10000, 7000], abs=1e-6)
    assert (best_alternatives(wald(payoffs)), best_alternatives(maximax(payoffs))) == ((1,), (0,))


def test_break_even_by_hand() -> None:
    """3 + 4a = 2 + 8a at a = 1/4; below it the first leads, above it the second."""
    worst, best = [3, 2, 0, 4], [7, 10, 1, 8]
    assert break_even_alpha(0, 1, worst, best) == pytest.approx(0.25)
    assert break_even_alpha(1, 0, worst, best) == pytest.approx(0.25)
    assert break_even_alpha(0, 2, worst, best) is None, "dominated"
    assert break_even_alpha(0, 3, worst, best) is None, "parallel"
    assert break_even_alpha(0, 0, worst, best) is None, "level all along"
    assert break_even_alpha(0, 1, [3, 3], [7, 10]) is None, "level only at the very end"


@given(payoffs=PAYOFFS, alpha=st.floats(0, 1))
def test_every_criterion_lies_where_it_must(payoffs: np.ndarray, alpha: float) -> None:
    worst, best = wald(payoffs), maximax(payoffs)
    for figure in (laplace(payoffs), hurwicz(payoffs, alpha)):
        assert (worst - 1e-9 <= figure).all()
        assert (figure <= best + 1e-9).all()
    assert hurwicz(payoffs, 0).tolist() == worst.tolist()
    assert hurwicz(payoffs, 1).tolist() == best.tolist()
    assert hurwicz(payoffs, alpha) == pytest.approx(alpha * best + (1 - alpha) * worst)
    assert (savage(payoffs) >= 0).all()
    assert (regret_table(payoffs).min(axis=0) == 0).all(), "in every scenario somebody regrets nothing"
    assert 0 in savage(payoffs) or len(payoffs) > 1


@given(payoffs=PAYOFFS.filter(lambda each: len(each) > 1))
def test_the_two_are_level_at_their_break_even(payoffs: np.ndarray) -> None:
    worst, best = wald(payoffs), maximax(payoffs)
    alpha = break_even_alpha(0, 1, worst, best)
    difference = [hurwicz(payoffs, each)[0] - hurwicz(payoffs, each)[1] for each in (0.0, 1.0)]
    if alpha is None:
        assert difference[0] * difference[1] >= 0
    else:
        assert 0 < alpha < 1
        assert hurwicz(payoffs, alpha)[0] == pytest.approx(hurwicz(payoffs, alpha)[1], abs=1e-9)
        assert difference[0] * difference[1] < 0


@given(payoffs=PAYOFFS)
def test_a_constant_added_everywhere_changes_no_choice(payoffs: np.ndarray) -> None:
    for criterion in (wald, maximax, laplace):
        assert criterion(payoffs + 7) == pytest.approx(criterion(payoffs) + 7)
    assert savage(payoffs + 7).tolist() == savage(payoffs).tolist()


def test_regret_depends_on_who_is_listed() -> None:
    payoffs = np.array([[10.0, 0.0], [4.0, 4.0], [0.0, 13.0]])
    assert best_alternatives(savage(payoffs[:2]), lowest=True) == (0,)
    assert best_alternatives(savage(payoffs), lowest=True) == (1,)


@pytest.mark.parametrize("payoffs", [[], [[]], [1, 2], [[1, float("nan")]], [[1, float("inf")]]])
def test_what_is_no_payoff_table(payoffs: object) -> None:
    for criterion in (wald, maximax, laplace, savage):
        with pytest.raises(ValueError, match="ayoff"):
            criterion(payoffs)


@pytest.mark.parametrize("alpha", [-0.1, 1.1, float("nan")])
def test_what_is_no_outlook(alpha: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        hurwicz([[1, 2]], alpha)


def test_best_of_none() -> None:
    assert best_alternatives([]) == ()


@given(figures=st.lists(st.integers(-5, 5), min_size=1, max_size=6))
def test_all_the_best_are_named(figures: list[int]) -> None:
    assert best_alternatives(figures) == tuple(row for row, each in enumerate(figures) if each == max(figures))
    assert best_alternatives(figures, lowest=True) == tuple(
        row for row, each in enumerate(figures) if each == min(figures)
    )
