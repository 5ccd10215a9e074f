"""Plain scalars as the YAML 1.2 core schema reads them, and as a person does: `NO`, `on` and `12:30` are text."""

import math
import re
from typing import Any

LONGEST_NUMBER = 300  # characters; a float ends at 309 digits, and Python refuses to print far longer integers

_BEGINS_A_NUMBER = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_OCTAL_OR_HEX = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_SPECIAL_FLOAT = re.compile(r"[-+]?\.(inf|Inf|INF)\Z|\.(nan|NaN|NAN)\Z")
_WORDS: dict[str, Any] = {"": None, "~": None} | {
    form: value
    for word, value in (("null", None), ("true", True), ("false", False))
    for form in (word, word.capitalize(), word.upper())
}


def without_point(value: Any) -> Any:
    """A value with its whole numbers as a person writes them, without a decimal point, in mappings too.

    >>> without_point({"likely": 6.0, "low": 5.5, "because": "6.0"})
    {'likely': 6, 'low': 5.5, 'because': '6.0'}
    """
    if isinstance(value, dict):
        return {name: without_point(each) for name, each in value.items()}
    return int(value) if isinstance(value, float) and value.is_integer() else value


def core_scalar(text: str) -> Any:
    """The value of a plain scalar. A number too long to be meant is infinite, which every range check refuses.

    >>> [core_scalar(each) for each in ("NO", "010", "1e3", "12:30", "~", "0x1F")]
    ['NO', 10, 1000.0, '12:30', None, 31]
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _BEGINS_A_NUMBER:
        return text
    if _INTEGER.match(text):
        return int(text) if len(text) <= LONGEST_NUMBER else float(text)
    if _FLOAT.match(text):
        return float(text)
    if _OCTAL_OR_HEX.match(text):
        return int(text, 0) if len(text) <= LONGEST_NUMBER else math.inf
    if _SPECIAL_FLOAT.match(text):
        return float(text.replace(".", ""))
    return text
