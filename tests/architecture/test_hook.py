"""Another repository of profiles can check itself with ours: the hook's environment holds all that `check` reads."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from knowledge import read_knowledge
from knowledge.workspace import SHIPPED
from reports.check import checked_files

ROOT = Path(__file__).parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
# Folders whose files nothing reads once the package is installed: tests, the browser, what editors read.
NOT_READ = {"tests", "benchmarks", "docs", "dashboard", "static"}


def test_the_hook_calls_the_installed_command() -> None:
    command, verb = HOOK["entry"].split()
    assert PROJECT["project"]["scripts"][command] == "swot_cli:main"
    assert verb == "check"


def test_the_package_holds_every_folder_of_ours_with_code_or_data() -> None:
    packages = {each.replace(".", "/") for each in PROJECT["tool"]["setuptools"]["packages"]}
    used = {
        file.parent.relative_to(ROOT).as_posix()
        for pattern in ("*/**/*.py", "*/**/*.yaml", "*/**/*.schema.json")
        for file in ROOT.glob(pattern)
        if not file.relative_to(ROOT).parts[0].startswith(".")
    }
    assert {each for each in used if each.split("/")[0] not in NOT_READ | {"venv", "env"}} == packages


@pytest.mark.parametrize(
    ("file", "checked"),
    [
        ("industry_profiles/pumps.yaml", True),
        ("profiles/industry_profiles/pumps.yaml", True),
        ("industry_profiles/pumps.YML", True),
        ("company.yaml", True),
        ("founders/me.yaml", True),
        ("strategies/rules/own.yaml", True),
        ("docker-compose.yaml", False),
        ("industry_profiles/readme.md", False),
    ],
)
def test_it_runs_when_a_file_of_a_workspace_changes(file: str, checked: bool) -> None:
    assert bool(re.search(HOOK["files"], file)) is checked


def test_it_runs_when_any_file_changes_that_check_reads() -> None:
    read = {file.relative_to(SHIPPED).as_posix() for file in checked_files(read_knowledge(SHIPPED))}
    assert {"company.yaml", "industry_profiles/evidence.yaml", "founders/_example.yaml"} <= read
    assert [each for each in sorted(read) if not re.search(HOOK["files"], each)] == []


@pytest.mark.parametrize(
    "verb", ["check", "decide packaging -o r.json --draws 200", "export packaging -o p.xlsx", "new industry pumps"]
)
def test_a_verb_runs_from_the_installed_package(tmp_path: Path, verb: str) -> None:
    """What pip installs: the modules, the packages with their YAML, and nothing else of the checkout."""
    told = PROJECT["tool"]["setuptools"]
    place, work = tmp_path / "site", tmp_path / "work"
    for package in (each.replace(".", "/") for each in told["packages"]):
        (place / package).mkdir(parents=True, exist_ok=True)
        for file in (ROOT / package).iterdir():
            if file.suffix in (".py", ".yaml", ".json"):
                shutil.copy(file, place / package)
    for module in told["py-modules"]:
        shutil.copy(ROOT / f"{module}.py", place)
    about = place / f"beachhead-{PROJECT['project']['version']}.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: beachhead\nVersion: {about.name[10:-10]}\n")
    shutil.copytree(ROOT / "industry_profiles", work / "industry_profiles")
    done = subprocess.run(
        [sys.executable, "-m", "swot_cli", *verb.split(), "--workspace", "."],
        cwd=work, env={**os.environ, "PYTHONPATH": str(place)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
