"""docs/mission.md holds every row of the mission, once, and says where it is served."""

import pytest

from tests.mission_report import MissionReport, mission_rows

EXPECTED = [f"I{n}" for n in range(1, 25)] + [f"E{n}" for n in range(1, 7)] + [f"M{n}" for n in range(1, 20)]


def test_every_row_is_there_once_and_in_order() -> None:
    assert [row_id for row_id, _, _ in mission_rows()] == EXPECTED


def test_every_row_says_what_and_where() -> None:
    assert [row_id for row_id, what, where in mission_rows() if not what or not where] == []


@pytest.mark.parametrize("last", ["passed", "failed"])
def test_a_test_that_was_tried_again_counts_by_its_last_try(last: str) -> None:
    rows = MissionReport()
    for outcome in ("rerun", last):
        tried = pytest.TestReport("a::b", ("a", 0, "b"), {}, "passed", None, "call")
        tried.outcome = outcome  # type: ignore[assignment]  # as the plugin that tries again sets it
        rows.pytest_runtest_logreport(tried)
    assert rows.outcome_of_test == {"a::b": last}
