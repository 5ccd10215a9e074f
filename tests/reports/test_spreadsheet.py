"""A spreadsheet shows every cell and runs none."""

import csv
import io

import pytest

from reports.spreadsheet import csv_table, inert


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t=", "\r\n=", "  ="])
def test_no_cell_starts_a_formula(start: str) -> None:
    ((cell,),) = read(csv_table([], [[f"{start}cmd|' /C calc'!A0"]]).removeprefix("\n"))
    assert cell == f"'{start.strip()}cmd|' /C calc'!A0"


@pytest.mark.parametrize("text", ["", "Packaging", "3.5", "包裝", "a=b", "–"])
def test_other_text_is_left_alone(text: str) -> None:
    assert inert(text) == text


def test_what_is_written_is_what_is_read() -> None:
    rows = [['a "quoted" text', "with, commas", "one line"], ["", "1.0", "，；"]]
    assert read(csv_table(["x", "y", "z"], rows)) == [["x", "y", "z"], *rows]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_row_is_one_line(end: str) -> None:
    assert csv_table(["x"], [[f"two{end}lines"]]) == "x\ntwo lines\n"
