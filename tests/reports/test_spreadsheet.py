"""A spreadsheet shows every cell and runs none."""

import csv
import io

import pytest

from reports.spreadsheet import csv_table, inert


@pytest.mark.parametrize("start", list("=+-@\t\r\n＝＋－＠"))
def test_no_cell_starts_a_formula(start: str) -> None:
    assert inert(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"
    ((cell,),) = csv.reader(io.StringIO(csv_table([], [[f"{start}1"]]).lstrip("\n"), newline=""))
    assert cell.startswith("'")


@pytest.mark.parametrize("text", ["", "Packaging", "3.5", "包裝", "a=b", "–"])
def test_other_text_is_left_alone(text: str) -> None:
    assert inert(text) == text


def test_what_is_written_is_what_is_read() -> None:
    rows = [['a "quoted" text', "with, commas", "two\nlines"], ["", "1.0", "，；"]]
    written = csv_table(["x", "y", "z"], rows)
    assert list(csv.reader(io.StringIO(written, newline=""))) == [["x", "y", "z"], *rows]
