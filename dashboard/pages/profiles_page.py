"""Profiles: an industry, founder or company edited as form, table or YAML, with what saving it would do."""

from pathlib import Path

import streamlit as st

from dashboard import drafts
from dashboard.components.drafts.draft_keeper import (
    draft_keeper,
    draft_name,
    put_aside,
    take_fields,
    take_reported,
)
from dashboard.components.drafts.typed_fields import take_typed
from dashboard.components.drafts.yaml_editor import save_answered, save_asked, take_text, yaml_editor
from dashboard.components.profiles import files
from dashboard.components.profiles.bar import save_bar, save_if_ready
from dashboard.components.profiles.company_form import company_form
from dashboard.components.profiles.editing import Editing, editing
from dashboard.components.profiles.evidence_library import evidence_library
from dashboard.components.profiles.founder_form import founder_form
from dashboard.components.profiles.guide import new_industry_guide
from dashboard.components.profiles.history import history_button
from dashboard.components.profiles.industry_form import industry_form
from dashboard.components.profiles.industry_lists import industry_lists
from dashboard.components.profiles.sheet_exchange import export_buttons, import_panel
from dashboard.components.profiles.tables import across_table, factor_table
from dashboard.drafts import FileDraft
from dashboard.markdown import plain
from dashboard.session import PROFILE_PART, PROFILE_VIEW
from dashboard.undisturbed import undisturbed
from dashboard.view import View, current_view


def opened(view: View, file: Path) -> Editing:
    """A file as disk, browser and this session have it."""
    draft = _brought_together(view, file)
    opened_file = editing(view, draft)
    name, kept = draft_name(view.known.workspace, file), draft.text if draft.is_changed else None
    draft_keeper(name, kept, draft.seen, opened_file.stamp, draft.dropped)
    if draft.misfit:
        st.toast(view.words("profiles.cannot_edit"), icon=":material/block:", duration="long")
        drafts.told_of_misfit(file)
    return opened_file


@undisturbed
def _brought_together(view: View, file: Path) -> FileDraft:
    place, starter = view.known.workspace, files.starter_of(view, file)
    name, draft = draft_name(place, file), drafts.open_draft(file, starter)
    take_reported(name, lambda kept: drafts.take_kept(place, file, kept.text, kept.seen))
    take_fields(name, lambda fields: take_typed(place, draft, fields))
    drafts.remember_dropped(file, put_aside(name))
    return drafts.open_draft(file, starter)


def typed(view: View, opened_file: Editing) -> Editing:
    """The file with what has been typed into its YAML since."""
    key = draft_name(view.known.workspace, opened_file.file)
    if opened_file.refused is None:
        take_text(key, opened_file.draft.text, lambda text: drafts.change(opened_file.file, text))
        opened_file = editing(view, drafts.open_draft(opened_file.file))
    if save_asked(key):
        _answer_save(view, key, opened_file)
        opened_file = editing(view, drafts.open_draft(opened_file.file))
    return opened_file


@undisturbed
def _answer_save(view: View, key: str, opened_file: Editing) -> None:
    save_if_ready(view, [opened_file] if opened_file.draft.is_changed else [])
    save_answered(key)


def form(edited: Editing) -> None:
    """The form of the file's kind."""
    if not edited.is_readable:
        st.markdown(edited.view.words("profiles.not_readable"))
    elif files.is_industry(edited.view, edited.file):
        new_industry_guide(edited)
        industry_form(edited)
        industry_lists(edited)
    elif files.is_company(edited.view, edited.file):
        company_form(edited)
    else:
        founder_form(edited)


def exchange(view: View, file: Path) -> None:
    """Spreadsheets out and in, and the sources that all industries share; each only once it is opened."""
    words = view.words
    sheets = st.expander(words("profiles.sheets"), key="profile_sheets", on_change="rerun")
    if sheets.open:
        with sheets:
            if file.stem in view.known.industries:
                with st.container(horizontal=True, gap="small"):
                    export_buttons(view, file.stem)
            import_panel(view)
    library = st.expander(words("profiles.library"), key="profile_library", on_change="rerun")
    if library.open:
        with library:
            evidence_library(view)


def yaml_text(edited: Editing) -> None:
    """The text itself, at the part that the reader was sent to: to type in, or only to read."""
    part = st.session_state.get(PROFILE_PART)
    if edited.refused is None:
        name = draft_name(edited.view.known.workspace, edited.file)
        line = edited.checked.document.place(part, of_name=True).line if part else None
        yaml_editor(edited.draft.text, edited.checked.problems, key=name, words=edited.view.words, line=line)
    else:
        st.code(edited.draft.text, language="yaml", line_numbers=True, height=600)
    st.session_state.pop(PROFILE_PART, None)  # once it is drawn: a run may be cut off before


def show(view: View) -> None:
    """The page, whichever way the file is shown."""
    words, file = view.words, files.top_row(view)
    across = st.session_state[PROFILE_VIEW] == files.ACROSS and files.is_industry(view, file)
    name = plain(files.name_of(view, file))
    st.title(words("profiles.title_across") if across else words("profiles.title", name=name), anchor=False)
    files.told_of_gone(view, file)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        shown_as = files.view_switch(view, file)
        beside = st.container(width="content")
    with st.container(gap=None):
        scope = [opened(view, each) for each in (view.known.workspace.industry_files() if across else [file])]
    if shown_as == files.YAML:
        scope = [typed(view, scope[0])]
    if len(scope) == 1:
        with beside:
            history_button(scope[0])
    save_bar(view, scope)
    if shown_as == files.YAML:
        yaml_text(scope[0])
    elif shown_as == files.FORM:
        form(scope[0])
    elif shown_as == files.TABLE and scope[0].is_readable:
        factor_table(scope[0])
    elif shown_as == files.ACROSS:
        across_table(view, [each for each in scope if each.is_readable])
    else:
        st.markdown(words("profiles.not_readable"))
    if files.is_industry(view, file):
        exchange(view, file)


show(current_view())
