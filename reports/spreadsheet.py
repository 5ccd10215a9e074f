"""Comma-separated values that a spreadsheet opens as they are meant."""

import csv
import io
from collections.abc import Sequence

# What makes a spreadsheet take a text for a formula (OWASP, CSV injection), full-width forms included.
_STARTS_A_FORMULA = tuple("=+-@＝＋－＠")


def inert(text: str) -> str:
    """Text that a spreadsheet will not take for a formula.

    >>> inert("=1+1"), inert("Packaging")
    ("'=1+1", 'Packaging')
    """
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text


def csv_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Headings and rows as CSV, every cell inert and on one line. Numbers are texts already, none of them below 0."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([inert(" ".join(text.split())) for text in row] for row in rows)
    return written.getvalue()
