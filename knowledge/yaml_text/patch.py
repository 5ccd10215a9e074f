"""Patches of a YAML text: which characters go and come when one of its parts is set, added or taken out."""

import re
from typing import Any

from knowledge.yaml_text.places import Places
from knowledge.yaml_text.tree import Path_, Tree
from knowledge.yaml_text.writing import Block, field_lines, flow, like, text_block

GONE: Any = object()  # the new value of a part that is to be taken out; None is a value like others


class CannotEditError(Exception):
    """A text whose form does not let this value be changed alone, as where several places share it by an alias."""


class Patches:
    """Changes of one text that do not touch each other. What touches a part that is claimed already has to wait."""

    def __init__(self, text: str, tree: Tree) -> None:
        self.text, self.at = text, Places(text, tree)
        self._patches: list[tuple[int, int, str]] = []
        self._claimed: set[Path_] = set()
        self._around_claimed: set[Path_] = set()

    def take(self, path: Path_, value: Any) -> bool:
        """Note what sets, adds or takes out one part; False where that has to wait, for another reading of the text."""
        around = path
        while around not in self.at.spans:
            around = around[:-1]
        if value is GONE and around == path:
            path = self._largest_emptied(path)
            around = path[:-1]
        prefixes = {around[:length] for length in range(len(around) + 1)}
        waits = around in self._around_claimed or not prefixes.isdisjoint(self._claimed)
        self._claimed.add(around)
        self._around_claimed |= prefixes
        if waits:
            return False
        if value is GONE:
            self._remove(path)
        elif around == path:
            self._replace(path, value)
        else:
            for inner in reversed(path[len(around) + 1 :]):
                value = {inner: value}
            self._add(around, path[len(around)], value)
        return True

    def applied(self) -> str:
        """The text with all changes that were taken."""
        pieces, done = [], 0
        for start, end, new in sorted(self._patches, key=lambda patch: patch[:2]):
            pieces += [self.text[done:start], new]
            done = end
        return "".join([*pieces, self.text[done:]])

    def _put(self, start: int, end: int, new: str) -> None:
        self._patches.append((start, end, new))

    def _put_lines(self, at: int, lines: list[str]) -> None:
        """New lines before the one that begins at an offset, or at the end of the text."""
        ends_open = at > 0 and self.text[at - 1] not in "\r\n"
        self._put(at, at, self.at.newline * ends_open + "".join(line + self.at.newline for line in lines))

    # --- set ---

    def _replace(self, path: Path_, value: Any) -> None:
        if header := self.at.block_header(path):
            self._replace_block(path, header, value)
            return
        span, start, end = self.at.spans[path], self.at.start(path), self.at.end(path)
        if span.name and span.line > span.name.line:  # what has lines of its own gives way to one line behind its name
            behind_name = self.at.offset(span.name.end_line, span.name.end_column)
            between = self.text[behind_name:start]
            if between.strip() == ":":
                start = behind_name + between.index(":") + 1
        space = "" if start == 0 or self.text[start - 1].isspace() or self.text[start - 1] in "[{" else " "
        self._put(start, end, space + like(value, self.text[start:end].lstrip()))

    def _replace_block(self, path: Path_, header: str, value: Any) -> None:
        """A text in lines of its own keeps that form, also as one language of two; a comment on its header stays."""
        start, end = self.at.start(path), self.at.end(path)
        behind = self.at.behind_line(start)
        lines = self.text[behind:end].splitlines()
        indent = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
        block = Block(header[0], tuple(line[indent:] for line in lines))
        remark = self.text[start + len(header) : behind].rstrip()
        written = [like(value, "")]
        if isinstance(value, str):
            written = text_block(value, indent, block) or written
        elif isinstance(value, dict) and self.at.spans[path].name and indent:
            written = ["", *(line for each in value.items() for line in field_lines(*each, indent, block))]
            start = len(self.text[:start].rstrip(" "))
        self._put(start, end, self.at.newline.join([written[0] + remark, *written[1:]]))

    # --- add ---

    def _add(self, around: Path_, name: str | int, value: Any) -> None:
        held, last = self.at.value(around), self.at.children[around][-1:]
        if last and self.at.is_flow(around):
            self._add_in_flow(last[0], flow(value) if isinstance(held, list) else f"{flow(name)}: {flow(value)}")
        elif last:
            column = self.at.column(self.at.first(self.at.children[around][0]))
            item = [f"{' ' * column}- {flow(value)}"]
            self._add_lines(last[0], item if isinstance(held, list) else field_lines(str(name), value, column))
        elif held not in (None, {}, []):
            raise CannotEditError  # a word or an alias stands where the new part would
        elif held == {}:
            start, end = self.at.start(around) + 1, self.at.end(around) - 1
            keeps = self.text[start:end].strip() != ""
            self._put(start, start if keeps else end, f"{flow(name)}: {flow(value)}")
        elif isinstance(name, str) and self.at.is_empty_in_a_block(around):
            indent = self.at.column(self.at.first(around)) + 2
            self._put_lines(self.at.behind_line(self.at.first(around)), field_lines(name, value, indent))
        else:
            self._replace(around, [value] if held == [] and name == 0 else {name: value})

    def _add_lines(self, last: Path_, lines: list[str]) -> None:
        """Lines below the last part of a block. What stands there up to the very end of the file stays as it reads."""
        end = self.at.end(last)
        leaf = self.at.last_leaf(last)
        header, start = self.at.block_header(leaf), self.at.start(leaf)
        if header and "-" not in header and not self.at.value(leaf).endswith("\n"):
            self._put(start, start + len(header), header.rstrip("+") + "-")
        self._put_lines(self.at.behind_line(end), lines)

    def _add_in_flow(self, last: Path_, part: str) -> None:
        """A part behind the last between brackets: in a line of its own where the last has one."""
        end, comma = self.at.end(last), self.at.comma_behind(self.at.end(last))
        if not self.at.has_own_lines(self.at.first(last), end if comma is None else comma + 1):
            self._put(end, end, f", {part}")
            return
        if comma is None:
            self._put(end, end, ",")
        indent = " " * self.at.column(self.at.first(last))
        self._put_lines(self.at.behind_line(comma or end), [f"{indent}{part}{',' if comma else ''}"])

    # --- take out ---

    def _largest_emptied(self, path: Path_) -> Path_:
        """What goes with a part, since it holds nothing else; never a name at the top of the text."""
        while len(path) > 2 and len(self.at.children[path[:-1]]) == 1:
            path = path[:-1]
        return path

    def _remove(self, path: Path_) -> None:
        if path not in self.at.spans or not path:
            raise CannotEditError
        first, end = self.at.first(path), self.at.end(path)
        if self.at.is_flow(path[:-1]):
            self._remove_from_flow(path)
        elif len(path) == 1 and len(self.at.children[()]) == 1:
            self._put(first, end, "{}")
        elif self.at.has_own_lines(first):
            self._put(self.at.line_start(first), self.at.behind_line(end), "")
        else:
            self._remove_behind_dash(path)

    def _remove_behind_dash(self, path: Path_) -> None:
        """The first part of a list's entry: the next one takes its place, if no comment stands between them."""
        first, behind = self.at.first(path), self.at.behind_line(self.at.end(path))
        following = self.at.children[path[:-1]][1:]
        if not following:
            raise CannotEditError
        next_ = self.at.first(following[0])
        if "#" in self.text[behind:next_]:
            self._put(len(self.text[:first].rstrip(" ")), behind, self.at.newline)
        else:
            self._put(first, next_, "")

    def _remove_from_flow(self, path: Path_) -> None:
        """One part between brackets, with the comma behind it or, for the last, the one before it."""
        first, end = self.at.first(path), self.at.end(path)
        comma = self.at.comma_behind(end)
        if self.at.has_own_lines(first, end if comma is None else comma + 1):
            self._put(self.at.line_start(first), self.at.behind_line(end if comma is None else comma), "")
            return
        siblings = self.at.children[path[:-1]]
        at = siblings.index(path)
        before = self.at.comma_behind(self.at.end(siblings[at - 1])) if at else None
        if before is not None and comma != end and not self.text[before + 1 : first].strip(" \t"):
            self._put(before, end, "")
            return
        self._put(first, end, "")
        if comma is not None:
            spaces = re.compile(r"[ \t]*(?![ \t#\r\n])|").match(self.text, comma + 1)
            self._put(comma, spaces.end() if spaces else comma + 1, "")
