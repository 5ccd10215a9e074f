"""Changes of single values in a YAML text that leave every other character as a person wrote it."""

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from typing import Any

from knowledge.yaml_document import Path_
from knowledge.yaml_tree import Span, Tree, read_tree
from knowledge.yaml_writing import field_lines, flow, like

_OPENING = ("{", "[")


class CannotEditError(Exception):
    """A text whose form does not let this value be changed alone, as where several places share it by an alias."""


def with_values(text: str, changes: Mapping[Path_, Any]) -> str:
    """The text with the values at some paths set, added, or, where the new value is None, removed.

    A scalar gives way to the new one in its own place and quotes; a new field follows the last of its mapping, in the
    form of its neighbours; a mapping or list that loses its last part goes too. Comments stay, but for one in the line
    of what goes. Raises CannotEditError where the text cannot be read, or where reading the result would find anything
    but the changes.
    """
    tree = read_tree(text)
    for path, value in changes.items():
        if tree.faults:
            raise CannotEditError(path)
        expected = _changed(tree.value, path, value) or {}
        text = _Editor(text, tree).set(path, value)
        tree = read_tree(text)
        if tree.faults or not _same(tree.value, expected):
            raise CannotEditError(path)
    return text


def _changed(value: Any, path: Path_, new: Any) -> Any:
    """A value with the part at a path changed: what a right edit makes of it."""
    if not path:
        return new
    name, rest = path[0], path[1:]
    if isinstance(value, list) and isinstance(name, int):
        inner = _changed(value[name] if name < len(value) else None, rest, new)
        kept = [*value[:name], *([] if inner is None else [inner]), *value[name + 1 :]]
        return kept or None
    fields = dict(value) if isinstance(value, Mapping) else {}
    inner = _changed(fields.get(name), rest, new)
    if inner is None and not (name in fields and fields[name] is None and rest):
        fields.pop(name, None)
    else:
        fields[name] = inner
    return fields or None


def _same(first: Any, second: Any) -> bool:
    """Whether two values read the same; 7 is 7.0, but neither is true."""
    if isinstance(first, Mapping) and isinstance(second, Mapping):
        return first.keys() == second.keys() and all(_same(first[name], second[name]) for name in first)
    if isinstance(first, list | tuple) and isinstance(second, list | tuple):
        return len(first) == len(second) and all(map(_same, first, second))
    return isinstance(first, bool) == isinstance(second, bool) and first == second


class _Editor:
    """One text with the places of its parts; every edit gives a new text, in which places must be found anew."""

    def __init__(self, text: str, tree: Tree) -> None:
        self.text, self.value, self.spans = text, tree.value, tree.spans
        self.starts = [0, *accumulate(map(len, text.splitlines(keepends=True)))]
        self.newline = "\r\n" if "\r\n" in text else "\n"

    def set(self, path: Path_, value: Any) -> str:
        """The text with one value set, added or removed."""
        if path not in self.spans:
            return self.text if value is None else self._added(path, value)
        before = self._value_at(path)
        if value is None:
            return self._removed(path)
        if _same(before, value):
            return self.text
        if isinstance(before, Mapping) and isinstance(value, Mapping) and before and value:
            fields = {**{name: None for name in before if name not in value}, **value}
            return with_values(self.text, {(*path, name): each for name, each in fields.items()})
        if isinstance(before, list) and isinstance(value, list | tuple) and before == list(value[: len(before)]) != []:
            return with_values(self.text, {(*path, at): value[at] for at in range(len(before), len(value))})
        return self._replaced(path, value)

    def _value_at(self, path: Path_) -> Any:
        value = self.value
        for name in path:
            value = value[name]
        return value

    def _start(self, span: Span) -> int:
        return self.starts[span.line] + span.column

    def _end(self, span: Span) -> int:
        """Behind the last word of a part; a block of text reaches to what follows it, which is not its own."""
        start, end = self._start(span), self.starts[span.end_line] + span.end_column
        return start + len(self.text[start:end].rstrip())

    def _name_start(self, path: Path_) -> int:
        span = self.spans[path]
        return self._start(span.name or span)

    def _children(self, path: Path_) -> list[Path_]:
        """The direct parts of a mapping or list, in the order of the text."""
        found = [each for each in self.spans if len(each) == len(path) + 1 and each[:-1] == path]
        return sorted(found, key=self._name_start)

    def _is_flow(self, path: Path_) -> bool:
        return self.text.startswith(_OPENING, self._start(self.spans[path]))

    def _replaced(self, path: Path_, value: Any) -> str:
        span = self.spans[path]
        start, end = self._start(span), self._end(span)
        if span.name and span.line > span.name.line:  # a block gives way to one line behind its name
            behind_name = self.starts[span.name.end_line] + span.name.end_column
            if "#" not in self.text[behind_name:start]:
                start = self.text.index(":", behind_name) + 1
        space = "" if start == 0 or self.text[start - 1].isspace() or self.text[start - 1] in "[{" else " "
        return self.text[:start] + space + like(value, self.text[start:end].lstrip()) + self.text[end:]

    def _added(self, path: Path_, value: Any) -> str:
        """A new part in the nearest mapping or list that there is; what lies between comes with it."""
        around = path[:-1]
        while around not in self.spans:
            around = around[:-1]
        name = path[len(around)]
        for inner in reversed(path[len(around) + 1 :]):
            value = {inner: value}
        children = self._children(around)
        if self._value_at(around) not in (None, {}, []) and not children:
            raise CannotEditError(path)  # a word stands where the new part would
        if not children and self._is_empty_in_a_block(around) and isinstance(name, str):
            return self._begun(around, name, value)
        if not children:
            return self._replaced(around, {name: value}) if self.spans else flow({name: value})
        in_list = isinstance(self._value_at(around), list)
        last = self._end(self.spans[children[-1]])
        if self._is_flow(around):
            part = flow(value) if in_list else f"{flow(name)}: {flow(value)}"
            return f"{self.text[:last]}, {part}{self.text[last:]}"
        if in_list:
            lines = [f"{' ' * self.spans[around].column}- {flow(value)}"]
        else:
            lines = field_lines(str(name), value, (self.spans[children[0]].name or self.spans[around]).column)
        behind = self.starts[bisect_right(self.starts, max(last - 1, 0))]
        before = self.text[:behind] + ("" if self.text[:behind].endswith(("\n", "\r")) else self.newline)
        return before + "".join(line + self.newline for line in lines) + self.text[behind:]

    def _is_empty_in_a_block(self, path: Path_) -> bool:
        """Whether a name of a block has nothing behind it, but perhaps a comment."""
        span = self.spans[path].name
        if not path or self._value_at(path) is not None or span is None:
            return False
        behind = self.text[self.starts[span.end_line] + span.end_column :].partition("\n")[0].strip()
        outer = [path[:length] for length in range(len(path))]
        return behind.partition("#")[0].strip() == ":" and not any(self._is_flow(each) for each in outer)

    def _begun(self, path: Path_, name: str, value: Any) -> str:
        """The text with the first field of a mapping that was empty, in the lines under its name."""
        span = self.spans[path].name or self.spans[path]
        ends = self.starts[span.end_line + 1] if span.end_line + 1 < len(self.starts) else len(self.text)
        before = self.text[:ends] + ("" if self.text[:ends].endswith(("\n", "\r")) else self.newline)
        lines = field_lines(name, value, span.column + 2)
        return before + "".join(line + self.newline for line in lines) + self.text[ends:]

    def _removed(self, path: Path_) -> str:
        siblings = self._children(path[:-1]) if path else []
        if len(siblings) == 1 and len(path) > 1:
            return self._removed(path[:-1])
        start, end, at = self._name_start(path), self._end(self.spans[path]), siblings.index(path)
        if len(siblings) == 1:
            return self.text[:start] + ("" if self._is_flow(()) else "{}") + self.text[end:]
        if self._is_flow(path[:-1]):
            if at + 1 < len(siblings):
                return self.text[:start] + self.text[self._name_start(siblings[at + 1]) :]
            start = self._end(self.spans[siblings[at - 1]]) if at else start
            return self.text[:start] + self.text[end:]
        first, behind = bisect_right(self.starts, start) - 1, bisect_right(self.starts, max(end - 1, 0))
        lead = self.text[self.starts[first] : start].strip()
        if lead in ("", "-") and (not lead or isinstance(path[-1], int)):
            return self.text[: self.starts[first]] + self.text[self.starts[behind] :]
        return self.text[:start] + self.text[self._name_start(siblings[at + 1]) :] if siblings[at + 1 :] else self.text
