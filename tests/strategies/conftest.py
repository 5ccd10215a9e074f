"""A small workspace with one industry, its own rules, and ratings that a person can check by hand."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from assessment import Assessment, assess
from knowledge import Knowledge, read_knowledge
from strategies import Rulebook, read_rules

AS_OF = date(2026, 11, 23)

RULE = """\
- id: {id}
  strategy: find_funding
  title: A rule
  because: A reason.
  when: {when}
  certainty: {certainty}
  confidence: {confidence}
"""


def rule_text(
    when: str,
    rule_id: str = "own_rule",
    *,
    certainty: float = 0.6,
    confidence: str = "B",
    strategy: str = "find_funding",
) -> str:
    """One rule as a file has it."""
    text = RULE.format(id=rule_id, when=when, certainty=certainty, confidence=confidence)
    return text.replace("find_funding", strategy)


@dataclass(frozen=True)
class SmallWorkspace:
    """A folder with one industry, `pumps`, and one founder."""

    root: Path

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def write_rules(self, text: str, name: str = "own") -> None:
        self.write(f"strategies/rules/{name}.yaml", text)

    def known(self) -> Knowledge:
        return read_knowledge(self.root)

    def rulebook(self, *texts: str) -> Rulebook:
        """Only the workspace's own rules, which must be sound."""
        self.write_rules("".join(texts))
        whole = read_rules(self.known())
        assert whole.problems == ()
        own = {line.split()[-1] for text in texts for line in text.splitlines() if line.startswith("- id:")}
        return replace(whole, compiled=tuple(each for each in whole.compiled if each.rule.id in own))

    def assessed(self, **draws: list[float]) -> Assessment:
        """The assessment of `pumps` with some factors drawn as given, one number a draw; all others are 5."""
        count = len(next(iter(draws.values()))) if draws else 4
        assessment = assess(self.known(), "me", draws=count, as_of=AS_OF)
        ratings = np.full_like(assessment.ratings, 5)
        for factor, values in draws.items():
            ratings[0, assessment.known.vocabulary.factor_ids.index(factor)] = values
        return replace(assessment, ratings=ratings)


@pytest.fixture
def workspace(tmp_path: Path) -> SmallWorkspace:
    small = SmallWorkspace(tmp_path)
    small.write(
        "industry_profiles/pumps.yaml",
        "schema: 1\nid: pumps\nname: Pumps\n"
        "factors: {strong_rivals: {low: 6, likely: 7, high: 8, evidence: [survey_2024]}}\n"
        "evidence: {survey_2024: {title: A survey, date: 2024, kind: survey}}\n",
    )
    small.write("founders/me.yaml", "schema: 1\nid: me\nrunway_months: 14\nyears_in_trade: {valves: 3}\n")
    small.write("founders/_example.yaml", "schema: 1\nid: example\nteam_size: 4\n")
    return small


@pytest.fixture
def problems_of(workspace: SmallWorkspace) -> Callable[[str], list[tuple[str, int, int]]]:
    """Code, line and column of everything wrong with the text of a rule file."""

    def read(text: str) -> list[tuple[str, int, int]]:
        workspace.write_rules(text)
        problems = read_rules(workspace.known()).problems
        assert {each.place.path for each in problems} <= {"strategies/rules/own.yaml"}
        return [(each.code, each.place.line, each.place.column) for each in problems]

    return read
