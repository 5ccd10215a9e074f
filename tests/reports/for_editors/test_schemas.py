"""Editors get schemas that accept every shipped file and refuse what the readers refuse."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from knowledge import read_knowledge
from knowledge.problem import WrongInput
from knowledge.record_reader import read_record
from knowledge.workspace import SHIPPED
from knowledge.yaml_text.document import Document, parse_document
from reports.for_editors.schema_snippets import EXAMPLES, SNIPPETS
from reports.for_editors.schemas import FILES as CHECKED
from reports.for_editors.schemas import SCHEMAS, schema_of

NAMES = tuple(SCHEMAS)
# The first pattern that fits a file names its kind; nobody's own founder file counts.
KINDS = {
    file: name
    for pattern, name in reversed(CHECKED.items())
    for file in sorted(SHIPPED.glob(pattern))
    if file.name != "me.yaml"
}
FILES = [(name, file) for file, name in KINDS.items()]


def value_of(text: bytes) -> Any:
    """What an editor sees: names are text, even those that are numbers to YAML."""
    return json.loads(json.dumps(parse_document(text, "a file").value))


def mistakes(name: str, value: Any) -> list[str]:
    return [
        f"{list(each.absolute_path)}: {each.message}" for each in Draft7Validator(schema_of(name)).iter_errors(value)
    ]


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


def test_every_shipped_yaml_file_but_the_screen_words_has_a_schema() -> None:
    folders = ("industry_profiles", "founders", "vocabulary", "strategies", "plans")
    shipped = {file for folder in folders for file in (SHIPPED / folder).rglob("*.yaml") if file.name != "me.yaml"}
    assert {*shipped, SHIPPED / "company.yaml"} == set(KINDS)


@pytest.mark.parametrize(("name", "file"), FILES, ids=lambda each: each.stem if isinstance(each, Path) else each)
def test_the_first_two_lines_lead_editors_to_the_schema(name: str, file: Path) -> None:
    """The first for the YAML language server (VS Code, Neovim and others), the second for JetBrains."""
    first, second = file.read_text(encoding="utf-8").splitlines()[:2]
    path = first.removeprefix("# yaml-language-server: $schema=")
    assert second == f"# $schema: {path}"
    assert (file.parent / path).resolve() == SHIPPED / "schemas" / f"{name}.schema.json"


def test_vs_code_knows_the_schema_of_a_file_without_these_lines() -> None:
    settings = json.loads((SHIPPED / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    told = {pattern: file for file, patterns in settings["yaml.schemas"].items() for pattern in patterns}
    assert told == {pattern: f"./schemas/{name}.schema.json" for pattern, name in CHECKED.items()}
    assert settings["yaml.format.enable"] is False  # a formatter would rewrite what nobody meant to change
    extensions = json.loads((SHIPPED / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    assert extensions == {"recommendations": ["redhat.vscode-yaml"]}


def test_an_editor_shows_a_factors_question_and_scale_in_both_languages() -> None:
    known = read_knowledge(SHIPPED)
    offered = schema_of("industry")["properties"]["factors"]["anyOf"][0]["properties"]
    assert tuple(offered) == known.vocabulary.factor_ids
    rivals = known.vocabulary.factors["strong_rivals"]
    for text in (rivals.label, rivals.question, *rivals.anchors.values()):
        for language in ("en", "zh-Hant"):
            assert text[language] in offered["strong_rivals"]["markdownDescription"]
            assert text[language] in offered["strong_rivals"]["description"]


def test_an_editor_offers_the_figures_that_yardsticks_read() -> None:
    offered = schema_of("industry")["properties"]["indicators"]["anyOf"][0]["properties"]
    yardsticks = read_knowledge(SHIPPED).vocabulary.yardsticks.values()
    assert set(offered) == {term.indicator for each in yardsticks for term in each.terms}
    assert "USD bn" in offered["market_size_usd_bn"]["description"]


def records_of(name: str) -> dict[str, dict[str, Any]]:
    """The records of a schema by their names, the whole file among them."""
    schema = schema_of(name)
    return {SCHEMAS[name][0].__name__: schema, **schema["definitions"]}


def told(name: str, record: dict[str, Any], value: Any) -> list[str]:
    """What a schema has against a value in the place of one of its records or fields."""
    definitions = schema_of(name)["definitions"]
    return [each.message for each in Draft7Validator({**record, "definitions": definitions}).iter_errors(value)]


@pytest.mark.parametrize("name", NAMES)
def test_a_snippet_filled_in_is_sound(name: str) -> None:
    for record in records_of(name).values():
        for snippet in record.get("defaultSnippets", ()):
            text = re.sub(r"\$\{\d+:(.*?)\}", r"\1", yaml.safe_dump(snippet["body"], width=1000).replace("'", ""))
            assert told(name, record, value_of(text.encode())) == [], snippet["label"]


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_sound(name: str) -> None:
    for record in records_of(name).values():
        for field, form in record.get("properties", {}).items():
            for example in form.get("examples", ()):
                assert told(name, form, example) == [], (field, example)


@pytest.mark.parametrize("name", ["industry", "founder", "company", "rule", "platform", "factor", "evidence", "action"])
def test_every_kind_of_file_that_a_founder_writes_has_snippets_and_examples(name: str) -> None:
    records = records_of(name).values()
    assert any("defaultSnippets" in each for each in records)
    assert any("examples" in form for each in records for form in each.get("properties", {}).values())


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_has_examples(name: str) -> None:
    assert '"examples"' in json.dumps(schema_of(name))


def test_every_snippet_and_example_has_its_record() -> None:
    known = {name: each for kind in NAMES for name, each in records_of(kind).items()}
    assert SNIPPETS.keys() | EXAMPLES.keys() <= known.keys()
    for name, fields in EXAMPLES.items():
        assert fields.keys() <= known[name]["properties"].keys()


def test_every_field_that_a_founder_fills_in_an_industry_is_explained() -> None:
    schema = schema_of("industry")
    fields = schema["properties"]
    assert [name for name, each in fields.items() if "description" not in each] == ["schema"]


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


@pytest.mark.parametrize("name", NAMES)
def test_a_newer_schema_is_marked_as_it_is_refused(name: str) -> None:
    file = next(file for kind, file in FILES if kind == name)
    value = value_of(file.read_bytes()) | {"schema": 2}
    assert any("maximum of 1" in each or "not valid under any" in each for each in mistakes(name, value))


@pytest.mark.parametrize(
    ("name", "change", "is_sound"),
    [
        ("industry", {"evidence": {"a": {"title": "T", "kind": "press", "date": "0000"}}}, False),
        ("industry", {"evidence": {"a": {"title": "T", "kind": "press", "date": "0001-01"}}}, True),
        ("industry", {"rivals": [{"name": "A", "founded": 1998.0}]}, True),
        ("industry", {"rivals": [{"name": "A", "founded": 1998.5}]}, False),
        ("industry", {"schema": 1.0}, True),
        ("evidence_class", {"floors": {"A": 0.5, "C": 2}}, False),
    ],
)
def test_schema_and_reader_agree(name: str, change: dict[str, Any], is_sound: bool) -> None:
    file = next(file for kind, file in FILES if kind == name)
    value = parse_document(file.read_bytes(), "a file").value | change
    record, _ = read_record(SCHEMAS[name][0], Document("a file", value))
    assert (record is not None, mistakes(name, json.loads(json.dumps(value))) == []) == (is_sound, is_sound)
