"""A block of evidence: a finding as its title, what is plotted, the chart, a note, and the data under it."""

from collections.abc import Callable
from contextlib import contextmanager

import pandas as pd
import streamlit as st

from locales import Words


@contextmanager
def finding(title: str, unit: str):
    """A container headed by a finding (a sentence that the content proves) and a line that says what is shown."""
    with st.container(gap="small"):
        with st.container(gap=None):
            st.markdown(f"### {title}")
            st.caption(unit)
        yield


def chart_block(
    chart,
    *,
    alt: str,
    data: pd.DataFrame,
    name: str,
    words: Words,
    note: str = "",
    beside: Callable[[], None] | None = None,
) -> None:
    """A chart with its text alternative, a note or a control under it, and its data as table and CSV."""
    st.altair_chart(chart, width="stretch", theme="streamlit", alt=alt, key=f"chart_{name}")
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
    with st.popover(label or words("decide.data"), icon=":material/table:", type="tertiary", key=f"data_{name}"):
        st.dataframe(data, hide_index=True, width="stretch", alt=name)
        st.download_button(
            words("decide.csv"),
            data=_csv_of(data),
            file_name=f"{name}.csv",
            mime="text/csv",
            on_click="ignore",
            key=f"csv_{name}",
        )


def _csv_of(data: pd.DataFrame) -> Callable[[], bytes]:
    return lambda: data.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")
