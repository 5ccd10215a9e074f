"""A changed field changes its own characters, whatever stands around it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.yaml_document import Path_, parse_document
from knowledge.yaml_edit import CannotEditError, with_values
from knowledge.yaml_writing import WIDTH, flow


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
        ("f:\n  x:\n    low: 1\ng: 1\n", ("f", "x", "low"), None, "g: 1\n"),
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
