"""Spreadsheet files to plain grids of cells, whoever made them: bounded in size, nothing computed, nothing executed."""

import csv
import io
import math
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import PurePath
from typing import Any, Literal
from xml.etree import ElementTree

from knowledge.problem import WrongInput
from reports.spreadsheet import without_guard

READABLE = (".xlsx", ".xlsm", ".csv")
# A workbook of a shipped profile has about 40,000 bytes, unpacks to 200,000 in 20 parts, and has 60 rows.
MOST_BYTES = 2_000_000
MOST_UNPACKED = 4_000_000
MOST_PARTS = 200
MOST_ROWS, MOST_COLUMNS = 1_000, 60  # of one sheet
MOST_LETTERS = 2_000_000  # of all texts of a file, each counted wherever it stands

CellKind = Literal["nothing", "text", "number", "yes_no", "date", "formula", "error"]

# All that the library and the standard readers below it are known to raise on files that are damaged or made to harm.
_DAMAGED = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError, SyntaxError,
    TypeError, ValueError, struct.error, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """What one cell holds. A date is told as ISO 8601, a formula as it is written."""

    kind: CellKind
    value: str | float | bool | None = None


@dataclass(frozen=True)
class Grid:
    """One sheet: rows of cells, the rows that are hidden, and merged ranges as (left, top, right, bottom) from 1."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    is_csv: bool = False

    def name_of(self, row: int, column: int) -> str:
        """A cell as people name it, both counted from 1: `Ratings!D7`; in CSV, which has one sheet, `D7`."""
        letters = ""
        while column:
            column, rest = divmod(column - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return f"{letters}{row}" if self.is_csv else f"{self.title}!{letters}{row}"


NOTHING = Cell("nothing")


def grids_of(name: str, content: bytes) -> tuple[Grid, ...]:
    """The sheets of a file, whose ending says what it is.

    Raises `WrongInput`: `sheet-unreadable`, `sheet-too-large`, `sheet-unpacks-too-large`, `sheet-too-long`, `not-utf8`,
    `binary-file`.
    """
    ending = PurePath(name).suffix.lower()
    if ending not in READABLE:
        raise WrongInput("sheet-unreadable", name, allowed=", ".join(READABLE))
    if len(content) > MOST_BYTES:
        raise WrongInput("sheet-too-large", name, limit=f"{MOST_BYTES:,}")
    return (_csv_grid(name, content),) if ending == ".csv" else _workbook_grids(name, content)


def _csv_grid(name: str, content: bytes) -> Grid:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongInput("not-utf8", name) from error
    if "\0" in text:
        raise WrongInput("binary-file", name, found="U+0000")
    first = text.lstrip("\r\n").partition("\n")[0]
    sign = max(",;\t", key=first.count)  # spreadsheets of some countries write semicolons, and 7,5 for 7.5
    try:
        rows = _bounded(csv.reader(io.StringIO(text, newline=""), delimiter=sign), name, lambda row: len(row))
        cells = [tuple(map(_csv_cell, row)) for row in rows]
    except csv.Error as error:
        raise WrongInput("sheet-unreadable", name, allowed=", ".join(READABLE)) from error
    return Grid("", tuple(cells), is_csv=True)


def _csv_cell(text: str) -> Cell:
    return Cell("text", without_guard(text)) if text.strip() else NOTHING


def _bounded(rows: Iterator[Any], name: str, width: Callable[[Any], int]) -> Iterator[Any]:
    """Rows as they come, until there are too many or one is too wide."""
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS or width(row) > MOST_COLUMNS:
            raise WrongInput("sheet-too-long", name, rows=f"{MOST_ROWS:,}", columns=str(MOST_COLUMNS))
        yield row


def _workbook_grids(name: str, content: bytes) -> tuple[Grid, ...]:
    from openpyxl import load_workbook  # only here: 0.3 s that no other verb and no page should pay

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features that the library leaves out, which we want no more than it
            _check_parts(archive, name)
            book = load_workbook(io.BytesIO(content), read_only=True, keep_vba=False, keep_links=False)
            grids = tuple(_grid(archive, sheet, name) for sheet in book.worksheets)
    except _DAMAGED as error:
        raise WrongInput("sheet-unreadable", name, allowed=", ".join(READABLE)) from error
    letters = sum(len(cell.value) for grid in grids for row in grid.rows for cell in row if isinstance(cell.value, str))
    if letters > MOST_LETTERS:
        raise WrongInput("sheet-unpacks-too-large", name, limit=f"{MOST_LETTERS:,}", parts=str(MOST_PARTS))
    return grids


def _check_parts(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse a file that unpacks to too much (no part is ever unpacked beyond its stated size) or declares entities."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise WrongInput("sheet-unpacks-too-large", name, limit=f"{MOST_UNPACKED:,}", parts=str(MOST_PARTS))
    for part in parts:
        text = archive.read(part)
        is_wide = text.startswith((b"\xff\xfe", b"\xfe\xff"))  # UTF-16, which no spreadsheet program writes
        is_marked_up = text.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")
        if is_wide or (is_marked_up and b"<!" in text.replace(b"<![CDATA[", b"").replace(b"<!--", b"")):
            raise WrongInput("sheet-unreadable", name, allowed=", ".join(READABLE))


def _grid(archive: zipfile.ZipFile, sheet: Any, name: str) -> Grid:
    """One sheet. What its file says about its own size is not believed."""
    sheet.reset_dimensions()
    hidden, merged = _hidden_and_merged(archive, sheet)
    rows: list[tuple[Cell, ...]] = []
    empty = 0
    for row in sheet.iter_rows(max_col=MOST_COLUMNS + 1):
        cells = tuple(map(_cell, row))
        if all(cell is NOTHING for cell in cells):
            empty += 1  # formats reach down to the last row of many sheets
            if empty > MOST_ROWS:
                break
            continue
        rows += [()] * empty
        rows.append(cells)
        empty = 0
        if len(rows) > MOST_ROWS or cells[-1:] != (NOTHING,):
            raise WrongInput("sheet-too-long", name, rows=f"{MOST_ROWS:,}", columns=str(MOST_COLUMNS))
    return Grid(sheet.title, tuple(rows), hidden, merged)


def _hidden_and_merged(
    archive: zipfile.ZipFile, sheet: Any
) -> tuple[frozenset[int], tuple[tuple[int, int, int, int], ...]]:
    """Hidden rows and merged ranges, which the library does not tell of a sheet that it reads row by row."""
    from openpyxl.utils import range_boundaries

    hidden, merged = [], []
    with archive.open(sheet._worksheet_path) as part:
        for _, element in ElementTree.iterparse(part):  # noqa: S314 - without entities, see _check_parts
            tag = element.tag.rpartition("}")[2]
            if tag == "row" and element.get("hidden") in ("1", "true"):
                hidden.append(int(element.get("r", 0)))
            elif tag == "mergeCell":
                merged.append(range_boundaries(element.get("ref", "")))
            if tag == "row":
                element.clear()
    return frozenset(hidden), tuple(merged)


def _cell(cell: Any) -> Cell:
    value, kind = cell.value, cell.data_type
    if value is None or (isinstance(value, str) and not value.strip()):
        return NOTHING
    if kind == "f":
        return Cell("formula", value if isinstance(value, str) else "=")
    if kind == "e":
        return Cell("error", str(value))
    if isinstance(value, bool):
        return Cell("yes_no", value)
    if isinstance(value, date | time | timedelta):
        return Cell("date", _told(value))
    if isinstance(value, int | float):
        return Cell("number", value if math.isfinite(value) else math.inf)
    # how XLSX writes characters that XML has no form for, a line feed among them
    text = re.sub(r"_x000[DA]_", "\n", str(value)).replace("\r\n", "\n")
    return Cell("text", text)


def _told(value: date | time | timedelta) -> str:
    if isinstance(value, datetime):
        return (value if value.time() != time() else value.date()).isoformat()
    return str(value)
