"""At the foot of what is edited: whether it is saved, what saving would do, and who else has changed the file."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from dashboard import drafts
from dashboard.components.drawer import open_drawer
from dashboard.components.profiles.consequence import details_button, outcome_of
from dashboard.components.profiles.diff import text_diff
from dashboard.components.profiles.editing import Editing
from dashboard.language import current_words
from dashboard.markdown import plain, problem_told
from dashboard.session import PROFILE_TOLD, SAVE_ASKED
from dashboard.undisturbed import undisturbed
from dashboard.view import View
from knowledge.problem import WrongInput
from knowledge.workspace import Workspace

_STYLE = Path(__file__).with_suffix(".css")


def save_bar(view: View, scope: Sequence[Editing]) -> None:
    """State, buttons and consequence of the files that the page changes: in sight however far it is scrolled."""
    changed = [each for each in scope if each.draft.is_changed]
    outcome = outcome_of(view, scope)
    with _at_the_foot(), st.container(border=True, gap="small", key="profile_bar"):
        if told := st.session_state.pop(PROFILE_TOLD, None):
            st.error(told)
        if conflict := next((each for each in changed if each.draft.in_conflict), None):
            _conflict(conflict)  # one at a time: the next one follows once this one is chosen
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
            with st.container(gap=None, width="stretch"):
                st.markdown(_state(scope, changed))
                st.caption(outcome.told)
                _others(view, scope)
            with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content"):
                _buttons(view, scope, changed)
                details_button(outcome, scope, view.words)


def _buttons(view: View, scope: Sequence[Editing], changed: Sequence[Editing]) -> None:
    words = view.words
    barred = any(each.draft.in_conflict for each in changed) or all(each.refused for each in scope)
    label = "save" if len(changed) < 2 else "save_many"
    # Not barred because nothing has changed: what was typed a moment ago may be on its way with the click.
    # The key says which file it was drawn for: a click is heard while that one is shown, or not at all.
    st.button(
        words(f"profiles.{label}", count=len(changed)), type="primary", key=f"profile_save|{_about(scope)}",
        icon=":material/save:", help=words("profiles.save_help"), disabled=barred, on_click=_ask_to_save,
        args=(_about(scope),),
    )  # fmt: skip
    # The callback only notes it: that of a field left by this very click may come after it.
    if st.session_state.get(SAVE_ASKED) == _about(scope) and not barred and _answer_save(view, changed):
        st.rerun()
    st.session_state.pop(SAVE_ASKED, None)
    st.button(
        words("profiles.discard"), type="tertiary", key=f"profile_discard|{_about(scope)}", disabled=not changed,
        icon=":material/undo:", on_click=_discard, args=(tuple(each.file for each in changed),),
    )  # fmt: skip


@contextmanager
def _at_the_foot() -> Iterator[None]:
    """The room below the page that stays in sight while it is scrolled, as wide as the page."""
    st.html(_STYLE)
    with st.bottom, st.container(horizontal_alignment="center"), st.container(width=1120):
        yield


def save_if_ready(view: View, changed: Sequence[Editing]) -> bool:
    """Save drafts, if each may be; else say why nothing was saved."""
    if changed and all(_may_be_saved(each) for each in changed):
        save_all(view.known.workspace, [each.file for each in changed])
        return True
    st.toast(view.words("profiles.mend_first" if changed else "profiles.nothing_to_save"), icon=":material/info:")
    return False


def save_all(workspace: Workspace, files: Sequence[Path]) -> None:
    """Write drafts to their files; the first one that cannot be written ends it, and says why and what was written."""
    words, written = current_words(), []
    try:
        for file in files:
            drafts.save(workspace, file)
            written.append(plain(workspace.shown(file)))
    except WrongInput as wrong:
        told = [problem_told(wrong.problem, words)]
        told += [words("profiles.saved_before", files=words.listing(written))] if written else []
        st.session_state[PROFILE_TOLD] = words.sentences(told)
        return
    st.toast(words("profiles.saved", files=words.listing(written)), icon=":material/check:")


@undisturbed
def _ask_to_save(about: str) -> None:
    st.session_state[SAVE_ASKED] = about


@undisturbed
def _answer_save(view: View, changed: Sequence[Editing]) -> bool:
    saved = save_if_ready(view, changed)
    st.session_state.pop(SAVE_ASKED, None)
    return saved


def _about(scope: Sequence[Editing]) -> str:
    """What a button is for: one file, or all industries."""
    return scope[0].shown if len(scope) == 1 else "across"


def _may_be_saved(editing: Editing) -> bool:
    return editing.checked.record is not None and editing.refused is None and not editing.draft.in_conflict


@undisturbed
def _discard(files: Sequence[Path]) -> None:
    for file in files:
        drafts.discard(file)


def _state(scope: Sequence[Editing], changed: Sequence[Editing]) -> str:
    """Whether everything is saved, in a few words."""
    words = current_words()
    refused = next((each.refused for each in scope if each.refused), None)
    if refused is not None and all(each.refused for each in scope):
        reason = problem_told(refused, words)
        return f":material/lock: **{words('profiles.read_only')}** {reason}"
    missing = [each for each in scope if each.draft.disk.digest is None]
    if not changed and missing:
        return f":material/draft: {words('profiles.not_written', file=plain(missing[0].shown))}"
    if not changed:
        return f":material/check: {words('profiles.as_on_disk')}"
    return f":material/edit: **{words('profiles.unsaved')}**"


def _others(view: View, scope: Sequence[Editing]) -> None:
    """Other files with changes that are not saved yet."""
    here = {each.file for each in scope}
    names = [plain(view.known.workspace.shown(each.file)) for each in drafts.changed_drafts() if each.file not in here]
    if names:
        st.caption(view.words("profiles.others", files=view.words.listing(names)))


def _conflict(editing: Editing) -> None:
    """The file has changed on disk under the draft: take theirs, keep mine, or compare first."""
    words, gone = editing.view.words, editing.draft.disk.digest is None
    told = words("profiles.conflict_gone" if gone else "profiles.conflict", file=plain(editing.shown))
    with st.container(gap="small", key=f"profile_conflict|{editing.shown}"):
        st.warning(told, icon=":material/call_split:")
        with st.container(horizontal=True, gap="small"):
            _sides(editing, "bar")
            if st.button(words("profiles.compare"), type="tertiary", key=f"profile_compare|{editing.shown}"):
                open_drawer(words("profiles.compare"), _compared, editing)


def _sides(editing: Editing, where: str) -> bool:
    """The two buttons to choose by; whether one was pressed."""
    words, shown = editing.view.words, editing.shown
    theirs = st.button(
        words("profiles.take_theirs"), key=f"profile_theirs|{where}|{shown}", on_click=_discard, args=((editing.file,),)
    )
    mine = st.button(
        words("profiles.keep_mine"), key=f"profile_mine|{where}|{shown}", on_click=undisturbed(drafts.keep_mine),
        args=(editing.file,),
    )  # fmt: skip
    return theirs or mine


def _compared(editing: Editing) -> None:
    """What either side has changed since the draft began, and the choice."""
    words, draft = editing.view.words, editing.draft
    st.markdown(words("profiles.theirs"))
    text_diff(draft.base, "" if draft.disk.digest is None else draft.disk.text, words)
    st.markdown(words("profiles.mine"))
    text_diff(draft.base, draft.text, words)
    with st.container(horizontal=True, gap="small"):
        if _sides(editing, "drawer"):
            st.rerun()
