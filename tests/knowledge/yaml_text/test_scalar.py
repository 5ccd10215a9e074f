"""Plain scalars mean what the YAML 1.2 core schema says, which is what a person reads."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.yaml_text.document import parse_document
from knowledge.yaml_text.scalar import core_scalar


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # Norway, switches, times and dates stay text
        *((word, word) for word in ("NO", "no", "on", "off", "yes", "y", "12:30", "1:2:3", "2023-02-28", "2024-01")),
        *((word, word) for word in ("1_000", "0b1", "1.2.3", "--1", "+", ".", "e3", "0x", "0o8", "Null!", "tRue", "١")),
        ("010", 10), ("-7", -7), ("+7", 7), ("0o17", 15), ("0x1F", 31),
        ("1e3", 1000.0), ("1E-2", 0.01), (".5", 0.5), ("5.", 5.0), ("-0.25", -0.25),
        (".inf", math.inf), ("-.Inf", -math.inf),
        *((word, True) for word in ("true", "True", "TRUE")),
        *((word, False) for word in ("false", "False", "FALSE")),
        *((word, None) for word in ("", "~", "null", "Null", "NULL")),
    ],
)  # fmt: skip
def test_core_scalars(text: str, value: Any) -> None:
    read = core_scalar(text)
    assert read == value
    assert type(read) is type(value)
    assert parse_document(f"field: {text}\n".encode(), "file.yaml").value == {"field": value}


def test_nan_is_a_number() -> None:
    assert math.isnan(core_scalar(".nan"))


@pytest.mark.parametrize("text", ["9" * 400, "9" * 10_000, "0x" + "f" * 10_000, "1e999"])
def test_a_number_too_long_to_be_meant_is_infinite(text: str) -> None:
    assert core_scalar(text) == math.inf


@pytest.mark.parametrize("quoted", ["'010'", '"010"', "|-\n  010", ">-\n  010"])
def test_what_is_quoted_or_in_a_block_is_text(quoted: str) -> None:
    assert parse_document(f"field: {quoted}\n".encode(), "file.yaml").value == {"field": "010"}


@given(st.one_of(st.integers(-(10**18), 10**18), st.floats(allow_nan=False)))
def test_numbers_come_back_as_python_writes_them(number: float) -> None:
    written = repr(number).replace("inf", ".inf")
    assert core_scalar(written) == number
