"""What would change the answer: the winner, and the strategy recommended for it."""

from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from dashboard.cached import found_flips, found_strategy_flips, several_flips
from dashboard.components.block import finding, prepared, sent_form, show_table
from dashboard.markdown import for_markdown, plain
from dashboard.session import SEVERAL
from dashboard.view import View
from reports.flips_notes import flip_notes, level_with, several_text, strategy_notes
from reports.flips_report import HEADINGS, FlipRow, flip_rows


class FlipsBlock(NamedTuple):
    """The finding, what is shown, the table in the form in which it is sent, if any, and the notes under it."""

    title: str
    unit: str
    table: Any
    notes: list[str]


def flips(view: View, winner: str) -> None:
    """The smallest change of each kind that puts another industry first, and that changes the strategy."""
    block = prepared(_flips, view, winner)
    with finding(block.title, block.unit):
        if block.table is not None:
            show_table(block.table)
        for note in block.notes:
            st.caption(note)
        _several(view)


@st.fragment
def _several(view: View) -> None:
    """The fewest ratings that change the winner together, on demand."""
    words = view.words
    if st.toggle(words("flips.ask_several"), key=SEVERAL):
        several = several_flips(view.assessment, view.key)
        found = several and several_text(view.assessment, several, for_markdown(words))
        st.caption(found or words("flips.no_several"))


def _flips(view: View, winner: str) -> FlipsBlock:
    words, shown, assessment = view.words, for_markdown(view.words), view.assessment
    found = found_flips(assessment, view.key)
    rows = [] if level_with(assessment, found) else flip_rows(assessment, found, words)
    leaders = {row.winner for row in rows}
    unit = words("flips.unit_one", winner=plain(*leaders)) if len(leaders) == 1 else words("flips.unit")
    notes = flip_notes(assessment, found, shown)
    strategy = found_strategy_flips(assessment, view.advice[winner], view.edition.rulebook, view.key)
    if strategy.strategy is not None:
        names = view.edition.rulebook.strategies
        notes = [*notes, words.sentences(strategy_notes(assessment, strategy, names, shown))]
    return FlipsBlock(
        words("flips.title" if rows or level_with(assessment, found) else "flips.none"),
        unit,
        _table(view, rows, HEADINGS[:3] if len(leaders) == 1 else HEADINGS) if rows else None,
        notes,
    )


def _table(view: View, rows: list[FlipRow], names: tuple[str, ...]) -> Any:
    """The changes as a table; who leads then is left out where the unit line says it for all."""
    cells = [[plain(text) for text in (row.change, row.now, row.tips_at, row.winner)][: len(names)] for row in rows]
    return sent_form(pd.DataFrame(cells, columns=[view.words(f"flips.headings.{name}") for name in names]))
