"""An industry's profile as a spreadsheet that can be filled in and read back: XLSX with all of it, CSV with ratings."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any

from knowledge.draft import draft_of
from knowledge.knowledge import Knowledge
from knowledge.problem import WrongInput
from knowledge.saving.file_writer import content_of, create_file, digest
from locales import Words
from locales.words import LANGUAGES
from reports.decisions.taking import version
from reports.exchange.choices import add_choices, lists_of
from reports.exchange.layout import MOST_LETTERS, RATINGS, SHEETS, Column, Sheet, records_of, shown
from reports.spreadsheet import inert

ENDINGS = (".xlsx", ".csv", ".yaml")
_WIDTHS = {"number": 10, "whole": 10, "day": 12, "key": 24, "word": 20, "told": 22}
_WIDE = 48


@dataclass(frozen=True)
class Exported:
    """One sound profile to be written: its plain values, and the file's content that they come from."""

    known: Knowledge
    industry: str
    profile: Mapping[str, Any]
    content: bytes


def exported(known: Knowledge, industry: str) -> Exported:
    """A profile as its file has it now. Raises `WrongInput`: `unknown-industry`, or why the file cannot be read."""
    if industry not in known.industries:
        raise known.not_known(industry)
    file = known.workspace.industry_folder / f"{industry}.yaml"
    content = content_of(file) or b""
    draft = draft_of(known, file, content)
    if draft.record is None:
        raise WrongInput.because_of(draft.problems[0])
    return Exported(known, industry, draft.document.value, content)


def export_file(known: Knowledge, industry: str, ending: str, words: Words) -> bytes:
    """A profile in the form that a file ending asks for. Raises `WrongInput`, also `unknown-ending`."""
    if ending not in ENDINGS:
        raise WrongInput("unknown-ending", ending, allowed=", ".join(ENDINGS))
    source = exported(known, industry)
    if ending == ".yaml":
        return source.content
    return workbook(source, words) if ending == ".xlsx" else ratings_csv(source, words).encode("utf-8-sig")


def write_export(known: Knowledge, industry: str, file: Path, words: Words) -> None:
    """Write a profile to a new file. Raises `WrongInput`, also `file-exists` and `not-saved`."""
    create_file(file, export_file(known, industry, file.suffix.lower(), words), str(file))


def heading(column: Column, words: Words) -> str:
    """What a column is called."""
    name = words(f"sheets.columns.{column.word}")
    return words("sheets.in_language", name=name, language=LANGUAGES[column.language]) if column.language else name


def table(source: Exported, sheet: Sheet, words: Words) -> list[list[str | float | None]]:
    """The rows of a sheet below its headings."""
    records = records_of(source.profile, sheet, source.known.vocabulary.factors)
    return [
        [_cell(source, sheet, column, key, record, words) for column in sheet.columns]
        for key, record in records.items()
    ]


def _cell(source: Exported, sheet: Sheet, column: Column, key: str, record: Any, words: Words) -> str | float | None:
    if column.kind == "key":
        return int(key) if sheet.form == "list" else key
    if column.kind != "told":
        return shown(record, column)
    if column.word == "industry":
        return source.industry
    vocabulary = source.known.vocabulary
    factor = vocabulary.factors[key]
    if column.word == "label":
        return words.text(factor.label)
    if column.word == "side":
        return words.text(vocabulary.sides[factor.side].label)
    stated = {} if record is None else record
    origin = "explicit" if "likely" in stated else "yardstick" if "yardstick" in stated else "none"
    return words(f"sheets.from_{origin}")


def ratings_csv(source: Exported, words: Words) -> str:
    """The sheet of ratings as CSV, its texts inert."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([heading(column, words) for column in RATINGS.columns])
    for row in table(source, RATINGS, words):
        writer.writerow([inert(cell) if isinstance(cell, str) else "" if cell is None else str(cell) for cell in row])
    return written.getvalue()


def workbook(source: Exported, words: Words) -> bytes:
    """The whole profile as XLSX: how to fill it in, a sheet for each part, and the lists to choose from."""
    from openpyxl import Workbook  # only here: 0.3 s that no other verb and no page should pay

    book = Workbook()
    book.properties.creator = "Beachhead"
    _write_readme(book.active, source, words)
    for sheet in SHEETS:
        page = book.create_sheet(sheet.title)
        _write_rows(page, [[heading(each, words) for each in sheet.columns], *table(source, sheet, words)])
        _dress(page, sheet)
    lists = lists_of(source.known)
    _write_rows(book.create_sheet("Lists"), [list(lists), *map(list, zip_longest(*lists.values()))])
    add_choices(book, lists, words)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _write_readme(page: Any, source: Exported, words: Words) -> None:
    page.title = "README"
    name = words.text(source.profile.get("name"))
    stamp = {
        "industry": source.industry,
        "day": date.today().isoformat(),
        "version": version(),
        "digest": digest(source.content) or "",
    }
    lines = [words("sheets.readme_title", name=name), *words("sheets.readme").splitlines()]
    stamps = [[words(f"sheets.stamp_{label}"), value] for label, value in stamp.items()]
    _write_rows(page, [*([line] for line in lines), [None], *stamps])
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 100, 68
    _wrap(page)


def _write_rows(page: Any, rows: Sequence[Sequence[str | float | None]]) -> None:
    """Values as they are: a text stays a text, whatever it starts with."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    for number, row in enumerate(rows, start=1):
        for at, value in enumerate(row, start=1):
            cell = page.cell(number, at)
            if isinstance(value, str):
                text = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)[:MOST_LETTERS]
                cell.value = text
                cell.data_type = "s"
                cell.number_format = "@"  # what a person types there stays a text, too
                cell.quotePrefix = inert(text) != text
            elif value is not None:
                cell.value = value


def _dress(page: Any, sheet: Sheet) -> None:
    """Headings in bold that stay in sight, widths by kind, and what is not read back in grey."""
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    page.freeze_panes = page.cell(2, sheet.columns.index(sheet.key) + 2)
    for at, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(at)].width = _WIDTHS.get(column.kind, _WIDE)
        page.cell(1, at).font = Font(bold=True)
        for number in range(1, page.max_row + 1) if column.kind == "told" else ():
            page.cell(number, at).fill = PatternFill("solid", fgColor="EEEEEE")
    _wrap(page)


def _wrap(page: Any) -> None:
    from openpyxl.styles import Alignment

    for row in page.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
