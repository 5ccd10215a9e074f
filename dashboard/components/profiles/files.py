"""Which file is edited, and how it is shown; a new industry starts here too."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from dashboard import drafts
from dashboard.components.lasting_choice import lasting_choice
from dashboard.components.profiles.editing import value_at
from dashboard.components.start_industry import start_industry
from dashboard.components.toolbar import language_switch
from dashboard.link_state import from_link, to_link
from dashboard.markdown import plain
from dashboard.rows.names import distinct_names
from dashboard.session import PROFILE_FILE, PROFILE_GONE, PROFILE_VIEW, START_OPEN
from dashboard.view import View
from knowledge.file_kinds import COMPANY, SHARED_EVIDENCE
from knowledge.saving.founder_writer import NEW_FILE

FORM, TABLE, ACROSS, YAML = "form", "table", "across", "yaml"
SHOWN_AS = (FORM, TABLE, ACROSS, YAML)
NEW_SOURCES = "# yaml-language-server: $schema=../schemas/evidence.schema.json\nschema: 1\nevidence: {}\n"
NEW_COMPANY = "# yaml-language-server: $schema=schemas/company.schema.json\nschema: 1\nname: My company\n"


def editable_files(view: View) -> dict[str, Path]:
    """Files by their path as messages show it: industries, founders, company, shared sources, those of drafts alone."""
    place = view.known.workspace
    files = [*place.industry_files(), place.own_founder_file, *place.founder_files(), place.root / COMPANY]
    files.append(place.industry_folder / SHARED_EVIDENCE)
    files += [each.file for each in drafts.changed_drafts()]
    return {place.shown(file): file for file in dict.fromkeys(files)}


def starter_of(view: View, file: Path) -> str:
    """What a file that does not exist yet begins with."""
    if file == view.known.workspace.own_founder_file:
        return NEW_FILE.decode()
    if is_company(view, file):
        return NEW_COMPANY
    return NEW_SOURCES if is_shared_evidence(view, file) else ""


def is_industry(view: View, file: Path) -> bool:
    """Whether a file is an industry profile."""
    return file.parent == view.known.workspace.industry_folder and not is_shared_evidence(view, file)


def is_shared_evidence(view: View, file: Path) -> bool:
    """Whether a file holds the sources that industries share."""
    return file == view.known.workspace.industry_folder / SHARED_EVIDENCE


def is_company(view: View, file: Path) -> bool:
    """Whether a file is the firm to be listed."""
    return file == view.known.workspace.root / COMPANY


def top_row(view: View) -> Path:
    """The controls above the title; gives back the file that is edited."""
    words, files = view.words, editable_files(view)
    _choices_from_link(files, usual=_usual(view, files))
    names = _names(view, files)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"):
        chosen, choices = st.session_state[PROFILE_FILE], list(files)
        st.selectbox(
            words("profiles.file"), choices, choices.index(chosen), label_visibility="collapsed", width=380,
            **lasting_choice(PROFILE_FILE, choices, names),
        )  # fmt: skip
        with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content"):
            with st.popover(
                words("profiles.new_industry"),
                icon=":material/add:",
                type="tertiary",
                key=START_OPEN,
                on_change="rerun",
            ):
                start_industry(view)
            language_switch(words)
    return files[chosen]


def view_switch(view: View, file: Path) -> str:
    """Form, table, one factor across all industries, or YAML; only industries have tables, shared sources no form."""
    words = view.words
    choices = SHOWN_AS if is_industry(view, file) else (YAML,) if is_shared_evidence(view, file) else (FORM, YAML)
    if st.session_state[PROFILE_VIEW] not in choices:
        st.session_state[PROFILE_VIEW] = choices[0]
    labels = {each: words(f"profiles.as_{each}") for each in choices}
    with st.container(key=PROFILE_VIEW, width="content"):
        st.segmented_control(
            words("profiles.shown_as"), choices, default=st.session_state[PROFILE_VIEW], label_visibility="collapsed",
            required=True, **lasting_choice(PROFILE_VIEW, choices, labels),
        )  # fmt: skip
    return str(st.session_state[PROFILE_VIEW])


def told_of_gone(view: View, file: Path) -> None:
    """Say that the file shown before is gone, for as long as the one that took its place is shown."""
    gone, instead = st.session_state.get(PROFILE_GONE, (None, None))
    place = view.known.workspace
    if gone is None or place.shown(file) != instead or (place.root / gone).exists():
        st.session_state.pop(PROFILE_GONE, None)
        return
    name = plain(name_of(view, file))
    st.warning(view.words("profiles.file_gone", file=plain(gone), name=name), icon=":material/folder_off:")


def name_of(view: View, file: Path) -> str:
    """What a file is about, for the title."""
    return _names(view, {view.known.workspace.shown(file): file})[view.known.workspace.shown(file)]


def _choices_from_link(files: Mapping[str, Path], usual: str) -> None:
    """Take file and form from the link at first, then from the page; and write them into the link."""
    before = st.session_state.get(PROFILE_FILE)
    if before not in files:
        st.session_state[PROFILE_FILE] = next(iter(from_link(PROFILE_FILE, files)), usual)
    if before is not None and before not in files:
        st.session_state[PROFILE_GONE] = (before, st.session_state[PROFILE_FILE])
    if st.session_state.get(PROFILE_VIEW) not in SHOWN_AS:
        st.session_state[PROFILE_VIEW] = next(iter(from_link(PROFILE_VIEW, SHOWN_AS)), FORM)
    to_link(
        {
            PROFILE_FILE: ([st.session_state[PROFILE_FILE]], [usual]),
            PROFILE_VIEW: ([st.session_state[PROFILE_VIEW]], [FORM]),
        }
    )


def _usual(view: View, files: Mapping[str, Path]) -> str:
    """The industry in the lead, else the first file there is."""
    winner = view.assessment.verdict.winner
    shown = view.known.workspace.shown(view.known.workspace.industry_folder / f"{winner}.yaml")
    return shown if shown in files else next(iter(files))


def _name_in_draft(view: View, file: Path) -> str:
    """What an industry calls itself that only a draft still has."""
    return view.words.text(value_at(drafts.value_of(file), ("name",))) if drafts.standing(file) else ""


def _names(view: View, files: Mapping[str, Path]) -> dict[str, str]:
    """Names to choose by: the industry's, the founder's with their file, the company's."""
    words, known = view.words, view.known
    industries = distinct_names(view, known.industries)
    named = {}
    for shown, file in files.items():
        if is_industry(view, file):
            named[shown] = industries.get(file.stem) or _name_in_draft(view, file) or file.stem
        elif is_shared_evidence(view, file):
            named[shown] = words("profiles.shared_sources")
        elif is_company(view, file):
            firm = words.text(known.company.name) if known.company else ""
            named[shown] = words("profiles.company_named", name=firm) if firm else words("profiles.company")
        elif file == known.workspace.own_founder_file:
            named[shown] = words("profiles.founder_me")
        else:
            founder = known.founders.get(file.stem)
            said = words.text(founder.name) if founder and founder.name else file.stem
            named[shown] = words("profiles.founder_named", name=said)
    return named
