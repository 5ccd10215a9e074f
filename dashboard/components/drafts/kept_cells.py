"""What is typed in the open cell of a table is kept as what is typed in a field: this says which value each cell is."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import streamlit as st

from dashboard.components.drafts.draft_keeper import ValueKind, with_store
from knowledge.yaml_text.document import Path_

_kept_cells = st.components.v2.component("beachhead_kept_cells", **with_store("kept_cells"))


@dataclass(frozen=True)
class CellRow:
    """A row by the words in its first cell, and the value its cells stand in: of the draft that a stamp names."""

    head: str
    stamp: str
    path: Path_


@dataclass(frozen=True)
class Column:
    """A column that can be changed: its values stand at their row's path, between two pieces of path of its own.

    A table takes no number above `most`.
    """

    before: Path_ = ()
    after: Path_ = ()
    kind: ValueKind = "text"
    most: float | None = None

    def path(self, row: Path_) -> Path_:
        """Where the value of a row stands."""
        return (*self.before, *row, *self.after)


def kept_cells(table: str, rows: Sequence[CellRow], columns: Mapping[str, Column], *, count: int | None = None) -> None:
    """Let the browser keep what is typed in a table's open cell. `table` is its key, `columns` are by their titles.

    Rows are told apart by their heads. With a `count`, they are the entries of a list instead, of which the draft has
    so many: then `rows` is one row with the path of the list. It shows nothing.
    """
    data = {"table": table, "count": count, "rows": [asdict(each) for each in rows]}
    titled = {title: asdict(each) for title, each in columns.items()}
    _kept_cells(key=f"kept_cells|{table}", data={**data, "columns": titled})
