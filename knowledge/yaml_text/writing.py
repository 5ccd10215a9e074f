"""How values are written as YAML, so that the YAML 1.2 core schema reads them back."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.yaml_text.scalar import core_scalar
from knowledge.yaml_text.tree import read_tree

WIDTH, NARROWEST = 120, 60
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


@dataclass(frozen=True)
class Block:
    """How a text stood in lines of its own: kept (`|`) or filled (`>`), and its lines without their indent."""

    style: str
    lines: tuple[str, ...]


def field_lines(name: str, value: Any, indent: int, before: Block | None = None) -> list[str]:
    """A field of a block, on one line if it fits there, else with its parts on lines of their own.

    With `before`, a text that needs several lines is written as that text was.
    """
    start = f"{' ' * indent}{flow(name)}:"
    if before and isinstance(value, str) and (block := text_block(value, indent + 2, before)):
        return [f"{start} {block[0]}", *block[1:]]
    line = f"{start} {flow(value)}"
    if len(line) <= WIDTH or not isinstance(value, Mapping) or not value:
        return [line]
    return [start, *(line for each in value.items() for line in field_lines(*each, indent + 2))]


def text_block(text: str, indent: int, before: Block) -> list[str]:
    """The header and lines of a text in the style of the one before it, whose first and last lines stay if they can.

    Empty where one line is enough, or where no block reads back as the text.
    """
    body = text.rstrip("\n")
    line_ends = len(text) - len(body)
    lines = body.split("\n") if before.style == "|" else _filled(body, indent, before.lines)
    is_short = len(lines) == 1 < len(before.lines) and not line_ends
    if is_short or not all(line.isprintable() for line in lines):
        return []
    header = before.style + ("-", "", "+")[min(line_ends, 2)]
    lines = [" " * indent + line if line else "" for line in [*lines, *[""] * (line_ends - 1)]]
    return [header, *lines] if read_tree("\n".join([f"a: {header}", *lines, ""])).value == {"a": text} else []


def _filled(text: str, indent: int, before: tuple[str, ...]) -> list[str]:
    """Lines that read as one text when they are joined by spaces; an empty line between them is a line end."""
    width = max(map(len, before)) if len(before) > 1 else WIDTH - indent
    if "\n" in text or "" in before:
        paragraphs = [_wrapped(each, width) if each else [] for each in text.split("\n")]
        return [line for each in paragraphs for line in ["", *each]][1:]
    head = tail = 0
    while head < len(before) and text.startswith(before[head] + " "):
        text, head = text[len(before[head]) + 1 :], head + 1
    while tail < len(before) - head and text.endswith(" " + before[-1 - tail]):
        text, tail = text[: -len(before[-1 - tail]) - 1], tail + 1
    return [*before[:head], *_wrapped(text, width), *before[len(before) - tail :]]


def _wrapped(text: str, width: int) -> list[str]:
    """A text in lines that are broken at single spaces only, since others would be lost."""
    lines: list[str] = []
    for word in re.split("(?<! ) (?! )", text):
        if lines and len(lines[-1]) + 1 + len(word) <= max(width, NARROWEST):
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _quoted(text: str) -> str:
    return "".join(map(_escaped, json.dumps(text, ensure_ascii=False)))


def _escaped(character: str) -> str:
    if character.isprintable():
        return character
    return f"\\u{ord(character):04x}" if ord(character) <= _LAST_OF_FOUR_DIGITS else f"\\U{ord(character):08x}"
