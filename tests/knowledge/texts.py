"""Every human text of a record, found by the type of its field."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from knowledge.record import Text

HUMAN = str(Text)


def texts_of(record: BaseModel) -> Iterator[tuple[str, Any]]:
    """Path and value of everything in a record that is written for people, in one language or several."""
    for name, field in type(record).model_fields.items():
        human = any(str(validator) in HUMAN for validator in field.metadata) or HUMAN in str(field.annotation)
        yield from _texts(getattr(record, name), name, human)


def _texts(value: Any, path: str, human: bool) -> Iterator[tuple[str, Any]]:
    if isinstance(value, BaseModel):
        yield from ((f"{path}.{inner}", text) for inner, text in texts_of(value))
    elif human and (isinstance(value, str) or (isinstance(value, Mapping) and "en" in value)):
        yield path, value
    elif isinstance(value, Mapping):
        for name, each in value.items():
            yield from _texts(each, f"{path}.{name}", human)
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from _texts(each, f"{path}.{number}", human)
