"""The value of an ordinary YAML text without the places of its parts: what `yaml_tree` reads, several times as fast.

Whatever is out of the ordinary (a mistake, a tag, an anchor, depth, length) is left to that careful reader.
"""

from collections.abc import Callable
from typing import Any

import yaml

from knowledge.yaml_text.scalar import core_scalar
from knowledge.yaml_text.tree import LOADER

LONGEST = 100_000  # characters; a profile has 30,000, and no text of this length holds more values than may be
DEEPEST = 20  # levels; a profile has 6


class UnusualError(Exception):
    """The text needs the careful reader."""


def read_value(text: str) -> Any:
    """The value of a text, the same as `read_tree(text).value`. Raises `UnusualError` where that is to be asked."""
    if len(text) > LONGEST:
        raise UnusualError
    next_event: Callable[[], Any] = LOADER(text).get_event
    try:
        _expect(yaml.StreamStartEvent, next_event())
        _expect(yaml.DocumentStartEvent, next_event())
        value = _value(next_event(), next_event, 0)
        _expect(yaml.DocumentEndEvent, next_event())
        _expect(yaml.StreamEndEvent, next_event())
    except yaml.YAMLError as error:
        raise UnusualError from error
    return value


def _expect(kind: type[yaml.Event], event: Any) -> None:
    if event.__class__ is not kind:
        raise UnusualError


def _value(event: Any, next_event: Callable[[], Any], depth: int) -> Any:
    """The value that begins with an event; all of its events are taken."""
    kind = event.__class__
    if kind is yaml.AliasEvent or event.anchor or event.tag or depth > DEEPEST:
        raise UnusualError
    if kind is yaml.ScalarEvent:
        return core_scalar(event.value) if event.implicit[0] else event.value
    if kind is yaml.MappingStartEvent:
        return _mapping(next_event, depth + 1)
    values = []
    while (event := next_event()).__class__ is not yaml.SequenceEndEvent:
        values.append(_value(event, next_event, depth + 1))
    return values


def _mapping(next_event: Callable[[], Any], depth: int) -> dict[Any, Any]:
    values: dict[Any, Any] = {}
    while (event := next_event()).__class__ is not yaml.MappingEndEvent:
        if event.__class__ is not yaml.ScalarEvent:
            raise UnusualError
        name = _value(event, next_event, depth)
        if isinstance(name, bool | float):
            name = str(name).lower()
        if name is None or name in values:
            raise UnusualError
        values[name] = _value(next_event(), next_event, depth)
    return values
