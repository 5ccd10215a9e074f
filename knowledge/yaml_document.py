"""YAML text to plain values with the place of every one of them, safe against hostile and careless files alike.

Scalars follow the YAML 1.2 core schema (`NO`, `on`, `12:30` are text, `010` is ten), as editors read them. The tree is
built from the parser's event stream without recursion, so that depth, size and alias expansion can be bounded.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from knowledge.problem import Place, Problem

MAX_BYTES = 1_000_000  # a profile has about 10 kB; a hundred times that is a mistake or an attack
MAX_DEPTH = 40
MAX_NODES = 200_000  # after alias expansion

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?[0-9]+\Z")
_OCTAL_OR_HEX = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_WORDS: dict[str, Any] = {"": None, "~": None} | {
    form: value
    for word, value in (("null", None), ("true", True), ("false", False))
    for form in (word, word.capitalize(), word.upper())
}
_SPECIAL_FLOATS = {f"{sign}.{form}" for sign in ("", "+", "-") for form in ("inf", "Inf", "INF")} | {".nan", ".NaN", ".NAN"}

Path_ = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands: zero-based line and column of its start, of its end, and of its name if it has one."""

    line: int
    column: int
    end_line: int
    end_column: int
    name_line: int = -1
    name_column: int = -1
    name_end_column: int = -1


@dataclass(frozen=True)
class Document:
    """One YAML file read: its plain value (None when unreadable), the spans of all parts, and what was wrong."""

    path: str
    value: Any = None
    lines: tuple[str, ...] = ()
    spans: dict[Path_, Span] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def place(self, path: Path_, *, of_name: bool = False) -> Place:
        """The place of a value (or of its name); for what does not exist, that of the nearest existing parent."""
        while path and path not in self.spans:
            path = path[:-1]
            of_name = True
        span = self.spans.get(path)
        if span is None:
            return Place(self.path)
        if of_name and span.name_line >= 0:
            return self._place(span.name_line, span.name_column, span.name_end_column)
        one_line = span.end_line == span.line
        end = span.end_column if one_line else len(self.lines[span.line]) if span.line < len(self.lines) else span.column
        return self._place(span.line, span.column, end)

    def _place(self, line: int, column: int, end_column: int) -> Place:
        source = self.lines[line] if line < len(self.lines) else ""
        return Place(self.path, line + 1, column + 1, max(end_column, column + 1) + 1, source)

    def problem(self, code: str, path: Path_ = (), *, of_name: bool = False, **values: str) -> Problem:
        """A problem at a part of this document."""
        return Problem(code, self.place(path, of_name=of_name), ".".join(str(part) for part in path), values)


def read_document(file: Path, shown_as: str) -> Document:
    """Read one file. Never raises for its content: what cannot be read comes back as the document's problems."""
    try:
        if file.stat().st_size > MAX_BYTES:
            return _unreadable(shown_as, "file-too-large", limit=f"{MAX_BYTES:,}")
        content = file.read_bytes()
    except OSError as error:
        return _unreadable(shown_as, "file-unreadable", reason=error.strerror or type(error).__name__)
    return parse_document(content, shown_as)


def parse_document(content: bytes, shown_as: str) -> Document:
    """Read YAML from bytes, as `read_document` does from a file."""
    if len(content) > MAX_BYTES:
        return _unreadable(shown_as, "file-too-large", limit=f"{MAX_BYTES:,}")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Document(shown_as, problems=(Problem("not-utf8", Place(shown_as, line)),))
    if "\0" in text:
        return _unreadable(shown_as, "binary-file")
    builder = _TreeBuilder(shown_as, tuple(text.splitlines()))
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if not builder.take(event):
                break
    except yaml.MarkedYAMLError as error:
        builder.syntax_error(error)
    except yaml.YAMLError as error:  # a character that YAML forbids carries no mark
        builder.problems.append(Problem("yaml-syntax", Place(shown_as), values={"reason": str(error).splitlines()[0]}))
    return builder.document()


def _unreadable(path: str, code: str, **values: str) -> Document:
    return Document(path, problems=(Problem(code, Place(path), values=values),))


def core_scalar(text: str) -> Any:
    """A plain scalar as the YAML 1.2 core schema reads it.

    >>> [core_scalar(each) for each in ("NO", "010", "1e3", "12:30", "~", "0x1F")]
    ['NO', 10, 1000.0, '12:30', None, 31]
    """
    if text in _WORDS:
        return _WORDS[text]
    if _INT.match(text):
        # Python refuses to read absurdly long integers; as a float such a number fails the range check instead
        return int(text) if len(text) <= 400 else float(text)
    if _FLOAT.match(text):
        return float(text)
    if _OCTAL_OR_HEX.match(text):
        return int(text, 0)
    if text in _SPECIAL_FLOATS:
        return float(text.replace(".", ""))
    return text


class _TreeBuilder:
    """Takes parser events one by one and grows the value and its spans on an explicit stack."""

    def __init__(self, path: str, lines: tuple[str, ...]) -> None:
        self.path = path
        self.lines = lines
        self.problems: list[Problem] = []
        self.spans: dict[Path_, Span] = {}
        self.root: Any = None
        self.documents = 0
        self.nodes = 0
        # one frame per open collection: [container, path, pending key or _NO_KEY, key event, start mark, anchor, nodes before]
        self.stack: list[list[Any]] = []
        self.anchors: dict[str, tuple[Any, int]] = {}

    def document(self) -> Document:
        if self.documents == 0 and not self.problems:
            self.problems.append(Problem("empty-file", Place(self.path)))
        value = None if self.problems else self.root
        return Document(self.path, value, self.lines, self.spans, tuple(self.problems))

    def take(self, event: Any) -> bool:
        """Take one event; False stops the reading (the problem is noted)."""
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            return self._open(event)
        if isinstance(event, yaml.CollectionEndEvent):
            return self._close(event)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            return self.documents == 1 or self._refuse("second-document", event)
        return True

    def syntax_error(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        reason = error.problem or error.context or "not readable"
        line, column = (mark.line, mark.column) if mark else (-1, -1)
        source = self.lines[line] if 0 <= line < len(self.lines) else ""
        place = Place(self.path, line + 1, column + 1, column + 2, source)
        self.problems.append(Problem("yaml-syntax", place, values={"reason": reason}))

    def _refuse(self, code: str, event: Any, **values: str) -> bool:
        start, end = event.start_mark, event.end_mark
        source = self.lines[start.line] if start.line < len(self.lines) else ""
        end_column = end.column if end.line == start.line else len(source)
        place = Place(self.path, start.line + 1, start.column + 1, max(end_column, start.column + 1) + 1, source)
        self.problems.append(Problem(code, place, values=values))
        return False

    def _count(self, event: Any, nodes: int = 1) -> bool:
        self.nodes += nodes
        if self.nodes > MAX_NODES:
            return self._refuse("too-many-values", event, limit=f"{MAX_NODES:,}")
        return event.__class__ is yaml.AliasEvent or not event.tag or self._refuse("tag-refused", event, found=str(event.tag))

    def _scalar(self, event: Any) -> bool:
        if not self._count(event):
            return False
        value = core_scalar(event.value) if not event.style and event.implicit[0] else event.value
        if event.anchor:
            self.anchors[event.anchor] = (value, 1)
        return self._put(value, event, event.end_mark)

    def _alias(self, event: Any) -> bool:
        if event.anchor not in self.anchors:
            return self._refuse("unknown-alias", event, found=event.anchor)
        value, nodes = self.anchors[event.anchor]
        return self._count(event, nodes) and self._put(value, event, event.end_mark)

    def _open(self, event: Any) -> bool:
        if not self._count(event):
            return False
        if len(self.stack) >= MAX_DEPTH:
            return self._refuse("too-deep", event, limit=str(MAX_DEPTH))
        if self.stack and self._waits_for_key():
            return self._refuse("name-not-text", event)
        container: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.stack.append([container, self._next_path(), _NO_KEY, None, event, self.nodes])
        return True

    def _close(self, event: Any) -> bool:
        container, _, _, _, opening, nodes_before = self.stack.pop()
        if opening.anchor:
            self.anchors[opening.anchor] = (container, self.nodes - nodes_before + 1)
        return self._put(container, opening, event.start_mark)

    def _waits_for_key(self) -> bool:
        return isinstance(self.stack[-1][0], dict) and self.stack[-1][2] is _NO_KEY

    def _next_path(self) -> Path_:
        if not self.stack:
            return ()
        container, path, key = self.stack[-1][:3]
        step = len(container) if isinstance(container, list) else key
        return (*path, step)

    def _put(self, value: Any, event: Any, end: Any) -> bool:
        start = event.start_mark
        if not self.stack:
            self.root = value
            self.spans[()] = Span(start.line, start.column, end.line, end.column)
            return True
        frame = self.stack[-1]
        container, path, key, key_event = frame[:4]
        if isinstance(container, list):
            self.spans[(*path, len(container))] = Span(start.line, start.column, end.line, end.column)
            container.append(value)
            return True
        if key is _NO_KEY:
            return self._take_key(frame, value, event)
        name, name_end = key_event.start_mark, key_event.end_mark
        span = Span(start.line, start.column, end.line, end.column, name.line, name.column, name_end.column)
        self.spans[(*path, key)] = span
        container[key] = value
        frame[2] = _NO_KEY
        return True

    def _take_key(self, frame: list[Any], value: Any, event: Any) -> bool:
        container, path = frame[:2]
        if isinstance(value, dict | list) or value is None:
            return self._refuse("name-not-text", event)
        key = str(value).lower() if isinstance(value, bool) else value
        if key in container:
            first = self.spans[(*path, key)].name_line + 1
            self._refuse("duplicate-name", event, found=str(key), first=str(first))  # noted; the rest is still read
        frame[2], frame[3] = key, event
        return True


class _NoKey:
    """Marks a mapping that waits for its next name (None is a legal value, so it cannot serve)."""


_NO_KEY = _NoKey()
