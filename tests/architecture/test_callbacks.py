"""What a control asks for is made whole: the browser's next request would cut an undefended callback off."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
CHANGE_NOTHING = {"listening", "skipped.clear"}  # a result that is read later; a set that the session holds already


def callbacks(tree: ast.AST) -> Iterator[ast.expr]:
    """What controls call: by keyword, or by the name of an argument in a mapping."""
    for each in ast.walk(tree):
        if isinstance(each, ast.Call):
            yield from (keyword.value for keyword in each.keywords if (keyword.arg or "").startswith("on_"))
        elif isinstance(each, ast.Dict):
            for key, value in zip(each.keys, each.values, strict=True):
                if isinstance(key, ast.Constant) and str(key.value).startswith("on_"):
                    yield value


def called(callback: ast.expr) -> str:
    """The function that a callback comes down to; empty for what is wrapped on the spot, or no function."""
    if isinstance(callback, ast.Constant):
        return ""
    if isinstance(callback, ast.Lambda):
        return called(callback.body)
    if isinstance(callback, ast.Call):
        name = ast.unparse(callback.func)
        return "" if name == "undisturbed" else called(callback.args[0]) if name == "partial" else name
    return ast.unparse(callback)


def is_defended(function: ast.FunctionDef) -> bool:
    """Whether a function is wrapped by `undisturbed`, or one inside it that does the work."""
    inner = [each for each in ast.walk(function) if isinstance(each, ast.FunctionDef)]
    return any(ast.unparse(name) == "undisturbed" for each in inner for name in each.decorator_list)


def undefended(text: str) -> set[str]:
    """Functions that a control of a file calls and that nothing keeps from being cut off."""
    tree = ast.parse(text)
    functions = [each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)]
    defended = {each.name for each in functions if is_defended(each)}
    return {called(each) for each in callbacks(tree)} - defended - CHANGE_NOTHING - {""}


def test_what_a_control_calls_is_made_whole() -> None:
    files = [*(ROOT / "dashboard").rglob("*.py")]
    found = {file.name: undefended(file.read_text(encoding="utf-8")) for file in files}
    assert {name: functions for name, functions in found.items() if functions} == {}


@pytest.mark.parametrize(
    "call", ["b(on_click=f)", "{'on_change': f}", "b(on_rated_change=lambda: f(1))", "b(on_change=partial(f, 2))"]
)
def test_a_callback_of_any_form_is_found(call: str) -> None:
    assert undefended(f"def f(): ...\n{call}") == {"f"}
    assert undefended(f"@undisturbed\ndef f(): ...\n{call}") == set()
