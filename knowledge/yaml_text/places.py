"""Where the parts of a YAML text stand, as offsets into it: names, values, dashes, commas and the lines around them."""

import re
from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate
from typing import Any

from knowledge.yaml_text.tree import Path_, Tree

BLOCK_HEADER = re.compile(r"[|>][-+]?")
_ANCHOR = re.compile(r"&[^\s,\[\]{}]+(?:\s++#[^\r\n]*+|\s)*+")
_BETWEEN = r"(?:\s++#[^\r\n]*+|\s)*+"  # spaces, line ends and comments
_COMMA, _DASH = re.compile(f"{_BETWEEN},"), re.compile(f"{_BETWEEN}-")
_NOTHING_ELSE = re.compile(r"[ \t]*(?:[ \t]#[^\r\n]*)?(?=[\r\n]|\Z)")


class Places:
    """One text with the places of its parts."""

    def __init__(self, text: str, tree: Tree) -> None:
        self.text, self.spans, self._value = text, tree.spans, tree.value
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self._lines = [0, *accumulate(map(len, text.splitlines(keepends=True)))]
        self.children: defaultdict[Path_, list[Path_]] = defaultdict(list)  # direct parts, in the order of the text
        for path in tree.spans:
            if path:
                self.children[path[:-1]].append(path)

    def value(self, path: Path_) -> Any:
        """What a part reads as."""
        value = self._value
        for name in path:
            value = value[name]
        return value

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, both counted from 0."""
        return self._lines[line] + column

    def line_start(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return self._lines[bisect_right(self._lines, offset) - 1]

    def behind_line(self, offset: int) -> int:
        """Where the next line begins, or the text ends."""
        return self._lines[min(bisect_right(self._lines, offset), len(self._lines) - 1)]

    def column(self, offset: int) -> int:
        """How far from the beginning of its line an offset lies."""
        return offset - self.line_start(offset)

    def start(self, path: Path_) -> int:
        """Where a value begins, behind an anchor."""
        span = self.spans[path]
        start = self.offset(span.line, span.column)
        anchor = _ANCHOR.match(self.text, start)
        return anchor.end() if anchor else start

    def end(self, path: Path_) -> int:
        """Behind the last word of a part; a text in lines of its own ends with its last line, kept empty ones too."""
        span = self.spans[path]
        start, end = self.offset(span.line, span.column), self.offset(span.end_line, span.end_column)
        if not (header := self.block_header(self.last_leaf(path))):
            return start + len(self.text[start:end].rstrip())
        lines = self.text[start:end]
        last = lines.removesuffix("\n").removesuffix("\r") if "+" in header else lines.rstrip("\r\n")
        return start + len(last)

    def first(self, path: Path_) -> int:
        """Where a part begins with its name, or with its dash."""
        span = self.spans[path]
        if span.name or not path or self.is_flow(path[:-1]):
            span = span.name or span
            return self.offset(span.line, span.column)
        before = self.children[path[:-1]].index(path) - 1
        dash = None
        if before >= 0:
            dash = _DASH.match(self.text, self.end((*path[:-1], before)))
        return dash.end() - 1 if dash else self.start(path[:-1])

    def last_leaf(self, path: Path_) -> Path_:
        """The last value inside a part, or the part itself where it holds no others."""
        while self.children[path]:
            path = self.children[path][-1]
        return path

    def is_flow(self, path: Path_) -> bool:
        """Whether a part is a mapping or list between brackets."""
        return self.text.startswith(("{", "["), self.start(path))

    def block_header(self, path: Path_) -> str:
        """The sign before a text in lines of its own, as `>-`; empty for all others."""
        found = BLOCK_HEADER.match(self.text, self.start(path))
        return found[0] if found and isinstance(self.value(path), str) else ""

    def is_empty_in_a_block(self, path: Path_) -> bool:
        """Whether a name of a block has nothing behind it, but perhaps a comment."""
        span = self.spans[path].name
        if not path or self.value(path) is not None or span is None:
            return False
        behind = self.text[self.offset(span.end_line, span.end_column) :].partition("\n")[0].strip()
        outer = [path[:length] for length in range(len(path))]
        return behind.partition("#")[0].strip() == ":" and not any(self.is_flow(each) for each in outer)

    def comma_behind(self, offset: int) -> int | None:
        """The next comma, where nothing but comments stands before it."""
        found = _COMMA.match(self.text, offset)
        return found.end() - 1 if found else None

    def has_own_lines(self, first: int, end: int | None = None) -> bool:
        """Whether nothing else stands before a place in its line, nor behind another in its own but a comment."""
        is_first = not self.text[self.line_start(first) : first].strip()
        return is_first and (end is None or _NOTHING_ELSE.match(self.text, end) is not None)
