"""Rooms stay small enough to read at one sitting, and their names say something."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
FILE_LINES = 300
FUNCTION_LINES = 50
DOOR_LINES = 40
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "manager", "core"}


def python_files() -> Iterator[Path]:
    """Every Python file of the product; virtual environments and hidden folders are not of it."""
    yield from sorted(ROOT.glob("*.py"))
    for folder in sorted(ROOT.glob("[a-z]*/")):
        if not (folder / "pyvenv.cfg").exists():
            yield from sorted(folder.rglob("*.py"))


def product_files() -> list[Path]:
    return [path for path in python_files() if path.relative_to(ROOT).parts[0] != "tests"]


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_files_are_short() -> None:
    sizes = {str(path.relative_to(ROOT)): lines_of(path) for path in product_files()}
    assert {path: lines for path, lines in sizes.items() if lines > FILE_LINES} == {}


def test_functions_are_short() -> None:
    long_ones = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in product_files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > FUNCTION_LINES
    ]
    assert long_ones == []


def test_the_browser_door_is_only_a_door() -> None:
    assert lines_of(ROOT / "swot_app.py") <= DOOR_LINES


def test_names_say_something() -> None:
    paths = [path.relative_to(ROOT).with_suffix("") for path in python_files()]
    assert [path for path in paths if FORBIDDEN_NAMES & set(path.parts)] == []


def test_no_folder_that_streamlit_would_take_for_its_pages() -> None:
    assert not (ROOT / "pages").exists()
