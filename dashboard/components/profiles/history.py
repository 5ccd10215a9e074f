"""What a file was before: kept versions and commits, to look at, to bring back into the draft, and to take away."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from dashboard import drafts
from dashboard.components.drawer import open_drawer
from dashboard.components.profiles.diff import text_diff
from dashboard.components.profiles.editing import Editing
from dashboard.markdown import plain
from knowledge.repository import content_at, revisions_of
from knowledge.saving.file_writer import Version, versions
from locales import Words


@dataclass(frozen=True)
class Earlier:
    """One earlier content of a file, by a name of its own."""

    name: str
    content: Callable[[], bytes | None]


def history_button(editing: Editing) -> None:
    """The button that opens the history of one file."""
    words = editing.view.words
    if st.button(words("profiles.history"), icon=":material/history:", type="tertiary", key="profile_history"):
        open_drawer(words("profiles.history_title", file=plain(editing.shown)), _history, editing)


def earlier_contents(editing: Editing, words: Words) -> dict[str, Earlier]:
    """Kept versions, the newest first, then the commits that changed the file."""
    workspace, file = editing.view.known.workspace, editing.file
    dropped = editing.draft.dropped
    found = [Earlier(words("profiles.dropped"), dropped.encode)] if dropped is not None else []
    found += [
        Earlier(words("profiles.version", time=_local(each.replaced_at)), partial(_content_of, each))
        for each in versions(workspace, file)
    ]
    found += [
        Earlier(
            words("profiles.commit", time=_local(each.made_at), hash=each.hash[:8], subject=each.subject),
            partial(content_at, workspace, file, each.hash),
        )
        for each in revisions_of(workspace, file)
    ]
    return {str(number): each for number, each in enumerate(found)}


def _content_of(version: Version) -> bytes:
    return version.content


def _history(editing: Editing) -> None:
    words = editing.view.words
    earlier = earlier_contents(editing, words)
    if not earlier:
        st.markdown(words("profiles.no_history"))
        return
    chosen = st.selectbox(words("profiles.choose_version"), list(earlier), format_func=lambda each: earlier[each].name)
    try:
        content = earlier[chosen].content()
    except OSError:  # the oldest go when new ones come
        content = None
    if content is None:
        st.markdown(words("profiles.version_gone"))
        return
    text = content.decode("utf-8-sig", "replace")
    buttons = st.container(horizontal=True, gap="small")
    pressed = buttons.button(
        words("profiles.restore"), icon=":material/restore:", type="primary", key="profile_restore",
        disabled=editing.refused is not None or text == editing.draft.text,
        help=words("profiles.restore_help"),
    )  # fmt: skip
    buttons.download_button(
        words("profiles.download"), data=content, file_name=editing.file.name, mime="application/yaml",
        on_click="ignore", icon=":material/download:", key="profile_download",
    )  # fmt: skip
    st.caption(words("profiles.restore_changes"))
    text_diff(editing.draft.text, text, words)
    if pressed:
        drafts.put(editing.file, text)
        st.rerun()


def _local(moment: datetime) -> str:
    """A moment in the reader's own time."""
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")
