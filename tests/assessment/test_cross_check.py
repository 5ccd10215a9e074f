"""Other rules beside the score: TOPSIS against its sources, the ordinal check by hand, and who agrees."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from pymcdm.methods import TOPSIS
from pymcdm.normalizations import vector_normalization

from assessment import Assessment, assess
from assessment.cross_check import agreement, ordinal_check, topsis
from assessment.rank_order import no_preference_draws
from assessment.streams import stream
from knowledge.industry_profile import IndustryProfile
from tests.assessment.little_world import AS_OF, FACTORS, UNFAVOURABLE, industry, known_of, shipped

pytestmark = pytest.mark.filterwarnings("error")


def test_topsis_as_published() -> None:
    """Tzeng & Huang 2011, Multiple Attribute Decision Making, as asserted in scikit-criteria's tests."""
    matrix = [[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]]
    closeness = topsis(matrix, [0.3, 0.4, 0.3], [True] * 3)
    assert closeness == pytest.approx([0.5037, 0.6581, 0.7482, 0.3340], abs=1e-4)
    assert np.argsort(-closeness).tolist() == [2, 1, 0, 3]


@settings(deadline=None)
@given(
    matrix=arrays(float, st.tuples(st.integers(2, 9), st.just(4)), elements=st.integers(1, 100).map(float)),
    points=arrays(float, 4, elements=st.floats(0.1, 1)),
    benefit=st.lists(st.booleans(), min_size=4, max_size=4),
)
def test_topsis_is_pymcdms_with_vector_normalisation(
    matrix: np.ndarray, points: np.ndarray, benefit: list[bool]
) -> None:
    assume(np.ptp(matrix, axis=0).any())  # where all are alike, pymcdm divides 0 by 0
    weights = points / points.sum()
    expected = TOPSIS(vector_normalization)(matrix, weights, np.where(benefit, 1, -1), validation=False)
    assert topsis(matrix, weights, benefit) == pytest.approx(expected, abs=1e-9)


@given(matrix=arrays(float, st.tuples(st.integers(1, 5), st.just(3)), elements=st.floats(0, 10)), data=st.data())
def test_topsis_stays_within_0_and_1_and_keeps_dominance(matrix: np.ndarray, data: st.DataObject) -> None:
    benefit = data.draw(st.lists(st.booleans(), min_size=3, max_size=3))
    closeness = topsis(matrix, [0.2, 0.3, 0.5], benefit)
    assert np.isfinite(closeness).all()
    assert ((closeness >= 0) & (closeness <= 1)).all()
    signed = np.where(benefit, matrix, -matrix)
    for row, first in enumerate(signed):
        for other, second in enumerate(signed):
            assert not (first >= second).all() or closeness[row] >= closeness[other] - 1e-9


def test_topsis_where_nothing_differs() -> None:
    assert topsis([[3, 7], [3, 7]], [0.5, 0.5], [True, False]).tolist() == [0.5, 0.5]
    assert topsis([[3, 7]], [0.5, 0.5], [True, False]).tolist() == [0.5]
    assert topsis(np.zeros((2, 2)), [0.5, 0.5], [True, False]).tolist() == [0.5, 0.5]
    assert topsis([[0, 1], [0, 2]], [0.9, 0.1], [True, True]).tolist() == [0, 1], "a column of zeros says nothing"
    assert topsis(np.empty((0, 2)), [0.5, 0.5], [True, True]).tolist() == []


@pytest.mark.parametrize(
    ("matrix", "weights", "benefit"),
    [
        ([1, 2], [1], [True]),
        ([[1, 2]], [1], [True, True]),
        ([[1, 2]], [1, 1], [True]),
        ([[1, float("nan")]], [1, 1], [True] * 2),
    ],
)
def test_what_topsis_cannot_take(matrix: object, weights: list[float], benefit: list[bool]) -> None:
    with pytest.raises(ValueError, match="full table of numbers"):
        topsis(matrix, weights, benefit)


def constant(rows: list[list[float]], draws: int) -> np.ndarray:
    """Ratings (alternatives, 2 factors, draws) that are the same in every draw."""
    return np.repeat(np.array(rows, dtype=np.float32).reshape(len(rows), 2, 1), draws, axis=2)


def test_ordinal_check_of_two_is_whose_factors_weigh_more() -> None:
    """Ahead on the first factor with w1 even over 0..1: first in half of the draws, however far ahead."""
    weights = no_preference_draws(stream(7, "test"), 2, 20_000)
    shares = ordinal_check(constant([[9.9, 4.9], [0.1, 5.0]], 20_000), weights, stream(7, "ordinal"))
    assert shares == pytest.approx(np.full((2, 2), 0.5), abs=0.01)


def test_ordinal_check_of_a_middling_third_by_hand() -> None:
    """Best and worst on two equal factors are worth 1/2; the one between both is worth the mean of two even numbers."""
    weights = np.full((2, 20_000), 0.5, dtype=np.float32)
    shares = ordinal_check(constant([[9, 1], [1, 9], [2, 2]], 20_000), weights, stream(7, "ordinal"))
    assert shares[:, 0] == pytest.approx([0.25, 0.25, 0.5], abs=0.01)
    assert shares[:, 2] == pytest.approx([0.25, 0.25, 0.5], abs=0.01)


@settings(deadline=None, max_examples=40)
@given(ratings=arrays(np.float32, (4, 3, 20), elements=st.integers(0, 10).map(float)))
def test_ordinal_check_knows_only_the_order(ratings: np.ndarray) -> None:
    weights = no_preference_draws(stream(1, "test"), 3, 20)
    shares = ordinal_check(ratings, weights, stream(2, "ordinal"))
    assert ordinal_check(ratings**3 + 1, weights, stream(2, "ordinal")).tolist() == shares.tolist()
    assert shares.sum(axis=0) == pytest.approx(np.ones(4))
    assert shares.sum(axis=1) == pytest.approx(np.ones(4))
    ratings[0] = ratings.max(axis=0) + 1
    assert ordinal_check(ratings, weights, stream(2, "ordinal"))[0].tolist() == [1, 0, 0, 0]


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_ordinal_check_of_those_that_are_alike(count: int) -> None:
    shares = ordinal_check(constant([[5, 5]] * count, 10), np.full((2, 10), 0.5), stream(1, "ordinal"))
    assert shares == pytest.approx(np.full((count, count), 1 / max(count, 1)))


def rated(industry_id: str, good: float, **entries: object) -> IndustryProfile:
    """An industry equally favourable on every factor, 0 to 10, but for `entries`."""
    ratings = {each: 10 - good if each in UNFAVOURABLE else good for each in FACTORS}
    return industry(industry_id, ratings | entries)


def world(*profiles: IndustryProfile, draws: int = 1_000) -> Assessment:
    return assess(known_of(*profiles), as_of=AS_OF, draws=draws)


def test_all_rules_agree_on_one_that_is_better_everywhere() -> None:
    rows = agreement(world(rated("worse", 3), rated("better", 8), rated("middling", 5)))
    assert [row.rule for row in rows] == ["mean_score", "first_share", "regret", "bad_case", "topsis", "ordinal"]
    assert {(row.pick, row.next_pick, row.agrees) for row in rows} == {("better", "middling", True)}
    assert rows[2].figure == 0, "never worse than another, never a regret"
    assert (rows[1].figure, rows[1].next_figure) == (1, 0)


@pytest.mark.mission("I9")
def test_the_figures_are_those_of_the_ranking() -> None:
    assessment = assess(shipped(), as_of=AS_OF, draws=2_000)
    by_rule = {row.rule: row for row in agreement(assessment)}
    standings = assessment.standings
    score, share, regret, bad = (by_rule[each] for each in ("mean_score", "first_share", "regret", "bad_case"))
    assert (score.pick, score.next_pick) == (assessment.verdict.winner, assessment.verdict.runner_up)
    assert (score.figure, score.next_figure) == (standings[score.pick].score, standings[score.next_pick].score)
    assert share.figure == max(each.rank_share[0] for each in standings.values() if each.comparable)
    assert regret.figure == standings[regret.pick].expected_regret <= regret.next_figure
    assert bad.figure == max(each.p05 for each in standings.values() if each.comparable)
    for row in by_rule.values():
        assert row.agrees == (row.pick == assessment.verdict.winner)
        assert row.pick != row.next_pick


def test_a_wide_range_ranks_first_more_often_and_has_the_worse_bad_case() -> None:
    """The same middle everywhere: what is known least of leads most often, and falls deepest."""
    wide = {each: {"low": 0, "likely": 5, "high": 10} for each in FACTORS}
    by_rule = {
        row.rule: row for row in agreement(world(industry("daring", wide), rated("b", 5), rated("c", 5), draws=4_000))
    }
    assert by_rule["first_share"].pick == "daring"
    assert {by_rule["bad_case"].pick, by_rule["bad_case"].next_pick} == {"b", "c"}


@pytest.mark.parametrize("seed", range(8))
def test_score_and_regret_always_choose_the_same(seed: int) -> None:
    rng = np.random.default_rng(seed)
    profiles = [
        industry(f"trade_{row}", dict(zip(FACTORS, ratings, strict=True)))
        for row, ratings in enumerate(rng.uniform(0, 10, (4, 16)).tolist())
    ]
    by_rule = {row.rule: row for row in agreement(world(*profiles, draws=300))}
    assert by_rule["regret"].pick == by_rule["mean_score"].pick
    gap = by_rule["mean_score"].figure - by_rule["mean_score"].next_figure
    assert by_rule["regret"].next_figure - by_rule["regret"].figure == pytest.approx(gap, abs=1e-3)


def test_fewer_than_two_leave_nothing_to_agree_on() -> None:
    assert agreement(world(rated("alone", 6))) == ()
    assert agreement(world(industry("empty", None), industry("empty_too", None))) == ()
    assert agreement(world(rated("alone", 6), industry("empty", None))) == ()


def test_two_alike() -> None:
    rows = agreement(world(rated("one", 6), rated("other", 6)))
    assert {row.pick for row in rows} <= {"one", "other"}
    assert all(np.isfinite([row.figure, row.next_figure]).all() for row in rows)


def test_industries_that_are_not_comparable_change_nothing() -> None:
    two = rated("one", 6), rated("other", 5)
    assert agreement(world(*two)) == agreement(world(*two, industry("empty", None)))


def test_the_same_seed_gives_the_same_rows() -> None:
    first, second = (agreement(assess(shipped(), as_of=AS_OF, draws=300)) for _ in range(2))
    assert first == second
