"""Whether rules, weights and fewer industries agree, as JSON values."""

from collections.abc import Callable

import pytest

from assessment import Assessment
from assessment.cross_check import agreement
from assessment.rank_invariance import topsis_invariance
from assessment.weight_runs import weight_runs
from reports.agreement_report import agreement_payload
from tests.assessment.little_world import industry


def payload_of(assessment: Assessment) -> dict:
    found = agreement_payload(agreement(assessment), weight_runs(assessment), topsis_invariance(assessment))
    return found["agreement"]


@pytest.mark.mission("I9")
def test_rules_weights_and_turned_orders_are_listed(assessment: Assessment) -> None:
    payload, winner = payload_of(assessment), assessment.verdict.winner
    rules = {each["rule"]: each for each in payload["rules"]}
    assert set(rules) == {"mean_score", "first_share", "regret", "bad_case", "topsis", "ordinal"}
    assert all(each["agrees"] == (each["pick"] == winner) for each in rules.values())
    assert [each["weights"] for each in payload["weights"]] == ["own", "no_preference", "equal"]
    assert payload["weights"][0]["winner"] == winner
    for each in payload["topsis_turned"]:
        assert sorted(each["with_it"]) == sorted(each["without_it"])
        assert each["with_it"] != each["without_it"]
        assert each["removed"] not in each["with_it"]


@pytest.mark.parametrize("ratings", [[], [5.0], [None, None]], ids=["none", "one", "missing"])
def test_nothing_to_choose_between_lists_no_rule(
    assessed: Callable[..., Assessment], ratings: list[float | None]
) -> None:
    payload = payload_of(assessed(*[industry(f"number_{at}", each) for at, each in enumerate(ratings)]))
    assert (payload["rules"], payload["topsis_turned"]) == ([], [])
