"""`pytest --mission`: every row of docs/mission.md with the tests that prove it and how they went.

A test names its rows with `@pytest.mark.mission("I9", "E3")`; a name that is no row stops the collection.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

MISSION = Path(__file__).parent.parent / "docs" / "mission.md"
ROW = re.compile(r"^\|\s*([IEM]\d+)\s*\|\s*(.+?)\s*\|\s*(.+?)\s*\|\s*$", re.MULTILINE)
WORST_FIRST = ("failed", "skipped", "passed", "not run")


def mission_rows() -> list[tuple[str, str, str]]:
    """The rows of docs/mission.md in their order: id, what the product does, where it does it."""
    return ROW.findall(MISSION.read_text(encoding="utf-8"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--mission", action="store_true", help="print every row of docs/mission.md with its tests")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(MissionReport(), "mission-report")


class MissionReport:
    """Collects which test proves which row, and how each ended."""

    def __init__(self) -> None:
        self.rows = {row_id: title for row_id, title, _ in mission_rows()}
        self.tests_of_row: dict[str, list[str]] = {row_id: [] for row_id in self.rows}
        self.outcome_of_test: dict[str, str] = {}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        for item in items:
            for row_id in _row_ids(item):
                if row_id not in self.rows:
                    raise pytest.UsageError(f"{item.nodeid}: {row_id!r} is not a row of docs/mission.md")
                self.tests_of_row[row_id].append(item.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.outcome not in WORST_FIRST:  # "rerun": the try after it counts
            return
        before = self.outcome_of_test.get(report.nodeid, "passed")
        self.outcome_of_test[report.nodeid] = min(before, report.outcome, key=WORST_FIRST.index)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
        if not config.getoption("--mission"):
            return
        terminalreporter.section("mission")
        for row_id, title in self.rows.items():
            terminalreporter.write_line(f"{row_id:4} {title}", bold=True)
            for line in self._test_lines(row_id):
                terminalreporter.write_line(f"     {line}")
        proved = sum(1 for row_id in self.rows if self._is_proved(row_id))
        terminalreporter.write_line(f"{proved} of {len(self.rows)} rows proved", bold=True)

    def _outcomes(self, row_id: str) -> list[tuple[str, str]]:
        return [(test, self.outcome_of_test.get(test, "not run")) for test in self.tests_of_row[row_id]]

    def _is_proved(self, row_id: str) -> bool:
        return {outcome for _, outcome in self._outcomes(row_id)} == {"passed"}

    def _test_lines(self, row_id: str) -> Iterator[str]:
        """One line a test function; the cases of a parametrised test are counted together."""
        counts: dict[str, Counter[str]] = {}
        for test, outcome in self._outcomes(row_id):
            counts.setdefault(test.split("[")[0], Counter())[outcome] += 1
        if not counts:
            yield "no test yet"
        for test, outcomes in counts.items():
            if outcomes.total() == 1:
                yield f"{next(iter(outcomes))}: {test}"
            else:
                yield ", ".join(f"{outcomes[word]} {word}" for word in WORST_FIRST if outcomes[word]) + f": {test}"


def _row_ids(item: pytest.Item) -> list[str]:
    """The rows a test names, each once, from all its marks."""
    return list(dict.fromkeys(row_id for mark in item.iter_markers("mission") for row_id in mark.args))
