"""How values are written as YAML, so that the YAML 1.2 core schema reads them back."""

import json
import re
from collections.abc import Mapping
from typing import Any

from knowledge.yaml_scalar import core_scalar

WIDTH = 120
_LAST_OF_FOUR_DIGITS = 0xFFFF
# What needs no quotes on either side of a comma or bracket; the scalar reader has the last word on what it means.
_PLAIN = re.compile(r"(?:[A-Za-z](?:[A-Za-z0-9 _./()%+-]*[A-Za-z0-9_./()%+-])?|\d{4}-\d{2}(?:-\d{2})?)")


def flow(value: Any) -> str:
    """A value on one line.

    >>> flow({"pumps": [1, 2.5, True, None], "NO": "010", "a b": "c: d"})
    '{pumps: [1, 2.5, true, null], NO: "010", a b: "c: d"}'
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{flow(name)}: {flow(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, str):
        return value if _PLAIN.fullmatch(value) and core_scalar(value) == value else _quoted(value)
    return json.dumps(value)


def like(value: Any, before: str) -> str:
    """A value on one line, a text in the quotes that stood around the text before it.

    >>> like("it's", "'was'"), like("new", '"old"'), like("new", "old")
    ("'it''s'", '"new"', 'new')
    """
    if isinstance(value, str) and before.startswith('"'):
        return _quoted(value)
    if isinstance(value, str) and before.startswith("'") and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return flow(value)


def field_lines(name: str, value: Any, indent: int) -> list[str]:
    """A field of a block, on one line if it fits there, else with its parts on lines of their own."""
    start = f"{' ' * indent}{flow(name)}:"
    line = f"{start} {flow(value)}"
    if len(line) <= WIDTH or not isinstance(value, Mapping) or not value:
        return [line]
    return [start, *(line for each in value.items() for line in field_lines(*each, indent + 2))]


def _quoted(text: str) -> str:
    return "".join(map(_escaped, json.dumps(text, ensure_ascii=False)))


def _escaped(character: str) -> str:
    if character.isprintable():
        return character
    return f"\\u{ord(character):04x}" if ord(character) <= _LAST_OF_FOUR_DIGITS else f"\\U{ord(character):08x}"
