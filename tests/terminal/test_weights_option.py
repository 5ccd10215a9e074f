"""Weights and a tilt given on the command line count in place of the founder's own answers."""

import json
from typing import Any

import pytest

from assessment import assess
from knowledge import read_knowledge
from knowledge.founder import Weights
from tests.terminal.conftest import Ask, Folder

pytestmark = pytest.mark.mission("I9")


def scores(ask_there: Ask, *options: str) -> dict[str, float]:
    told: dict[str, Any] = json.loads(ask_there("rank", "--format", "json", *options).out)
    return {each["id"]: each["score"] for each in told["industries"]}


def test_weights_count_in_place_of_the_founders(ask_there: Ask, folder: Folder) -> None:
    folder.write("founders/me.yaml", "id: me\nweights: {sides: {threat: 0}}\n")
    given = scores(ask_there, "--weights", "opportunity=60, strong_rivals=20")
    weights = Weights(sides={"opportunity": 60}, factors={"strong_rivals": 20})
    expected = assess(read_knowledge(folder.root), draws=50, weights=weights)
    assert given == {each.id: pytest.approx(each.score, abs=1e-4) for each in expected.ranking}
    assert given != scores(ask_there)


@pytest.mark.parametrize(
    "verb", [["flips"], ["explain", "pumps"], ["advise", "pumps"], ["decide", "pumps"]], ids=" ".join
)
def test_every_verb_that_computes_takes_them(ask_there: Ask, verb: list[str]) -> None:
    told = ask_there(*verb, "--weights", "strength=40", "--tilt", "0.8", "--draws", "60")
    assert (told.status, told.err) == (0, "")


def test_a_tilt_moves_weight_between_opportunities_and_threats(ask_there: Ask) -> None:
    assert scores(ask_there, "--tilt", "0.5") == scores(ask_there)
    assert scores(ask_there, "--tilt", "1") != scores(ask_there, "--tilt", "0")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--weights", "strength"], "bad-weights"),
        (["--weights", ""], "bad-weights"),
        (["--weights", "strength=much"], "bad-weights"),
        (["--weights", "strength=-1"], "bad-weights"),
        (["--weights", "strength=nan"], "bad-weights"),
        (["--weights", "strength=40,=5"], "bad-weights"),
        (["--weights", "strong_rival=40"], "unknown-weight"),
        (["--weights", "strength=0,weakness=0,opportunity=0,threat=0"], "weights-all-zero"),
        (["--weights", "technology_edge=0,tangible_assets=0,intangible_assets=0,people=0"], "side-weights-zero"),
        (["--tilt", "0.3", "--outlook", "0.3"], "optimism-twice"),
    ],
)
def test_what_cannot_be_weighed_is_told(ask_there: Ask, options: list[str], code: str) -> None:
    told = ask_there("rank", *options)
    assert (told.status, told.out) == (2, "")
    assert f"[{code}]" in told.err


def test_the_nearest_name_is_suggested(ask_there: Ask) -> None:
    assert "strong_rivals" in ask_there("rank", "--weights", "strong_rival=40").err
