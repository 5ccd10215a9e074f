"""YAML to values with their places: what is meant is read, what is hostile is refused, and nothing ever raises."""

from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from knowledge import Knowledge
from knowledge.cross_check import check_profile
from knowledge.industry_profile import IndustryProfile
from knowledge.problem import MOST_IN_A_FILE, Problem
from knowledge.record_reader import read_record
from knowledge.workspace import SHIPPED
from knowledge.yaml_text.document import MAX_BYTES, Document, parse_document, read_document

PROFILE = (SHIPPED / "industry_profiles" / "food_ingredients.yaml").read_bytes()
TWO_SECONDS = timedelta(seconds=2)


def parsed(text: str) -> Document:
    return parse_document(text.encode(), "file.yaml")


def refused(text: str) -> list[tuple[str, int, int]]:
    """Code, line and column of everything that makes a text unreadable."""
    document = parsed(text)
    assert document.value is None
    return [(each.code, each.place.line, each.place.column) for each in document.problems]


@pytest.mark.parametrize("file", sorted((SHIPPED / "industry_profiles").glob("*.yaml")), ids=lambda file: file.stem)
def test_shipped_files_mean_the_same_to_another_reader(file: Path) -> None:
    """All scalars as text, so that only structure is compared: YAML 1.1 and 1.2 agree on that."""
    as_text = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    document = read_document(file, file.name)
    assert document.problems == ()
    assert _shape(document.value) == _shape(as_text)


def _shape(value: object) -> object:
    if isinstance(value, dict):
        return {str(name): _shape(each) for name, each in value.items()}
    return [_shape(each) for each in value] if isinstance(value, list) else "scalar"


def test_every_part_has_its_place() -> None:
    document = parsed("a:\n  - b: 1\n    c: two words\n  - [x, {y: z}]\nd: |\n  long\n  text\n")
    place = document.place(("a", 0, "c"))
    assert (place.line, place.column, place.end_column, place.source) == (3, 8, 17, "    c: two words")
    assert document.place(("a", 0, "c"), of_name=True).column == 5
    assert (document.place(("a", 1, 1, "y")).line, document.place(("a", 1, 1, "y")).column) == (4, 13)
    assert document.place(("d",)).line == 5
    assert document.place(("a", 1), of_name=True) == document.place(("a", 1)), "a list member has no name"


def test_the_place_of_what_does_not_exist_is_that_of_its_parent() -> None:
    document = parsed("a:\n  b: {c: 1}\n")
    assert document.place(("a", "b", "nothing", 3)) == document.place(("a", "b"), of_name=True)
    assert document.place(("nothing",)) == document.place(())


def test_places_count_characters_and_know_all_line_ends() -> None:
    document = parsed("名稱: 泵浦 # 工業\r\nfür: {ä: 1, ö: 2}\rlast: 3\u2028next: 4\n")
    assert document.place(("名稱",)).column == 5
    assert [document.place(path).line for path in (("für", "ö"), ("last",), ("next",))] == [2, 3, 3]
    assert document.place(("für", "ö"), of_name=True).column == 13
    assert document.place(("next",)).source == "last: 3\u2028next: 4"


def test_a_byte_order_mark_before_the_text_is_no_part_of_it() -> None:
    document = parse_document(b"\xef\xbb\xbfid: a\n", "file.yaml")
    assert document.value == {"id": "a"}
    assert document.place(("id",)).column == 5


def test_names_are_words_or_whole_numbers() -> None:
    assert parsed("{0: a, NO: b, true: c, 1.5: d, .nan: e}").value == {
        0: "a",
        "NO": "b",
        "true": "c",
        "1.5": "d",
        "nan": "e",
    }


def test_an_alias_repeats_its_anchor() -> None:
    document = parsed("a: &x {b: [1, 2]}\nc: *x\nd: &y text\ne: [*y, *y]\n")
    assert document.value == {"a": {"b": [1, 2]}, "c": {"b": [1, 2]}, "d": "text", "e": ["text", "text"]}
    assert document.place(("c", "b", 0)).line == 2


def test_merging_is_no_part_of_yaml_1_2() -> None:
    assert parsed("a: &x {b: 1}\nc: {<<: *x}").value["c"] == {"<<": {"b": 1}}


def test_every_duplicate_is_told_with_the_line_of_the_first() -> None:
    document = parsed("a: 1\nb: {c: 1, c: 2}\na: 2\na: 3\n")
    assert [(each.place.line, dict(each.values)) for each in document.problems] == [
        (2, {"found": "c", "first": "2"}),
        (3, {"found": "a", "first": "1"}),
        (4, {"found": "a", "first": "1"}),
    ]
    assert refused("1: a\n0x1: b\n") == [("duplicate-name", 2, 1)]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", ("empty-file", 0, 0)),
        ("# only\n\n# comments\n", ("empty-file", 0, 0)),
        ("a: 1\n--- \nb: 2\n", ("second-document", 2, 1)),
        ("a: !!str 1\n", ("tag-refused", 1, 4)),
        ("a: ! 1\n", ("tag-refused", 1, 4)),
        ("a: !mine {b: 1}\n", ("tag-refused", 1, 4)),
        ("a: *x\n", ("unknown-alias", 1, 4)),
        ("a: &x [*x]\n", ("unknown-alias", 1, 8)),
        ("[a]: 1\n", ("name-not-text", 1, 1)),
        ("? {a: 1}\n: 2\n", ("name-not-text", 1, 3)),
        ("~: 1\n", ("name-not-text", 1, 1)),
        ("a: &x [1]\n? *x\n: 2\n", ("name-not-text", 2, 3)),
        ("a: 1\n  b: 2\n", ("stray-colon", 2, 4)),
        ("a: 'b\n", ("open-quote", 1, 4)),
        ('a: "\\q"\n', ("yaml-syntax", 1, 5)),
        ("a: [1, {b: 2]\n", ("open-bracket", 1, 8)),
        ("a:\n\t- 1\n", ("tab-indent", 2, 1)),
        ("a: %x\n", ("reserved-character", 1, 4)),
        ("a:\n  - 1\n b: 2\n", ("misfit-line", 3, 2)),
        ("a: 1\nb\nc: 2\n", ("missing-colon", 2, 1)),
        ("%YAML 3.0\n---\na: 1\n", ("yaml-syntax", 1, 1)),
        ("a: x\x07y\n", ("binary-file", 1, 5)),
        ("a: 1\nb: \ufeff2\n", ("binary-file", 2, 4)),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_where(text: str, problem: tuple[str, int, int]) -> None:
    assert refused(text) == [problem]


def test_bytes_that_are_no_utf8_are_pointed_at() -> None:
    (problem,) = parse_document("\ufeffid: a\nname: é".encode() + b" \xff\xfe x\n", "file.yaml").problems
    assert (problem.code, problem.place.line, problem.place.column) == ("not-utf8", 2, 9)
    assert parse_document("id: a".encode("utf-16"), "file.yaml").problems[0].code == "not-utf8"


def test_size_depth_values_and_problems_are_bounded() -> None:
    assert refused("a: " + "x" * MAX_BYTES)[0][0] == "file-too-large"
    assert refused("[" * 500_000)[0][0] == "too-deep"
    assert refused("- " * 400_000)[0][0] == "too-deep"
    assert refused("[" + "1," * 300_000 + "]")[0][0] == "too-many-values"
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    bomb += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 30))
    assert refused(bomb)[0][0] == "too-many-values"
    duplicates = parsed("a: 1\n" * 1000).problems
    assert len(duplicates) == MOST_IN_A_FILE + 1
    assert (duplicates[-1].code, duplicates[-1].values["shown"]) == ("more-problems", str(MOST_IN_A_FILE))


def test_a_file_is_read_no_further_than_its_limit(tmp_path: Path) -> None:
    large = tmp_path / "large.yaml"
    large.write_bytes(b"#" * (MAX_BYTES + 1))
    assert [each.code for each in read_document(large, "large.yaml").problems] == ["file-too-large"]
    large.write_bytes(b"a: 1\n".ljust(MAX_BYTES, b"#"))
    assert read_document(large, "large.yaml").value == {"a": 1}


@pytest.mark.parametrize("name", ["missing.yaml", "folder.yaml"])
def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.yaml").mkdir()
    (problem,) = read_document(tmp_path / name, name).problems
    assert (problem.code, problem.place.path) == ("file-unreadable", name)
    assert problem.values["reason"]


def problems_of(content: bytes, shipped: Knowledge) -> tuple[Problem, ...]:
    document = parse_document(content, "file.yaml")
    record, problems = read_record(IndustryProfile, document)
    if record is not None:
        problems = check_profile(document, record, "food_ingredients", shipped.vocabulary, shipped.shared_evidence)
    for each in problems:
        place = each.place
        assert 0 <= place.line <= len(document.lines)
        assert not place.column or 1 <= place.column < place.end_column
    return problems


@settings(max_examples=80, deadline=TWO_SECONDS, derandomize=True)
@given(st.one_of(st.binary(max_size=2000), st.text(max_size=1000).map(str.encode)))
@example(b"factors: {x: {likely: 0x" + b"f" * 5000 + b"}}")
@example(b"id: a\nname: b\nfounded: 0000\n")
def test_no_bytes_raise_or_stall(shipped: Knowledge, content: bytes) -> None:
    problems_of(content, shipped)


TOKENS = (
    b"", b"\n", b"  ", b"\t", b": ", b"- ", b"? ", b", ", b"[", b"]", b"{", b"}", b"'", b'"', b"#", b"&a ", b"*a", b"|",
    b"!!str ", b">", b"%", b"@", b"~", b"---\n", b"...\n", b"\x00", b"\xff", b"\x1b[31m", b"\xe2\x80\xa8", b"null",
    b"-1", b".nan", b"1e999", b"9" * 500, b"0x" + b"f" * 5000, b"true", b"{en: x}", b"{fr: x}", b"2023-02-31", b"<<: ",
)  # fmt: skip
EDIT = st.tuples(st.integers(0, len(PROFILE)), st.integers(0, 60), st.sampled_from(TOKENS))


def mutated(edits: list[tuple[int, int, bytes]]) -> bytes:
    """The profile with some bytes taken out at each position, and others put in."""
    content = PROFILE
    for position, taken, put in edits:
        content = content[:position] + put + content[position + taken :]
    return content


@settings(max_examples=300, deadline=TWO_SECONDS, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(EDIT, min_size=1, max_size=3))
def test_no_mutation_of_a_shipped_profile_raises_or_stalls(
    shipped: Knowledge, edits: list[tuple[int, int, bytes]]
) -> None:
    problems_of(mutated(edits), shipped)


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"])
def test_lines_are_numbered_as_editors_number_them(end: str) -> None:
    text = f"# one{end}# still one{end}\r\nname: A {end}{end} b\rtrades: [x, y]\nlast: z\n"
    document = parse_document(text.encode(), "a.yaml")
    found = {name: document.place((name,)) for name in ("name", "trades", "last")}
    assert {name: (place.line, place.column) for name, place in found.items()} == {
        "name": (2, 7), "trades": (3, 9), "last": (4, 7),
    }  # fmt: skip
    assert found["trades"].source == "trades: [x, y]"
    inside = parse_document(f"a: 1 # {end}b: {{c: [}}\n".encode(), "a.yaml").problems[0].place
    assert inside.line == 1
    assert inside.source.startswith("a: 1 # ")
    assert inside.source[inside.column - 1] == "}"


def test_a_forbidden_character_is_found_where_editors_show_it() -> None:
    (problem,) = parse_document(b"a: \f\x1c1\nb: \0\n", "a.yaml").problems
    assert (problem.place.line, problem.place.column) == (1, 4)
    (problem,) = parse_document("a: \u2028 1\nb: \0\n".encode(), "a.yaml").problems
    assert (problem.place.line, problem.place.column, problem.place.source) == (2, 4, "b: \0")
