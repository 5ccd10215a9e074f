"""The ground all records stand on: frozen, no unknown names, no silent conversion; and human text in one or two languages."""

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

LANGUAGES = ("en", "zh-Hant")

Rating = Annotated[float, Field(ge=0, le=10)]


class Record(BaseModel):
    """A checked, unchangeable record of one thing a file says."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False, populate_by_name=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_left_out(cls, value: Any) -> Any:
        """A name with nothing after it says nothing, in a mapping or a list as in a single value."""
        if not isinstance(value, dict) or None not in value.values():
            return value
        required = {field.alias or name for name, field in cls.model_fields.items() if field.is_required()}
        return {name: each for name, each in value.items() if each is not None or name in required}


def _check_text(value: Any) -> Any:
    if isinstance(value, str):
        return value
    if not isinstance(value, dict):
        raise PydanticCustomError("not-text", "")
    for language, text in value.items():
        if language not in LANGUAGES:
            raise PydanticCustomError("unknown-language", "", {"found": str(language), "allowed": ", ".join(LANGUAGES)})
        if not isinstance(text, str):
            raise PydanticCustomError("not-text", "")
    if "en" not in value:
        raise PydanticCustomError("no-english", "")
    return value


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


def _as_text(value: Any) -> Any:
    """A year or date written without quotes is a number to YAML; people mean the text."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


DATE_PATTERN = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
PartialDate = Annotated[
    str,
    BeforeValidator(_as_text),
    Field(pattern=DATE_PATTERN),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": DATE_PATTERN}, {"type": "integer"}]}),
]

# Lists in files become tuples in records, so that a record cannot be changed through them.
_T = TypeVar("_T")
Many = Annotated[tuple[_T, ...], Strict(False)]


class ThreePointRange(Record):
    """Low, likely and high in order; low and high may be left out."""

    @model_validator(mode="after")
    def _in_order(self) -> "ThreePointRange":
        check_order(getattr(self, "low", None), getattr(self, "likely", None), getattr(self, "high", None))
        return self


def check_order(low: float | None, likely: float | None, high: float | None) -> None:
    """Raise `range-order`, naming the two that are out of order."""
    named = [(name, value) for name, value in (("low", low), ("likely", likely), ("high", high)) if value is not None]
    for (name, value), (next_name, next_value) in zip(named, named[1:], strict=False):
        if value > next_value:
            raise PydanticCustomError(
                "range-order", "", {"name": name, "value": f"{value:g}", "next_name": next_name, "next_value": f"{next_value:g}"}
            )
