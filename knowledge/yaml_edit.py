"""Changes of single fields in a YAML text that leave every other character as a person wrote it."""

import json
import re
from collections.abc import Mapping
from typing import Any

from knowledge.yaml_document import Document
from knowledge.yaml_scalar import core_scalar
from knowledge.yaml_tree import Span

_LAST_OF_FOUR_DIGITS = 0xFFFF
_PLAIN_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def with_fields(text: str, document: Document, changes: Mapping[str, Any]) -> str:
    """The text with fields of its root set to new values, added at its end, or, where the value is None, removed.

    `document` is the same text as read; its root is a mapping with at least one field. Comments stay, but for one in
    the line of a field that goes. The caller must read the result again: no text is too odd to be passed in here.
    """
    lines = text.splitlines(keepends=True)
    newline = "\r\n" if "\r\n" in text else "\n"
    root = document.spans[()]
    if lines[root.line][root.column] == "{":
        return _with_braces_opened(lines, document, changes, newline)
    fields = {str(path[0]): _content(span, lines) for path, span in document.spans.items() if len(path) == 1}
    added = {name: value for name, value in changes.items() if name not in fields and value is not None}
    last = max(span.end_line for span in fields.values())
    if not lines[last].endswith(("\n", "\r")):
        lines[last] += newline
    lines[last + 1 : last + 1] = [f"{' ' * root.column}{_field(*each)}{newline}" for each in added.items()]
    for name, span in sorted(fields.items(), key=lambda field: field[1].line, reverse=True):  # lines above stay valid
        if name in changes:
            lines[span.line : span.end_line + 1] = _changed(lines, span, name, changes[name])
    return "".join(lines)


def _changed(lines: list[str], span: Span, name: str, value: Any) -> list[str]:
    """The lines of one field with a new value, and what stood before and behind it."""
    if value is None:
        return []
    before, behind = lines[span.line][: span.column], lines[span.end_line][span.end_column :]
    return [f"{before}{_field(name, value)}{behind}"]


def _content(span: Span, lines: list[str]) -> Span:
    """From the start of a field's name to the end of its last word; a block of text ends before what follows it."""
    end_line, end_column = span.end_line, span.end_column
    while end_column == 0 or not lines[end_line][:end_column].strip():
        end_line -= 1
        end_column = len(lines[end_line].rstrip("\r\n"))
    name = span.name or span
    return Span(name.line, name.column, end_line, end_column)


def _with_braces_opened(lines: list[str], document: Document, changes: Mapping[str, Any], newline: str) -> str:
    """A root in braces is written one field a line, in the order it had."""
    root = document.spans[()]
    fields = {name: value for name, value in {**document.value, **changes}.items() if value is not None}
    before = "".join(lines[: root.line]) + lines[root.line][: root.column]
    behind = lines[root.end_line][root.end_column :] + "".join(lines[root.end_line + 1 :])
    return before + newline.join(_field(*each) for each in fields.items()) + behind


def _field(name: str, value: Any) -> str:
    return f"{flow(name)}: {flow(value)}"


def flow(value: Any) -> str:
    """A value on one line, as the YAML 1.2 core schema reads it back.

    >>> flow({"pumps": [1, 2.5, True, None], "NO": "010", "a b": "c: d"})
    '{pumps: [1, 2.5, true, null], NO: "010", "a b": "c: d"}'
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{flow(name)}: {flow(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, str) and _PLAIN_WORD.fullmatch(value) and core_scalar(value) == value:
        return value
    return "".join(map(_escaped, json.dumps(value, ensure_ascii=False)))


def _escaped(character: str) -> str:
    if character.isprintable():
        return character
    return f"\\u{ord(character):04x}" if ord(character) <= _LAST_OF_FOUR_DIGITS else f"\\U{ord(character):08x}"
