"""YAML files to documents: the plain value of a file, the place of all its parts, and why it cannot be read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from knowledge.problem import Place, Problem, limited
from knowledge.yaml_tree import Path_, Span, read_tree
from knowledge.yaml_value import UnusualError, read_value

__all__ = ["MAX_BYTES", "Document", "Path_", "parse_document", "read_document"]

MAX_BYTES = 1_000_000  # a profile has about 30 kB; thirty times that is a mistake or an attack

# Characters that YAML forbids in a text (production c-printable), a byte order mark inside it among them.
_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


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
    """One YAML file read: its plain value (None when unreadable), the spans of all parts, and what was wrong."""

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
        source = self.lines[span.line] if span.line < len(self.lines) else ""
        end = span.end_column if span.end_line == span.line else len(source)
        return Place(self.path, span.line + 1, span.column + 1, max(end, span.column + 1) + 1, source)

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
    lines = tuple(text.splitlines())
    try:
        return Document(shown_as, read_value(text), lines, _LateSpans(text))
    except UnusualError:
        tree = read_tree(text)
    document = Document(shown_as, tree.value, lines, tree.spans)
    if not tree.faults:
        return document
    faults = (Problem(each.code, document.place_of(each.span), values=each.values) for each in tree.faults)
    return replace(document, value=None, problems=limited(faults))


def _unreadable(path: str, code: str, **values: str) -> Document:
    return Document(path, problems=(Problem(code, Place(path), values=values),))


def _stopped(path: str, text: str, offset: int, code: str, **values: str) -> Document:
    """A file that is no text from one character on."""
    before = (text[:offset] + "x").splitlines()
    line, column = len(before) - 1, len(before[-1]) - 1
    document = Document(path, lines=tuple(text.splitlines()))
    place = document.place_of(Span(line, column, line, column + 1))
    return replace(document, problems=(Problem(code, place, values=values),))
