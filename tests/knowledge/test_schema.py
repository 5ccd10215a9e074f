"""The published schema and the reader agree on what a sound file is."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from pydantic import BaseModel

from knowledge.company import Company
from knowledge.evidence import EvidenceFile
from knowledge.founder import Founder
from knowledge.industry_profile import IndustryProfile
from knowledge.reading import VOCABULARY_MODELS
from knowledge.record_reader import read_record
from knowledge.schema import DRAFT_07, json_schema
from knowledge.workspace import SHIPPED
from knowledge.yaml_text.document import parse_document, read_document

PROFILES = SHIPPED / "industry_profiles"
FILES: list[tuple[type[BaseModel], Path]] = [
    *((IndustryProfile, file) for file in sorted(PROFILES.glob("*.yaml")) if file.stem != "evidence"),
    (EvidenceFile, PROFILES / "evidence.yaml"),
    (Founder, SHIPPED / "founders" / "_example.yaml"),
    *((model, SHIPPED / "vocabulary" / f"{name}.yaml") for name, model in VOCABULARY_MODELS.items()),
]
HEAD = "id: pumps\nname: Pumps\n"


def accepted(model: type[BaseModel], value: Any) -> bool:
    """Whether the schema takes a value as an editor sees it: in JSON all names are text."""
    return Draft7Validator(json_schema(model, "title")).is_valid(json.loads(json.dumps(value)))


@pytest.mark.parametrize(("model", "file"), FILES, ids=lambda each: getattr(each, "stem", None))
def test_shipped_files_satisfy_their_schema(model: type[BaseModel], file: Path) -> None:
    assert accepted(model, read_document(file, file.name).value)


@pytest.mark.parametrize("model", [IndustryProfile, Founder, Company, EvidenceFile, *VOCABULARY_MODELS.values()])
def test_a_schema_is_sound_draft_07(model: type[BaseModel]) -> None:
    schema = json_schema(model, "What it is")
    Draft7Validator.check_schema(schema)
    assert (schema["$schema"], schema["title"]) == (DRAFT_07, "What it is")
    assert "$defs" not in json.dumps(schema)


@pytest.mark.parametrize(
    "rest",
    [
        "",
        "summary: A text.",
        "summary: {en: A text., zh-Hant: 文字。}",
        "summary:",
        "indicators:",
        "needs:",
        "trades:",
        "factors: {people: {low: 3, likely: 4.5, because: A reason., evidence: [a, {id: b, grade: C}]}}",
        "factors: {small_market: {yardstick: market_size, low: , high: }}",
        "rivals: [{name: A, founded: , capital: 3, weaknesses: []}]",
        "evidence: {a: {title: T, kind: press, date: 2023}, b: {title: T, kind: press, date: 2023-02}}",
    ],
)
def test_both_take_what_is_sound(rest: str) -> None:
    document = parse_document(f"{HEAD}{rest}\n".encode(), "file.yaml")
    assert read_record(IndustryProfile, document)[1] == ()
    assert accepted(IndustryProfile, document.value)


@pytest.mark.parametrize(
    "rest",
    [
        "summary: 3",
        "summary: {zh-Hant: 文字。}",
        "summary: {en: A text., fr: Un texte.}",
        "summary: {en: A text., zh-Hant: }",
        "sumary: A text.",
        "trades: medical",
        "indicators: []",
        "indicators: {a: {value: much}}",
        "factors: {people: {likely: 11}}",
        "factors: {people: {likely: high}}",
        "factors: {people: }",
        "factors: {people: {likely: 1, evidence: [3]}}",
        "factors: {people: {likely: 1, evidence: [{id: a, grade: D}]}}",
        "needs: {model: shop}",
        "needs: {capital_usd: {likely: 0}}",
        "needs: {capital_usd: {low: 1}}",
        "rivals: [{url: https://example.com}]",
        "evidence: {a: {title: T, kind: press, date: soon}}",
        "evidence: {a: {title: T, kind: press, date: 23}}",
        "schema: one",
    ],
)
def test_both_refuse_what_is_broken(rest: str) -> None:
    document = parse_document(f"{HEAD}{rest}\n".encode(), "file.yaml")
    assert document.problems == ()
    assert read_record(IndustryProfile, document)[1]
    assert not accepted(IndustryProfile, document.value)
