"""What a control asks for is made whole: the browser's next request would cut an undefended callback off."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
# These write a file, which is not to be done twice, or change nothing of ours.
LEFT_OUT = {
    "listening",
    "dashboard/components/start_industry.py:_start",
    "dashboard/components/profiles/source_form.py:_save",
}


def undefended_callbacks() -> Iterator[str]:
    """Functions of the dashboard that a control calls by name and that `undisturbed` does not wrap."""
    for file in (ROOT / "dashboard").rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        wrapped = {
            each.name
            for each in ast.walk(tree)
            if isinstance(each, ast.FunctionDef) and "undisturbed" in map(ast.unparse, each.decorator_list)
        }
        for call in (each for each in ast.walk(tree) if isinstance(each, ast.Call)):
            for keyword in call.keywords:
                name = keyword.arg or ""
                if name.startswith("on_") and isinstance(keyword.value, ast.Name) and keyword.value.id not in wrapped:
                    yield f"{file.relative_to(ROOT).as_posix()}:{keyword.value.id}"


def test_what_a_control_calls_is_made_whole() -> None:
    found = set(undefended_callbacks())
    assert {each for each in found if each.partition(":")[2] not in LEFT_OUT and each not in LEFT_OUT} == set()
    assert found >= LEFT_OUT - {"listening"}, "an exception that is none any more"
