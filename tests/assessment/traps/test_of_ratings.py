"""The table of ratings: factors that overlap, cancel out, or tell no industry from another."""

from typing import Any

import numpy as np
import pytest

from assessment import Assessment, assess
from assessment.traps.of_ratings import correlations_where_both, linked, traps_of_ratings
from assessment.traps.trap import Trap
from knowledge.founder import Weights
from tests.assessment.little_world import AS_OF, FACTORS, industry, known_of

pytestmark = pytest.mark.filterwarnings("error")

RANDOM = np.random.default_rng(1).uniform(0, 10, (8, len(FACTORS)))
SPREAD = [0.0, 2.0, 9.0, 4.0, 10.0, 6.0, 1.0, 7.0]


def world(columns: dict[str, list[Any]], count: int = 8, **founder: Any) -> Assessment:
    """Industries rated at random, but for these columns; None leaves a cell out."""
    profiles = []
    for row in range(count):
        ratings = dict(zip(FACTORS, RANDOM[row].tolist(), strict=True)) | {
            factor: values[row] for factor, values in columns.items()
        }
        profiles.append(industry(f"trade_{row}", {name: each for name, each in ratings.items() if each is not None}))
    return assess(known_of(*profiles, **founder), draws=200, as_of=AS_OF)


def found(assessment: Assessment, code: str) -> list[Trap]:
    return [trap for trap in traps_of_ratings(assessment) if trap.code == code]


def test_ratings_at_random_are_no_trap() -> None:
    assert list(traps_of_ratings(world({}))) == []


@pytest.mark.parametrize(
    ("first", "second", "same", "code"),
    [
        ("people", "growing_users", True, "counted_twice"),
        ("strong_rivals", "winner_takes_all", True, "counted_twice"),
        ("people", "strong_rivals", False, "counted_twice"),
        ("people", "strong_rivals", True, "opposites"),
        ("people", "growing_users", False, "opposites"),
    ],
)
def test_factors_in_step_count_twice_or_cancel_out(first: str, second: str, same: bool, code: str) -> None:
    """By what they mean for entry: a high strength and a high threat are good and bad news."""
    assessment = world({first: SPREAD, second: [each if same else 10 - each for each in SPREAD]})
    (trap,) = [trap for trap in traps_of_ratings(assessment) if trap.code in ("counted_twice", "opposites")]
    assert (trap.code, trap.factors, trap.values["industries"]) == (code, (first, second), 8)
    assert trap.values["correlation"] == pytest.approx(1 if code == "counted_twice" else -1)


def test_factors_in_a_chain_are_told_once() -> None:
    noise = np.array([0.4, -0.4, 0.4, -0.4, -0.4, 0.4, 0.4, -0.4])
    assessment = world(
        {"people": SPREAD, "growing_users": list(np.clip(SPREAD + noise, 0, 10)), "technology_edge": SPREAD}
    )
    (trap,) = found(assessment, "counted_twice")
    assert trap.factors == ("technology_edge", "people", "growing_users")


def test_a_correlation_needs_five_industries_and_weight() -> None:
    columns: dict[str, list[Any]] = {"people": SPREAD, "growing_users": SPREAD}
    assert found(world(columns, 5), "counted_twice")
    assert not found(world(columns, 4), "counted_twice")
    gaps: list[Any] = [None, None, None, None, *SPREAD[4:]]
    assert not found(world({"people": SPREAD, "growing_users": gaps}), "counted_twice")
    assert not found(world(columns, weights=Weights(factors={"people": 0})), "counted_twice")


def test_who_leads_without_a_factor_is_what_an_assessment_without_it_says() -> None:
    """One industry lives on two factors that say the same; without either, another leads."""
    lift: list[Any] = [10.0, 2.0, 1.0, 3.0, 0.5, 2.5]
    others = {factor: [5.0] * 6 for factor in FACTORS}
    rival: list[Any] = [5.0, 9.0, 5.0, 5.0, 5.0, 5.0]
    columns = {**others, "people": lift, "growing_users": lift, "room_to_innovate": rival, "sunrise_industry": rival}
    assessment = world(columns, 6)
    both = next(trap for trap in found(assessment, "counted_twice") if "people" in trap.factors)
    assert assessment.verdict.winner == both.values["leader"] == "trade_0"
    for factor in both.factors:
        founder_without = {"weights": Weights(factors={factor: 0})}
        alone = world(columns, 6, **founder_without).verdict.winner
        assert both.values["without"].get(factor, "trade_0") == alone
    assert set(both.values["without"].values()) == {"trade_1"}


@pytest.mark.parametrize(
    ("ratings", "told"),
    [
        ([4.0, 5.0, 6.0, 7.0, 4.5, 5.5, 6.5, 5.2], True),
        ([3.9, 5.0, 6.0, 7.0, 4.5, 5.5, 6.5, 3.9], False),
        ([5.0, 5.0, 5.0, 5.1, 5.0, 5.0, 2.0, 5.2], False),
        ([5.0, 5.0, 5.0, 5.1, 5.0, 5.0, 4.0, 8.0], False),
        ([5.0, 5.0, 5.0, 5.1, 5.0, 5.0, 5.2, 7.9], True),
    ],
)
def test_ratings_within_three_points_are_compressed(ratings: list[float], told: bool) -> None:
    traps = found(world({"people": ratings}), "scale_compressed")
    assert [trap.factors for trap in traps] == ([("people",)] if told else [])


def test_a_deviation_below_one_is_compressed_whatever_the_range() -> None:
    assert found(world({"people": [5.0, 5.0, 5.0, 5.1, 5.0, 5.0, 6.5, 3.4]}), "scale_compressed")


def test_compressed_factors_are_told_together_with_those_that_people_judge() -> None:
    near = [5.0, 5.5, 6.0, 5.0, 5.5, 6.0, 5.0, 5.5]
    assessment = world({"people": near, "growing_users": near[::-1], "lack_of_capital": near[1:] + near[:1]})
    (trap,) = found(assessment, "scale_compressed")
    assert trap.factors == ("people", "lack_of_capital", "growing_users")
    assert trap.values == {"all": 16, "judged": ["people", "lack_of_capital", "growing_users"]}


def test_four_industries_are_too_few_to_be_compressed() -> None:
    near: list[Any] = [5.0, 5.5, 6.0, 5.0, 5.5]
    assert not found(world({"people": near}, 4), "scale_compressed")
    assert found(world({"people": near}, 5), "scale_compressed")


def test_a_factor_equal_everywhere_separates_nothing() -> None:
    assessment = world({"people": [6.0] * 8, "growing_users": [3.0] * 8})
    (trap,) = found(assessment, "equal_everywhere")
    assert (trap.factors, trap.values) == (("people", "growing_users"), {"weight": pytest.approx(2 / 16)})
    assert not found(assessment, "scale_compressed")


def test_one_industry_or_a_gap_is_not_equal_everywhere() -> None:
    assert not found(world({"people": [6.0]}, 1), "equal_everywhere")
    gap: list[Any] = [6.0, 6.0, None, 6.0, 6.0, 6.0, 6.0, 6.0]
    assert not found(world({"people": gap}), "equal_everywhere")


def test_correlations_are_those_of_complete_pairs() -> None:
    table = RANDOM[:, :5].copy()
    table[[0, 3], 1], table[5, 2] = np.nan, np.nan
    table[:, 4] = 3.0
    told = correlations_where_both(table, 5)
    for first in range(4):
        for second in range(4):
            both = ~np.isnan(table[:, [first, second]]).any(axis=1)
            expected = float(np.array(np.corrcoef(table[both][:, [first, second]].T))[0, 1]) if first != second else 0
            assert told[first, second] == pytest.approx(expected)
    assert (told[4] == 0).all()
    assert (correlations_where_both(table, 7)[1, [0, 2, 3]] == 0).all()


def test_links_form_groups() -> None:
    links = np.zeros((6, 6), dtype=bool)
    for first, second in ((0, 3), (3, 5), (1, 2)):
        links[first, second] = links[second, first] = True
    assert linked(links) == [[0, 3, 5], [1, 2]]
