"""Comma-separated values that a spreadsheet opens as they are meant."""

import csv
import io
from collections.abc import Sequence

# What makes a spreadsheet take a text for a formula (OWASP, CSV injection), full-width forms included.
_STARTS_A_FORMULA = tuple("=+-@＝＋－＠\t\r\n")
_GUARD = "'"


def inert(text: str) -> str:
    """Text that a spreadsheet will not take for a formula; one that looks guarded already gets a guard of its own.

    >>> inert("=1+1"), inert("Packaging"), inert("'=1+1")
    ("'=1+1", 'Packaging', "''=1+1")
    """
    return _GUARD + text if text.lstrip(_GUARD).startswith(_STARTS_A_FORMULA) else text


def without_guard(text: str) -> str:
    """Text as it was before `inert`.

    >>> without_guard("'=1+1"), without_guard("'tis"), without_guard("''=1+1")
    ('=1+1', "'tis", "'=1+1")
    """
    guarded = text.startswith(_GUARD) and text.lstrip(_GUARD).startswith(_STARTS_A_FORMULA)
    return text.removeprefix(_GUARD) if guarded else text


def csv_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Headings and rows as CSV, every cell inert and on one line. Numbers are texts already, none of them below 0."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([inert(" ".join(text.split())) for text in row] for row in rows)
    return written.getvalue()
