"""The line above every title: what this is about on the left, quiet buttons on the right, language last."""

from collections.abc import Sequence
from contextlib import contextmanager

import streamlit as st

from dashboard.session import INDUSTRIES, INDUSTRY, LANGUAGE
from dashboard.view import View
from locales import LANGUAGES, Words
from reports.wording import industry_name


@contextmanager
def toolbar():
    """A row that keeps its first element left and the rest right."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        yield


def language_switch(words: Words) -> None:
    """The language of the screen; it stands in the link."""
    st.segmented_control(
        words("app.language"), list(LANGUAGES), default=words.language, format_func={"en": "EN", "zh-Hant": "中文"}.__getitem__,
        key=LANGUAGE, label_visibility="collapsed", required=True, bind="query-params", persist_state="session",
    )  # fmt: skip


def industry_picker(view: View) -> str | None:
    """The industry this page is about: chosen before, in the link, else the winner."""
    ids = [each.id for each in view.assessment.ranking]
    if not ids:
        return None
    return st.selectbox(
        view.words("industry.pick"), ids, format_func=lambda each: industry_name(view.assessment, each, view.words),
        key=INDUSTRY, label_visibility="collapsed", width=300, bind="query-params", persist_state="session",
    )  # fmt: skip


def compare_popover(view: View, ids: Sequence[str]) -> None:
    """Industries in and out of the comparison."""
    words = view.words
    names = {each: words.text(view.known.industries[each].name) for each in ids}
    with st.popover(words("decide.compare"), icon=":material/compare_arrows:", type="tertiary"):
        st.pills(
            words("decide.compare_label"), list(ids), selection_mode="multi", default=list(ids), format_func=names.get,
            key=INDUSTRIES, help=words("decide.compare_help"), bind="query-params", persist_state="session",
        )  # fmt: skip
        st.caption(words("decide.use_own"))
