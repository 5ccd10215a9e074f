"""YAML text to plain values with the place of every one of them, safe against hostile and careless files alike.

The tree grows from the parser's events on an explicit stack, without recursion, so that depth, size and the expansion
of aliases stay bounded.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from knowledge.yaml_text.scalar import core_scalar

MAX_DEPTH = 40
MAX_VALUES = 100_000  # after alias expansion; a profile has about 1,000, and each may bring a mistake to tell

Path_ = tuple[str | int, ...]

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What the parser says of its context and of the problem, and our code. With a context, that is where the mistake began.
_SYNTAX = (
    ("quoted scalar", "end of stream", "open-quote"),
    ("flow mapping", "expected ',' or", "open-bracket"),
    ("flow sequence", "expected ',' or", "open-bracket"),
    ("simple key", "could not find expected ':'", "missing-colon"),
    ("", "did not find expected key", "misfit-line"),
    ("", "did not find expected '-'", "misfit-line"),
    ("", "mapping values are not allowed", "stray-colon"),
    ("", "cannot start any token", "reserved-character"),
    ("", "", "yaml-syntax"),
)


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands, all counted from 0; `name` is the span of its name if it has one."""

    line: int
    column: int
    end_line: int
    end_column: int
    name: "Span | None" = None


@dataclass(frozen=True)
class Fault:
    """Something that cannot be read."""

    code: str
    span: Span | None = None
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Tree:
    """A whole text read: its value, the span of every part by its path of names, and what cannot be read."""

    value: Any = None
    spans: dict[Path_, Span] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_tree(text: str) -> Tree:
    """The tree of a YAML text; reading stops at the first fault, except that duplicate names are all told."""
    builder = _TreeBuilder()
    try:
        for event in yaml.parse(text, Loader=LOADER):
            builder.take(event)
    except _StopReading:
        pass
    except yaml.YAMLError as error:
        builder.tree.faults.append(_syntax_fault(error, text))
    if not builder.documents and not builder.tree.faults:
        builder.tree.faults.append(Fault("empty-file"))
    return builder.tree


def _syntax_fault(error: yaml.YAMLError, text: str) -> Fault:
    context, problem = (str(getattr(error, part, None) or "") for part in ("context", "problem"))
    about, code = next((about, code) for about, says, code in _SYNTAX if about in context and says in problem)
    end = getattr(error, "problem_mark", None)
    mark = getattr(error, "context_mark", end) if about else end
    span = Span(mark.line, mark.column, mark.line, mark.column + 1) if mark else None
    found = text[end.index : end.index + 1] if end else ""
    if code == "reserved-character" and found == "\t":
        return Fault("tab-indent", span)
    values = {
        "open-bracket": {"line": str(end.line + 1 if end else 0)},
        "reserved-character": {"found": found},
        "yaml-syntax": {"reason": problem or str(error).splitlines()[0]},
    }
    return Fault(code, span, values.get(code, {}))


class _StopReading(Exception):  # noqa: N818 - it ends the reading early; what is wrong stands in the tree
    pass


_NO_NAME: Any = object()  # a mapping that waits for its next name holds this, since None is a value like others


@dataclass(slots=True)
class _Open:
    """A mapping or list being read: its parts so far, and for a mapping the name that waits for its value."""

    parts: Any
    path: Path_
    event: Any
    values_before: int
    name: Any = _NO_NAME
    name_span: Span | None = None
    last: Span | None = None

    @property
    def waits_for_name(self) -> bool:
        return isinstance(self.parts, dict) and self.name is _NO_NAME


class _TreeBuilder:
    """Takes parser events one by one and grows the value and its spans."""

    def __init__(self) -> None:
        self.tree = Tree()
        self.documents = 0
        self.values = 0
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[Any, int]] = {}  # the value, and how many values it holds

    def take(self, event: Any) -> None:
        """Take one event. Raises _StopReading at what cannot be read."""
        match event:
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.MappingStartEvent():
                self._open({}, event)
            case yaml.SequenceStartEvent():
                self._open([], event)
            case yaml.CollectionEndEvent():
                self._close(event)
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._refuse("second-document", event)

    def _refuse(self, code: str, event: Any, **values: str) -> None:
        self.tree.faults.append(Fault(code, _span(event), values))
        raise _StopReading

    def _count(self, event: Any, values: int = 1) -> None:
        self.values += values
        if self.values > MAX_VALUES:
            self._refuse("too-many-values", event, limit=f"{MAX_VALUES:,}")

    def _scalar(self, event: Any) -> None:
        self._count(event)
        self._refuse_tag(event)
        value = core_scalar(event.value) if event.implicit[0] else event.value
        if event.anchor:
            self.anchors[event.anchor] = (value, 1)
        self._put(value, _span(event))

    def _refuse_tag(self, event: Any) -> None:
        if event.tag:
            self._refuse("tag-refused", event, found=str(event.tag).replace("tag:yaml.org,2002:", "!!"))

    def _alias(self, event: Any) -> None:
        if event.anchor not in self.anchors:
            self._refuse("unknown-alias", event, found=event.anchor)
        value, values = self.anchors[event.anchor]
        self._count(event, values)
        self._put(value, _span(event))

    def _open(self, parts: Any, event: Any) -> None:
        self._count(event)
        self._refuse_tag(event)
        if len(self.stack) >= MAX_DEPTH:
            self._refuse("too-deep", event, limit=str(MAX_DEPTH))
        if self.stack and self.stack[-1].waits_for_name:
            self._refuse("name-not-text", event)
        self.stack.append(_Open(parts, self._next_path(), event, self.values))

    def _close(self, event: Any) -> None:
        done = self.stack.pop()
        if done.event.anchor:
            self.anchors[done.event.anchor] = (done.parts, self.values - done.values_before + 1)
        start, end = done.event.start_mark, event.end_mark
        if done.last and not done.event.flow_style:  # the parser ends a block only where something else begins
            self._put(done.parts, Span(start.line, start.column, done.last.end_line, done.last.end_column))
        else:
            self._put(done.parts, Span(start.line, start.column, end.line, end.column))

    def _next_path(self) -> Path_:
        if not self.stack:
            return ()
        around = self.stack[-1]
        return (*around.path, len(around.parts) if isinstance(around.parts, list) else around.name)

    def _put(self, value: Any, span: Span) -> None:
        """Give a finished value its place in what is open around it."""
        if not self.stack:
            self.tree.value, self.tree.spans[()] = value, span
            return
        around = self.stack[-1]
        around.last = span
        if around.waits_for_name:
            self._take_name(around, value, span)
            return
        if isinstance(around.parts, list):
            self.tree.spans[self._next_path()] = span
            around.parts.append(value)
        else:
            named = Span(span.line, span.column, span.end_line, span.end_column, around.name_span)
            self.tree.spans[self._next_path()] = named
            around.parts[around.name] = value
            around.name = _NO_NAME

    def _take_name(self, around: _Open, value: Any, span: Span) -> None:
        if value is None or isinstance(value, dict | list):
            self.tree.faults.append(Fault("name-not-text", span))
            raise _StopReading
        name = str(value).lower() if isinstance(value, bool | float) else value
        around.name, around.name_span = name, span
        if name in around.parts:
            first = self.tree.spans[self._next_path()].name or span
            self.tree.faults.append(Fault("duplicate-name", span, {"found": str(name), "first": str(first.line + 1)}))
            around.name_span = first


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line, start.column, end.line, end.column)
