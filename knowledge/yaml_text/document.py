"""YAML files to documents: the plain value of a file, the place of all its parts, and why it cannot be read."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from knowledge.problem import Place, Problem, limited
from knowledge.yaml_text.tree import Path_, Span, read_tree
from knowledge.yaml_text.value import UnusualError, read_value

__all__ = ["MAX_BYTES", "Document", "Path_", "parse_document", "read_document", "value_at"]

MAX_BYTES = 1_000_000  # a profile has about 30 kB; thirty times that is a mistake or an attack

# Characters that YAML forbids in a text (production c-printable), a byte order mark inside it among them.
_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
# What ends a line to YAML, or to Python, but to no editor; YAML forbids the first five.
_NO_EDITORS_ENDS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"


class _LateSpans(Mapping[Path_, Span]):
    """The spans of a text that was read without them, found when first asked for: only what is wrong has a place."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _spans(self) -> dict[Path_, Span]:
        return read_tree(self._text).spans

    def __getitem__(self, path: Path_) -> Span:
        return self._spans[path]

    def __iter__(self) -> Iterator[Path_]:
        return iter(self._spans)

    def __len__(self) -> int:
        return len(self._spans)


@dataclass(frozen=True)
class Document:
    """One YAML file read: its plain value (None when unreadable), the spans of all parts, and what was wrong.

    `lines` are those that YAML counts, with their ends; places are told in those that editors count.
    """

    path: str
    value: Any = None
    lines: tuple[str, ...] = ()
    spans: Mapping[Path_, Span] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def place(self, path: Path_, *, of_name: bool = False) -> Place:
        """The place of a value (or of its name); for what does not exist, that of the nearest existing parent."""
        while path and path not in self.spans:
            path = path[:-1]
            of_name = True
        span = self.spans.get(path)
        return self.place_of(span.name if span and of_name and span.name else span)

    def place_of(self, span: Span | None) -> Place:
        """The place of a span, up to the end of its first line; None is the whole file."""
        if span is None:
            return Place(self.path)
        above = bisect_left(self._joined, span.line)
        number, start = span.line - above + 1, span.line
        while above and self._joined[above - 1] == start - 1:
            above, start = above - 1, start - 1
        before = sum(map(len, self.lines[start : span.line]))
        source = "".join(self.lines[start : span.line + 1]).rstrip("\r\n" + _NO_EDITORS_ENDS)
        column = before + span.column + 1
        end = before + span.end_column if span.end_line == span.line else len(source)
        return Place(self.path, number, column, max(end, column) + 1, source)

    @cached_property
    def _joined(self) -> tuple[int, ...]:
        """The lines of YAML whose end is none to any editor, which counts the next one as part of the same line."""
        return tuple(number for number, line in enumerate(self.lines) if line.endswith(tuple(_NO_EDITORS_ENDS)))

    def problem(self, code: str, path: Path_ = (), *, of_name: bool = False, **values: str) -> Problem:
        """A problem at a part of this document, told with `values`."""
        return self.problem_told(code, path, values, of_name=of_name)

    def problem_told(self, code: str, path: Path_, values: dict[str, str], *, of_name: bool = False) -> Problem:
        """A problem at a part of this document. One about a name quotes it, so its subject is where the name stands."""
        subject = path[:-1] if of_name and path and values.get("found") == str(path[-1]) else path
        return Problem(code, self.place(path, of_name=of_name), ".".join(str(part) for part in subject), values)


def read_document(file: Path, shown_as: str) -> Document:
    """Read one file. Never raises for its content: what cannot be read comes back as the document's problems."""
    try:
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
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
        readable = error.object[: error.start].decode()
        return _stopped(shown_as, content.decode("utf-8-sig", "replace"), len(readable), "not-utf8")
    if forbidden := _NOT_TEXT.search(text):
        return _stopped(shown_as, text, forbidden.start(), "binary-file", found=f"U+{ord(forbidden[0]):04X}")
    lines = tuple(text.splitlines(keepends=True))
    try:
        return Document(shown_as, read_value(text), lines, _LateSpans(text))
    except UnusualError:
        tree = read_tree(text)
    document = Document(shown_as, tree.value, lines, tree.spans)
    if not tree.faults:
        return document
    faults = (Problem(each.code, document.place_of(each.span), values=each.values) for each in tree.faults)
    return replace(document, value=None, problems=limited(faults))


def value_at(value: Any, path: Path_) -> Any:
    """What stands at a path inside plain values; None where nothing does."""
    for name in path:
        if isinstance(value, Mapping):
            value = value.get(name)
        elif isinstance(value, list | tuple) and isinstance(name, int) and name < len(value):
            value = value[name]
        else:
            return None
    return value


def _unreadable(path: str, code: str, **values: str) -> Document:
    return Document(path, problems=(Problem(code, Place(path), values=values),))


def _stopped(path: str, text: str, offset: int, code: str, **values: str) -> Document:
    """A file that is no text from one character on."""
    before = (text[:offset] + "x").splitlines()
    line, column = len(before) - 1, len(before[-1]) - 1
    document = Document(path, lines=tuple(text.splitlines(keepends=True)))
    place = document.place_of(Span(line, column, line, column + 1))
    return replace(document, problems=(Problem(code, place, values=values),))
