"""A document to a checked record: every mistake becomes a problem at its own place, in a user's words."""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from knowledge.problem import Problem, limited, nearest
from knowledge.record import SCHEMA_VERSION
from knowledge.yaml_text.document import Document, Path_

LONGEST_SHOWN, MOST_SHOWN = 40, 4  # characters of a value, and members of a list, that a message quotes
_MOST_ROUNDS = 12  # what is wrong lies at most half as deep
_R = TypeVar("_R", bound=BaseModel)


def read_record(model: type[_R], document: Document) -> tuple[_R | None, tuple[Problem, ...]]:
    """The record of a document, or None with all that is wrong. An unreadable document passes its problems on."""
    if document.problems:
        return None, document.problems
    if too_new := _newer_schema(document):
        return None, (too_new,)
    try:
        return model.model_validate(document.value), ()
    except ValidationError as error:
        names = _AllowedNames(model)
        mistakes = (_Mistake.of(detail, names) for detail in error.errors(include_url=False))
        return None, limited(mistake.problem(document) for mistake in mistakes)


def sound_part(model: type[_R], document: Document) -> tuple[_R | None, tuple[Path_, ...]]:
    """The record of what is sound in a document, for checks of the rest, and the paths that it leaves or makes up.

    What is wrong goes, and what is missing is made up, in as small parts as can be; places in lists stay. None where
    that leaves no record.
    """
    spoilt: dict[Path_, None] = {}
    value = document.value
    for _ in range(_MOST_ROUNDS):
        try:
            return model.model_validate(value), tuple(spoilt)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                path = _path_of(detail)
                while path and path in spoilt:  # it did not help: what is around it goes, too
                    path = path[:-1]
                spoilt[path] = None
                value = _without(value, path, is_missing=detail["type"] == "missing")
    return None, tuple(spoilt)


def _without(value: Any, path: Path_, *, is_missing: bool = False) -> Any:
    """A value without the part at a path; an empty text stands for a missing one, and in a list for what goes."""
    if not path:
        return {}
    name, rest = path[0], path[1:]
    if isinstance(value, list) and isinstance(name, int) and name < len(value):
        inner = _without(value[name], rest, is_missing=is_missing) if rest else ""
        return [*value[:name], inner, *value[name + 1 :]]
    if not isinstance(value, Mapping):
        return value
    if rest:
        return {**value, name: _without(value.get(name), rest, is_missing=is_missing)}
    return {**value, name: ""} if is_missing else {each: held for each, held in value.items() if each != name}


def _path_of(detail: ErrorDetails) -> Path_:
    """Where an error lies, as far as the names inside a record go."""
    inside = detail.get("ctx", {}).get("at", ())
    return (*(part for part in detail["loc"] if part != "[key]"), *inside)


def _newer_schema(document: Document) -> Problem | None:
    version = document.value.get("schema") if isinstance(document.value, dict) else None
    if isinstance(version, int | float) and version > SCHEMA_VERSION and version % 1 == 0:
        return document.problem("schema-too-new", ("schema",), found=shown(version), known=str(SCHEMA_VERSION))
    return None


@dataclass(frozen=True)
class _Mistake:
    """One error of a record's check: its kind and reason in the checker's words, where, what was found, details."""

    kind: str
    reason: str
    path: Path_
    found: Any
    context: Mapping[str, Any]
    of_name: bool
    names: "_AllowedNames"

    @classmethod
    def of(cls, detail: ErrorDetails, names: "_AllowedNames") -> "_Mistake":
        context = {name: each for name, each in detail.get("ctx", {}).items() if name != "at"}
        of_name = "[key]" in detail["loc"] or detail["type"] in _ABOUT_NAMES
        return cls(detail["type"], detail["msg"], _path_of(detail), detail["input"], context, of_name, names)

    def problem(self, document: Document) -> Problem:
        own = (self.kind, _details) if "-" in self.kind else ("not-valid", _reason)
        code, values_of = _TOLD.get(self.kind, own)
        path = self.path[:-1] if self.kind == "missing" else self.path
        return document.problem_told(code, path, values_of(self), of_name=self.of_name)


def _found(mistake: _Mistake) -> dict[str, str]:
    return {"found": shown(mistake.found)}


def _details(mistake: _Mistake) -> dict[str, str]:
    """Our own checks bring their code and values with them."""
    return {name: str(value) for name, value in mistake.context.items()}


def _reason(mistake: _Mistake) -> dict[str, str]:
    return {**_found(mistake), "reason": mistake.reason}


def _missing(mistake: _Mistake) -> dict[str, str]:
    return {"name": str(mistake.path[-1])}


def _unknown(mistake: _Mistake) -> dict[str, str]:
    name, allowed = mistake.path[-1], mistake.names.at(mistake.path[:-1])
    return {"found": str(name), "nearest": nearest(name, allowed), "allowed": ", ".join(allowed)}


def _not_allowed(mistake: _Mistake) -> dict[str, str]:
    words = re.findall(r"'([^']*)'", str(mistake.context["expected"]))
    return {**_found(mistake), "nearest": nearest(mistake.found, words), "allowed": ", ".join(words)}


def _beyond(bound: str) -> Callable[[_Mistake], dict[str, str]]:
    return lambda mistake: {**_found(mistake), "limit": f"{mistake.context[bound]:g}"}


def _of_type(expected: str) -> Callable[[_Mistake], dict[str, str]]:
    def values(mistake: _Mistake) -> dict[str, str]:
        found = mistake.found
        if mistake.kind == "not-text" and isinstance(found, Mapping):  # one language of it
            found = found.get(mistake.path[-1], found)
        return {"expected_kind": expected, "found": shown(found), "found_kind": _kind_of(found)}

    return values


# The checker's kinds of error: our code for each, and what fills its sentence.
_TYPES = {
    "number": ("float_type",),
    "whole_number": ("int_type", "int_from_float"),
    "text": ("string_type", "not-text"),
    "yes_no": ("bool_type",),
    "list": ("tuple_type", "list_type"),
    "mapping": ("dict_type", "model_type", "model_attributes_type"),
}
_TOLD: dict[str, tuple[str, Callable[[_Mistake], dict[str, str]]]] = {
    "missing": ("missing-name", _missing),
    "extra_forbidden": ("unknown-name", _unknown),
    "invalid_key": ("unknown-name", _unknown),
    "literal_error": ("not-allowed", _not_allowed),
    "less_than_equal": ("number-too-high", _beyond("le")),
    "greater_than_equal": ("number-too-low", _beyond("ge")),
    "greater_than": ("number-not-above", _beyond("gt")),
    "finite_number": ("not-finite", _found),
    "string_pattern_mismatch": ("bad-id", _found),
    "bad-date": ("bad-date", _found),
} | {kind: ("wrong-type", _of_type(expected)) for expected, kinds in _TYPES.items() for kind in kinds}
_ABOUT_NAMES = frozenset({"missing", "extra_forbidden", "invalid_key", "unknown-language"})


def shown(value: Any) -> str:
    """A value as a message quotes it: short, and as it stands in the file.

    >>> shown("a" * 60), shown(True), shown(None), shown({"low": 1, "high": [2]})
    ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…', 'true', 'null', '{low: 1, high: […]}')
    """
    if isinstance(value, dict):
        text = "{" + _members(f"{_plain(name)}: {_plain(each)}" for name, each in value.items()) + "}"
    elif isinstance(value, list | tuple):
        text = "[" + _members(map(_plain, value)) + "]"
    else:
        text = _plain(value)
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def _members(texts: Iterable[str]) -> str:
    first = list(islice(texts, MOST_SHOWN + 1))
    return ", ".join([*first[:MOST_SHOWN], "…"] if len(first) > MOST_SHOWN else first)


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list | tuple):
        return "[…]"
    if isinstance(value, float) and not math.isfinite(value):
        return ".nan" if math.isnan(value) else ".inf" if value > 0 else "-.inf"
    return "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _kind_of(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes_no"
    if isinstance(value, int | float):
        return "number"
    return "list" if isinstance(value, list | tuple) else "mapping" if isinstance(value, dict) else "text"


@dataclass(frozen=True)
class _AllowedNames:
    """The names that each mapping of a record may hold, read off the record's own schema."""

    model: type[BaseModel]

    @cached_property
    def _schema(self) -> dict[str, Any]:
        return self.model.model_json_schema()

    def at(self, path: Path_) -> list[str]:
        node: Any = self._schema
        for step in path:
            node = self._step(node, step)
        return sorted(name for each in self._branches(node) for name in each.get("properties", {}))

    def _step(self, node: Any, step: str | int) -> Any:
        for each in self._branches(node):
            if isinstance(step, int):
                if "items" in each:
                    return each["items"]
            elif step in each.get("properties", {}):
                return each["properties"][step]
            elif isinstance(each.get("additionalProperties"), dict):
                return each["additionalProperties"]
        return {}

    def _branches(self, node: Any) -> Iterable[dict[str, Any]]:
        """A schema node with references followed and alternatives laid side by side."""
        if "$ref" in node:
            yield from self._branches(self._schema["$defs"][node["$ref"].rsplit("/", 1)[-1]])
            return
        yield node
        for alternative in node.get("anyOf", ()):
            yield from self._branches(alternative)
