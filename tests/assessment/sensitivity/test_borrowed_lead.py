"""Whether the lead is the example founder's: against assessments of a founder without those figures."""

from dataclasses import replace
from typing import Any

import pytest

from assessment import Assessment, assess
from assessment.founder_fit import FIGURES_OF
from assessment.sensitivity.borrowed_lead import BorrowedLead, borrowed_lead
from knowledge.founder import Founder
from tests.assessment.little_world import AS_OF, FACTORS, industry, known_of, shipped

OTHERS = [each for each in FACTORS if each not in FIGURES_OF]


def example(*, founder: str | None = None, **figures: Any) -> Assessment:
    """Pumps are a little better than valves by what their profiles say."""
    known = known_of(
        industry("pumps", dict.fromkeys(OTHERS, 5) | {"growing_users": 6}),
        industry("valves", dict.fromkeys(OTHERS, 5)),
        id="founder",
        **{"capital_usd": 1000, "premises": True, **figures},
    )
    return assess(known, founder, draws=400, as_of=AS_OF)


def test_a_lead_by_the_examples_contacts_is_not_the_founders() -> None:
    lent = example(network={"valves": 9})
    assert lent.verdict.winner == "valves"
    assert borrowed_lead(lent) == BorrowedLead(("network",), "pumps")


def test_a_lead_that_stays_without_the_examples_figures_is_no_matter() -> None:
    lent = example(network={"pumps": 9})
    assert lent.verdict.winner == "pumps"
    assert borrowed_lead(lent) is None


def test_ones_own_figures_are_not_borrowed() -> None:
    lent = example(network={"valves": 9})
    own = replace(lent, founder=replace(lent.founder, is_example=False))
    assert borrowed_lead(own) is None
    partly = replace(lent, founder=replace(lent.founder, is_example=False, from_example=("network", "team_size")))
    assert borrowed_lead(partly) == BorrowedLead(("network",), "pumps")


def test_the_fewest_figures_are_named() -> None:
    lent = example(network={"valves": 9}, years_in_trade={"valves": 20})
    found = borrowed_lead(lent)
    assert found is not None
    assert found.leader == "pumps"
    assert set(found.fields) == {"network", "years_in_trade"}


@pytest.mark.mission("I9")
def test_the_shipped_lead_goes_where_an_assessment_without_the_figures_puts_it() -> None:
    known = shipped()
    found = borrowed_lead(assess(known, known.example_founder.id, as_of=AS_OF))
    assert found is not None, "the example says 8 years and contacts in medical devices alone"
    assert found.fields == ("network", "years_in_trade")
    bare = known.example_founder.model_dump(by_alias=True, exclude=set(found.fields), exclude_unset=True)
    without = assess(replace(known, example_founder=Founder(**bare)), as_of=AS_OF)
    assert without.verdict.winner == found.leader
