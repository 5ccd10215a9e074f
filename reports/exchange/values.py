"""What a person typed into a cell, as the value that a profile holds there; or why it cannot be taken."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from knowledge.record import LANGUAGES
from knowledge.yaml_text.document import value_at
from reports.exchange.grid import Cell
from reports.exchange.layout import MOST_LETTERS, Column, shown

_NUMBER = re.compile(r"[-+]?\d{1,15}(?:\.\d{1,15})?")
_DECIMAL_COMMA = re.compile(r"([-+]?\d{1,15}),(\d{1,15})")
_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}(?:,\d{3})+")  # a thousand for some, one for others
_CITATION = re.compile(r"(.+?)\s*[(（]\s*([A-Za-z])\s*[)）]")
_BETWEEN = re.compile(r"[;；、\n]")
_LONGEST_QUOTE = 40


class RefusedCellError(Exception):
    """A cell that holds nothing that could stand there: a problem's code, its values, and which of the cells it is."""

    def __init__(self, code: str, at: int = 0, /, **values: str) -> None:
        super().__init__(code)
        self.code, self.at, self.values = code, at, values


def taken(columns: Sequence[Column], cells: Sequence[Cell], record: Any, *, is_csv: bool) -> tuple[bool, Any]:
    """Whether cells of one value say something else than the record does, and what (None = nothing).

    They are one cell, or the two of a text in two languages; a language without a column stays as it is.
    Raises RefusedCellError.
    """
    read = _values(columns, cells, is_csv=is_csv)
    if all(_as_shown(new, shown(record, column)) for column, new in zip(columns, read, strict=True)):
        return False, None
    column, kind = columns[0], columns[0].kind
    if kind in ("text", "texts"):
        by_language = {str(each.language): new for each, new in zip(columns, read, strict=True)}
        before = value_at(record, column.path)
        unread = {each: shown(record, replace(column, language=each)) for each in LANGUAGES}
        value = _text(by_language, before) if kind == "text" else _texts({**unread, **by_language})
    else:
        value = read[0] if read[0] is None else _single(kind, read[0])
    return value != value_at(record, column.path), value


def differing(columns: Sequence[Column], cells: Sequence[Cell], record: Any, *, is_csv: bool) -> list[int]:
    """Which of the cells of one value say something else than the record does, counted from 0. As `taken` raises."""
    read = _values(columns, cells, is_csv=is_csv)
    pairs = enumerate(zip(columns, read, strict=True))
    return [at for at, (column, new) in pairs if not _as_shown(new, shown(record, column))]


def _values(columns: Sequence[Column], cells: Sequence[Cell], *, is_csv: bool) -> list[str | float | None]:
    pairs = enumerate(zip(columns, cells, strict=True))
    return [_read(column, cell, at, is_csv=is_csv) for at, (column, cell) in pairs]


def _as_shown(new: str | float | None, before: str | float | None) -> bool:
    """Whether a cell is as it was written; spreadsheets change line ends and drop spaces around a text."""
    if isinstance(new, str) and isinstance(before, str):
        return _plain_lines(new) == _plain_lines(before)
    return new == before


def _plain_lines(text: str) -> str:
    """A text as it comes through a spreadsheet, in which some characters have no form."""
    lines = text[:MOST_LETTERS].replace("\r\n", "\n")
    return "".join(each if each.isprintable() or each in "\n\t" else "\ufffd" for each in lines).strip()


def _read(column: Column, cell: Cell, at: int, *, is_csv: bool) -> str | float | None:
    """The number or text of a cell."""
    found = str(cell.value)[:_LONGEST_QUOTE]
    if cell.kind == "nothing":
        return None
    if cell.kind == "formula":
        raise RefusedCellError("sheet-formula", at, found=found)
    if cell.kind == "error":
        raise RefusedCellError("sheet-error-value", at, found=found)
    if cell.kind == "yes_no":
        expected = "number" if column.kind in ("number", "whole") else "text"
        raise RefusedCellError("wrong-type", at, found=found.lower(), found_kind="yes_no", expected_kind=expected)
    if column.kind in ("number", "whole"):
        return _number(column, cell, at, is_csv=is_csv)
    if cell.kind == "number":
        return f"{cell.value:.15g}"
    return str(cell.value)


def _number(column: Column, cell: Cell, at: int, *, is_csv: bool) -> float:
    found = str(cell.value)
    if cell.kind == "date":
        raise RefusedCellError("sheet-date-in-number", at, found=found)
    if cell.kind == "text":
        text = found.strip().replace("\u2212", "-")
        if is_csv and _THOUSANDS.fullmatch(text):
            raise RefusedCellError("sheet-thousands", at, found=text)
        if is_csv and (comma := _DECIMAL_COMMA.fullmatch(text)):
            text = f"{comma[1]}.{comma[2]}"
        if not _NUMBER.fullmatch(text):
            told = {"found": found[:_LONGEST_QUOTE], "found_kind": "text", "expected_kind": "number"}
            raise RefusedCellError("wrong-type", at, **told)
        value = float(text)
    else:
        value = cell.value if isinstance(cell.value, int) else float(cell.value or 0)
    if not math.isfinite(value):
        raise RefusedCellError("not-finite", at, found=found)
    if column.kind == "whole" and not float(value).is_integer():
        raise RefusedCellError("wrong-type", at, found=found, found_kind="number", expected_kind="whole_number")
    return int(value) if float(value).is_integer() else value


def _single(kind: str, read: str | float) -> Any:
    """A value in one cell: a number as it is, a year as a number, lists split."""
    if not isinstance(read, str):
        return read
    text = read.strip()
    if kind == "day":
        return int(text) if re.fullmatch(r"[1-9]\d{3}", text) else text
    if kind in ("words", "citations"):
        parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
        return [_cited(part) for part in parts] if kind == "citations" else parts
    return text


def _cited(part: str) -> str | dict[str, str]:
    """`bttn_2023 (B)` or `bttn_2023`."""
    graded = _CITATION.fullmatch(part)
    return {"id": graded[1], "grade": graded[2].upper()} if graded else part


def _text(read: Mapping[str, Any], before: Any) -> Any:
    """A text in one language or two; a language that has no column keeps what it has."""
    said = dict(before) if isinstance(before, Mapping) else {} if before is None else {"en": before}
    for language, new in read.items():
        said[language] = None if new is None else str(new).strip()
    said = {language: text for language, text in said.items() if text}
    if not said:
        return None
    return said["en"] if said.keys() == {"en"} and not isinstance(before, Mapping) else said


def _texts(read: Mapping[str, Any]) -> Any:
    """Texts one a line, in the same order in both languages."""
    lines = {language: [line.strip() for line in str(new or "").split("\n")] for language, new in read.items()}
    english = lines.get("en", [])
    other = [each for name, each in lines.items() if name != "en" and any(each)]
    if not any(english) and not other:
        return None
    if other and len(other[0]) != len(english):
        raise RefusedCellError("sheet-lines-differ", 1, found=str(len(other[0])), expected=str(len(english)))
    pairs = zip(english, other[0] if other else [""] * len(english), strict=True)
    return [{"en": first, "zh-Hant": second} if second else first for first, second in pairs if first or second]
