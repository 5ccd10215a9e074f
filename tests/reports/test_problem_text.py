"""A problem in words: its form is fixed, carets stand under the place, and nothing in a file can upset a screen."""

import json

import pytest

from knowledge.problem import Place, Problem
from locales import Words, words_in
from reports.problem_text import problem_github, problem_help, problem_message, problem_payload, problem_text

ENGLISH, CHINESE = words_in("en"), words_in("zh-Hant")
SOURCE = "    strong_rival:"
UNKNOWN = Problem(
    "unknown-factor",
    Place("industry_profiles/industrial_pumps.yaml", 14, 5, 17, SOURCE),
    "factors",
    {"found": "strong_rival", "nearest": "strong_rivals"},
)


def test_the_form_is_place_finding_line_carets_and_help() -> None:
    assert problem_text(UNKNOWN, ENGLISH) == (
        "industry_profiles/industrial_pumps.yaml:14:5: error[unknown-factor] factors: 'strong_rival' is not a factor\n"
        "    14 |     strong_rival:\n"
        "       |     ^^^^^^^^^^^^\n"
        "  help: did you mean 'strong_rivals'? All factors: vocabulary/factors.yaml"
    )


def test_it_is_told_in_chinese_too() -> None:
    told = problem_text(UNKNOWN, CHINESE).splitlines()
    assert (
        told[0]
        == "industry_profiles/industrial_pumps.yaml:14:5: 錯誤[unknown-factor] factors: 「strong_rival」不是因素"
    )
    assert told[1:3] == problem_text(UNKNOWN, ENGLISH).splitlines()[1:3]
    assert "「strong_rivals」" in told[3]


def test_a_whole_file_and_a_command_have_no_line() -> None:
    assert problem_text(Problem("empty-file", Place("a.yaml")), ENGLISH).splitlines()[0] == (
        "a.yaml: error[empty-file] the file is empty"
    )
    assert problem_text(Problem("no-file", Place(""), "b.yaml"), ENGLISH) == (
        "error[no-file] there is no file or folder 'b.yaml'\n  help: Name an existing file."
    )


@pytest.mark.parametrize("words", [ENGLISH, CHINESE], ids=["en", "zh-Hant"])
def test_where_there_is_no_industry_yet_it_is_said_how_to_start_one(words: Words) -> None:
    some, none = (Problem("unknown-industry", Place(""), "pumps", {"allowed": each}) for each in ("valves", ""))
    assert problem_help(some, words) == words("problems.unknown-industry.help", allowed="valves")
    assert problem_help(none, words) == words("problems.unknown-industry.help_none")
    assert "new industry" in problem_help(none, words)


def test_kinds_of_value_are_told_in_words() -> None:
    values = {"expected_kind": "yes_no", "found_kind": "list", "found": "[1]"}
    problem = Problem("wrong-type", Place("a.yaml", 1), "premises", values)
    assert problem_message(problem, ENGLISH) == "found a list ([1]), expected true or false"
    assert problem_help(problem, ENGLISH) == "Write true or false."


@pytest.mark.parametrize(
    ("source", "column", "end", "carets"),
    [
        ("a: b", 4, 5, "   ^"),
        ("a: b", 4, 99, "   ^"),
        ("a:", 3, 4, "  ^"),
        ("泵浦: 工業 x", 5, 7, "      ^^^^"),
        ("a:\tb", 4, 5, "   ^"),
        ("", 1, 2, "^"),
    ],
)
def test_carets_stand_under_the_place(source: str, column: int, end: int, carets: str) -> None:
    lines = problem_text(Problem("bad-id", Place("a.yaml", 3, column, end, source), values={"found": "b"}), ENGLISH)
    assert lines.splitlines()[2] == "       | " + carets


def test_a_line_without_end_is_cut_around_the_place() -> None:
    source = "x" * 5000 + "HERE" + "y" * 5000
    _, line, carets, _ = problem_text(
        Problem("bad-id", Place("a.yaml", 3, 5001, 5005, source), values={"found": "b"}), ENGLISH
    ).splitlines()
    assert len(line) < 200
    assert line[carets.index("^") : carets.rindex("^") + 1] == "HERE"


def test_a_value_without_end_is_cut() -> None:
    values = {"found": "x" * 100_000, "nearest": "y" * 100_000}
    assert len(problem_text(Problem("unknown-trade", Place("a.yaml", 1), "z" * 100_000, values), ENGLISH)) < 1500


def test_nothing_in_a_file_steers_the_terminal() -> None:
    evil = "\x1b[31mred\x07\r\n\u202e\u2028"
    problem = Problem("unknown-trade", Place(f"{evil}.yaml", 1, 1, 9, evil), evil, {"found": evil, "nearest": evil})
    for words in (ENGLISH, CHINESE):
        told = problem_text(problem, words)
        assert len(told.splitlines()) == 4
        assert [each for each in told if not each.isprintable() and each != "\n"] == []
        assert problem_message(problem, words).isprintable()


def test_braces_in_a_file_are_only_braces() -> None:
    problem = Problem("unknown-trade", Place("a.yaml", 1), values={"found": "{subject} {0} {", "nearest": ""})
    assert problem_message(problem, ENGLISH) == "'{subject} {0} {' is not a trade"


def test_json_holds_the_fields_of_the_contract() -> None:
    payload = problem_payload(UNKNOWN, ENGLISH)
    assert json.loads(json.dumps(payload)) == payload
    assert {name: payload[name] for name in ("path", "line", "column", "code", "severity")} == {
        "path": "industry_profiles/industrial_pumps.yaml",
        "line": 14,
        "column": 5,
        "code": "unknown-factor",
        "severity": "error",
    }
    assert payload["message"] == "'strong_rival' is not a factor"
    assert payload["help"] == "did you mean 'strong_rivals'? All factors: vocabulary/factors.yaml"


@pytest.mark.parametrize(("severity", "level"), [("error", "error"), ("warning", "warning"), ("note", "notice")])
def test_annotations_stand_in_one_line_with_their_fields_escaped(severity: str, level: str) -> None:
    place = Place("a,b:c%.yaml", 2, 3, 4, "x")
    problem = Problem("unknown-trade", place, values={"found": "a::b\n%", "nearest": ""}, severity=severity)  # type: ignore[arg-type]
    assert problem_github(problem, ENGLISH) == (
        f"::{level} file=a%2Cb%3Ac%25.yaml,line=2,col=3,title=unknown-trade::'a::b\ufffd%25' is not a trade. "
        "All trades: vocabulary/trades.yaml"
    )
