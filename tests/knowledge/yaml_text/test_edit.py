"""A changed field changes its own characters, whatever stands around it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.yaml_text import edit as yaml_edit
from knowledge.yaml_text.document import Path_, parse_document
from knowledge.yaml_text.edit import CannotEditError, with_values
from knowledge.yaml_text.tree import Tree, read_tree
from knowledge.yaml_text.writing import WIDTH, flow


def edited(text: str, **changes: Any) -> str:
    """The text with changed fields, which must be what another reading finds in it."""
    after = with_values(text, {(name,): value for name, value in changes.items()})
    fields = {**parse_document(text.encode(), "file.yaml").value, **changes}
    kept = {name: value for name, value in fields.items() if value not in (None, [], {})}
    assert parse_document(after.encode(), "file.yaml").value == kept
    return after


@pytest.mark.parametrize(
    ("before", "changes", "after"),
    [
        ("a: 1 # why\nb: 2\n", {"a": 7}, "a: 7 # why\nb: 2\n"),
        ("a: 1\nb: 2\n", {"b": None}, "a: 1\n"),
        ("a: 1\n# about b\nb: 2 # b\n# end\n", {"a": None}, "# about b\nb: 2 # b\n# end\n"),
        ("a: 1\n# end\n", {"b": 2}, "a: 1\nb: 2\n# end\n"),
        ("a: 1", {"b": 2}, "a: 1\nb: 2\n"),
        ("a: 1\r\nb: 2\r\n", {"a": 3, "c": 4}, "a: 3\r\nb: 2\r\nc: 4\r\n"),
        ("a:\n  - 1 # one\n\n  -   2\nb:   {x:  1}\n", {"c": 3}, "a:\n  - 1 # one\n\n  -   2\nb:   {x:  1}\nc: 3\n"),
        ("a:\n  - 1\n  - 2 # two\n# about b\nb: 2\n", {"a": [3]}, "a: [3] # two\n# about b\nb: 2\n"),
        ("a:\n  b:\n    c: 1\n\n# about d\nd: 1\n", {"a": None}, "\n# about d\nd: 1\n"),
        ("a: |\n  long\n  text\n\n# about b\nb: 1\n", {"a": "short"}, "a: short\n\n# about b\nb: 1\n"),
        ("a: >-\n  long\n  text", {"b": 1, "a": None}, "b: 1\n"),
        ("a: first\n  second # why\nb: 1\n", {"a": 2}, "a: 2 # why\nb: 1\n"),
        ("a:\nb: 1\n", {"a": 2}, "a: 2\nb: 1\n"),
        ("a:   # why\nb: 1\n", {"a": 2}, "a: 2   # why\nb: 1\n"),
        ('"a" : 1\n', {"a": 2}, '"a" : 2\n'),
        ("---\na: 1\n...\n", {"b": 2}, "---\na: 1\nb: 2\n...\n"),
        ("  a: 1\n", {"b": 2}, "  a: 1\n  b: 2\n"),
        ("a: [1,\n  2] # why\n", {"a": 3}, "a: 3 # why\n"),
        ("a: '{'\nb: 1\n", {"b": 2}, "a: '{'\nb: 2\n"),
        ("# why\n{a: 1, b: 2} # end\n", {"b": 3, "c": 4}, "# why\n{a: 1, b: 3, c: 4} # end\n"),
        ("{}\n", {"a": 1}, "{a: 1}\n"),
        ("a: 1\n", {"b": None}, "a: 1\n"),
    ],
)
def test_only_the_field_changes(before: str, changes: dict[str, Any], after: str) -> None:
    assert edited(before, **changes) == after


@pytest.mark.parametrize(
    "word", ["NO", "on", "12:30", "a b", "true", "010", "1e3", "0x1F", "~", "", "- a", "a: b", "泵浦", "🙂"]
)
def test_a_word_stays_a_word(word: str) -> None:
    edited("a: 1\n", a=word, b=[word], c={word or "name": word})


VALUES = st.recursive(
    st.one_of(st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.from_regex(r"[a-z]{1,5}", fullmatch=True), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(VALUES)
def test_every_value_comes_back(value: Any) -> None:
    document = parse_document(f"a: {flow(value)}\n".encode(), "file.yaml")
    assert document.problems == ()
    assert document.value == {"a": value}


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        ("f:\n  x: {low: 1, likely: 2} # c\n", ("f", "x", "likely"), 3, "f:\n  x: {low: 1, likely: 3} # c\n"),
        ("f:\n  x: {low: 1, likely: 2} # c\n", ("f", "x", "low"), None, "f:\n  x: {likely: 2} # c\n"),
        ("f:\n  x: {low: 1, likely: 2} # c\n", ("f", "x", "likely"), None, "f:\n  x: {low: 1} # c\n"),
        ("f:\n  x:\n    low: 1\n# d\n", ("f", "y", "likely"), 3, "f:\n  x:\n    low: 1\n  y: {likely: 3}\n# d\n"),
        ("f:\n  x:\n    low: 1\ng: 1\n", ("f", "x", "low"), None, "f:\ng: 1\n"),
        ("f:\ng: 1\n", ("f", "x", "low"), 2, "f:\n  x: {low: 2}\ng: 1\n"),
        ("f: # c\n  # x: 1\ng: 1\n", ("f", "y"), 2, "f: # c\n  y: 2\n  # x: 1\ng: 1\n"),
        ("e:\n  f:", ("e", "f", "x"), 2, "e:\n  f:\n    x: 2\n"),
        ("{f: , g: 1}\n", ("f", "x"), 2, "{f: {x: 2}, g: 1}\n"),
        ("f: null # c\n", ("f", "x"), 2, "f: {x: 2} # c\n"),
        ("f: [1, 2] # c\n", ("f",), [1, 2, 3], "f: [1, 2, 3] # c\n"),
        ("f:\n- 1 # one\n- 2\ng: 1\n", ("f",), [1, 2, 3], "f:\n- 1 # one\n- 2\n- 3\ng: 1\n"),
        ("f:\n  - 1 # one\n  - 2\ng: 1\n", ("f", 1), None, "f:\n  - 1 # one\ng: 1\n"),
        ("f:\n  - a: 1\n    b: 2\n", ("f", 0, "a"), None, "f:\n  - b: 2\n"),
        ("f:\n  - a: 1\n    b: 2\n", ("f", 0, "c"), 3, "f:\n  - a: 1\n    b: 2\n    c: 3\n"),
        ("t:\n  en: \"A\" # c\n  zh: 'B'\n", ("t",), {"en": "C", "zh": "it's"}, "t:\n  en: \"C\" # c\n  zh: 'it''s'\n"),
        ("# c\na: 1 # why\n", ("a",), None, "# c\n{} # why\n"),
        ("a: 7\n", ("a",), 7.0, "a: 7\n"),
        ("a: 1\n", ("b", "c"), None, "a: 1\n"),
    ],
)
def test_a_value_deep_inside_changes_alone(before: str, path: Path_, value: Any, after: str) -> None:
    assert with_values(before, {path: value}) == after


BLOCK = (
    "f:\n  a:\n    because: >-  # why\n      One line that was wrapped\n      by hand, and another.\n    likely: 5\n"
)


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        # Entries of lists go and come one by one.
        ("e:\n- a # one\n- b # two\nz: 1\n", ("e",), ["a"], "e:\n- a # one\nz: 1\n"),
        ("e:\n- a # one\n- b # two\n- c\n", ("e",), ["b", "d"], "e:\n- b # two\n- d\n"),
        ("e: [\"a\", 'b', c]  # all\n", ("e",), ["a", "c"], 'e: ["a", c]  # all\n'),
        ("e:\n- a # one\n- b\n", ("e",), ["a", "c"], "e:\n- a # one\n- c\n"),
        (
            "e:\n- n: a # one\n  u: x\n- n: b\n",
            ("e",),
            [{"n": "a", "u": 1}, {"n": "b"}],
            "e:\n- n: a # one\n  u: 1\n- n: b\n",
        ),
        ("e:\n- a # one\n- b\n", ("e",), ["b", "a"], "e: [b, a]\n"),
        # Nothing behind a name at the top of the file is still its place.
        ("f: # fill in\n  # hint\n  s: {likely: 1}\n", ("f", "s", "likely"), None, "f: # fill in\n  # hint\n"),
        ("f: { # fill in\n }\n", ("f", "s"), 1, "f: {s: 1 # fill in\n }\n"),
        ("f: {s: 1}\ng: 1\n", ("f", "s"), None, "f: {}\ng: 1\n"),
        # A byte order mark is no part of the text.
        ("\ufeffa: 1\nb: 2\n", ("a",), 3, "\ufeffa: 3\nb: 2\n"),
        ("\ufeffa: 1\nb: 2\n", ("a",), None, "\ufeffb: 2\n"),
        # What goes takes its own lines, and a comma.
        ("r:\n  - n: x # c\n    # own\n    u: v\n", ("r", 0, "n"), None, "r:\n  -\n    # own\n    u: v\n"),
        ("r: {\n  a: 1, # a\n  b: 2 # b\n}\n", ("r", "b"), None, "r: {\n  a: 1, # a\n}\n"),
        ("r: {a: 1 # a\n  , b: 2}\n", ("r", "a"), None, "r: { # a\n  b: 2}\n"),
        ("r: [\n  a # a\n]\n", ("r", 1), "b", "r: [\n  a, # a\n  b\n]\n"),
        ("r:\n-\n  a: 1\n-\n  a: 2\n", ("r", 1), None, "r:\n-\n  a: 1\n"),
        # A text in lines of its own keeps that form.
        (
            BLOCK,
            ("f", "a", "because"),
            "One line that was wrapped by foot, and another.",
            BLOCK.replace("hand", "foot"),
        ),
        (
            BLOCK,
            ("f", "a", "because"),
            {"en": "One line that was wrapped by hand, and another.", "zh-Hant": "NO"},
            BLOCK.replace(">-  # why\n", " # why\n      en: >-\n")
            .replace("      One", "        One")
            .replace("      by hand, and another.", "        by hand, and another.\n      zh-Hant: NO"),
        ),
        ("n: |\n  a\n  b\nz: 1\n", ("n",), "a\nc\n", "n: |\n  a\n  c\nz: 1\n"),
        ("n: |  # why\n  a\n  b\nz: 1\n", ("n",), 5, "n: 5  # why\nz: 1\n"),
        ("n: >-\n  a\n  b\n", ("n",), "one\n\ntwo  three", "n: >-\n  one\n\n\n  two  three\n"),
        ("n: |\nz: 1\n", ("n",), {"en": "a"}, "n: {en: a}\nz: 1\n"),
        ("n: |\n  a\n  b\n", ("n",), "\ud83d x", None),
        # The last text of a file ends where it ended.
        ("n: |\n  abc", ("z",), 1, "n: |-\n  abc\nz: 1\n"),
        ("n: |+\n  abc\n\n", ("z",), 1, "n: |+\n  abc\n\nz: 1\n"),
        ("a:\n  n: |+\n    abc\n\nb: 1\n", ("a", "z"), 1, "a:\n  n: |+\n    abc\n\n  z: 1\nb: 1\n"),
        # An anchor stays.
        ("f: &x {a: 1}\n", ("f", "b"), 2, "f: &x {a: 1, b: 2}\n"),
        ("f: &x {}\n", ("f", "b"), 2, "f: &x {b: 2}\n"),
        ("f: &x # why\n  - 1\n", ("f", 1), 2, "f: &x # why\n  - 1\n  - 2\n"),
        ("f: &x 1\n", ("f",), 2, "f: &x 2\n"),
    ],
)
def test_what_stands_around_a_change_stays(before: str, path: Path_, value: Any, after: str | None) -> None:
    try:
        found = with_values(before, {path: value})
    except (CannotEditError, UnicodeError):
        found = None
    assert found == after


def test_changes_of_separate_parts_need_one_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"f{at}:\n  likely: 5 # c{at}\n" for at in range(100))
    readings: list[str] = []

    def counted(text: str) -> Tree:
        readings.append(text)
        return read_tree(text)

    monkeypatch.setattr(yaml_edit, "read_tree", counted)
    changes: dict[Path_, Any] = {(f"f{at}", "likely"): 6 for at in range(100)}
    after = with_values(text, changes | {(f"f{at}", "high"): 7 for at in range(100)})
    assert after == "".join(f"f{at}:\n  likely: 6 # c{at}\n  high: 7\n" for at in range(100))
    assert len(readings) <= 2


def test_a_new_field_that_is_too_long_for_one_line_has_a_line_for_each_part() -> None:
    long = "word " * 25 + "end"
    after = with_values("a:\n  b: 1\n", {("a", "c"): {"title": long, "date": "2026-11-23"}})
    assert after == f"a:\n  b: 1\n  c:\n    title: {long}\n    date: 2026-11-23\n"
    assert len(long) > WIDTH


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a: &x {b: 1, d: 1}\nc: *x\n", ("c", "b")),
        ("a: &x 1\nc: *x\n", ("a",)),
        ("a: [1\n", ("a",)),
        ("a: text\n", ("a", "b", 0)),
    ],
)
def test_what_cannot_be_changed_alone_is_refused(text: str, path: Path_) -> None:
    with pytest.raises(CannotEditError):
        with_values(text, {path: 2})


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.dictionaries(st.sampled_from("abc"), VALUES, min_size=1),
    st.lists(st.sampled_from(["a", "b", "c", 0, 1]), min_size=1, max_size=3),
    st.one_of(st.none(), VALUES),
)
def test_an_edit_changes_what_it_says_or_is_refused(fields: dict[str, Any], path: list[str | int], value: Any) -> None:
    """The editor itself compares what it wrote with what was asked for; here the comments around must live on too."""
    text = (
        "# first\n" + "".join(f"{name}: {flow(each)}\n# after {name}\n" for name, each in fields.items()) + "# last\n"
    )
    try:
        after = with_values(text, {tuple(path): value})
    except CannotEditError:
        return
    assert [line for line in after.splitlines() if line.startswith("#")] == [
        line for line in text.splitlines() if line.startswith("#")
    ]
