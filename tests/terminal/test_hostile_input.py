"""Hostile names and files through the terminal: a message and an exit status, and nothing is written elsewhere."""

from pathlib import Path

import pytest

from knowledge.saving.profile_schema import SCHEMA
from tests.terminal.conftest import Ask, Folder

NAMES = ("../../outside", "/tmp/outside", "..", "pumps/../../outside", "a\x1b[31mb", "x" * 5000, "-", " ", "泵\u202e浦")


def everything(folder: Folder) -> dict[Path, bytes]:
    """All files of the workspace with their content, and what stands beside it or where a name might lead."""
    beside = dict.fromkeys((*folder.root.parent.iterdir(), *Path("/tmp").glob("outside*")), b"")
    return beside | {file: file.read_bytes() for file in folder.root.rglob("*") if file.is_file()}


@pytest.mark.mission("I1")
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("verb", [["set", "{}", "strong_rivals.likely", "5"], ["explain", "{}"], ["check", "{}"]])
def test_a_name_that_leads_elsewhere_is_refused(
    ask_there: Ask, folder: Folder, name: str, verb: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.root / "industry_profiles")
    before = everything(folder)
    words = [verb[0], "--", *(word.format(name) for word in verb[1:])]
    answer = ask_there(*words)
    assert answer.status == 0 if (verb[0], name) == ("check", "..") else answer.status in (1, 2)
    assert "\x1b" not in answer.out + answer.err
    assert everything(folder) == before


@pytest.mark.parametrize("name", NAMES)
def test_a_new_industry_stays_in_its_folder(ask_there: Ask, folder: Folder, name: str) -> None:
    before = everything(folder)
    ask_there("new", "industry", "--", name)
    added = everything(folder).keys() - before.keys()
    hidden = folder.root / ".history"  # where the lock stands, out of sight of git
    seen = {file for file in added if file != hidden and not file.is_relative_to(hidden)}
    seen -= {folder.root / "schemas", folder.root / SCHEMA}  # what the file's first lines name
    assert {file.parent for file in seen} <= {folder.root / "industry_profiles"}


@pytest.mark.mission("I1")
def test_check_tells_of_every_hostile_file(ask_there: Ask, folder: Folder) -> None:
    for name, content in (
        ("tag", b"id: !!python/object/apply:os.system [harm]\n"),
        ("nul", b"id: a\0b\n"),
        ("utf_16", "id: a\n".encode("utf-16")),
        ("deep", b"[" * 500_000),
        ("steering", b"id: \x1b[31mred\n"),
    ):
        (folder.root / "industry_profiles" / f"{name}.yaml").write_bytes(content)
    answer = ask_there("check")
    assert answer.status == 1
    for code in ("tag-refused", "binary-file", "not-utf8", "too-deep"):
        assert f"error[{code}]" in answer.out
    assert "\x1b" not in answer.out
