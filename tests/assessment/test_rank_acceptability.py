"""Rank shares, pairwise shares and regret, against published and hand-made examples."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from assessment.rank_acceptability import expected_regret, pairwise_winning, rank_acceptability

pytestmark = pytest.mark.mission("I9")


def test_ranks_without_ties() -> None:
    values = np.array([[3, 3, 1, 2], [2, 1, 3, 3], [1, 2, 2, 1]])
    assert rank_acceptability(values).tolist() == [[0.5, 0.25, 0.25], [0.5, 0.25, 0.25], [0, 0.5, 0.5]]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([[1], [1]], [[0.5, 0.5], [0.5, 0.5]]),
        ([[2], [1], [2]], [[0.5, 0.5, 0], [0, 0, 1], [0.5, 0.5, 0]]),
        ([[5], [3], [3], [3]], [[1, 0, 0, 0], *([[0, 1 / 3, 1 / 3, 1 / 3]] * 3)]),
        ([[3, 1], [3, 2], [1, 2]], [[0.25, 0.25, 0.5], [0.5, 0.5, 0], [0.25, 0.25, 0.5]]),
        ([[7, 7, 7]], [[1]]),
    ],
)
def test_ties_share_their_ranks(values: list[list[float]], expected: list[list[float]]) -> None:
    found = rank_acceptability(np.array(values))
    assert found.tolist() == [pytest.approx(row) for row in expected]


VALUES = arrays(float, st.tuples(st.integers(1, 6), st.integers(1, 12)), elements=st.integers(0, 4))


@given(values=VALUES)
def test_rank_shares_add_up_by_row_and_by_column(values: np.ndarray) -> None:
    shares = rank_acceptability(values)
    assert (shares >= 0).all()
    assert shares.sum(axis=0) == pytest.approx(np.ones(len(values)))
    assert shares.sum(axis=1) == pytest.approx(np.ones(len(values)))


@given(values=VALUES)
def test_pairwise_shares_and_mean_ranks_agree(values: np.ndarray) -> None:
    """The mean rank of an alternative is one, plus the share in which each other one is ahead of it, ties half."""
    pairwise = pairwise_winning(values)
    assert pairwise + pairwise.T == pytest.approx(1 - np.eye(len(values)))
    mean_rank = rank_acceptability(values) @ np.arange(len(values))
    assert mean_rank == pytest.approx(pairwise.sum(axis=0))


def test_three_alternatives_on_a_line_of_weights() -> None:
    """A (1, 0), B (0, 1), C (.6, .6) under even weights: A is first while w1 > .6, last while w1 < .5; closed form."""
    weight = (np.arange(10_000) + 0.5) / 10_000
    values = np.stack([weight, 1 - weight, np.full_like(weight, 0.6)])
    expected = [[0.4, 0.1, 0.5], [0.4, 0.1, 0.5], [0.2, 0.8, 0]]
    assert rank_acceptability(values).tolist() == [pytest.approx(row, abs=2e-4) for row in expected]


# Second-generation antidepressants: Tervonen et al. 2011, Statistics in Medicine 30:1419. Numbers as tested in JSMAA,
# github.com/gertvv/jsmaa at 3b28b54, SMAA2SimulationTest.testCorrectResultsWithBRModel.
EFFICACY = [(0, 0), (0.086, 0.056), (0.095, 0.044), (0.113, 0.048)]  # of the logarithm
HARM = [
    [(11.7, 2.5), (9.2, 1.86), (15.4, 2.65), (5.5, 2.32)],
    [(7.2, 1.45), (10.6, 1.58), (7.5, 1.48), (15.7, 4.44)],
    [(16.6, 3.27), (21.2, 5.15), (20.2, 3.78), (12.8, 2.45)],
    [(13.7, 1.89), (14.3, 2.93), (15.0, 3.21), (11.2, 3.98)],
    [(18.6, 1.79), (18.3, 3.7), (19.5, 2.6), (31.0, 1.68)],
]
PUBLISHED = [
    [0.20, 0.28, 0.30, 0.22],
    [0.25, 0.29, 0.27, 0.19],
    [0.17, 0.25, 0.29, 0.30],
    [0.39, 0.18, 0.15, 0.29],
]


def antidepressant_values(draws: int) -> np.ndarray:
    """Values of the four under weights spread evenly over the simplex, shape (4, draws)."""
    rng = np.random.default_rng(1)
    weights = rng.dirichlet(np.ones(6), draws).T
    values = np.zeros((4, draws))
    for number, criterion in enumerate([EFFICACY, *HARM]):
        mean, deviation = np.array(criterion, dtype=float).T
        measured = rng.normal(mean, deviation, (draws, 4)).T
        low, high = np.min(mean - 1.96 * deviation), np.max(mean + 1.96 * deviation)
        if number == 0:
            measured, low, high = np.exp(measured), np.exp(low), np.exp(high)
            values += weights[number] * (measured - low) / (high - low)
        else:
            values += weights[number] * (high - measured) / (high - low)
    return values


def test_a_published_analysis_of_antidepressants() -> None:
    found = rank_acceptability(antidepressant_values(40_000))
    assert found.tolist() == [pytest.approx(row, abs=0.02) for row in PUBLISHED]


def test_the_most_often_first_can_be_often_last() -> None:
    shares = rank_acceptability(antidepressant_values(40_000))
    assert shares[:, 0].argmax() == 3
    assert shares[3, 3] > 0.25


def test_a_published_pairwise_share() -> None:
    """B beats A in one of ten iterations: .9 and .1 (github.com/gertvv/rsmaa, smaa/tests/pwi.R)."""
    values = np.array([[1.0] * 9 + [0.0], [0.0] * 9 + [1.0]])
    assert pairwise_winning(values).tolist() == [[0, 0.9], [pytest.approx(0.1), 0]]


@pytest.mark.parametrize(
    ("payoffs", "regrets"),
    [
        # contractor's problem of the type in Stevenson, Operations Management (studylib.net 25403159), in thousands
        ([[50, 60], [20, 80], [40, 70]], [[0, 20], [30, 0], [10, 10]]),
        # expertsmind.com 30134831, with its misprinted cell (7000 for 5000 - 2000) put right
        (
            [[5000, 7000, 3000], [2000, 10000, 6000], [4000, 4000, 4000]],
            [[0, 3000, 3000], [3000, 0, 0], [1000, 6000, 2000]],
        ),
    ],
)
def test_expected_regret_is_the_mean_of_a_published_regret_table(
    payoffs: list[list[float]], regrets: list[list[float]]
) -> None:
    assert expected_regret(np.array(payoffs, dtype=float)) == pytest.approx(np.mean(regrets, axis=1))


@given(values=VALUES)
def test_regret_differs_as_the_means_do(values: np.ndarray) -> None:
    regret = expected_regret(values)
    assert (regret >= 0).all()
    assert regret - regret[0] == pytest.approx(values[0].mean() - values.mean(axis=1))
