"""A small form that starts an industry of one's own from the commented template; Profiles then asks for its ratings."""

from functools import cache, partial

import streamlit as st

from dashboard.components.drafts.kept_form import form_done, kept_form
from dashboard.language import current_words
from dashboard.markdown import plain, problem_told
from dashboard.session import PROFILE_FILE, PROFILE_VIEW, START_OPEN, STARTED
from dashboard.undisturbed import undisturbed
from dashboard.view import View
from knowledge.problem import WrongInput
from knowledge.saving.profile_template import new_industry
from knowledge.workspace import Workspace

_NAME = "start_industry_name"


def start_industry(view: View) -> bool:
    """Draw the form; True in the one run after a file was written, which Profiles opens next."""
    words = view.words
    kept_form(_NAME, {"name": _NAME})
    with st.form("start_industry", border=False):
        st.text_input(words("decide.own_name"), help=words("decide.own_help"), key=_NAME)
        st.form_submit_button(
            words("decide.own_add"), icon=":material/add:", on_click=_start, args=(view.known.workspace,)
        )
    outcome = st.session_state.pop(STARTED, None)
    if isinstance(outcome, WrongInput):
        st.error(problem_told(outcome.problem, words))
    return isinstance(outcome, str)


def _start(place: Workspace) -> None:
    """Write the template under the name asked for; the form says, or has said, what came of it."""
    written = cache(partial(new_industry, place))  # once, however often it is begun

    @undisturbed
    def started() -> None:
        try:
            shown = place.shown(written(st.session_state[_NAME]))
        except WrongInput as wrong:
            st.session_state[STARTED] = wrong
            return
        form_done(_NAME)
        st.session_state[STARTED] = st.session_state[PROFILE_FILE] = shown
        st.session_state[PROFILE_VIEW] = "form"
        st.session_state[START_OPEN] = False
        st.toast(current_words()("decide.own_added", path=plain(shown)), icon=":material/check:")

    started()
