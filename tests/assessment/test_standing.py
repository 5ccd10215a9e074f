"""How an industry stands by itself: vetoes, what is missing, the order of its quantiles."""

from typing import Any

import pytest

from assessment import Standing, assess
from tests.assessment.little_world import AS_OF, FACTORS, industry, known_of


def standing(profile_ratings: Any, **founder: Any) -> Standing:
    known = known_of(industry("pumps", profile_ratings), **founder)
    return assess(known, draws=2_000, as_of=AS_OF).standings["pumps"]


def test_weaknesses_and_threats_from_nine_on_are_vetoes() -> None:
    found = standing(
        {
            **dict.fromkeys(FACTORS, 5),
            "small_market": 9,
            "strong_rivals": 8.9,
            "winner_takes_all": 10,
            "growing_users": 10,
        }
    )
    assert found.vetoes == ("small_market", "winner_takes_all")


def test_a_veto_of_the_founders_own_counts() -> None:
    assert standing(5.0, ratings={"pumps": {"lack_of_capital": {"likely": 9.5}}}).vetoes == ("lack_of_capital",)


@pytest.mark.parametrize(
    ("left_out", "weights", "missing_weight", "comparable"),
    [
        (FACTORS[4:8], {}, 0.25, True),  # exactly a quarter still compares
        (FACTORS[4:9], {}, 0.3125, False),
        (FACTORS[4:5], {}, 0.0625, True),
        (FACTORS[4:5], {"sides": {"weakness": 900}, "factors": {"small_market": 150}}, 0.75 / 3, True),
        (FACTORS[4:5], {"sides": {"weakness": 900}, "factors": {"small_market": 151}}, 0.75 * 151 / 451, False),
        (FACTORS[4:8], {"sides": {"weakness": 0}}, 0, True),  # what does not count is not missed
        (FACTORS, {}, 1, False),
    ],
)
def test_over_a_quarter_of_the_weight_missing_is_not_comparable(
    left_out: tuple[str, ...], weights: Any, missing_weight: float, comparable: bool
) -> None:
    found = standing({each: 5.0 for each in FACTORS if each not in left_out}, weights=weights)
    assert found.missing_weight == pytest.approx(missing_weight)
    assert found.comparable is comparable
    assert found.missing == left_out
    assert (found.expected_regret is None, found.rank_share == (), dict(found.contributions) == {}) == (
        not comparable,
    ) * 3


def test_an_even_rating_scores_fifty_everywhere() -> None:
    found = standing(5.0)
    for value in (found.score, found.internal, found.external, found.equal_weights_score, *found.sides.values()):
        assert value == pytest.approx(50, abs=0.7)
    assert found.p05 < found.p25 < found.score < found.p75 < found.p95
    assert found.internal_range[0] < found.internal < found.internal_range[1]
    assert found.external_range[0] < found.external < found.external_range[1]


def test_sides_are_favourable_when_high_and_the_posture_follows() -> None:
    weak_inside = {**dict.fromkeys(FACTORS[:4], 2), **dict.fromkeys(FACTORS[4:8], 8)}
    good_outside = {**dict.fromkeys(FACTORS[8:12], 8), **dict.fromkeys(FACTORS[12:], 2)}
    found = standing({**weak_inside, **good_outside})
    # PERT(0, 2, 4), or the same upside down, has mean 2
    assert found.sides == {
        "strength": pytest.approx(20, abs=0.5), "weakness": pytest.approx(20, abs=0.5),
        "opportunity": pytest.approx(80, abs=0.5), "threat": pytest.approx(80, abs=0.5),
    }  # fmt: skip
    assert [found.internal, found.external] == pytest.approx([20, 80], abs=0.5)
    assert found.posture == "competitive"


@pytest.mark.mission("I8")
@pytest.mark.parametrize("outlook", [0.0, 0.3, 1.0])
def test_the_outlook_score_runs_from_the_pessimists_to_the_optimists(outlook: float) -> None:
    found = standing(5.0, outlook=outlook)
    assert found.pessimist_score < found.score < found.optimist_score
    expected = outlook * found.optimist_score + (1 - outlook) * found.pessimist_score
    assert found.outlook_score == pytest.approx(expected)
