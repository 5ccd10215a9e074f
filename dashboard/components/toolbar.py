"""The controls above every title: industry, comparison and language. Each choice stands in the link."""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.lasting_choice import lasting_choice
from dashboard.components.nothing_compared import nothing_compared
from dashboard.components.start_industry import start_industry
from dashboard.markdown import plain
from dashboard.rows.names import distinct_names
from dashboard.session import INDUSTRIES, INDUSTRY, LANGUAGE
from dashboard.view import View
from locales import LANGUAGES, Words

SHORT_NAMES = {"en": "EN", "zh-Hant": "中文"}


def language_switch(words: Words) -> None:
    """The language of the screen."""
    st.session_state[LANGUAGE] = words.language
    with st.container(key=LANGUAGE, width="content"):
        st.segmented_control(
            words("app.language"),
            list(LANGUAGES),
            default=words.language,
            label_visibility="collapsed",
            required=True,
            **lasting_choice(LANGUAGE, LANGUAGES, SHORT_NAMES),
        )


def industry_picker(view: View) -> str | None:
    """The industry this page is about: chosen before, in the link, else the winner; None without industries."""
    ids = [each.id for each in view.assessment.ranking]
    if not ids:
        return None
    names = distinct_names(view, ids)
    return st.selectbox(
        view.words("industry.pick"),
        ids,
        format_func=lambda each: names.get(each, each),
        key=INDUSTRY,
        label_visibility="collapsed",
        width=300,
        persist_state="session",
    )


def chosen_industry(view: View) -> str:
    """The row above the title of a page about one industry; without any industry the page ends here, and says why."""
    words = view.words
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"):
        industry = industry_picker(view)
        language_switch(words)
    if industry is None:
        nothing_compared(view)
    return str(industry)


def compare_popover(view: View, ids: Sequence[str]) -> None:
    """Industries in and out of the comparison."""
    words = view.words
    names = {each: plain(name) for each, name in distinct_names(view, ids).items()}
    with st.popover(words("decide.compare"), icon=":material/compare_arrows:", type="tertiary"):
        st.pills(
            words("decide.compare_label"),
            list(ids),
            selection_mode="multi",
            format_func=lambda each: names.get(each, each),
            key=INDUSTRIES,
            help=words("decide.compare_help"),
            persist_state="session",
        )
        if start_industry(view):
            st.switch_page("dashboard/pages/profiles_page.py")
