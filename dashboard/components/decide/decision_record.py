"""One button that freezes the decision as a receipt in the workspace."""

import streamlit as st

from assessment.assess import OUTLOOK as DEFAULT_OUTLOOK
from dashboard.components.lasting_choice import lasting_choice
from dashboard.markdown import for_markdown, plain, problem_told
from dashboard.rows.names import distinct_names
from dashboard.session import RECORDED, REGIONS
from dashboard.view import View
from knowledge.problem import WrongInput
from knowledge.repository import commit_of
from reports.decisions.files import files_that_count
from reports.decisions.receipt import FOLDER, LONGEST_REASON, CommitPicture, Receipt, new_receipt, write_receipt
from reports.decisions.snapshot import Asked
from reports.decisions.taking import assessed_as, take_snapshot
from reports.decisions.words import cost_line

WIDTH = 400  # pixels, so that no message widens the popover; a phone's is narrower


def record_form(view: View) -> None:
    """Write down what was decided, and why, in the workspace."""
    words, ids = view.words, [each.id for each in view.assessment.ranking]
    if not ids:
        return
    if view.known.stale & set(ids):
        st.caption(words("decisions.mend_first"))
        return
    names = distinct_names(view, ids)
    with st.container(width=WIDTH):
        name = f"{RECORDED}|{ids[0]}"  # a new leader is offered anew
        if st.session_state.get(name) not in ids:
            st.session_state[name] = ids[0]
        industry = st.session_state[name]
        st.selectbox(words("decisions.industry"), ids, ids.index(industry), **lasting_choice(name, ids, names))
        with st.form("record_decision", border=False):
            because = st.text_area(words("decisions.because"), max_chars=LONGEST_REASON, height=100, key="because")
            st.caption(words("decisions.record_help", folder=FOLDER))
            pressed = st.form_submit_button(words("decisions.record_button"), icon=":material/bookmark_add:")
        if pressed:
            _record(view, industry, because)


def _record(view: View, industry: str, because: str) -> None:
    words, workspace = view.words, view.known.workspace
    try:
        receipt = _receipt(view, industry, because)
        file = write_receipt(workspace, receipt)
    except WrongInput as wrong:
        st.error(problem_told(wrong.problem, words))
        return
    st.success(
        words("decisions.recorded", path=plain(workspace.shown(file)), cost=cost_line(receipt, for_markdown(words)))
    )


def _receipt(view: View, industry: str, because: str) -> Receipt:
    asked = asked_by(view)
    edition = view.edition
    assessment = assessed_as(edition.known, asked)
    snapshot = take_snapshot(assessment, edition.rulebook, edition.catalogue, asked, industry)
    commit = commit_of(edition.known.workspace, files_that_count(assessment).values())
    git = CommitPicture(commit=commit.hash, clean=commit.clean) if commit else None
    return new_receipt(snapshot, industry, because, git)


def asked_by(view: View) -> Asked:
    """What this page shows, besides the files: whatever the reader tries out in place of the founder's own answers."""
    shown, founder = view.assessment, view.assessment.founder.founder
    own = DEFAULT_OUTLOOK if founder.outlook is None else founder.outlook
    regions = sorted(st.session_state[REGIONS])
    return Asked(
        seed=shown.seed,
        draws=shown.draws,
        as_of=shown.as_of.isoformat(),
        outlook=None if shown.tilt is not None or shown.outlook == own else shown.outlook,
        tilt=shown.tilt,
        industries=None if len(shown.ids) == len(view.known.industries) else shown.ids,
        weights=view.tried,
        target_regions=None if regions == sorted(founder.target_regions or ()) else tuple(regions),
    )
