"""Profiles as files on the Profiles page: take one out as spreadsheet or YAML, and read one into the draft."""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.cached import sheet_headings, sheets_read
from dashboard.components.profiles.diff import text_diff
from dashboard.drafts import FileDraft, open_draft, put
from dashboard.markdown import plain
from dashboard.session import PROFILE_FILE
from dashboard.undisturbed import undisturbed
from dashboard.view import View
from knowledge.problem import Problem, WrongInput
from locales import Words
from reports.exchange.grid import MOST_BYTES, READABLE, YAML_ENDINGS, is_yaml
from reports.exchange.headings import HeadingMatch, free_columns
from reports.exchange.profile_import import kept_told, removed_told
from reports.exchange.reader import SheetImport, apply_sheets
from reports.exchange.workbook import export_file, heading
from reports.problem_text import problem_sentences

NOT_READ = ""
HEADINGS_BESIDE = 3
_KINDS = {
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ":material/table:"),
    ".csv": ("text/csv", ":material/csv:"),
    ".yaml": ("application/yaml", ":material/data_object:"),
}


def export_buttons(view: View, industry: str) -> None:
    """The industry's profile as it is saved, as spreadsheet, its ratings only, or the file; built when asked for."""
    words = view.words
    for ending, (mime, icon) in _KINDS.items():
        st.download_button(
            words(f"sheets.export_{ending[1:]}"),
            data=_built(view, industry, ending),
            file_name=f"{industry}{ending}",
            mime=mime,
            on_click="ignore",
            type="tertiary",
            icon=icon,
            key=f"export|{industry}|{ending}",
        )


def import_panel(view: View) -> None:
    """A file read against the draft of its industry: headings, problems by cell or line, and the lines that change.

    A button takes the changes into the draft, where the page shows their consequence and offers to save; only the
    profile of an industry that there is not yet is written at once.
    """
    words = view.words
    sheet = st.file_uploader(
        words("sheets.upload"),
        type=[ending[1:] for ending in (*READABLE, *YAML_ENDINGS)],
        help=words("sheets.import_help"),
        max_upload_size=MOST_BYTES // 1_000_000,
        key="import|sheet",
    )
    if sheet is None:
        return
    try:
        chosen = _headings(view, sheet.name, sheet.getvalue())
        found, draft = _read(view, sheet.name, sheet.getvalue(), chosen)
        _problems(found, view)
        if found.is_sound:
            _changes(found, draft, view)
    except WrongInput as wrong:
        st.error(_line(wrong.problem, view), icon=":material/error:")


def _built(view: View, industry: str, ending: str) -> Callable[[], bytes]:
    known, words = view.known, view.words
    return lambda: export_file(known, industry, ending, words)


def _read(view: View, name: str, content: bytes, chosen: dict[str, str]) -> tuple[SheetImport, FileDraft | None]:
    """A spreadsheet against the draft of its industry's file; None where there is no file yet. Raises `WrongInput`."""
    known, number = view.known, view.edition.number
    on_disk = sheets_read(known, number, name, content, None, chosen)
    if on_disk.seen is None:
        return on_disk, None
    draft = open_draft(on_disk.file)
    return sheets_read(known, number, name, content, draft.text, chosen), draft


def _headings(view: View, name: str, content: bytes) -> dict[str, str]:
    """A choice for every heading that is not quite one of ours; gives back what was chosen."""
    words = view.words
    if is_yaml(name):
        return {}
    headings = sheet_headings(name, content)
    asked = [match for match in headings if match.how != "same"]
    if asked:
        st.caption(words("sheets.headings_known", known=len(headings) - len(asked), count=len(headings)))
    chosen = {}
    columns = st.columns(HEADINGS_BESIDE) if asked else []
    for number, match in enumerate(asked):
        with columns[number % HEADINGS_BESIDE]:
            chosen[match.cell] = _heading(match, headings, name, words)
    return {match.cell: chosen[match.cell] for match in asked if chosen[match.cell] != (match.column or NOT_READ)}


def _heading(match: HeadingMatch, headings: Sequence[HeadingMatch], name: str, words: Words) -> str:
    """What one heading is taken for: the name of a column, or nothing."""
    free = free_columns(match, headings)
    labels = {NOT_READ: words("sheets.heading_left"), **{each: heading(free[each], words) for each in free}}
    return st.selectbox(
        plain(words("sheets.heading_is", cell=match.cell, heading=match.heading)),
        list(labels),
        index=list(labels).index(match.column or NOT_READ),
        format_func=lambda each: labels[each],
        key=f"import|heading|{name}|{match.cell}|{match.heading}",
    )


def _problems(found: SheetImport, view: View) -> None:
    """What is wrong, by cell: what must be mended, then what to look at."""
    for severity, box in (("error", st.error), ("warning", st.warning)):
        lines = [f"- {_line(each, view)}" for each in found.problems if each.severity == severity]
        if lines:
            box("\n".join(lines))


def _line(problem: Problem, view: View) -> str:
    """One problem with the cell that it is about, or the line."""
    told = plain(problem_sentences(problem, view.words))
    cell = plain(problem.subject) if problem.place.path else ""
    if problem.place.line:
        cell = f"{view.words('editor.line', line=problem.place.line)} {cell}".strip()
    return f"**{cell}** {told}" if cell else told


def _changes(found: SheetImport, draft: FileDraft | None, view: View) -> None:
    """The lines that change, and the button that takes them."""
    words, path = view.words, view.known.workspace.shown(found.file)
    if kept := kept_told(found, view.known, words):
        st.caption(plain(kept))
    if not found.has_changes:
        taken = draft is not None and draft.is_changed
        told = words("sheets.taken", path=path) if taken else words("sheets.no_changes", industry=found.industry)
        st.info(plain(told), icon=":material/check:")
        return
    if found.origin.how != "current":
        st.warning(words(f"sheets.taken_from_{found.origin.how}"), icon=":material/history:")
    if found.cells:
        st.caption(words("sheets.changes", count=len(found.cells)))
    if removed := removed_told(found, view.known, words):
        st.warning(plain(removed), icon=":material/delete:")
    text_diff(found.before, found.after, words)
    if draft is not None:
        going = len(found.removed)
        label = words("sheets.take_removing", count=going) if going else words("sheets.take")
        st.button(label, on_click=_take, args=(found, path), type="primary", key="import|take")
    elif st.button(words("sheets.create", path=path), type="primary", key="import|create"):
        apply_sheets(view.known, found)
        st.rerun()


@undisturbed
def _take(found: SheetImport, shown: str) -> None:
    """Bring the changes into the draft and turn to its file, where what saving does is shown and the draft kept."""
    put(found.file, found.after)
    st.session_state[PROFILE_FILE] = shown
