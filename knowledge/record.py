"""The ground all records stand on: frozen, no unknown names, no silent conversion; and human text by language."""

import re
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    Strict,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

LANGUAGES = ("en", "zh-Hant")

SCHEMA_VERSION = 1  # of the files that this program knows
ID_PATTERN = r"^[a-z][a-z0-9_]*$"
Rating = Annotated[float, Field(ge=0, le=10)]
Share = Annotated[float, Field(ge=0, le=1)]
NotNegative = Annotated[float, Field(ge=0)]
_LARGEST_WHOLE = 2**53  # above it a float no longer tells one whole number from the next


class Record(BaseModel):
    """A checked, unchangeable record of one thing a file says."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_left_out(cls, value: Any) -> Any:
        """An optional name with nothing after it says nothing, as if it were not there."""
        if not isinstance(value, dict) or None not in value.values():
            return value
        optional = {field.alias or name for name, field in cls.model_fields.items() if not field.is_required()}
        return {name: each for name, each in value.items() if each is not None or name not in optional}

    @model_validator(mode="before")
    @classmethod
    def _whole_with_a_point(cls, value: Any) -> Any:
        """A number with nothing behind its point is whole: to editors and to JSON Schema 4.0 and 4 are the same."""
        names = _whole_fields(cls)
        if not isinstance(value, dict) or not names & value.keys():
            return value
        return {name: _whole(each) if name in names else each for name, each in value.items()}


@cache
def _whole_fields(record: type[Record]) -> frozenset[str]:
    fields = record.model_fields.items()
    return frozenset(field.alias or name for name, field in fields if field.annotation in (int, int | None))


def _whole(value: Any) -> Any:
    is_whole = isinstance(value, float) and value.is_integer() and abs(value) < _LARGEST_WHOLE
    return int(value) if is_whole else value


# Validators of records raise PydanticCustomError with a problem's own code and values. `at`, where given, is the path
# inside the value that the problem is about.


def _check_text(value: Any) -> Any:
    if isinstance(value, str):
        return value
    if not isinstance(value, dict):
        raise PydanticCustomError("not-text", "")
    for language, text in value.items():
        if language not in LANGUAGES:
            context = {"at": (language,), "found": str(language), "allowed": ", ".join(LANGUAGES)}
            raise PydanticCustomError("unknown-language", "", context)
        if not isinstance(text, str):
            raise PydanticCustomError("not-text", "", {"at": (language,)})
    if "en" not in value:
        raise PydanticCustomError("no-english", "")
    return value


class ById(Record):
    """A record that a file may also name by its id alone."""

    id: str

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, value: Any) -> Any:
        return {"id": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string"}, handler(schema)]}


# A sentence for people: a plain string, or one per language. Upper layers pick the language.
Text = Annotated[
    Any,
    BeforeValidator(_check_text),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "properties": {language: {"type": "string"} for language in LANGUAGES},
                    "required": ["en"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]


_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def _check_date(value: Any) -> Any:
    """A year written without quotes is a number to YAML; people mean the text."""
    text = str(value) if type(value) is int else value
    parts = _DATE.fullmatch(text) if isinstance(text, str) else None
    try:
        if parts is None:
            raise ValueError
        date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1))
    except ValueError as error:
        raise PydanticCustomError("bad-date", "") from error
    return text


PartialDate = Annotated[
    str,
    BeforeValidator(_check_date),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"^(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"},
                {"type": "integer", "minimum": 1000, "maximum": 9999},
            ]
        }
    ),
]

# Lists in files become tuples in records, so that a record cannot be changed through them.
_T = TypeVar("_T")
Many = Annotated[tuple[_T, ...], Strict(False)]


class ThreePointRange(Record):
    """Low, likely and high in order; low and high may be left out."""

    @model_validator(mode="after")
    def _in_order(self) -> "ThreePointRange":
        ends = ((name, getattr(self, name, None)) for name in ("low", "likely", "high"))
        for (name, value), (next_name, next_value) in pairwise((name, end) for name, end in ends if end is not None):
            if value > next_value:
                context = {"name": name, "value": f"{value:g}", "next_name": next_name, "next_value": f"{next_value:g}"}
                raise PydanticCustomError("range-order", "", {"at": (name,), **context})
        return self
