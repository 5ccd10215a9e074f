"""Spreadsheets that are damaged or made to harm: told in words within two seconds, never a traceback."""

import io
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from openpyxl import Workbook

from knowledge.problem import WrongInput
from locales import words_in
from reports.exchange.grid import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Cell, grids_of
from reports.exchange.headings import our_grids
from reports.problem_text import problem_text

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def saved(fill: Callable[[Workbook], None]) -> bytes:
    book = Workbook()
    fill(book)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def with_parts(content: bytes, parts: dict[str, str | bytes]) -> bytes:
    """A workbook with some of its parts replaced or added."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            if name not in parts:
                after.writestr(name, before.read(name))
        for name, text in parts.items():
            after.writestr(name, text)
    return written.getvalue()


def sheet_of(rows: str, behind: str = "") -> bytes:
    """A workbook whose one sheet has this XML."""
    text = f"{HEAD}<worksheet {SPACE}><sheetData>{rows}</sheetData>{behind}</worksheet>"
    return with_parts(saved(lambda book: None), {"xl/worksheets/sheet1.xml": text})


def code_of(content: bytes, name: str = "a.xlsx") -> str:
    started = time.process_time()
    with pytest.raises(WrongInput) as caught:
        grids_of(name, content)
    assert time.process_time() - started < 2
    return caught.value.problem.code


def test_every_kind_of_cell_is_told_apart_and_nothing_is_computed() -> None:
    def fill(book: Workbook) -> None:
        assert book.active is not None
        book.active.append(["text", 7.5, True, date(2026, 5, 7), "=1+1", "#REF!", None, "  "])
        book.active["F1"].data_type = "e"

    (grid,) = grids_of("a.xlsx", saved(fill))
    kinds = [cell.kind for cell in grid.rows[0][:8]]
    assert kinds == ["text", "number", "yes_no", "date", "formula", "error", "nothing", "nothing"]
    assert [cell.value for cell in grid.rows[0][:5]] == ["text", 7.5, True, "2026-05-07", "=1+1"]
    assert grid.name_of(1, 28) == "Sheet!AB1"


def test_hidden_rows_and_merged_cells_are_told() -> None:
    def fill(book: Workbook) -> None:
        page = book.active
        assert page is not None
        for number in range(1, 5):
            page.cell(number, 1, number)
        page.row_dimensions[3].hidden = True
        page.merge_cells("B1:C2")

    (grid,) = grids_of("a.xlsx", saved(fill))
    assert (grid.hidden, grid.merged) == (frozenset({3}), ((2, 1, 3, 2),))


def test_macros_and_links_to_other_files_are_left_alone() -> None:
    link = f'{HEAD}<externalLink {SPACE}><externalBook r:id="rId1"/></externalLink>'
    parts = {"xl/vbaProject.bin": b"\xcc\x61Sub Auto_Open()", "xl/externalLinks/externalLink1.xml": link}
    content = with_parts(sheet_of('<row r="1"><c r="A1"><v>1</v></c></row>'), parts)
    assert grids_of("a.xlsm", content)[0].rows[0][0] == Cell("number", 1)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04 not a zip after all",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,  # how a workbook with a password begins
        sheet_of('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'),
        sheet_of('<row r="1"><c r="A1"><v>not a number</v></c></row>'),
        sheet_of('<row r="1"><c r="A1"><v>' + "9" * 9000 + "</v></c></row>"),
        sheet_of("<row r='1'><c>", ""),
        sheet_of("", '<mergeCells><mergeCell ref="nowhere"/></mergeCells>'),
        with_parts(saved(lambda book: None), {"xl/workbook.xml": "<not a workbook"}),
        with_parts(saved(lambda book: None), {"xl/styles.xml": f"{HEAD}<styleSheet {SPACE}><cellXfs/></styleSheet>x"}),
        sheet_of('<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>')[:-300],
    ],
)
def test_a_damaged_file_is_told(content: bytes) -> None:
    assert code_of(content) == "sheet-unreadable"


def test_other_files_are_not_opened() -> None:
    assert code_of(saved(lambda book: None), "a.xls") == "sheet-unreadable"
    assert code_of(b"x" * (MOST_BYTES + 1)) == "sheet-too-large"


def test_a_bomb_is_not_unpacked() -> None:
    bomb = with_parts(saved(lambda book: None), {"xl/media/a.xml": b" " * 100_000_000})
    assert len(bomb) < MOST_BYTES
    assert code_of(bomb) == "sheet-unpacks-too-large"
    assert code_of(with_parts(saved(lambda book: None), {f"a{at}.xml": "" for at in range(300)})) == (
        "sheet-unpacks-too-large"
    )


def citing(text: str, rows: int, columns: int) -> bytes:
    """A workbook whose every cell cites one shared text."""
    cells = ("<row>" + '<c t="s"><v>0</v></c>' * columns + "</row>") * rows
    strings = f"{HEAD}<sst {SPACE}><si><t>{text}</t></si></sst>"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    plain = zipfile.ZipFile(io.BytesIO(sheet_of(cells))).read("[Content_Types].xml").decode()
    types = plain.replace("</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>')
    return with_parts(sheet_of(cells), {"xl/sharedStrings.xml": strings, "[Content_Types].xml": types})


def test_a_text_repeated_in_many_cells_counts_every_time() -> None:
    assert code_of(citing("long " * 20_000, 900, 1)) == "sheet-unpacks-too-large"
    assert code_of(citing("_x000D_" + "a" * 1_999_000, 1_000, 59)) == "sheet-unpacks-too-large"


def test_a_text_is_counted_before_anything_is_done_with_it() -> None:
    content = citing("_x000D_" + "a" * 1_999_000, 1, 59)
    tracemalloc.start()
    try:
        assert code_of(content) == "sheet-unpacks-too-large"
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()


def many_sheets(count: int, rows: str) -> bytes:
    def fill(book: Workbook) -> None:
        for number in range(1, count):
            book.create_sheet(f"S{number}")

    part = f"{HEAD}<worksheet {SPACE}><sheetData>{rows}</sheetData></worksheet>"
    return with_parts(saved(fill), {f"xl/worksheets/sheet{at}.xml": part for at in range(1, count + 1)})


@pytest.mark.parametrize("cell", ["BH990", "BH1048576"])
def test_rows_of_all_sheets_count_together(cell: str) -> None:
    row = cell.removeprefix("BH")
    assert code_of(many_sheets(180, f'<row r="{row}"><c r="{cell}"><v>1</v></c></row>')) == "sheet-too-long"


@pytest.mark.parametrize(
    "content",
    [
        sheet_of("", "<mergeCells>" + '<mergeCell ref="C2:C9"/>' * 130_000 + "</mergeCells>"),
        sheet_of("<row/>" * 600_000),
        sheet_of('<row r="1">' + "<c><v>1</v></c>" * 200_000 + "</row>"),
        with_parts(
            saved(lambda book: None),
            {"xl/styles.xml": f"{HEAD}<styleSheet {SPACE}><cellXfs>{'<xf/>' * 600_000}</cellXfs></styleSheet>"},
        ),
    ],
    ids=["merged ranges", "rows", "cells", "formats"],
)
def test_a_small_file_with_very_many_parts_of_one_kind_takes_no_time(content: bytes) -> None:
    assert len(content) < 20_000
    assert code_of(content) in ("sheet-unpacks-too-large", "sheet-too-long")


def test_sheets_of_others_are_not_read_where_one_is_called_ratings() -> None:
    def fill(book: Workbook) -> None:
        for title in ("Ratings", "Sources ", "README", "Other"):
            book.create_sheet(title)

    assert [grid.title for grid in our_grids("a.xlsx", saved(fill))] == ["Ratings", "Sources ", "README"]


def test_hidden_columns_are_told() -> None:
    columns = '<cols><col min="2" max="3" hidden="1"/><col min="70" max="16384" hidden="1"/></cols>'
    text = f"{HEAD}<worksheet {SPACE}>{columns}<sheetData/></worksheet>"
    (grid,) = grids_of("a.xlsx", with_parts(saved(lambda book: None), {"xl/worksheets/sheet1.xml": text}))
    assert grid.hidden_columns == {2, 3}


def test_entities_are_refused() -> None:
    text = f'{HEAD}<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><worksheet {SPACE}>&c;</worksheet>'
    assert code_of(with_parts(saved(lambda book: None), {"xl/worksheets/sheet1.xml": text})) == "sheet-unreadable"
    assert (
        code_of(with_parts(saved(lambda book: None), {"xl/worksheets/sheet1.xml": text.encode("utf-16")}))
        == "sheet-unreadable"
    )


def test_a_sheet_may_claim_or_merge_all_rows_there_are() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576" s="0"/></row>'
    content = sheet_of(rows, '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    started = time.process_time()
    (grid,) = grids_of("a.xlsx", content)
    assert time.process_time() - started < 2
    assert len(grid.rows) == 1
    assert grid.merged == ((1, 1, 16384, 1048576),)


def test_too_many_rows_or_columns() -> None:
    rows = "".join(f'<row r="{at}"><c r="A{at}"><v>1</v></c></row>' for at in range(1, MOST_ROWS + 3))
    assert code_of(sheet_of(rows)) == "sheet-too-long"
    wide = "".join("<c><v>1</v></c>" for _ in range(MOST_COLUMNS + 1))
    assert code_of(sheet_of(f'<row r="1">{wide}</row>')) == "sheet-too-long"
    assert code_of(b"a,b\n" * (MOST_ROWS + 1), "a.csv") == "sheet-too-long"
    assert code_of(b"a," * (MOST_COLUMNS + 1), "a.csv") == "sheet-too-long"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("因素,低\n".encode("big5"), "sheet-encoding"),
        ("产业,最低\n".encode("gb18030"), "sheet-encoding"),
        ("factor,low".encode("utf-16-le"), "sheet-encoding"),
        ("factor,höw".encode("latin-1"), "sheet-not-utf8"),
        (b"\xff\xfe\x00", "sheet-not-utf8"),
        (b"factor,low\nstrong\0rivals,1", "sheet-binary"),
        (b'factor\n"' + b"x" * 200_000, "sheet-unreadable"),
    ],
)
def test_csv_that_is_no_text(content: bytes, code: str) -> None:
    assert code_of(content, "a.csv") == code


def test_the_encoding_and_the_file_are_named() -> None:
    for content, found in (("產業,因素\n".encode("cp950"), "Big5"), ("产业,因素\n".encode("gb18030"), "GB 18030")):
        with pytest.raises(WrongInput) as caught:
            grids_of("mine.csv", content)
        assert f"'mine.csv' is a text in {found}" in problem_text(caught.value.problem, words_in("en"))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_text_that_says_its_encoding_is_read(encoding: str) -> None:
    """Excel saves "Unicode text" as UTF-16 with a mark, parted by tabs, with the ending .txt."""
    (grid,) = grids_of("a.txt", "factor\tbecause\nstrong_rivals\t強\n".encode(encoding))
    assert [[cell.value for cell in row] for row in grid.rows] == [["factor", "because"], ["strong_rivals", "強"]]


def test_csv_of_other_countries_and_without_its_guards() -> None:
    (grid,) = grids_of("a.csv", "\ufefffactor;because\nstrong_rivals;'=1+1\n\n".encode())
    assert [[cell.value for cell in row] for row in grid.rows[:2]] == [["factor", "because"], ["strong_rivals", "=1+1"]]
    assert grid.name_of(2, 2) == "B2"
