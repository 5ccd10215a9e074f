"""Where every search for a flip starts: cell means, mean weights, and who leads."""

import numpy as np
import pytest

from assessment import assess
from assessment.sensitivity.mean_case import mean_case
from tests.assessment.little_world import AS_OF, FACTORS, industry, known_of, shipped


def test_values_by_hand() -> None:
    ratings = {"small_market": {"low": 3, "likely": 4, "high": 5}, "strong_rivals": {"low": 2, "likely": 6, "high": 7}}
    known = known_of(industry("pumps", {**dict.fromkeys(FACTORS, 5), **ratings}), industry("valves"))
    case = mean_case(assess(known, as_of=AS_OF))
    # a half-width of 2 makes small_market 2 to 6, strong_rivals 2 to 8: PERT means 4 and (2 + 24 + 8) / 6
    utility = (14 * 0.5 + (1 - 0.4) + (1 - 34 / 60)) / 16
    assert case.values == pytest.approx([100 * utility, 50], abs=0.02)
    assert [case.ids[row] for row in (case.leader or 0, *case.rivals)] == ["pumps", "valves"]


def test_the_values_are_the_scores_but_for_the_spread_of_the_weights() -> None:
    assessment = assess(shipped(), as_of=AS_OF)
    case = mean_case(assessment)
    assert case.leader is not None
    assert case.ids[case.leader] == assessment.verdict.winner
    assert case.values == pytest.approx([assessment.standings[each].score for each in case.ids], abs=0.1)


def test_cells_rated_alike_do_not_differ_by_chance() -> None:
    known = known_of(
        industry("pumps"), industry("valves"), industry("gears", {**dict.fromkeys(FACTORS, 5), "people": 6})
    )
    case = mean_case(assess(known, draws=200, as_of=AS_OF))
    people = FACTORS.index("people")
    assert (case.utilities[0] == case.utilities[1]).all()
    assert (np.flatnonzero(case.utilities[0] != case.utilities[2]) == [people]).all()
    assert case.values != pytest.approx(100 * case.utilities @ case.weights, abs=1e-6)
    assert case.values == pytest.approx(100 * case.utilities @ case.weights, abs=0.5)


def test_what_cannot_be_compared_takes_no_part() -> None:
    known = known_of(industry("pumps", dict.fromkeys(FACTORS[:5], 9)), industry("valves", 3), industry("gears", 4))
    case = mean_case(assess(known, draws=50, as_of=AS_OF))
    assert case.ids == ("valves", "gears")
    nothing = mean_case(assess(known_of(industry("pumps", None)), draws=50, as_of=AS_OF))
    assert (nothing.leader, nothing.rivals, nothing.leads(nothing.values)) == (None, (), None)


def test_the_leader_stays_it_while_level() -> None:
    case = mean_case(assess(known_of(industry("pumps", 6), industry("valves", 6.5)), draws=50, as_of=AS_OF))
    level = np.array([50.0, 50.0])
    assert case.leads(level) == case.leader
    assert case.leads(level + np.array([0.0, 0.1])) == 1
    assert case.leads(level + np.array([0.1, 0.0])) == 0
