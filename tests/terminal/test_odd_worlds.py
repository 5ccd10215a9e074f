"""Every verb in worlds with little in them: whole JSON, a sentence on what cannot be concluded, and the same bytes."""

import json
import math
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from locales import words_in
from tests.assessment.little_world import FACTORS
from tests.terminal.conftest import Answer, Ask, Folder

pytestmark = pytest.mark.mission("I9")

DOOR = Path(__file__).parent.parent.parent / "swot_cli.py"
FEW = ("--draws", "60", "--as-of", "2026-11-23")
VERBS = [
    ["rank"],
    ["explain", "pumps"],
    ["flips", "--several"],
    ["research"],
    ["evidence", "--by", "2040-01-01"],
    ["advise", "pumps"],
    ["plan", "listing", "pumps"],
]
NO_NUMBER = re.compile(r"\b(nan|NaN|inf|Infinity|None)\b")


def write_unrated(folder: Folder, industry: str) -> None:
    folder.write(f"industry_profiles/{industry}.yaml", f"id: {industry}\nname: {industry.title()}\ntrades: [medical]\n")


def write_founder(folder: Folder, text: str) -> None:
    folder.write("founders/me.yaml", f"id: me\n{text}\n")


def one_industry(folder: Folder) -> None:
    (folder.root / "industry_profiles" / "valves.yaml").unlink()


def two_alike(folder: Folder) -> None:
    folder.write_industry("valves")


def all_cells_missing(folder: Folder) -> None:
    write_unrated(folder, "pumps")
    write_unrated(folder, "valves")


def half_a_founders_file(folder: Folder) -> None:
    all_cells_missing(folder)
    ratings = ", ".join(f"{factor}: {{likely: 7}}" for factor in FACTORS[::2])
    write_founder(folder, f"ratings: {{pumps: {{{ratings}}}, valves: {{{ratings}}}}}")


def weights_of_nothing(folder: Folder) -> None:
    write_founder(folder, "weights: {sides: {strength: 0, weakness: 0, opportunity: 0, threat: 0}}")


def one_factor_counts(folder: Folder) -> None:
    factors = ", ".join(f"{factor}: 0" for factor in FACTORS[1:4])
    write_founder(folder, f"weights: {{sides: {{weakness: 0, opportunity: 0, threat: 0}}, factors: {{{factors}}}}}")


World = Callable[[Folder], None]
WORLDS: list[World] = [
    one_industry, two_alike, all_cells_missing, half_a_founders_file, weights_of_nothing, one_factor_counts,
]  # fmt: skip


@pytest.fixture(params=WORLDS, ids=lambda each: each.__name__)
def world(request: pytest.FixtureRequest, folder: Folder) -> World:
    prepare: World = request.param
    prepare(folder)
    return prepare


def numbers_in(told: Any) -> Iterator[float]:
    """Every number of a JSON answer."""
    if isinstance(told, dict | list):
        for each in told.values() if isinstance(told, dict) else told:
            yield from numbers_in(each)
    elif isinstance(told, int | float):
        yield told


def ask_for(ask_there: Ask, *words: str) -> Answer:
    return ask_there(*words, *FEW)


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_every_verb_answers_in_numbers_and_words(ask_there: Ask, world: World, verb: list[str]) -> None:
    expected = 1 if world is weights_of_nothing else 0
    told = ask_for(ask_there, *verb, "--format", "json")
    assert told.status == expected
    assert all(math.isfinite(each) for each in numbers_in(json.loads(told.out)))
    text = ask_for(ask_there, *verb, "--language", "zh-Hant")
    assert text.status == expected
    assert text.out.strip()
    assert not NO_NUMBER.search(text.out)
    assert ("weights-all-zero" in text.err) == (world is weights_of_nothing), "told with its place, and worked round"


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
@pytest.mark.parametrize("world", [all_cells_missing, half_a_founders_file], indirect=True)
def test_where_too_little_is_rated_no_winner_is_named(ask_there: Ask, world: World, language: str) -> None:
    words = words_in(language)
    assert ask_for(ask_there, "rank", "--language", language).out.startswith(words("terminal.nothing"))
    told = ask_for(ask_there, "research", "--language", language).out
    assert words("research.stop.nothing_to_compare") in told
    verdict = json.loads(ask_for(ask_there, "rank", "--format", "json").out)["verdict"]
    assert (verdict["state"], verdict["winner"]) == ("open", None)


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
@pytest.mark.parametrize("world", [one_industry], indirect=True)
def test_one_industry_leaves_nothing_to_choose(ask_there: Ask, world: World, language: str) -> None:
    told = ask_for(ask_there, "research", "--language", language).out
    assert words_in(language)("research.stop.one_industry") in told
    verdict = json.loads(ask_for(ask_there, "rank", "--format", "json").out)["verdict"]
    assert (verdict["state"], verdict["winner"], verdict["runner_up"]) == ("open", "pumps", None)


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
@pytest.mark.parametrize("world", [two_alike], indirect=True)
def test_industries_that_are_alike_are_called_a_tie(ask_there: Ask, world: World, language: str) -> None:
    few = ("--draws", "2000", "--as-of", "2026-11-23")
    assert words_in(language)("terminal.tie_words").strip() in ask_there("rank", "--language", language, *few).out
    assert json.loads(ask_there("rank", "--format", "json", *few).out)["verdict"]["tie"] is True


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("verb", [["rank"], ["research", "--hours", "9"], ["evidence"]], ids=" ".join)
def test_the_first_and_the_last_day_of_the_calendar_are_days_too(ask: Ask, verb: list[str], day: str) -> None:
    assert ask(*verb, "--as-of", day, "--draws", "2000").status == 0


@pytest.mark.parametrize("verb", [["rank"], ["flips"], ["research"]], ids=" ".join)
def test_the_same_question_gives_the_same_bytes_again_and_in_another_process(ask: Ask, verb: list[str]) -> None:
    asked = (*verb, "--format", "json", "--founder", "founder", *FEW)
    first, second = ask(*asked), ask(*asked)
    assert first.status == 0
    assert first.out == second.out
    if verb == ["rank"]:
        elsewhere = subprocess.run(
            [sys.executable, str(DOOR), *asked],
            env={**os.environ, "PYTHONHASHSEED": "3", "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        )
        assert json.loads(elsewhere.stdout) == json.loads(first.out)
        assert elsewhere.stdout.decode().strip() == first.out.strip()
