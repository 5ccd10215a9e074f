"""Receipts are written once, read back whole, and refused when they are anything else."""

import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from knowledge import Workspace
from knowledge.problem import WrongInput
from plans.listing import read_platforms
from reports.decisions import receipt as receipt_file
from reports.decisions.receipt import (
    LONGEST_REASON,
    SCHEMA,
    Receipt,
    new_receipt,
    read_receipt,
    receipt_files,
    receipt_text,
    write_receipt,
)
from reports.decisions.snapshot import Asked
from reports.decisions.taking import assessed_as, take_snapshot
from strategies import read_rules
from tests.assessment.little_world import AS_OF, industry, known_of


@pytest.fixture(scope="module")
def receipt() -> Receipt:
    known = known_of(industry("pumps", 4), industry("valves", 8), industry("belts", {"people": 5}))
    asked = Asked(seed=7, draws=60, as_of=AS_OF.isoformat())
    snapshot = take_snapshot(assessed_as(known, asked), read_rules(known), read_platforms(known), asked, "pumps")
    return new_receipt(snapshot, "pumps", "  We know the trade.\n")


def refusal(file: Path) -> str:
    with pytest.raises(WrongInput) as wrong:
        read_receipt(file, file.name)
    assert wrong.value.problem.subject == file.name
    return wrong.value.problem.code


def test_it_says_what_the_choice_costs(receipt: Receipt) -> None:
    industries = receipt.snapshot.industries
    assert receipt.expected_regret == industries["pumps"].expected_regret
    assert (receipt.because, receipt.day) == ("We know the trade.", "2026-11-23")
    assert new_receipt(receipt.snapshot, "belts").expected_regret is None, "too little of it is rated"


def test_written_and_read_it_is_the_same(receipt: Receipt, tmp_path: Path) -> None:
    file = write_receipt(Workspace(tmp_path), receipt)
    assert file == tmp_path / "decisions" / "2026-11-23_pumps.json"
    assert read_receipt(file, "x") == receipt
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8"))), encoding="ascii")
    assert read_receipt(file, "x") == receipt, "another layout of the same content is no change"


def test_nothing_is_ever_overwritten(receipt: Receipt, tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    names = [write_receipt(workspace, receipt).name for _ in range(3)]
    assert names == ["2026-11-23_pumps.json", "2026-11-23_pumps_2.json", "2026-11-23_pumps_3.json"]
    own = tmp_path / "own.json"
    own.write_text("mine")
    with pytest.raises(WrongInput) as wrong:
        write_receipt(workspace, receipt, own)
    assert wrong.value.problem.code == "file-exists"
    assert own.read_text() == "mine"
    assert [file.name for file in receipt_files(workspace)] == sorted(names, reverse=True)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="needs a user whom rights bind")
def test_a_folder_that_may_not_be_written(receipt: Receipt, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(WrongInput) as wrong:
        write_receipt(Workspace(tmp_path), receipt)
    assert wrong.value.problem.code == "not-saved"


@pytest.mark.parametrize("place", ["a file/x.json", "nowhere/x.json", "a" * 5000, "a\0b"])
def test_a_place_that_cannot_be_written(receipt: Receipt, tmp_path: Path, place: str) -> None:
    (tmp_path / "a file").touch()
    with pytest.raises(WrongInput) as wrong:
        write_receipt(Workspace(tmp_path), receipt, tmp_path / place)
    assert wrong.value.problem.code == "not-saved"


def test_decisions_that_is_a_file_is_told(receipt: Receipt, tmp_path: Path) -> None:
    (tmp_path / "decisions").touch()
    with pytest.raises(WrongInput) as wrong:
        write_receipt(Workspace(tmp_path), receipt)
    assert wrong.value.problem.code == "not-saved"


def test_a_folder_that_leads_out_of_the_workspace_is_not_written(receipt: Receipt, tmp_path: Path) -> None:
    outside, root = tmp_path / "outside", tmp_path / "inside"
    outside.mkdir()
    root.mkdir()
    (root / "decisions").symlink_to(outside)
    with pytest.raises(WrongInput) as wrong:
        write_receipt(Workspace(root), receipt)
    assert wrong.value.problem.code == "outside-workspace"
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("linked", [True, False])
def test_a_full_disk_leaves_no_half_receipt(
    receipt: Receipt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linked: bool
) -> None:
    """The system's limit for files stands in for the full disk, also where a file has one name only."""
    resource = pytest.importorskip("resource", reason="needs a system that limits files")
    if not linked:
        monkeypatch.delattr(os, "link")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, before[1]))
    try:
        with pytest.raises(WrongInput) as wrong:
            write_receipt(Workspace(tmp_path), receipt)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert wrong.value.problem.code == "not-saved"
    assert list((tmp_path / "decisions").iterdir()) == []


@pytest.mark.parametrize("linked", [True, False])
def test_a_receipt_is_written_where_a_file_has_one_name_only(
    receipt: Receipt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linked: bool
) -> None:
    if not linked:
        monkeypatch.delattr(os, "link")
    names = [write_receipt(Workspace(tmp_path), receipt).name for _ in range(2)]
    assert [file.name for file in sorted((tmp_path / "decisions").iterdir())] == sorted(names)
    assert read_receipt(tmp_path / "decisions" / names[1], "x") == receipt


@pytest.mark.parametrize(
    "content",
    ["", "no JSON", "[]", "{}", "null", '{"schema": 1}', '{"schema": "one"}', "[" * 100_000, '{"a": "\\ud800"}', "\0"],
    ids=range(10),
)
def test_what_is_no_receipt(tmp_path: Path, content: str) -> None:
    file = tmp_path / "a.json"
    file.write_text(content, encoding="utf-8")
    assert refusal(file) == "no-receipt"


def test_what_is_not_utf8_not_there_or_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    assert refusal(file) == "no-file"
    file.write_bytes(b"\xff\xfe{")
    assert refusal(file) == "no-receipt"
    (tmp_path / "folder").mkdir()
    assert refusal(tmp_path / "folder") == "no-file"


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipt_file, "MAX_BYTES", 100)
    file = tmp_path / "a.json"
    file.write_text("{" + " " * 100)
    assert refusal(file) == "receipt-too-large"


@pytest.mark.parametrize("found", [SCHEMA + 1, 10**50])
def test_a_receipt_of_a_later_version(receipt: Receipt, tmp_path: Path, found: int) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps({**json.loads(receipt_text(receipt)), "schema": found, "later": True}))
    assert refusal(file) == "receipt-too-new"


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (("industry",), "valves", "receipt-altered"),
        (("because",), "They said so.", "receipt-altered"),
        (("seal",), "", "receipt-altered"),
        (("snapshot", "asked", "seed"), 8, "receipt-altered"),
        (("snapshot", "verdict", "share"), 1.0, "receipt-altered"),
        (("snapshot", "cells", "pumps", "people", "likely"), 9, "receipt-altered"),
        (("snapshot", "cells", "pumps", "people", "likely"), 11, "no-receipt"),
        (("snapshot", "verdict", "share"), "much", "no-receipt"),
        (("industry",), "nobody", "no-receipt"),
        (("more",), 1, "no-receipt"),
    ],
)
def test_a_change_is_seen(receipt: Receipt, tmp_path: Path, path: tuple[str, ...], value: Any, code: str) -> None:
    content = json.loads(receipt_text(receipt))
    part = content
    for name in path[:-1]:
        part = part[name]
    part[path[-1]] = value
    file = tmp_path / "a.json"
    file.write_text(json.dumps(content))
    assert refusal(file) == code


def test_a_reason_has_an_end(receipt: Receipt) -> None:
    with pytest.raises(WrongInput) as wrong:
        new_receipt(receipt.snapshot, "pumps", "x" * (LONGEST_REASON + 1))
    assert wrong.value.problem.code == "reason-too-long"
    assert new_receipt(receipt.snapshot, "pumps", "half a character \udcff").because == "half a character ?"


def test_links_out_of_the_workspace_are_left_alone(receipt: Receipt, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    write_receipt(Workspace(tmp_path / "outside"), receipt)
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "decisions").symlink_to(tmp_path / "outside" / "decisions")
    assert receipt_files(Workspace(inside)) == []
    (inside / "decisions").unlink()
    (inside / "decisions").mkdir()
    (inside / "decisions" / "a.json").symlink_to(tmp_path / "outside" / "decisions" / "2026-11-23_pumps.json")
    assert receipt_files(Workspace(inside)) == []
