"""Every mistake in a record becomes a problem at its own line and column, in a user's words."""

from typing import Any

import pytest

from knowledge.founder import Founder
from knowledge.industry_profile import IndustryProfile
from knowledge.problem import MOST_IN_A_FILE, Problem
from knowledge.record_reader import read_record, shown
from knowledge.vocabulary import EvidenceClasses, FactorsFile
from knowledge.yaml_text.document import parse_document

HEAD = "id: pumps\nname: Pumps\n"


def problems_of(text: str, model: Any = IndustryProfile) -> tuple[Problem, ...]:
    record, problems = read_record(model, parse_document(text.encode(), "file.yaml"))
    assert (record is None) == bool(problems)
    return problems


def the_problem(text: str, model: Any = IndustryProfile) -> tuple[str, int, int, str]:
    """Code, line, column and subject of the only problem."""
    (problem,) = problems_of(text, model)
    return problem.code, problem.place.line, problem.place.column, problem.subject


def test_a_sound_document_gives_its_record() -> None:
    record, problems = read_record(IndustryProfile, parse_document(HEAD.encode(), "file.yaml"))
    assert problems == ()
    assert record == IndustryProfile(id="pumps", name="Pumps")


@pytest.mark.parametrize(
    ("rest", "problem"),
    [
        ("rivals:\n  - name: A\n    founded: 1200\n", ("number-too-low", 5, 14, "rivals.0.founded")),
        ("rivals:\n  - name: A\n  - url: b\n", ("missing-name", 5, 5, "rivals.1")),
        ("rivals:\n  - name: A\n    foundet: 1999\n", ("unknown-name", 5, 5, "rivals.0")),
        ("indicators:\n  firms: {values: 3}\n", ("missing-name", 4, 3, "indicators.firms")),
        ("needs: {model: shop}\n", ("not-allowed", 3, 16, "needs.model")),
        ("needs: {technology: {likely: 12}}\n", ("number-too-high", 3, 30, "needs.technology.likely")),
        ("summary:\n  en: A\n  de: B\n", ("unknown-language", 5, 3, "summary")),
        ("summary:\n  en: A\n  zh-Hant: [B]\n", ("wrong-type", 5, 12, "summary.zh-Hant")),
        ("factors:\n  people: {low: 4, likely: 3}\n", ("range-order", 4, 17, "factors.people.low")),
        ("factors:\n  1: {likely: 3}\n", ("wrong-type", 4, 3, "factors")),
        ("factors:\n  people: {evidence: [{grade: B}]}\n", ("missing-name", 4, 23, "factors.people.evidence.0")),
        ("likly:\n", ("unknown-name", 3, 1, "")),
    ],
)
def test_a_mistake_is_told_at_its_place(rest: str, problem: tuple[str, int, int, str]) -> None:
    found = problems_of(HEAD + rest)[0]
    assert (found.code, found.place.line, found.place.column, found.subject) == problem


def test_all_mistakes_of_a_file_are_told() -> None:
    text = "schema: 1\nid: Pumps\nfactors: {people: {likely: 12, hihg: 3}}\ntrades: medical\n"
    assert sorted((each.code, each.place.line) for each in problems_of(text)) == [
        ("bad-id", 2), ("missing-name", 1), ("number-too-high", 3), ("unknown-name", 3), ("wrong-type", 4),
    ]  # fmt: skip


def test_mistakes_without_end_are_cut_short() -> None:
    problems = problems_of("".join(f"name_{n}: 1\n" for n in range(5000)))
    assert len(problems) == MOST_IN_A_FILE + 1
    assert problems[-1].code == "more-problems"


@pytest.mark.parametrize(
    ("name", "nearest", "allowed"),
    [("sumary", "summary", "summary"), ("xyz", "", "trades"), ("needs: {modle: a}\nx", "", "name")],
)
def test_an_unknown_name_comes_with_the_nearest_and_all_allowed(name: str, nearest: str, allowed: str) -> None:
    problem = problems_of(HEAD + f"{name}: 1\n")[-1]
    assert problem.values["nearest"] == nearest
    assert allowed in problem.values["allowed"].split(", ")


def test_names_are_looked_up_where_they_stand() -> None:
    (problem,) = problems_of(HEAD + "factors: {people: {adjust: {by: 1, because: a, reason: b}, yardstick: a}}\n")
    assert problem.values["allowed"] == "because, by, evidence"
    (problem,) = problems_of(HEAD + "rivals: [{name: A, eas_of_use: 4}]\n")
    assert problem.values["nearest"] == "ease_of_use"
    (problem,) = problems_of(HEAD + "factors: {people: {evidence: [{id: a, grad: B}]}}\n")
    assert problem.values["allowed"] == "grade, id"


@pytest.mark.parametrize(
    ("text", "expected", "found_kind", "found"),
    [
        ("capital_usd: much", "number", "text", "much"),
        ("capital_usd: true", "number", "yes_no", "true"),
        ("capital_usd: [1]", "number", "list", "[1]"),
        ("premises: 1", "yes_no", "number", "1"),
        ("premises: NO", "yes_no", "text", "NO"),
        ("region: 86", "text", "number", "86"),
        ("target_regions: US", "list", "text", "US"),
        ("network: [medical]", "mapping", "list", "[medical]"),
        ("weights: 3", "mapping", "number", "3"),
        ("name: [a, {b: c}]", "text", "list", "[a, {…}]"),
        ("schema: 1.5", "whole_number", "number", "1.5"),
        ("years_in_trade: {pumps: }", "number", "nothing", "null"),
    ],
)
def test_a_wrong_type_says_what_was_found_and_expected(text: str, expected: str, found_kind: str, found: str) -> None:
    (problem,) = problems_of(text + "\n", Founder)
    assert (problem.code, dict(problem.values)) == (
        "wrong-type",
        {"expected_kind": expected, "found_kind": found_kind, "found": found},
    )


@pytest.mark.parametrize("text", ["- a\n", "a\n", "3\n", "~\n", "--- \n"])
def test_a_file_that_is_no_mapping_says_so(text: str) -> None:
    assert [(each.code, each.values["expected_kind"]) for each in problems_of(text)] == [("wrong-type", "mapping")]


def test_a_newer_schema_is_told_alone() -> None:
    assert the_problem("future: 1\nschema: 2\n") == ("schema-too-new", 2, 9, "schema")
    assert the_problem(HEAD + "schema: 0\n")[0] == "number-too-low"


@pytest.mark.parametrize(
    ("number", "code"),
    [(".inf", "not-finite"), (".nan", "not-finite"), ("9" * 500, "not-finite"), ("0x" + "f" * 9000, "not-finite")],
)
def test_a_number_that_is_none_is_refused(number: str, code: str) -> None:
    assert the_problem(f"capital_usd: {number}\n", Founder) == (code, 1, 14, "capital_usd")


SIDES = ("strength", "weakness", "opportunity", "threat")
FACTOR = "  - {{id: f_{0}, side: {0}, about: industry, label: L, question: Q, anchors: {{0: none}}}}\n"
FACTORS = "factors:\n" + "".join(FACTOR.format(side) for side in SIDES)
FACTORS += "sides:\n" + "".join(f"  {side}: {{letter: X, label: X}}\n" for side in SIDES)
CLASSES = "floors: {A: 0.5, B: 1, C: 2}\nhalf_lives_years: {press: 2}\ndefault_grades: {press: B}\n"


@pytest.mark.parametrize(
    ("text", "before", "after", "model", "problem"),
    [
        (FACTORS, "f_threat", "f_strength", FactorsFile, ("duplicate-factor", 5, 10, "factors.3.id")),
        (FACTORS, "side: threat", "side: strength", FactorsFile, ("side-without-factor", 2, 3, "factors")),
        (FACTORS, "  threat: {letter: X, label: X}\n", "", FactorsFile, ("missing-name", 7, 3, "sides")),
        (FACTORS, "  threat: {letter", "  treat: {letter", FactorsFile, ("not-allowed", 10, 3, "sides")),
        (FACTORS, "f_threat", "F threat", FactorsFile, ("bad-id", 5, 10, "factors.3.id")),
        (CLASSES, "B: 1, ", "", EvidenceClasses, ("missing-name", 1, 9, "floors")),
        (CLASSES, "B: 1, ", "B: 1, D: 3, ", EvidenceClasses, ("not-allowed", 1, 24, "floors")),
        (CLASSES, "{press: 2}", "{press: 0}", EvidenceClasses, ("number-not-above", 2, 27, "half_lives_years.press")),
    ],
)
def test_the_vocabulary_cannot_be_broken_unseen(
    text: str, before: str, after: str, model: Any, problem: tuple[str, int, int, str]
) -> None:
    assert problems_of(text, model) == ()
    assert the_problem(text.replace(before, after), model) == problem


def test_values_are_quoted_short_and_as_they_stand_in_the_file() -> None:
    assert shown(list(range(100))) == "[0, 1, 2, 3, …]"
    assert shown({"a": None, "b": {"c": 1}, 3: [4]}) == "{a: null, b: {…}, 3: […]}"
    assert len(shown("x" * 10_000)) == 40
    assert [shown(each) for each in (float("nan"), float("-inf"), 1.0)] == [".nan", "-.inf", "1.0"]
