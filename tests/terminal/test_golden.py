"""What every verb printed as JSON on a day that is over, number for number.

After a change that is meant to change an answer: `pytest tests/terminal --update-golden`, and read what changed.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.conftest import Ask, Folder

GOLDEN = Path(__file__).parent / "golden"

# A processor may round the last digit of a 32-bit number the other way and so move a draw or two across a bound; ten of
# the 10,000 draws, or a thousandth of a point, say nothing else has changed.
TOLERANCE = 0.001

ASKED = ("--founder", "founder", "--as-of", "2026-11-23", "--seed", "7", "--format", "json")
VERBS = {
    "rank": ("rank", *ASKED),
    "explain": ("explain", "medical_devices", *ASKED),
    "advise": ("advise", "medical_devices", *ASKED),
    "plan_listing": ("plan", "listing", "medical_devices", *ASKED),
    "flips": ("flips", "--several", *ASKED),
    "research": ("research", "--hours", "12", *ASKED),
    "evidence": ("evidence", "--by", "2027-11-23", *ASKED),
    "schema": ("schema", "founder"),
}


def differences(found: Any, golden: Any, where: str = "") -> Iterator[str]:
    """Every place in which two JSON values differ, numbers by more than the tolerance."""
    if isinstance(found, dict) and isinstance(golden, dict):
        for name in found.keys() | golden.keys():
            yield from differences(found.get(name, "nothing"), golden.get(name, "nothing"), f"{where}.{name}")
    elif isinstance(found, list) and isinstance(golden, list):
        if len(found) != len(golden):
            yield f"{where}: {len(found)} instead of {len(golden)}"
        for number, (each, other) in enumerate(zip(found, golden, strict=False)):
            yield from differences(each, other, f"{where}[{number}]")
    elif is_number(found) and is_number(golden):
        if abs(found - golden) > TOLERANCE:
            yield f"{where}: {found} instead of {golden}"
    elif (type(found), found) != (type(golden), golden):
        yield f"{where}: {found!r} instead of {golden!r}"


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def compare(printed: str, name: str, config: pytest.Config) -> None:
    file = GOLDEN / f"{name}.json"
    if config.getoption("--update-golden", default=False):
        file.write_text(printed, encoding="utf-8")
    assert sorted(differences(json.loads(printed), json.loads(file.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_prints_what_it_printed(name: str, ask: Ask, pytestconfig: pytest.Config) -> None:
    answer = ask(*VERBS[name])
    assert (answer.status, answer.err) == (0, "")
    compare(answer.out, name, pytestconfig)


def test_check_prints_what_it_printed(ask_there: Ask, folder: Folder, pytestconfig: pytest.Config) -> None:
    folder.write(
        "industry_profiles/broken.yaml",
        "id: broken\nname: Broken\nfactors:\n  people: {low: 6, likely: 2}\n",
    )
    folder.write("industry_profiles/mistyped.yaml", "id: mistyped\nname: X\nfactors: {strong_rival: {likely: 5}}\n")
    folder.write("industry_profiles/torn.yaml", "id: torn\nname: [Torn\n")
    folder.write("founders/me.yaml", "id: me\noutlook: 2\n")
    answer = ask_there("check", "--format", "json")
    assert answer.status == 1
    compare(answer.out, "check", pytestconfig)


def test_every_golden_file_belongs_to_a_verb() -> None:
    assert {file.stem for file in GOLDEN.iterdir()} == {*VERBS, "check", "decide", "diff", "replay"}


def test_what_differs_is_found() -> None:
    golden = {"a": [1.0, 2.0], "b": "x", "c": None, "d": True}
    assert list(differences({"a": [1.0005, 2], "b": "x", "c": None, "d": True}, golden)) == []
    for found in (
        {**golden, "a": [1.002, 2.0]}, {**golden, "a": [1.0]}, {**golden, "b": "y"}, {**golden, "c": 0},
        {**golden, "d": 1}, {**golden, "e": None}, {"a": [1.0, 2.0]},
    ):  # fmt: skip
        assert list(differences(found, golden)), found
