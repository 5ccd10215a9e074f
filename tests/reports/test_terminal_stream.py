"""Whatever a terminal's alphabet is, printing never fails and no number changes its sign."""

import io

import pytest

from reports.terminal_stream import harmless, has_all_signs, never_fails


def stream(encoding: str) -> tuple[io.BytesIO, io.TextIOWrapper]:
    below = io.BytesIO()
    return below, io.TextIOWrapper(below, encoding=encoding)


@pytest.mark.parametrize(
    ("encoding", "printed"),
    [
        ("utf-8", "−3.5 – 包裝"),
        ("cp1252", "-3.5 – ??"),
        ("ascii", "-3.5 - ??"),
        ("cp950", "-3.5 – 包裝"),
    ],
)
def test_signs_that_are_not_there_become_plain_ones(encoding: str, printed: str) -> None:
    below, terminal = stream(encoding)
    never_fails(terminal)
    terminal.write("−3.5 – 包裝")
    terminal.flush()
    assert below.getvalue().decode(encoding) == printed


def test_the_rest_of_a_file_name_that_is_no_text_is_printed_too() -> None:
    below, terminal = stream("utf-8")
    never_fails(terminal)
    terminal.write("plan\udcff.csv")
    terminal.flush()
    assert below.getvalue() == b"plan?.csv"


def test_no_stream_at_all_is_no_mistake() -> None:
    never_fails(None)
    assert not has_all_signs(None)


def test_only_unicode_has_all_signs() -> None:
    assert [has_all_signs(stream(each)[1]) for each in ("utf-8", "UTF-16", "cp950", "ascii")] == [
        True,
        True,
        False,
        False,
    ]


def test_control_characters_are_left_out_and_lines_kept() -> None:
    assert harmless("a\x1b[2Jb\x07\x9bc\nd\u202ee") == "a[2Jbc\nde"
