"""`set` for scripts: one rating changes, and what cannot be is refused."""

import json
from pathlib import Path

import pytest

from locales import words_in
from tests.terminal.conftest import Ask, Folder

NAME = "industry_profiles/pumps.yaml"


@pytest.mark.mission("I1")
def test_one_rating_is_set(ask_there: Ask, folder: Folder) -> None:
    before = (folder.root / NAME).read_text(encoding="utf-8")
    answer = ask_there("set", "pumps", "strong_rivals.likely", "7.5")
    assert (answer.status, answer.out) == (0, f"{NAME}: Rivals too strong, Pumps: likely 5 → 7.5.\n")
    after = (folder.root / NAME).read_text(encoding="utf-8")
    assert after == before.replace("strong_rivals: {likely: 5.0}", "strong_rivals: {likely: 7.5}")


def test_all_three_as_json(ask_there: Ask) -> None:
    answer = ask_there("set", "pumps", "strong_rivals", "6", "7", "8.5", "--format", "json")
    assert json.loads(answer.out) == {
        "path": NAME,
        "before": {"low": None, "likely": 5.0, "high": None},
        "after": {"low": 6, "likely": 7, "high": 8.5},
        "computed_before": None,
    }


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["pumps", "strong_rivals.likely", "11"], "between 0 and 10"),
        (["pumps", "strong_rivals.likely", "-1"], "between 0 and 10"),
        (["pumps", "strong_rivals", "8", "7", "6"], "strong_rivals.low cannot be 8"),
        (["pump", "strong_rivals.likely", "5"], "pumps"),
        (["pumps", "strong_rival.likely", "5"], "strong_rivals"),
        (["pumps", "strong_rivals.most", "5"], "FACTOR.low"),
        (["pumps", "strong_rivals", "5"], "LOW LIKELY HIGH"),
        (["pumps", "strong_rivals.likely", "high"], "not a valid float"),
    ],
)
def test_what_cannot_be_set_is_told_and_nothing_is_written(
    ask_there: Ask, folder: Folder, words: list[str], told: str
) -> None:
    before = (folder.root / NAME).read_bytes()
    answer = ask_there("set", *words)
    assert (answer.status, answer.out) == (2, "")
    assert told in answer.err
    assert (folder.root / NAME).read_bytes() == before


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_an_opinion_in_place_of_figures_is_told(ask_there: Ask, folder: Folder, language: str) -> None:
    place, words = folder.root / NAME, words_in(language)
    yaml = place.read_text(encoding="utf-8").replace("  lack_of_capital: {likely: 5.0}\n", "")
    assert "lack_of_capital" not in yaml
    place.write_text(yaml + "needs: {capital_usd: {likely: 1000000}}\n", encoding="utf-8")
    said = words("terminal.was_formula", value="5.0")  # the example has just as much
    low = ask_there("set", "pumps", "lack_of_capital.low", "1", "--language", language)
    assert (low.status, said in low.out) == (0, False), "the likely value is still computed"
    first = ask_there("set", "pumps", "lack_of_capital.likely", "4", "--language", language)
    assert said in first.out
    assert said not in ask_there("set", "pumps", "lack_of_capital.likely", "3", "--language", language).out


def test_what_was_computed_is_told_as_json(ask_there: Ask, folder: Folder) -> None:
    place = folder.root / NAME
    yaml = place.read_text(encoding="utf-8").replace("  people: {likely: 5.0}\n", "")
    place.write_text(yaml + "needs: {team_size: {likely: 4}}\n", encoding="utf-8")
    told = json.loads(ask_there("set", "pumps", "people.likely", "6", "--format", "json").out)
    assert told["computed_before"] == {"from": "formula", "likely": 5.0}


def test_a_newer_or_broken_file_is_told_by_its_problem(ask_there: Ask, folder: Folder, tmp_path: Path) -> None:
    text = (folder.root / NAME).read_text(encoding="utf-8")
    for changed, code in ((f"schema: 2\n{text}", "schema-too-new"), (f"{text}x: 1\n", "unknown-name")):
        (folder.root / NAME).write_text(changed, encoding="utf-8")
        for verb in (["set", "pumps", "strong_rivals.likely", "6"], ["export", "pumps", "-o", str(tmp_path / "a.csv")]):
            answer = ask_there(*verb)
            assert (answer.status, answer.out) == (1, "")
            assert answer.err.startswith(f"{NAME}:")
            assert f"[{code}]" in answer.err
        assert (folder.root / NAME).read_text(encoding="utf-8") == changed
