"""`set` for scripts: one rating changes, and what cannot be is refused."""

import json

import pytest

from tests.terminal.conftest import Ask, Folder

NAME = "industry_profiles/pumps.yaml"


@pytest.mark.mission("I3")
def test_one_rating_is_set(ask_there: Ask, folder: Folder) -> None:
    before = (folder.root / NAME).read_text(encoding="utf-8")
    answer = ask_there("set", "pumps", "strong_rivals.likely", "7.5")
    assert (answer.status, answer.out) == (0, f"{NAME}: likely 5 → 7.5\n")
    after = (folder.root / NAME).read_text(encoding="utf-8")
    assert after == before.replace("strong_rivals: {likely: 5.0}", "strong_rivals: {likely: 7.5}")


def test_all_three_as_json(ask_there: Ask) -> None:
    answer = ask_there("set", "pumps", "strong_rivals", "6", "7", "8.5", "--format", "json")
    assert json.loads(answer.out) == {
        "path": NAME,
        "before": {"low": None, "likely": 5.0, "high": None},
        "after": {"low": 6, "likely": 7, "high": 8.5},
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
