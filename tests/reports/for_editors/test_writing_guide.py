"""The guide says what the vocabulary and the program say, and its examples are sound."""

import re

import pytest
import yaml

from knowledge import read_knowledge
from knowledge.workspace import SHIPPED
from knowledge.yaml_text.document import parse_document
from locales import LANGUAGES
from reports.for_editors import writing_guide_examples as examples
from reports.for_editors.schemas import schema_of
from reports.for_editors.writing_guide import FILES, writing_guide
from tests.reports.for_editors.test_schemas import mistakes

VOCABULARY = read_knowledge(SHIPPED).vocabulary


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_committed_guide_is_the_generated_one(language: str) -> None:
    """Mend with `python -m reports.for_editors.writing_guide`."""
    committed = (SHIPPED / "docs" / FILES[language]).read_text(encoding="utf-8")
    assert committed == writing_guide(VOCABULARY, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_tells_every_factor_yardstick_kind_and_trade(language: str) -> None:
    text = writing_guide(VOCABULARY, language)
    told = [*VOCABULARY.factors, *VOCABULARY.yardsticks, *VOCABULARY.evidence.half_lives_years]
    assert [name for name in [*told, *VOCABULARY.trade_parents] if f"`{name}`" not in text] == []
    assert not re.search(r"\{[a-z_]+\}", text), "a place that nothing filled"


def test_the_examples_make_a_sound_profile() -> None:
    parts = (examples.RATING, examples.FIGURE.split("factors:")[0], examples.NEEDS, examples.SOURCE)
    text = "id: pumps\nname: Pumps\n" + "".join(parts)
    assert mistakes("industry", parse_document(text.encode(), "pumps.yaml").value) == []
    assert set(yaml.safe_load(examples.FIGURE)["factors"]) <= set(VOCABULARY.factors)


def test_the_hook_and_the_schema_line_are_those_of_this_repository() -> None:
    (hook,) = yaml.safe_load((SHIPPED / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (repository,) = yaml.safe_load(examples.HOOK)["repos"]
    assert [each["id"] for each in repository["hooks"]] == [hook["id"]]
    assert (
        (SHIPPED / "industry_profiles" / "_template.yaml")
        .read_text(encoding="utf-8")
        .startswith(examples.EDITORS.lstrip())
    )
    assert schema_of("industry")["title"] == "Industry profile"
