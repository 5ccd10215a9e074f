"""A block of evidence: a finding as its title, what is plotted, the chart, a note, and the data under it."""

import hashlib
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, Literal, TypeAlias, TypeVar

import pandas as pd
import streamlit as st
from streamlit.dataframe_util import convert_pandas_df_to_arrow_table

from dashboard.cached import chart_spec
from dashboard.view import View
from locales import Words
from reports.spreadsheet import inert

Data: TypeAlias = pd.DataFrame | Callable[[], pd.DataFrame]  # a table, or how to make it once it is asked for
Part = TypeVar("Part")
LONGEST_HEAD = 8  # signs: a longer one may take two lines
WORD_JOINER, NO_BREAK_SPACE, FIRST_WIDE_SIGN = "\u2060", "\u00a0", "\u2e80"


def prepared(make: Callable[..., Part], view: View, *more: Hashable) -> Part:
    """`make(view, *more)`, made once for all runs and sessions that show the same; so nobody may change it.

    `make` may use the view's words, look and results and `more`, and nothing else that can change.
    """
    seen = (view.key, view.assessment.outlook, view.words.language, view.look.page)
    kept: Part = view.edition.parts.get((make, seen, more), lambda: make(view, *more))
    return kept


@contextmanager
def finding(title: str, unit: str) -> Iterator[None]:
    """A container headed by a finding (a sentence that the content proves) and a line that says what is shown."""
    with st.container(gap="small"):
        with st.container(gap=None):
            st.markdown(f"### {title}")
            st.caption(unit)
        yield


def drawn(view: View, chart: Callable[..., Any], rows: pd.DataFrame, section: str, *more: Any) -> dict[str, Any]:
    """A chart of rows with the words of a section, as a Vega-Lite dictionary; what was drawn before is not built again.

    `more` are the chart function's further arguments.
    """
    shown = (chart.__name__, rows.to_json(orient="split"), view.look.page, view.words.language, section, repr(more))
    content = hashlib.blake2b("\x1f".join(shown).encode()).hexdigest()
    return chart_spec(content, lambda: chart(rows, view.look, view.words.under(section), *more))


def sent_form(table: pd.DataFrame) -> Any:
    """A table in the form in which Streamlit sends it; it would bring it into that form anew in every run."""
    return convert_pandas_df_to_arrow_table(table.rename(columns=unbroken))


def unbroken(head: str) -> str:
    """A short head of a column that no narrow column breaks in the middle of a word, as browsers do with Chinese."""
    if len(head) > LONGEST_HEAD or not any(sign >= FIRST_WIDE_SIGN for sign in head):
        return head
    return in_one_line(head)


def in_one_line(text: str) -> str:
    """A text that no column breaks, however narrow it is."""
    return WORD_JOINER.join(text.replace(" ", NO_BREAK_SPACE))


def show_table(table: Any) -> None:
    """A table of words, read line by line; one that many runs show is given in its `sent_form`."""
    st.table(sent_form(table) if isinstance(table, pd.DataFrame) else table, border="horizontal", hide_index=True)


def show_chart(spec: dict[str, Any], *, alt: str, name: str) -> None:
    """A chart with its text alternative."""
    st.vega_lite_chart(spec, width="stretch", theme="streamlit", alt=alt, key=f"chart_{name}")


def chart_block(
    spec: dict[str, Any],
    *,
    alt: str,
    data: Data,
    name: str,
    words: Words,
    note: str = "",
    beside: Callable[[], None] | None = None,
) -> None:
    """A chart with its text alternative, a note or else a control under it, and its data as table and CSV."""
    show_chart(spec, alt=alt, name=name)
    if not note:
        data_row(data, name, words, beside=beside)
        return
    wide, narrow = st.columns([1, 0.14])  # in a row of their own width a long note would push the button under it
    wide.caption(note)
    with narrow:
        data_popover(data, name, words)


def data_popover(data: Data, name: str, words: Words) -> None:
    """The numbers behind a chart at the right, to read and to take away."""
    data_row(data, name, words)


@st.fragment
def data_row(
    data: Data,
    name: str,
    words: Words,
    *,
    beside: Callable[[], None] | None = None,
    alignment: Literal["top", "center", "bottom"] = "top",
) -> None:
    """The button for the data at the right, and `beside` it what stands at the left; only this row is run again."""
    ends: Literal["distribute", "right"] = "distribute" if beside else "right"
    with st.container(horizontal=True, horizontal_alignment=ends, vertical_alignment=alignment):
        if beside:
            beside()
        popover(data, name, words)


def popover(data: Data, name: str, words: Words) -> None:
    """The button for the data; the table is made only while it is open."""
    place = st.popover(
        words("decide.data"), icon=":material/table:", type="tertiary", key=f"data_{name}", on_change="rerun"
    )
    if not place.open:
        return
    table = (data() if callable(data) else data).rename(columns=words.under("columns"))
    with place:
        st.dataframe(table, hide_index=True, width="content", alt=name)
        st.download_button(
            words("decide.csv"),
            data=lambda: _csv_of(table),  # built only when asked for
            file_name=f"{name}.csv",
            mime="text/csv",
            on_click="ignore",
            key=f"csv_{name}",
        )


def _csv_of(data: pd.DataFrame) -> bytes:
    harmless = data.map(lambda value: inert(value) if isinstance(value, str) else value)
    text: str = harmless.to_csv(index=False, lineterminator="\n")
    return text.encode("utf-8-sig")
