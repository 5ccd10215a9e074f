"""A group of founders: who would choose what, and how far their rankings agree."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from assessment import Assessment, assess
from assessment.traps.of_founders import kendall_w, traps_of_founders
from assessment.traps.trap import Trap
from knowledge.founder import Founder, Weights
from tests.assessment.little_world import AS_OF, FACTORS, industry, known_of

GOOD_INSIDE = {name: 9.0 if name in FACTORS[:4] else 5.0 for name in FACTORS}
GOOD_OUTSIDE = {name: 9.0 if name in FACTORS[8:12] else 5.0 for name in FACTORS}
INSIDE = {"weights": Weights(sides={"opportunity": 10})}
OUTSIDE = {"weights": Weights(sides={"strength": 10})}
NOTHING = {"weights": Weights(sides=dict.fromkeys(("strength", "weakness", "opportunity", "threat"), 0))}


def group(**founders: dict[str, Any]) -> Assessment:
    known = known_of(industry("inner", GOOD_INSIDE), industry("outer", GOOD_OUTSIDE), industry("last", 5.0))
    records = {name: Founder(id=name, **fields) for name, fields in founders.items()}
    return assess(replace(known, founders=records), next(iter(founders), None), draws=200, as_of=AS_OF)


def found(assessment: Assessment) -> list[Trap]:
    return list(traps_of_founders(assessment))


def test_founders_with_different_winners_are_told_apart() -> None:
    (trap,) = found(group(ann=INSIDE, bo=OUTSIDE))
    assert trap.values["picks"] == {"ann": "inner", "bo": "outer"}
    assert trap.values["agreement"] == pytest.approx(0.75)  # orders 1 2 3 and 2 1 3: rank sums 3, 3, 6


def test_founders_who_agree_one_alone_and_none_are_no_trap() -> None:
    assert found(group(ann=INSIDE, bo=INSIDE)) == []
    assert found(group(ann=INSIDE)) == []
    assert found(group()) == []


def test_a_founder_whose_weights_allow_no_answer_is_left_out() -> None:
    (trap,) = found(group(ann=INSIDE, bo=OUTSIDE, cy=NOTHING))
    assert set(trap.values["picks"]) == {"ann", "bo"}
    assert found(group(ann=INSIDE, cy=NOTHING)) == []


def test_industries_that_score_the_same_tie() -> None:
    """Both see two industries level and the third one as the others do not: by chance alone there is no order."""
    known = known_of(industry("inner", GOOD_INSIDE), industry("outer", GOOD_OUTSIDE), industry("again", GOOD_OUTSIDE))
    records = {name: Founder(id=name, **fields) for name, fields in {"ann": INSIDE, "bo": OUTSIDE}.items()}
    rated = assess(replace(known, founders=records), "ann", draws=200, as_of=AS_OF)
    (trap,) = found(rated)
    # ranks 1 2.5 2.5 and 3 1.5 1.5, sums 4 4 4
    assert trap.values["agreement"] == pytest.approx(0)


def test_weights_that_are_tried_out_count_for_all_founders() -> None:
    differ = group(ann=INSIDE, bo=OUTSIDE)
    assert found(differ)
    tried = assess(differ.known, "ann", draws=200, as_of=AS_OF, weights=INSIDE["weights"])
    assert found(tried) == [], "with the same weights they would choose the same"


def test_kendalls_w_of_published_ranks_without_ties() -> None:
    """Ten projects, four judges (scribd 659863121), published rank sums and S = 1048; W = 12 S / (m^2 (n^3 - n))."""
    judges = [
        [1, 3, 4, 5, 2, 8, 6, 7, 10, 9], [2, 1, 4, 5, 6, 3, 8, 7, 10, 9],
        [3, 2, 1, 5, 7, 4, 6, 8, 9, 10], [4, 2, 3, 1, 6, 7, 5, 9, 8, 10],
    ]  # fmt: skip
    sums = np.sum(judges, axis=0)
    assert sums.tolist() == [10, 8, 12, 16, 21, 22, 25, 31, 37, 38]
    assert ((sums - 22) ** 2).sum() == 1048
    assert kendall_w(judges) == pytest.approx(0.793939, abs=1e-6)


def test_ties_are_corrected_for() -> None:
    """Two judges who hold the same two items level agree fully."""
    assert kendall_w([[1.5, 1.5, 3], [1.5, 1.5, 3]]) == pytest.approx(1)
    assert kendall_w([[2, 2, 2], [2, 2, 2]]) == 1
    assert kendall_w([[1, 2, 3], [2, 2, 2]]) == pytest.approx(12 * 2 / (4 * 24 - 2 * 24))


def test_agreement_needs_two_judges_and_two_items() -> None:
    for ranks in ([[1, 2, 3]], [[1], [1]], [1, 2]):
        with pytest.raises(ValueError, match="two items"):
            kendall_w(ranks)
