"""What an editor offers beyond the form of a file: the vocabulary's words where its names are typed, and snippets."""

from collections.abc import Iterator, Mapping
from typing import Any

from knowledge.record import LANGUAGES
from knowledge.vocabulary import Factor, Vocabulary
from locales import words_in
from reports.for_editors.schema_snippets import EXAMPLES, SNIPPETS


def with_hints(schema: dict[str, Any], root: str, vocabulary: Vocabulary) -> dict[str, Any]:
    """The schema of the record `root` with the words of the vocabulary in it, examples and snippets.

    What is right or wrong stays the same, so that a workspace with a vocabulary of its own is not called wrong.
    """
    definitions = schema["definitions"]
    for name, record in ((root, schema), *definitions.items()):
        if name in SNIPPETS:
            label, description, body = SNIPPETS[name]
            record["defaultSnippets"] = [{"label": label, "description": description, "body": body}]
        for field, examples in EXAMPLES.get(name, {}).items():
            record["properties"][field]["examples"] = list(examples)
    for record in (schema, *definitions.values()):
        fields = record.get("properties", {})
        if "items" in _form(fields.get("trades", {})):
            _form(fields["trades"])["items"]["examples"] = list(vocabulary.trade_parents)
        if "half_lives_years" not in fields and "kind" in fields and "grade" in fields:
            fields["kind"]["examples"] = list(vocabulary.evidence.half_lives_years)
        if "yardstick" in fields:
            fields["yardstick"]["examples"] = list(vocabulary.yardsticks)
        if "indicators" in fields and "factors" in fields:
            _name(fields["factors"], {each.id: _factor_told(each) for each in vocabulary.factors.values()})
            _name(fields["indicators"], dict(_indicators_told(vocabulary)))
    return schema


def _form(field: dict[str, Any]) -> dict[str, Any]:
    """The form of an optional field, which may also be empty."""
    return next((each for each in field.get("anyOf", ()) if each.get("type") != "null"), field)


def _name(field: dict[str, Any], told: Mapping[str, str]) -> None:
    """Let an editor offer names of a mapping that takes others too, and say of each what it is."""
    mapping = _form(field)
    any_name = mapping["additionalProperties"]
    mapping["properties"] = {
        name: {**any_name, "description": text.replace("**", ""), "markdownDescription": text}
        for name, text in told.items()
    }


def _factor_told(factor: Factor) -> str:
    """A factor in both languages: its name, question and worded scale."""
    parts = []
    for language in LANGUAGES:
        words = words_in(language)
        scale = "\n".join(f"- {rating}: {words.text(text)}" for rating, text in factor.anchors.items())
        parts.append(
            f"**{words.text(factor.label)}** ({factor.side[0].upper()})\n\n{words.text(factor.question)}\n\n{scale}"
        )
    return "\n\n".join(parts)


def _indicators_told(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """The figures that yardsticks read, with their unit and the ratings they give."""
    read: dict[str, dict[str, None]] = {}
    units: dict[str, str] = {}
    for name, yardstick in vocabulary.yardsticks.items():
        for term in yardstick.terms:
            read.setdefault(term.indicator, {})[f"`{yardstick.factor}` ({name})"] = None
            units.setdefault(term.indicator, term.unit or "")
    for indicator, ratings in read.items():
        yield indicator, f"Unit: {units[indicator] or 'none'}. A yardstick computes {', '.join(ratings)} from it."
