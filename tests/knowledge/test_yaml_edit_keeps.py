"""Whatever is edited, in whatever text: all other lines stay as they were, and all comments that are not its own."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.workspace import SHIPPED
from knowledge.yaml_text.document import Path_
from knowledge.yaml_text.edit import CannotEditError, with_values
from knowledge.yaml_text.tree import Tree, read_tree

ODD = """\
%YAML 1.2
---
"schema" : 1
name: {en: Pumps, "zh-Hant": '泵'}
notes: [ a,b ,  c ]
regions:
- US
-   EU

- - JP
  - TW
lines: [
  one,
  "two",
  {id: 3, of: [x, y], },
]
fields: { first: 1,
  second: 2,
  third: {deep: 1}, fourth: 4
}
commas: {one: 1
  , two: 2
  , three: 3}
reason: >-
  A long line of a reason that somebody wrapped by hand,
  and a second line of it.

  A paragraph.
kept: |+
  a

  b

rivals:
  - name: A
    url: u
    evidence:
      - bea
      - {id: cen, grade: B}
  -
    name: B
    empty:
  - name: &b B
factors:
  small: &s {likely: 5}
  people:
    low: 1
    because: |
      literal
last: 'word'
"""
MARK = re.compile(r"# [ot]\d+")


def annotated(text: str) -> str:
    """The text with a comment of its own above and behind every line that is not inside a text."""
    lines, inside = [], -1
    for number, line in enumerate(text.splitlines()):
        indent = len(line) - len(line.lstrip())
        if line.strip() and indent <= inside:
            inside = -1
        if inside >= 0 or line.startswith(("%", "---")) or not line.strip() or line.lstrip().startswith("#"):
            lines.append(line)
            continue
        lines += [f"{' ' * indent}# o{number}", f"{line}  # t{number}"]
        if re.search(r"[|>][-+]?$", line):
            inside = indent
    marked = "\n".join(lines) + "\n"
    assert read_tree(marked).value == read_tree(text).value
    return marked


@cache
def texts() -> dict[str, tuple[str, Tree]]:
    files = [*sorted(Path(SHIPPED / "industry_profiles").glob("*.yaml")), SHIPPED / "company.yaml"]
    plain = {file.name: file.read_text(encoding="utf-8") for file in files} | {"odd": ODD}
    every = plain | {f"{name} annotated": annotated(text) for name, text in plain.items()}
    every |= {"odd, with carriage returns": every["odd annotated"].replace("\n", "\r\n")}
    return {name: (text, read_tree(text)) for name, text in every.items()}


def part(tree: Tree, path: Path_) -> Any:
    value = tree.value
    for name in path:
        value = value[name]
    return value


def cut(tree: Tree, path: Path_) -> Path_:
    """What really goes: also what holds nothing else, but no name at the top."""
    while len(path) > 2 and len(part(tree, path[:-1])) == 1:
        path = path[:-1]
    return path


def lines_of(text: str, tree: Tree, path: Path_) -> tuple[int, int]:
    """The first and last line of a part, from its name or dash to its last word."""
    lines, span = text.splitlines(), tree.spans[path]
    first, last = (span.name or span).line, span.end_line - (not span.end_column)
    last = max(last, first)
    keeps_empty_lines = str(part(tree, path)).endswith("\n\n")
    while (
        last > first
        and not keeps_empty_lines
        and not lines[last][: span.end_column if last == span.end_line else None].strip()
    ):
        last -= 1
    if isinstance(path[-1], int) and not re.match(r"\s*(#|-\s|\S)", lines[first][: span.column] or "#"):
        first = max(at for at in range(first) if lines[at].strip().startswith("-"))  # the dash has a line of its own
    return first, last


def assert_other_lines_stay(before: str, after: str, first: int, last: int) -> None:
    """No line outside of those from first to last has changed; one may have moved behind a dash, or lost a comma."""
    old, new = ([line.lstrip(" -,") for line in text.split("\n")] for text in (before, after))
    assert new[:first] == old[:first]
    assert new[len(new) - len(old[last + 1 :]) :] == old[last + 1 :]


EDITS = st.sampled_from(["set", "remove", "remove", "add"])


@pytest.mark.mission("I1")
@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.data())
def test_an_edit_keeps_all_lines_and_comments_that_are_not_its_own(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(texts())))
    text, tree = texts()[name]
    path = data.draw(st.sampled_from([path for path in tree.spans if path]))
    edit, value = data.draw(EDITS), part(tree, path)
    marks = MARK.findall(text)
    if edit == "set" and not isinstance(value, dict | list):
        new = value + 1 if isinstance(value, int | float) else f"{value or ''}Z".replace("\nZ", "Z\n")
        after = with_values(text, {path: new})
        assert_other_lines_stay(text, after, *lines_of(text, tree, path))
        assert MARK.findall(after) == marks
    elif edit == "add" and isinstance(value, dict | list) and value:
        in_list = isinstance(value, list)
        after = with_values(text, {(path): [*value, "new"]} if in_list else {(*path, "new"): "new"})
        child = list(value)[-1] if not in_list else len(value) - 1
        assert_other_lines_stay(text, after, *lines_of(text, tree, (*path, child)))
        assert MARK.findall(after) == marks
    elif edit == "remove":
        remove_and_check(text, tree, path)


def remove_and_check(text: str, tree: Tree, path: Path_) -> None:
    gone = cut(tree, path)
    first, last = lines_of(text, tree, gone)
    after = with_values(text, {path: None})
    assert_other_lines_stay(text, after, first, last)
    lines, span = text.splitlines(), tree.spans[gone]
    lead = lines[first][: (span.name or span).column] if (span.name or span).line == first else ""
    is_alone = not lead.strip(" -") and re.match(r"\s*,?\s*(#.*)?$", lines[span.end_line][span.end_column :])
    own = set(MARK.findall("\n".join(lines[first : last + 1])))
    inside = own if is_alone else own - set(MARK.findall(lines[first])) - set(MARK.findall(lines[last]))
    assert [mark for mark in MARK.findall(text) if mark not in inside] == [
        mark for mark in MARK.findall(after) if mark not in inside
    ]
    around, name = part(tree, path[:-1]), path[-1]
    if isinstance(name, int) and len(around) > 1 and around.count(around[name]) == 1:
        rest = [each for at, each in enumerate(around) if at != name]
        assert with_values(text, {path[:-1]: rest}) == after


@pytest.mark.parametrize("name", ["odd", "odd annotated", "odd, with carriage returns", "_template.yaml"])
def test_every_part_can_be_taken_out(name: str) -> None:
    text, tree = texts()[name]
    for path in tree.spans:
        if path:
            remove_and_check(text, tree, path)


def test_what_one_reading_changes_is_what_changes_step_by_step_would() -> None:
    text, tree = texts()["odd annotated"]
    leaves = [path for path in tree.spans if path and not isinstance(part(tree, path), dict | list)]
    changes: dict[Path_, Any] = {}
    for at, path in enumerate(leaves):
        if not any(isinstance(name, int) for name in path):
            changes[path] = None if at % 3 == 0 else f"word {at}"
            changes[(*path[:-1], f"new_{at}")] = at
    one_by_one = text
    for path, value in changes.items():
        one_by_one = with_values(one_by_one, {path: value})
    assert read_tree(with_values(text, changes)).value == read_tree(one_by_one).value


def test_the_change_that_cannot_be_made_is_told_among_others() -> None:
    with pytest.raises(CannotEditError) as told:
        with_values("a: 1\nb: &x {c: 1}\nd: *x\n", {("a",): 2, ("d", "c"): 3, ("e",): 4})
    assert told.value.args == (("d", "c"),)
