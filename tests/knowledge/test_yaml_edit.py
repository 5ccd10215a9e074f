"""A changed field changes its own characters, whatever stands around it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.yaml_document import parse_document
from knowledge.yaml_edit import flow, with_fields


def edited(text: str, **changes: Any) -> str:
    """The text with the changes, which must be what another reading finds in it."""
    document = parse_document(text.encode(), "file.yaml")
    after = with_fields(text, document, changes)
    fields = {**document.value, **changes}
    assert parse_document(after.encode(), "file.yaml").value == {
        name: value for name, value in fields.items() if value is not None
    }
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
        ("a: >-\n  long\n  text", {"a": None, "b": 1}, "b: 1\n"),
        ("a: first\n  second # why\nb: 1\n", {"a": 2}, "a: 2 # why\nb: 1\n"),
        ("a:\nb: 1\n", {"a": 2}, "a: 2\nb: 1\n"),
        ("a:   # why\nb: 1\n", {"a": 2}, "a: 2   # why\nb: 1\n"),
        ('"a" : 1\n', {"a": 2}, "a: 2\n"),
        ("---\na: 1\n...\n", {"b": 2}, "---\na: 1\nb: 2\n...\n"),
        ("  a: 1\n", {"b": 2}, "  a: 1\n  b: 2\n"),
        ("a: [1,\n  2] # why\n", {"a": {}}, "a: {} # why\n"),
        ("a: '{'\nb: 1\n", {"b": 2}, "a: '{'\nb: 2\n"),
        ("# why\n{a: 1, b: 2} # end\n", {"b": 3, "c": 4}, "# why\na: 1\nb: 3\nc: 4 # end\n"),
        ("{}\n", {"a": 1}, "a: 1\n"),
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
