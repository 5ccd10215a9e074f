"""A source is added once for all: only its own lines appear, and nothing is ever lost or overwritten."""

from pathlib import Path

import pytest

from knowledge import read_knowledge
from knowledge.problem import WrongInput
from knowledge.saving.source_writer import add_source
from tests.knowledge.conftest import SmallWorkspace

FIELDS = {"title": "Pump makers move online: a survey", "publisher": "Example", "date": "2024-05", "kind": "press"}


def evidence_file(workspace: SmallWorkspace) -> Path:
    return workspace.root / "industry_profiles" / "evidence.yaml"


def test_it_joins_the_others_and_no_other_byte_changes(small: SmallWorkspace) -> None:
    file = evidence_file(small)
    before = b"# mine\r\nevidence:\r\n  a: {title: A,   kind: press} # c\r\n"
    file.write_bytes(before)
    assert add_source(read_knowledge(small.root), "pump_survey", FIELDS) == file
    after = file.read_bytes()
    assert after.startswith(before)
    known = read_knowledge(small.root)
    assert known.problems == ()
    assert known.shared_evidence["pump_survey"].title == FIELDS["title"]
    assert known.shared_evidence["pump_survey"].date == "2024-05"


def test_a_workspace_without_shared_sources_gets_a_file_that_editors_can_check(small: SmallWorkspace) -> None:
    evidence_file(small).unlink(missing_ok=True)
    known = read_knowledge(small.root)
    add_source(known, "first", FIELDS)
    add_source(known, "second", FIELDS)
    text = evidence_file(small).read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schemas/evidence.schema.json\n# $schema: ../schemas/")
    assert list(read_knowledge(small.root).shared_evidence) == ["first", "second"]


@pytest.mark.parametrize(
    ("source_id", "change", "code"),
    [
        ("Pump Survey", {}, "bad-id"),
        ("", {}, "bad-id"),
        ("a", {}, "source-exists"),
        ("b", {"kind": "gossip"}, "unknown-kind"),
        ("b", {"date": "soon"}, "bad-date"),
        ("b", {"grade": "Z"}, "not-allowed"),
    ],
)
def test_what_is_wrong_is_refused_and_nothing_written(
    small: SmallWorkspace, source_id: str, change: dict[str, str], code: str
) -> None:
    file = evidence_file(small)
    file.write_bytes(b"evidence: {a: {title: A, kind: press}}\n")
    with pytest.raises(WrongInput) as refused:
        add_source(read_knowledge(small.root), source_id, {**FIELDS, **change})
    assert refused.value.problem.code == code
    assert file.read_bytes() == b"evidence: {a: {title: A, kind: press}}\n"


@pytest.mark.parametrize(
    ("content", "code"), [(b"evidence: {a: [\n", "yaml-syntax"), (b"schema: 2\nevidence: {}\n", "schema-too-new")]
)
def test_a_broken_or_newer_file_is_left_as_it_is(small: SmallWorkspace, content: bytes, code: str) -> None:
    known = read_knowledge(small.root)
    evidence_file(small).write_bytes(content)
    with pytest.raises(WrongInput, match=code):
        add_source(known, "b", FIELDS)
    assert evidence_file(small).read_bytes() == content
