"""Editors get schemas that accept every shipped file and refuse what the readers refuse."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from knowledge.problem import WrongInput
from knowledge.workspace import SHIPPED
from knowledge.yaml_document import parse_document
from reports.schemas import SCHEMAS, schema_of

NAMES = ("industry", "founder", "company", "rule", "platform", "factor")
FILES = [
    *(("industry", file) for file in sorted((SHIPPED / "industry_profiles").glob("*.yaml")) if file.stem != "evidence"),
    ("founder", SHIPPED / "founders" / "_example.yaml"),
    ("company", SHIPPED / "company.yaml"),
    *(("rule", file) for file in sorted((SHIPPED / "strategies" / "rules").glob("*.yaml"))),
    *(("platform", file) for file in sorted((SHIPPED / "plans" / "listing" / "platforms").glob("*.yaml"))),
    ("factor", SHIPPED / "vocabulary" / "factors.yaml"),
]


def value_of(text: bytes) -> Any:
    """What an editor sees: names are text, even those that are numbers to YAML."""
    return json.loads(json.dumps(parse_document(text, "a file").value))


def mistakes(name: str, value: Any) -> list[str]:
    return [
        f"{list(each.absolute_path)}: {each.message}" for each in Draft7Validator(schema_of(name)).iter_errors(value)
    ]


def test_all_six_kinds_have_a_schema() -> None:
    assert tuple(SCHEMAS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_schema_agrees_with_the_records(name: str) -> None:
    """Mend with `python swot_cli.py schema NAME > schemas/NAME.schema.json`."""
    file = SHIPPED / "schemas" / f"{name}.schema.json"
    assert json.loads(file.read_text(encoding="utf-8")) == schema_of(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_sound_draft_07_and_names_only_what_it_defines(name: str) -> None:
    schema = schema_of(name)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(schema)
    text = json.dumps(schema)
    assert "$defs" not in text
    assert "prefixItems" not in text
    named = {part.split('"')[0] for part in text.split('"$ref": "#/definitions/')[1:]}
    assert named <= schema["definitions"].keys()


@pytest.mark.parametrize(("name", "file"), FILES, ids=lambda each: each.stem if isinstance(each, Path) else each)
def test_shipped_files_are_accepted(name: str, file: Path) -> None:
    assert mistakes(name, value_of(file.read_bytes())) == []


def test_every_kind_has_a_shipped_file_that_proves_its_schema() -> None:
    assert {name for name, _ in FILES} == set(NAMES)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("industry", b"name: Pumps"),
        ("industry", b"{id: pumps, name: Pumps, factor: {}}"),
        ("industry", b"{id: pumps, name: Pumps, factors: {people: {likely: 11}}}"),
        ("industry", b"{id: pumps, name: Pumps, factors: {people: {likely: 5, evidence: [1]}}}"),
        ("founder", b"outlook: 2"),
        ("company", b"schema: 1"),
        ("rule", b"rules: [{id: x}]"),
        ("platform", b"platforms: [{id: x, name: X, domain: x.com, kind: tall}]"),
        ("factor", b"factors: []"),
    ],
)
def test_mistakes_are_refused(name: str, text: bytes) -> None:
    assert mistakes(name, value_of(text)) != []


@pytest.mark.parametrize("evidence", ["[a_source]", "[{id: a_source, grade: C}]", "[a_source, {id: other}]"])
def test_a_citation_may_be_a_plain_id(evidence: str) -> None:
    text = f"{{id: pumps, name: Pumps, factors: {{people: {{likely: 5, evidence: {evidence}}}}}}}"
    assert mistakes("industry", value_of(text.encode())) == []


def test_rules_may_stand_in_a_list_of_their_own() -> None:
    rule = b"[{id: x, strategy: be_first, title: X, because: Y, when: {all_of: {people: at least high}}}]"
    assert mistakes("rule", value_of(rule)) == []


def test_an_unknown_kind_is_refused_with_the_nearest() -> None:
    with pytest.raises(WrongInput, match="unknown-schema") as refused:
        schema_of("industri")
    assert refused.value.problem.values["nearest"] == "industry"
