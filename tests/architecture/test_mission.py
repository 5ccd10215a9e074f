"""docs/mission.md holds every row of the mission, once, and says where it is served; what is served has a test."""

import ast
import re
from pathlib import Path

import pytest

from locales import words_in
from swot_cli import main
from tests.mission_report import MissionReport, mission_rows

TESTS = Path(__file__).parent.parent

EXPECTED = [f"I{n}" for n in range(1, 25)] + [f"E{n}" for n in range(1, 7)] + [f"M{n}" for n in range(1, 20)]


def test_every_row_is_there_once_and_in_order() -> None:
    assert [row_id for row_id, _, _ in mission_rows()] == EXPECTED


def test_every_row_says_what_and_where() -> None:
    assert [row_id for row_id, what, where in mission_rows() if not what or not where] == []


def marked() -> set[str]:
    """The rows that some test names, whether or not it runs today."""
    calls = (
        node
        for file in TESTS.rglob("test_*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "mission"
    )
    return {str(each.value) for call in calls for each in call.args if isinstance(each, ast.Constant)}


def test_every_row_that_is_served_somewhere_has_a_test() -> None:
    served = {row_id for row_id, _, where in mission_rows() if where != "planned"}
    assert served - marked() == set()


def test_where_names_pages_and_verbs_that_there_are() -> None:
    words = words_in("en")
    pages = {words(f"app.{name}") for name in ("decide", "industry", "strategy", "listings", "profiles")}
    for row_id, _, where in mission_rows():
        named = [each.split()[0] for each in re.findall(r"`([^`]+)`", where)]
        assert {each for each in named if not each.endswith("/")} <= set(main.commands), row_id
        assert where == "planned" or set(re.findall(r"\b[A-Z][a-z]+", where)) <= pages, row_id
        folders = [each for each in named if each.endswith("/")]
        assert all((TESTS.parent / each).is_dir() for each in folders), row_id


@pytest.mark.parametrize("last", ["passed", "failed"])
def test_a_test_that_was_tried_again_counts_by_its_last_try(last: str) -> None:
    rows = MissionReport()
    for outcome in ("rerun", last):
        tried = pytest.TestReport("a::b", ("a", 0, "b"), {}, "passed", None, "call")
        tried.outcome = outcome  # type: ignore[assignment]  # as the plugin that tries again sets it
        rows.pytest_runtest_logreport(tried)
    assert rows.outcome_of_test == {"a::b": last}
