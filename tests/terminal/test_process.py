"""The door as a process of its own: from any folder, into any pipe, in any alphabet."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

DOOR = Path(__file__).parent.parent.parent / "swot_cli.py"
FEW = ("--draws", "50", "--founder", "founder", "--as-of", "2026-11-23")


def run(*words: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, str(DOOR), *words],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def test_it_opens_from_another_folder_with_the_same_bytes_each_time(tmp_path: Path) -> None:
    first, second = (run("rank", *FEW, "--format", "json", cwd=place) for place in (tmp_path, None))
    assert (first.returncode, first.stderr) == (0, b"")
    assert first.stdout == second.stdout
    assert len(json.loads(first.stdout)["industries"]) == 9


@pytest.mark.parametrize(
    ("language", "environment"),
    [
        ("en", {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}),
        ("en", {"PYTHONIOENCODING": "ascii"}),
        ("zh-Hant", {"PYTHONIOENCODING": "cp1252"}),
        ("zh-Hant", {"PYTHONIOENCODING": "cp950"}),
    ],
    ids=["C", "ascii", "cp1252", "cp950"],
)
def test_no_alphabet_is_too_small(language: str, environment: dict[str, str]) -> None:
    asked = [("explain", "medical_devices", *FEW), ("explain", "包裝")]
    with ThreadPoolExecutor() as both:
        text, wrong = both.map(lambda words: run(*words, "--language", language, **environment), asked)
    assert (text.returncode, text.stderr) == (0, b"")
    assert wrong.returncode == 2
    assert b"Traceback" not in wrong.stderr


def test_json_is_whole_in_a_small_alphabet() -> None:
    small = run("advise", "medical_devices", *FEW, "--format", "json", PYTHONIOENCODING="cp950")
    large = run("advise", "medical_devices", *FEW, "--format", "json", PYTHONIOENCODING="utf-8")
    assert json.loads(small.stdout.decode("ascii")) == json.loads(large.stdout.decode("utf-8"))


def test_a_reader_who_has_read_enough_is_no_mistake() -> None:
    with subprocess.Popen(
        [sys.executable, str(DOOR), "schema", "industry"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as door:
        assert door.stdout
        assert door.stderr
        door.stdout.close()
        assert door.stderr.read() == b""
    assert door.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_a_message() -> None:
    with Path("/dev/full").open("wb") as full:
        door = subprocess.run(
            [sys.executable, str(DOOR), "schema", "industry"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert door.returncode == 2
    assert b"system-refused" in door.stderr
    assert b"Traceback" not in door.stderr
    assert b"Exception" not in door.stderr


def test_help_names_every_verb() -> None:
    shown = run("--help")
    assert shown.returncode == 0
    for verb in (b"advise", b"check", b"decide", b"diff", b"explain", b"new", b"plan", b"rank", b"replay", b"schema"):
        assert verb in shown.stdout
