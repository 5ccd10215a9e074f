"""The laws of docs/architecture.md about who may import whom."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
NOT_ROOMS = {"tests", "benchmarks"}
DOORS = ("swot_app.py", "swot_cli.py")


def rooms() -> set[str]:
    """The top-level folders that hold Python."""
    return {place.parent.name for place in ROOT.glob("[a-z]*/__init__.py")} - NOT_ROOMS


def imported(path: Path) -> set[str]:
    """Full names of the modules that a file imports, at its top or inside a function."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module)
    return names


def imports(path: Path, *packages: str) -> bool:
    return any(name.split(".")[0] in packages for name in imported(path))


def files_of(*names: str) -> list[Path]:
    return [path for name in names for path in sorted((ROOT / name).rglob("*.py"))]


def test_every_room_stands_in_the_contract() -> None:
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = next(rule["layers"] for rule in contract["contracts"] if rule["type"] == "layers")
    layered = {room.strip() for layer in layers for room in layer.split("|")}
    assert set(contract["root_packages"]) == rooms()
    assert layered == rooms() - {"locales"}


def test_import_contracts_hold() -> None:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    linted = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert linted.returncode == 0, linted.stdout + linted.stderr


def test_only_the_dashboard_and_its_door_import_streamlit() -> None:
    below = [ROOT / "swot_cli.py", *files_of(*(rooms() - {"dashboard"}))]
    assert [path for path in below if imports(path, "streamlit", "altair")] == []


def test_charts_import_no_streamlit() -> None:
    assert [path for path in files_of("dashboard/charts") if imports(path, "streamlit")] == []


def test_the_terminal_door_does_without_the_dashboard() -> None:
    assert [path for path in [ROOT / "swot_cli.py", *files_of("terminal")] if imports(path, "dashboard")] == []


@pytest.mark.parametrize("door", [door.removesuffix(".py") for door in DOORS])
def test_no_room_imports_a_door(door: str) -> None:
    assert [path for path in files_of(*rooms()) if imports(path, door)] == []
