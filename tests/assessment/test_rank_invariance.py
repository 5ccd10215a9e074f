"""Taking one industry out never turns the order of the others by the score; by TOPSIS it can."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment import Assessment, assess
from assessment.cross_check import topsis
from assessment.rank_invariance import RankInvariance, rank_invariance, rank_reversals, topsis_reversals
from tests.assessment.little_world import AS_OF, FACTORS, industry, known_of, shipped

pytestmark = pytest.mark.filterwarnings("error")

MATRIX = np.array([[4, 2, 1], [7, 7, 10], [10, 9, 1], [2, 6, 7]], dtype=float)
WEIGHTS = np.array([0.5, 0.3, 0.2])


def test_adding_a_dominated_alternative_turns_topsis_round() -> None:
    """Found by search: the fourth is worse than the second on every criterion, yet decides between second and third."""
    benefit = [True] * 3
    assert topsis(MATRIX[:3], WEIGHTS, benefit) == pytest.approx([0, 0.6612, 0.6240], abs=1e-4)
    assert topsis(MATRIX, WEIGHTS, benefit) == pytest.approx([0.1951, 0.6831, 0.7033, 0.2960], abs=1e-4)
    assert (3, (2, 1, 0), (1, 2, 0)) in topsis_reversals(MATRIX, WEIGHTS, benefit)


def test_a_weighted_sum_on_a_fixed_scale_is_never_turned_round() -> None:
    assert MATRIX[:3] @ WEIGHTS == pytest.approx([2.8, 7.6, 7.9], abs=1e-4)
    assert rank_reversals(4, lambda kept: MATRIX[kept] @ WEIGHTS) == []


def test_becoming_level_is_no_change_of_places() -> None:
    figures = {(0, 1, 2): [3, 2, 1], (1, 2): [1, 1], (0, 2): [2, 1], (0, 1): [2, 1]}
    assert rank_reversals(3, lambda kept: figures[tuple(kept)]) == []
    assert rank_reversals(3, lambda kept: figures[tuple(kept)][::-1] if len(kept) == 2 else [3, 2, 1]) == [
        (1, (0, 2), (2, 0)),
        (2, (0, 1), (1, 0)),
    ]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_with_fewer_than_three_no_order_is_left(count: int) -> None:
    assert rank_reversals(count, lambda kept: np.arange(len(kept))) == []
    assert topsis_reversals(MATRIX[:count], WEIGHTS, [True] * 3) == []


@settings(deadline=None, max_examples=10)
@given(seed=st.integers(0, 10_000), count=st.integers(3, 5))
def test_the_score_is_immune(seed: int, count: int) -> None:
    ratings = np.random.default_rng(seed).uniform(0, 10, (count, len(FACTORS))).tolist()
    profiles = [industry(f"trade_{row}", dict(zip(FACTORS, each, strict=True))) for row, each in enumerate(ratings)]
    assessment = assess(known_of(*profiles), as_of=AS_OF, draws=100)
    assert rank_invariance(assessment).score == ()


def order_of(assessment: Assessment) -> list[str]:
    return [standing.id for standing in assessment.ranking]


def test_the_shipped_industries() -> None:
    """What is said of the score holds for the whole assessment done anew; what is said of TOPSIS names who moves."""
    whole = assess(shipped(), as_of=AS_OF, draws=500)
    found = rank_invariance(whole)
    assert found.score == ()
    for removed in whole.ids:
        others = [each for each in order_of(whole) if each != removed]
        without = assess(shipped(), as_of=AS_OF, draws=500, industries=others)
        assert order_of(without) == others
        assert all(without.standings[each].score == whole.standings[each].score for each in others)
    for reversal in found.topsis:
        assert reversal.with_it != reversal.without_it
        assert sorted(reversal.with_it) == sorted(reversal.without_it)
        assert reversal.removed not in reversal.with_it


def test_two_alike_one_and_none() -> None:
    alike = industry("one"), industry("other"), industry("third", 7.0)
    assert rank_invariance(assess(known_of(*alike), as_of=AS_OF, draws=100)).score == ()
    for few in ([industry("one"), industry("two")], [industry("one")], [industry("empty", None)]):
        assert rank_invariance(assess(known_of(*few), as_of=AS_OF, draws=100)) == RankInvariance((), ())
