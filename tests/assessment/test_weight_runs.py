"""The same drawn ratings under less and less that is said about the weights."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from assessment import Assessment, assess
from assessment.rank_order import centroid_in_order_of
from assessment.value_model import utilities
from assessment.weight_runs import weight_runs
from knowledge.industry_profile import IndustryProfile
from knowledge.vocabulary import FAVOURABLE_WHEN_HIGH
from tests.assessment.little_world import AS_OF, FACTORS, UNFAVOURABLE, all_finite, industry, known_of, shipped

pytestmark = pytest.mark.filterwarnings("error")

INTERNAL = FACTORS[:8]


def rated(industry_id: str, good_inside: float, good_outside: float) -> IndustryProfile:
    """An industry as favourable inside (strengths, weaknesses) and outside as said, 0 to 10."""
    good = {each: good_inside if each in INTERNAL else good_outside for each in FACTORS}
    return industry(industry_id, {each: 10 - value if each in UNFAVOURABLE else value for each, value in good.items()})


def world(*profiles: IndustryProfile, draws: int = 2_000, **weights: Mapping[str, float]) -> Assessment:
    return assess(known_of(*profiles, weights=weights), as_of=AS_OF, draws=draws)


SIDES_IN_ORDER = {"strength": 100, "weakness": 80, "opportunity": 20, "threat": 10}


def test_one_that_is_better_everywhere_wins_whatever_the_weights() -> None:
    runs = weight_runs(world(rated("better", 8, 8), rated("worse", 3, 3), sides=SIDES_IN_ORDER))
    assert [run.name for run in runs.runs] == ["own", "order_only", "no_preference", "equal"]
    assert [run.winner for run in runs.runs] == ["better"] * 4
    assert (runs.agree, runs.equal_agrees, runs.differing, runs.need_no_debate) == (True, True, (), True)
    assert all(run.first_shares["better"] == 1 and run.state == "clear" for run in runs.runs)


def test_weights_that_decide_are_found_out() -> None:
    """Inside counts four times as much as outside for the founder; with equal weights the other one wins."""
    sides = {"strength": 100, "weakness": 100, "opportunity": 25, "threat": 25}
    runs = weight_runs(world(rated("inside", 8, 3), rated("outside", 4, 9), sides=sides))
    assert (runs.own.winner, runs.equal.winner, runs.no_preference.winner) == ("inside", "outside", "outside")
    assert runs.order_only is not None
    assert runs.order_only.winner == "inside"
    assert runs.differing == ("no_preference", "equal")
    assert (runs.agree, runs.equal_agrees, runs.need_no_debate) == (False, False, False)


def test_a_tilt_says_no_order() -> None:
    known = known_of(rated("inside", 8, 3), rated("outside", 4, 9))
    tilted = assess(known, as_of=AS_OF, draws=500, tilt=1.0)
    assert tilted.weights.sides[2] > tilted.weights.sides[3]
    assert weight_runs(tilted).order_only is None
    said = known_of(rated("inside", 8, 3), rated("outside", 4, 9), weights={"sides": SIDES_IN_ORDER})
    plain, pulled = (weight_runs(assess(said, as_of=AS_OF, draws=500, tilt=tilt)) for tilt in (None, 1.0))
    assert plain.order_only is not None
    assert plain.order_only == pulled.order_only, "the order is the founder's, whatever the tilt"


def test_where_no_order_was_said_there_is_no_such_run() -> None:
    two = rated("inside", 8, 3), rated("outside", 4, 9)
    level = dict.fromkeys(FACTORS, 40.0)
    assert weight_runs(world(*two)).order_only is None
    assert weight_runs(world(*two, factors=level, sides=dict.fromkeys(SIDES_IN_ORDER, 7))).order_only is None
    assert weight_runs(world(*two, factors=level | {"people": 41.0})).order_only is not None
    ignored = {"strength": 0, "weakness": 50, "opportunity": 50, "threat": 50}
    assert weight_runs(world(*two, sides=ignored)).order_only is not None, "one side counts less than the others"


def expected_scores(assessment: Assessment, sides: list[float], within: np.ndarray) -> dict[str, float]:
    """100 x sum of w u at these weights and the mean ratings."""
    factors = shipped().vocabulary.factors.values()
    up = [factor.side in FAVOURABLE_WHEN_HIGH for factor in factors]
    mean = utilities(assessment.ratings.mean(axis=2, dtype=float), up)
    scores = 100 * mean @ (np.array(sides)[assessment.weights.side_of] * within)
    return dict(zip(assessment.ids, scores.tolist(), strict=True))


def test_scores_are_those_of_the_mean_weights_of_each_run() -> None:
    points = {"people": 200.0, "small_market": 0.0, "growing_users": 30.0}
    profiles = [
        industry(name, {each: (3 * number + at) % 11 for at, each in enumerate(FACTORS)})
        for number, name in enumerate("abc")
    ]
    assessment = world(*profiles, draws=10_000, sides=SIDES_IN_ORDER, factors=points)
    runs = weight_runs(assessment)
    said = np.array([points.get(each, 100) for each in FACTORS])
    ordered = np.concatenate([centroid_in_order_of(said[at : at + 4]) for at in range(0, 16, 4)])
    centroid = centroid_in_order_of(list(SIDES_IN_ORDER.values())).tolist()
    even = [0.25] * 4
    assert runs.order_only is not None
    assert runs.order_only.scores == pytest.approx(expected_scores(assessment, centroid, ordered), abs=0.3)
    assert runs.no_preference.scores == pytest.approx(expected_scores(assessment, even, np.full(16, 0.25)), abs=0.5)
    assert runs.equal.scores == pytest.approx(expected_scores(assessment, even, np.full(16, 0.25)), abs=1e-6)
    assert runs.own.scores == {each: assessment.standings[each].score for each in "abc"}


def test_equal_weights_are_those_of_the_assessment() -> None:
    assessment = assess(shipped(), as_of=AS_OF, draws=2_000)
    runs = weight_runs(assessment)
    assert runs.equal.winner == assessment.equal_weights_winner
    assert (runs.own.winner, runs.own.state) == (assessment.verdict.winner, assessment.verdict.state)
    for run in runs.runs:
        assert list(run.first_shares) == list(run.scores) == list(assessment.comparable_ids)
        assert sum(run.first_shares.values()) == pytest.approx(1)
    assert all_finite(runs)


def test_an_order_of_nearly_equal_weights_says_more_than_they_do() -> None:
    """Where strengths outweigh threats by a hair, the order alone takes them for far heavier, 25 to 3 on average."""
    hair = {"strength": 100, "weakness": 99, "opportunity": 98, "threat": 97}
    runs = weight_runs(world(rated("inside", 7, 4), rated("outside", 4, 7), draws=4_000, sides=hair))
    assert runs.order_only is not None
    assert runs.own.first_shares["inside"] == pytest.approx(0.54, abs=0.04)
    assert runs.order_only.first_shares["inside"] > 0.98
    assert runs.no_preference.first_shares["inside"] == pytest.approx(0.5, abs=0.03)
    assert runs.equal.first_shares["inside"] == pytest.approx(0.5, abs=0.03)


def test_adding_an_industry_changes_no_other_score() -> None:
    two = rated("inside", 8, 3), rated("outside", 4, 9)
    fewer, more = (weight_runs(world(*each, sides=SIDES_IN_ORDER)) for each in (two, (rated("new", 5, 5), *two)))
    for before, after in zip(fewer.runs, more.runs, strict=True):
        assert {each: after.scores[each] for each in before.scores} == before.scores


def test_the_same_seed_gives_the_same_runs() -> None:
    first, second = (weight_runs(assess(shipped(), as_of=AS_OF, draws=500)) for _ in range(2))
    assert first == second


def test_one_industry_and_none() -> None:
    alone = weight_runs(world(rated("alone", 6, 6), sides=SIDES_IN_ORDER))
    assert [(run.winner, run.runner_up, run.state) for run in alone.runs] == [("alone", None, "open")] * 4
    assert all(run.first_shares == {"alone": 1} for run in alone.runs)
    assert (alone.agree, alone.equal_agrees, alone.need_no_debate) == (None, None, False)
    nothing = weight_runs(world(industry("empty", None), sides=SIDES_IN_ORDER))
    assert [(run.winner, run.scores, run.state) for run in nothing.runs] == [(None, {}, "open")] * 4
    assert (nothing.agree, nothing.equal_agrees, nothing.need_no_debate) == (None, None, False)


def test_two_alike_are_level_in_every_run() -> None:
    runs = weight_runs(world(rated("one", 6, 6), rated("other", 6, 6), sides=SIDES_IN_ORDER))
    assert all(run.tie and run.state == "open" for run in runs.runs)
    assert all(run.first_shares["one"] == pytest.approx(0.5, abs=0.05) for run in runs.runs)


@pytest.mark.parametrize(
    "weights", [{"sides": {"strength": 0, "weakness": 0, "opportunity": 0}}, {"factors": {FACTORS[0]: 0}}]
)
def test_what_weighs_nothing_breaks_nothing(weights: dict[str, Any]) -> None:
    assert all_finite(weight_runs(world(rated("inside", 8, 3), rated("outside", 4, 9), draws=200, **weights)))
