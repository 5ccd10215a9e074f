"""Spreadsheet files to plain grids of cells, whoever made them: bounded in size, nothing computed, nothing executed."""

import csv
import io
import math
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import PurePath
from typing import Any, Literal
from xml.etree import ElementTree

from knowledge.problem import WrongInput
from reports.exchange.sheet_text import text_of
from reports.spreadsheet import without_guard

READABLE = (".xlsx", ".xlsm", ".csv", ".txt")
_TEXTS = (".csv", ".txt")
YAML_ENDINGS = (".yaml", ".yml")
# A workbook of a shipped profile has about 40,000 bytes, unpacks to 200,000 in 20 parts, and has 60 rows.
MOST_BYTES = 2_000_000
MOST_UNPACKED = 4_000_000
MOST_PARTS = 200
MOST_TAGS = 200_000  # of all parts together: a shipped profile has 6,000, and each costs some microseconds
MOST_OTHER_TAGS = 20_000  # of a part that holds no cells and no texts: formats cost ten times as much
MOST_ROWS, MOST_COLUMNS = 1_000, 60  # rows with something in them, of all sheets together; columns of one sheet
MOST_EMPTY_ROWS = 10_000  # of all sheets together, merged ranges with them: formats reach down many sheets
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
    """One sheet: rows of cells, the rows that are hidden, and merged ranges as (left, top, right, bottom) from 1.

    `is_hidden` says that the whole sheet is; `hidden_columns` are counted from 1.
    """

    title: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    is_csv: bool = False
    is_hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()

    def name_of(self, row: int, column: int) -> str:
        """A cell as people name it, both counted from 1: `Ratings!D7`; in CSV, which has one sheet, `D7`."""
        letters = ""
        while column:
            column, rest = divmod(column - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return f"{letters}{row}" if self.is_csv else f"{self.title}!{letters}{row}"


NOTHING = Cell("nothing")


def is_sheet(name: str) -> bool:
    """Whether a file is named like a spreadsheet that can be read."""
    return PurePath(name).suffix.lower() in READABLE


def is_yaml(name: str) -> bool:
    """Whether a file is a profile as YAML, and no spreadsheet."""
    return PurePath(name).suffix.lower() in YAML_ENDINGS


def _too_large(name: str, limit: int = MOST_UNPACKED) -> WrongInput:
    told = {"limit": f"{limit:,}", "parts": str(MOST_PARTS), "tags": f"{MOST_TAGS:,}"}
    return WrongInput("sheet-unpacks-too-large", name, **told)


@dataclass
class _Allowance:
    """What may still be read of a file, over all its sheets. Each method raises `WrongInput` where that is used up."""

    name: str
    rows: int = MOST_ROWS
    empty_rows: int = MOST_EMPTY_ROWS
    letters: int = MOST_LETTERS

    def take_rows(self, count: int, *, empty: int = 0, width: int = 0) -> None:
        """Count rows that are kept, or empty ones that are only looked at."""
        self.rows -= count
        self.empty_rows -= empty
        if self.rows < 0 or self.empty_rows < 0 or width > MOST_COLUMNS:
            raise WrongInput("sheet-too-long", self.name, rows=f"{MOST_ROWS:,}", columns=str(MOST_COLUMNS))

    def take_text(self, text: str) -> None:
        """Count a text before anything is done with it: one of 2 MB may be cited by every cell."""
        self.letters -= len(text)
        if self.letters < 0:
            raise _too_large(self.name, limit=MOST_LETTERS)


def every_sheet(titles: Sequence[str]) -> Sequence[str]:
    """All of a file's sheets."""
    return titles


def grids_of(
    name: str, content: bytes, wanted: Callable[[Sequence[str]], Collection[str]] = every_sheet
) -> tuple[Grid, ...]:
    """The sheets of a file, whose ending says what it is; of a workbook those whose titles are `wanted` of all titles.

    Raises `WrongInput`: `sheet-unreadable`, `sheet-too-large`, `sheet-unpacks-too-large`, `sheet-too-long`,
    and as `text_of`.
    """
    ending = PurePath(name).suffix.lower()
    if ending not in READABLE:
        raise WrongInput("sheet-unreadable", name, allowed=", ".join(READABLE))
    if len(content) > MOST_BYTES:
        raise WrongInput("sheet-too-large", name, limit=f"{MOST_BYTES:,}")
    return (_csv_grid(name, content),) if ending in _TEXTS else _workbook_grids(name, content, wanted)


def _csv_grid(name: str, content: bytes) -> Grid:
    text = text_of(name, content)
    first = text.lstrip("\r\n").partition("\n")[0]
    sign = max(",;\t", key=first.count)  # spreadsheets of some countries write semicolons, and 7,5 for 7.5
    allowed, cells = _Allowance(name), []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign):
            allowed.take_rows(1, width=len(row))
            cells.append(tuple(map(_csv_cell, row)))
    except csv.Error as error:
        raise WrongInput("sheet-unreadable", name, allowed=", ".join(READABLE)) from error
    return Grid("", tuple(cells), is_csv=True)


def _csv_cell(text: str) -> Cell:
    return Cell("text", without_guard(text)) if text.strip() else NOTHING


def _workbook_grids(name: str, content: bytes, wanted: Callable[[Sequence[str]], Collection[str]]) -> tuple[Grid, ...]:
    from openpyxl import load_workbook  # only here: 0.3 s that no other verb and no page should pay

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features that the library leaves out, which we want no more than it
            _check_parts(archive, name)
            book = load_workbook(io.BytesIO(content), read_only=True, keep_vba=False, keep_links=False)
            titles, allowed = wanted([sheet.title for sheet in book.worksheets]), _Allowance(name)
            return tuple(_grid(archive, sheet, allowed) for sheet in book.worksheets if sheet.title in titles)
    except _DAMAGED as error:
        raise WrongInput("sheet-unreadable", name, allowed=", ".join(READABLE)) from error


def _check_parts(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse a file that unpacks to too much (no part is ever unpacked beyond its stated size) or declares entities."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise _too_large(name)
    tags = 0
    for part in parts:
        text = archive.read(part)
        count = text.count(b"<")
        tags += count
        holds_cells = part.filename.startswith(("xl/worksheets/", "xl/sharedStrings"))
        if tags > MOST_TAGS or (count > MOST_OTHER_TAGS and not holds_cells):
            raise _too_large(name)
        is_wide = text.startswith((b"\xff\xfe", b"\xfe\xff"))  # UTF-16, which no spreadsheet program writes
        is_marked_up = text.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")
        if is_wide or (is_marked_up and b"<!" in text.replace(b"<![CDATA[", b"").replace(b"<!--", b"")):
            raise WrongInput("sheet-unreadable", name, allowed=", ".join(READABLE))


def _grid(archive: zipfile.ZipFile, sheet: Any, allowed: _Allowance) -> Grid:
    """One sheet. What its file says about its own size is not believed."""
    sheet.reset_dimensions()
    hidden = _hidden_and_merged(archive, sheet, allowed)
    rows: list[tuple[Cell, ...]] = []
    empty = 0
    for row in sheet.iter_rows(max_col=MOST_COLUMNS + 1):
        cells = tuple(_cell(cell, allowed) for cell in row)
        if all(cell is NOTHING for cell in cells):
            empty += 1
            allowed.take_rows(0, empty=1)
            if empty > MOST_ROWS:
                break
            continue
        allowed.take_rows(empty + 1, width=len(cells) if cells[-1] is not NOTHING else 0)
        rows += [()] * empty
        rows.append(cells)
        empty = 0
    return Grid(sheet.title, tuple(rows), is_hidden=sheet.sheet_state != "visible", **hidden)


def _hidden_and_merged(archive: zipfile.ZipFile, sheet: Any, allowed: _Allowance) -> dict[str, Any]:
    """Hidden rows and columns and merged ranges, which the library does not tell of a sheet read row by row."""
    from openpyxl.utils import range_boundaries

    rows: set[int] = set()
    columns: set[int] = set()
    merged: list[tuple[int, int, int, int]] = []
    with archive.open(sheet._worksheet_path) as part:
        for _, element in ElementTree.iterparse(part):  # noqa: S314 - without entities, see _check_parts
            tag = element.tag.rpartition("}")[2]
            is_hidden = element.get("hidden") in ("1", "true")
            if tag == "row" and is_hidden:
                rows.add(int(element.get("r", 0)))
            elif tag == "col" and is_hidden:
                last = min(int(element.get("max", 0)), MOST_COLUMNS)
                columns.update(range(max(int(element.get("min", 0)), 1), last + 1))
            elif tag == "mergeCell":
                allowed.take_rows(0, empty=1)
                merged.append(range_boundaries(element.get("ref", "")))
            if tag in ("row", "col", "mergeCell"):
                element.clear()
    return {"hidden": frozenset(rows), "hidden_columns": frozenset(columns), "merged": tuple(merged)}


def _cell(cell: Any, allowed: _Allowance) -> Cell:
    value, kind = cell.value, cell.data_type
    if isinstance(value, str):
        allowed.take_text(value)
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
