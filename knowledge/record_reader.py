"""A document to a checked record: every mistake becomes a problem at its own place, in a user's words."""

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from knowledge.problem import Problem, nearest
from knowledge.record import DATE_PATTERN
from knowledge.yaml_document import Document, Path_

SCHEMA_VERSION = 1
_R = TypeVar("_R", bound=BaseModel)

_EXPECTED = {
    "float_type": "number", "int_type": "whole_number", "int_from_float": "whole_number", "string_type": "text",
    "bool_type": "yes_no", "tuple_type": "list", "list_type": "list", "dict_type": "mapping", "model_type": "mapping",
    "model_attributes_type": "mapping", "not-text": "text",
}  # fmt: skip
_OWN_CODES = frozenset({"unknown-language", "no-english", "range-order", "adjust-without-yardstick"})


def read_record(model: type[_R], document: Document) -> tuple[_R | None, tuple[Problem, ...]]:
    """The record of a document, or None with all that is wrong. An unreadable document passes its problems on."""
    if document.problems:
        return None, document.problems
    if too_new := _newer_schema(document):
        return None, (too_new,)
    try:
        return model.model_validate(document.value), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, tuple(_problem(document, model, detail) for detail in details)


def _newer_schema(document: Document) -> Problem | None:
    version = document.value.get("schema") if isinstance(document.value, dict) else None
    if isinstance(version, int) and version > SCHEMA_VERSION:
        return document.problem("schema-too-new", ("schema",), found=str(version), known=str(SCHEMA_VERSION))
    return None


def _problem(document: Document, model: type[BaseModel], detail: ErrorDetails) -> Problem:
    path: Path_ = tuple(part for part in detail["loc"] if part != "[key]")
    kind, context, found = detail["type"], detail.get("ctx", {}), detail["input"]
    if kind == "missing":
        return document.problem("missing-name", path[:-1], name=str(path[-1]))
    if kind in ("extra_forbidden", "invalid_key"):
        allowed = _allowed_names(model, path[:-1])
        name = str(path[-1])
        return document.problem(
            "unknown-name", path, of_name=True, found=name, nearest=nearest(name, allowed), allowed=", ".join(allowed)
        )
    if kind in _EXPECTED:
        return document.problem("wrong-type", path, expected=_EXPECTED[kind], found=shown(found), found_kind=_kind_of(found))
    if kind in ("less_than_equal", "less_than"):
        return document.problem("number-too-high", path, found=shown(found), limit=f"{context.get('le', context.get('lt')):g}")
    if kind in ("greater_than_equal", "greater_than"):
        code = "number-too-low" if kind == "greater_than_equal" else "number-not-above"
        return document.problem(code, path, found=shown(found), limit=f"{context.get('ge', context.get('gt')):g}")
    if kind == "finite_number":
        return document.problem("not-finite", path, found=shown(found))
    if kind == "string_pattern_mismatch":
        code = "bad-date" if context.get("pattern") == DATE_PATTERN else "bad-id"
        return document.problem(code, path, found=shown(found))
    if kind == "literal_error":
        words = [word.strip(" '") for word in str(context.get("expected", "")).replace(" or ", ",").split(",")]
        return document.problem("not-allowed", path, found=shown(found), allowed=", ".join(words), nearest=nearest(found, words))
    if kind in _OWN_CODES:
        if kind == "range-order":
            path = (*path, str(context["name"]))
        return document.problem(kind, path, **{name: str(value) for name, value in context.items()})
    return document.problem("not-valid", path, found=shown(found), reason=detail["msg"])


def shown(value: Any) -> str:
    """A value as a message quotes it: short, and as it stands in the file.

    >>> shown("a" * 60), shown(True), shown(11)
    ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…', 'true', '11')
    """
    text = "true" if value is True else "false" if value is False else str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _kind_of(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes_no"
    if isinstance(value, int | float):
        return "number"
    return {str: "text", list: "list", tuple: "list", dict: "mapping"}.get(type(value), "text")


def _allowed_names(model: type[BaseModel], path: Path_) -> list[str]:
    """The names a mapping at that path may hold, read off the record's own schema."""
    whole = model.model_json_schema()
    node: Any = whole
    for step in path:
        node = _step(whole, node, step)
    return sorted(name for each in _branches(whole, node) for name in each.get("properties", {}))


def _branches(whole: dict[str, Any], node: Any) -> Iterable[dict[str, Any]]:
    """A schema node with references followed and alternatives laid side by side."""
    if not isinstance(node, dict):
        return
    if "$ref" in node:
        yield from _branches(whole, whole["$defs"][node["$ref"].rsplit("/", 1)[-1]])
        return
    yield node
    for alternative in node.get("anyOf", ()):
        yield from _branches(whole, alternative)


def _step(whole: dict[str, Any], node: Any, step: str | int) -> Any:
    for each in _branches(whole, node):
        if isinstance(step, int):
            if "items" in each:
                return each["items"]
        elif step in each.get("properties", {}):
            return each["properties"][step]
        elif isinstance(each.get("additionalProperties"), dict):
            return each["additionalProperties"]
    return {}
