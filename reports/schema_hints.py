"""What an editor offers beyond the form of a file: the vocabulary's words where its names are typed, and snippets."""

from collections.abc import Iterator, Mapping
from typing import Any

from knowledge.record import LANGUAGES
from knowledge.vocabulary import Factor, Vocabulary
from locales import words_in

# By the name of the record: what an editor writes when one of them is begun. ${1:...} are the places to fill in.
_SNIPPETS: Mapping[str, tuple[tuple[str, str, Mapping[str, Any]], ...]] = {
    "FactorEntry": (
        (
            "rating with range and reason",
            "A rating given outright, 0 to 10, with its reason and source",
            {
                "low": "${1:3}",
                "likely": "${2:5}",
                "high": "${3:7}",
                "because": "${4:One sentence with figures and names.}",
                "evidence": ["${5:my_notes}"],
            },
        ),
    ),
    "Evidence": (
        (
            "source",
            "A source with publisher, date and kind",
            {
                "title": "${1:What it is called}",
                "publisher": "${2:Who says so}",
                "url": "${3:https://example.com/page}",
                "date": "${4:2026}",
                "kind": "${5:press}",
            },
        ),
    ),
    "Indicator": (
        (
            "figure",
            "A measured figure with unit, year, scope and source",
            {
                "value": "${1:0}",
                "unit": "${2:USD bn}",
                "year": "${3:2025}",
                "scope": "${4:US}",
                "evidence": ["${5:my_notes}"],
            },
        ),
    ),
    "Rival": (
        (
            "rival",
            "A site that already serves the trade",
            {"name": "${1:Name}", "url": "${2:https://example.com}", "country": "${3:US}", "unsourced": ["${4:url}"]},
        ),
    ),
}


def with_hints(schema: dict[str, Any], vocabulary: Vocabulary) -> dict[str, Any]:
    """A schema with the words of the vocabulary in it, and snippets.

    What is right or wrong stays the same, so that a workspace with a vocabulary of its own is not called wrong.
    """
    definitions = schema["definitions"]
    for name, snippets in _SNIPPETS.items():
        if name in definitions:
            definitions[name]["defaultSnippets"] = [
                {"label": label, "description": description, "body": body} for label, description, body in snippets
            ]
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
