"""The dashboard's own laws: one file caches, one file names what a session keeps."""

import ast
from collections.abc import Iterator
from pathlib import Path

from dashboard import session

ROOT = Path(__file__).parent.parent.parent
FILES = sorted((ROOT / "dashboard").rglob("*.py"))
CACHES = {"cache_data", "cache_resource"}


def nodes(file: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(file.read_text(encoding="utf-8")))


def is_session_state(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "session_state"


def test_only_one_file_caches() -> None:
    attributes = {file.name for file in FILES for node in nodes(file) if getattr(node, "attr", "") in CACHES}
    imported = {
        file.name
        for file in FILES
        for node in nodes(file)
        if isinstance(node, ast.ImportFrom) and CACHES & {alias.name for alias in node.names}
    }
    assert attributes | imported == {"cached.py"}


def test_what_a_session_keeps_is_never_named_on_the_spot() -> None:
    """`st.session_state` is asked with names of session.py only: no literal, no attribute."""
    methods = {"get", "setdefault", "pop", "update", "keys", "items", "values"}
    spots = []
    for file in FILES:
        for node in nodes(file):
            literal = (
                isinstance(node, ast.Subscript)
                and is_session_state(node.value)
                and isinstance(node.slice, ast.Constant)
            )
            attribute = isinstance(node, ast.Attribute) and is_session_state(node.value) and node.attr not in methods
            asked = (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and is_session_state(node.func.value)
                and any(
                    isinstance(argument, ast.Constant) and isinstance(argument.value, str) for argument in node.args[:1]
                )
            )
            if literal or attribute or asked:
                spots.append(f"{file.name}:{node.lineno}")
    assert spots == []


def test_names_of_a_session_differ() -> None:
    names = [value for name, value in vars(session).items() if name.isupper()]
    assert names
    assert len(set(names)) == len(names)


def test_names_in_the_link_are_no_words_of_a_language_that_may_change() -> None:
    in_link = (
        session.LANGUAGE,
        session.INDUSTRIES,
        session.INDUSTRY,
        session.OUTLOOK,
        session.REGIONS,
        session.HOURS,
        session.WEIGHTS,
        session.TILT,
    )
    assert in_link == ("lang", "in", "industry", "outlook", "buyers", "hours", "weights", "tilt"), (
        "links that people have saved must still open"
    )
