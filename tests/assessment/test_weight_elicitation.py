"""A founder's answers become swing points that mean what was answered."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.pairwise_judgements import RANDOM_INDEX
from assessment.rank_order import rank_order_centroid
from assessment.weight_elicitation import judged, ordered_points, points_of, weights_from_points
from assessment.weights import swing_weights, weight_model
from knowledge.founder import Founder, Weights
from knowledge.problem import WrongInput
from knowledge.vocabulary import SIDES
from tests.assessment.little_world import FACTORS, shipped

pytestmark = [pytest.mark.filterwarnings("error"), pytest.mark.mission("I9")]

LEADER = (4, 3, 7, 1 / 3, 3, 5)  # experience, education, charisma, age
POINTS = st.lists(st.floats(0.01, 1000), min_size=1, max_size=9)


def test_the_leader_example_in_swing_points() -> None:
    """Wikipedia, "Analytic hierarchy process - leader example": .547 .127 .270 .056; ratio with the index .89."""
    found = judged(LEADER)
    assert found.weights == pytest.approx([0.547, 0.127, 0.270, 0.056], abs=0.0006)
    assert found.ratio == pytest.approx(0.0439 * 0.90 / RANDOM_INDEX[4], abs=0.0005)
    assert found.acceptable
    assert not found.orders_differ
    assert points_of(found.weights) == (100, 23, 49, 10)


def test_consistent_judgements_leave_nothing_to_look_at() -> None:
    """R package ahp, tests/testthat/test-Calculate.R."""
    found = judged([6, 3, 1 / 2])
    assert found.weights == pytest.approx([2 / 3, 1 / 9, 2 / 9], abs=1e-9)
    assert found.geometric_mean == pytest.approx(found.weights, abs=1e-9)
    assert (found.look_again, found.violations, found.orders_differ) == (None, (), False)
    assert points_of(found.weights) == (100, 17, 33)


def test_contradictions_are_named_and_the_weights_still_given() -> None:
    """All equal but a circle: strengths over weaknesses over opportunities over strengths."""
    found = judged([9, 1 / 9, 1, 9, 1, 1])
    assert not found.acceptable
    assert found.look_again is not None
    assert (found.look_again.row, found.look_again.column) in {(0, 1), (0, 2), (1, 2)}
    assert found.violations[0].than is None, "an item judged above another does not weigh more"
    assert sum(found.weights) == pytest.approx(1)
    assert not found.orders_differ, "level items are in no other order by a rounding error"


def test_the_row_geometric_mean_may_order_the_sides_otherwise() -> None:
    """The row products are 21, 15, 1/3 * 1/5 * 5 = 1/3 and 1/105; the eigenvector puts the second before the first."""
    found = judged([1, 3, 7, 5, 3, 5])
    roots = np.array([1 * 3 * 7, 1 * 5 * 3, 1 / 3 * 1 / 5 * 5, 1 / 7 * 1 / 3 * 1 / 5]) ** (1 / 4)
    assert found.geometric_mean == pytest.approx(roots / roots.sum())
    assert found.geometric_mean[0] > found.geometric_mean[1]
    assert found.weights[0] < found.weights[1]
    assert found.orders_differ


@given(weights=POINTS)
def test_points_keep_the_proportions_to_half_a_point(weights: list[float]) -> None:
    points = points_of(weights)
    assert max(points) == 100
    assert min(points) >= 1
    for point, weight in zip(points, weights, strict=True):
        assert point == pytest.approx(max(1, 100 * weight / max(weights)), abs=0.5)


@pytest.mark.parametrize("weights", [[], [0, 0, 0]])
def test_points_of_nothing(weights: list[float]) -> None:
    with pytest.raises(WrongInput) as wrong:
        points_of(weights)
    assert wrong.value.problem.code == "weights-all-zero"


def test_a_whole_order_gives_the_centroid() -> None:
    """Barron & Barrett 1996 for four: .5208 .2708 .1458 .0625, which whole points repeat."""
    points = ordered_points(["threat", "strength", "weakness", "opportunity"], SIDES)
    assert points == {"strength": 52, "weakness": 28, "opportunity": 12, "threat": 100}
    assert sorted(swing_weights(list(points.values()))) == pytest.approx(rank_order_centroid(4)[::-1], abs=1e-4)


def test_what_is_not_named_shares_the_last_places() -> None:
    points = ordered_points(["threat"], SIDES)
    assert points["strength"] == points["weakness"] == points["opportunity"]
    assert swing_weights(list(points.values())) == pytest.approx([0.16, 0.16, 0.16, 0.52], abs=0.002)
    assert set(ordered_points([], SIDES).values()) == {100}


def test_an_order_of_strangers() -> None:
    with pytest.raises(ValueError, match="Not among the items to be ordered: profits"):
        ordered_points(["profits", "threat"], SIDES)


def refusal(points: dict[str, float]) -> tuple[str, dict[str, str]]:
    with pytest.raises(WrongInput) as wrong:
        weights_from_points(points, shipped().vocabulary)
    return wrong.value.problem.code, dict(wrong.value.problem.values)


def test_points_that_leave_nothing_to_weigh() -> None:
    assert refusal(dict.fromkeys(SIDES, 0)) == ("weights-all-zero", {})
    assert refusal(dict.fromkeys(FACTORS[:4], 0)) == ("side-weights-zero", {"side": "strength"})
    fine = weights_from_points({"strength": 0, **dict.fromkeys(FACTORS[:4], 0)}, shipped().vocabulary)
    assert fine.sides == {"strength": 0}, "a side that does not count needs no factors"


def test_points_of_what_there_is_not() -> None:
    assert refusal({"strong_rival": 5}) == ("unknown-weight", {"found": "strong_rival", "nearest": "strong_rivals"})


def test_what_is_equal_on_a_level_is_left_unsaid() -> None:
    every = dict.fromkeys((*SIDES, *FACTORS), 60.0)
    assert weights_from_points(every, shipped().vocabulary) == Weights()
    some = weights_from_points({**every, "strong_rivals": 100}, shipped().vocabulary)
    assert some.sides == {}
    assert some.factors == {**dict.fromkeys(FACTORS[4:8], 60), "strong_rivals": 100}


@given(points=st.dictionaries(st.sampled_from((*SIDES, *FACTORS)), st.integers(1, 1000)))
def test_leaving_out_changes_no_weight(points: dict[str, float]) -> None:
    vocabulary = shipped().vocabulary
    sides = {each: value for each, value in points.items() if each in SIDES}
    whole = Weights(sides=sides, factors={each: value for each, value in points.items() if each not in SIDES})
    kept = weights_from_points(points, vocabulary)
    means = [weight_model(Founder(weights=each), vocabulary, seed=7, draws=1).mean for each in (whole, kept)]
    assert means[0] == pytest.approx(means[1])
