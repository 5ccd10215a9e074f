"""A block of evidence: a finding as its title, what is plotted, the chart, a note, and the data under it."""

import hashlib
from collections.abc import Callable
from contextlib import contextmanager
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.cached import chart_spec
from dashboard.view import View
from locales import Words
from reports.spreadsheet import inert


@contextmanager
def finding(title: str, unit: str):
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


def show_chart(spec: dict[str, Any], *, alt: str, name: str) -> None:
    """A chart with its text alternative."""
    st.vega_lite_chart(spec, width="stretch", theme="streamlit", alt=alt, key=f"chart_{name}")


def chart_block(
    spec: dict[str, Any],
    *,
    alt: str,
    data: pd.DataFrame,
    name: str,
    words: Words,
    note: str = "",
    beside: Callable[[], None] | None = None,
) -> None:
    """A chart with its text alternative, a note or a control under it, and its data as table and CSV."""
    show_chart(spec, alt=alt, name=name)
    wide, narrow = st.columns([1, 0.14] if note else [1, 0.3], vertical_alignment="top")
    with wide:
        if note:
            st.caption(note)
        if beside:
            beside()
    with narrow, st.container(horizontal_alignment="right"):
        data_popover(data, name, words)


def data_popover(data: pd.DataFrame, name: str, words: Words, label: str | None = None) -> None:
    """The numbers behind a chart, to read and to take away."""
    named = data.rename(columns=words.under("columns"))
    with st.popover(label or words("decide.data"), icon=":material/table:", type="tertiary", key=f"data_{name}"):
        st.dataframe(named, hide_index=True, width="content", alt=name)
        st.download_button(
            words("decide.csv"),
            data=_csv_of(named),
            file_name=f"{name}.csv",
            mime="text/csv",
            on_click="ignore",
            key=f"csv_{name}",
        )


def _csv_of(data: pd.DataFrame) -> Callable[[], bytes]:
    harmless = data.map(lambda value: inert(value) if isinstance(value, str) else value)
    return lambda: harmless.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")
