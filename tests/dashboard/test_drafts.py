"""Drafts: they follow the file while clean, stand against it when changed, and lose nothing."""

from pathlib import Path

import pytest
import streamlit as st

from dashboard import drafts
from dashboard.session import DRAFTS
from knowledge import Workspace
from knowledge.problem import WrongInput
from knowledge.saving.file_writer import content_of, digest, versions
from knowledge.yaml_text.document import Path_
from tests.dashboard.workspaces import profile

RIVALS = ("factors", "strong_rivals", "likely")


@pytest.fixture
def file(workspace: Path) -> Path:
    """A profile in a session without drafts."""
    st.session_state[DRAFTS] = {}
    return profile(workspace, "packaging")


@pytest.fixture
def place(workspace: Path) -> Workspace:
    return Workspace.at(workspace)


def rewritten(file: Path, before: str, after: str) -> str:
    text = file.read_text(encoding="utf-8").replace(before, after)
    file.write_text(text, encoding="utf-8")
    return text


def test_a_clean_draft_follows_the_file(file: Path) -> None:
    first = drafts.open_draft(file)
    assert not first.is_changed
    assert first.text == file.read_text(encoding="utf-8")
    newer = rewritten(file, "Packaging", "Boxes")
    second = drafts.open_draft(file)
    assert second.text == newer
    assert not second.is_changed
    assert second.revision > first.revision, "the controls must show the new values"


def test_a_changed_draft_stays_and_stands_against_the_newer_file(file: Path, place: Workspace) -> None:
    drafts.open_draft(file)
    assert drafts.set_values(file, {RIVALS: 6.5})
    mine = drafts.open_draft(file)
    assert mine.is_changed
    assert not mine.in_conflict
    assert drafts.changed_drafts() == (mine,)
    theirs = rewritten(file, "Packaging", "Boxes")
    assert drafts.open_draft(file).text == mine.text
    assert drafts.open_draft(file).in_conflict
    with pytest.raises(WrongInput) as refused:
        drafts.save(place, file)
    assert refused.value.problem.code == "changed-on-disk"
    assert file.read_text(encoding="utf-8") == theirs, "nothing was overwritten"


def test_keep_mine_saves_over_theirs_and_theirs_is_kept(file: Path, place: Workspace) -> None:
    drafts.open_draft(file)
    drafts.set_values(file, {RIVALS: 6.5})
    theirs = rewritten(file, "Packaging", "Boxes")
    drafts.open_draft(file)
    drafts.keep_mine(file)
    drafts.save(place, file)
    assert "likely: 6.5" in file.read_text(encoding="utf-8")
    assert versions(place, file)[0].content.decode() == theirs
    assert not drafts.open_draft(file).is_changed


def test_take_theirs_puts_mine_aside(file: Path) -> None:
    drafts.open_draft(file)
    drafts.set_values(file, {RIVALS: 6.5})
    mine = drafts.open_draft(file).text
    theirs = rewritten(file, "Packaging", "Boxes")
    drafts.open_draft(file)
    drafts.discard(file)
    after = drafts.open_draft(file)
    assert (after.text, after.is_changed, after.dropped) == (theirs, False, mine)


def test_saving_writes_the_change_and_nothing_else(file: Path, place: Workspace) -> None:
    before = file.read_bytes()
    drafts.open_draft(file)
    drafts.set_values(file, {RIVALS: 6.5})
    drafts.save(place, file)
    lines = [pair for pair in zip(before.splitlines(), file.read_bytes().splitlines(), strict=True) if len({*pair}) > 1]
    assert lines == [(b"    likely: 5.0", b"    likely: 6.5")]


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_byte_order_mark_and_line_ends_stay(ends: str, file: Path, place: Workspace) -> None:
    content = b"\xef\xbb\xbf" + file.read_text(encoding="utf-8").replace("\n", ends).encode()
    file.write_bytes(content)
    drafts.open_draft(file)
    assert drafts.set_values(file, {RIVALS: 6.5})
    drafts.save(place, file)
    block = f"  strong_rivals:{ends}    low: 2.0{ends}    likely: "
    assert content.count(f"{block}5.0{ends}".encode()) == 1
    assert file.read_bytes() == content.replace(f"{block}5.0".encode(), f"{block}6.5".encode())


def test_a_draft_from_the_browser_stands_against_the_file_it_began_from(file: Path, place: Workspace) -> None:
    began = digest(content_of(file))
    text = drafts.open_draft(file).text
    kept = text.replace("likely: 5.0", "likely: 6.5", 1)
    drafts.take_kept(place, file, kept, began)
    assert drafts.open_draft(file).is_changed
    assert not drafts.open_draft(file).in_conflict

    drafts.discard(file)
    drafts.take_kept(place, file, kept, "of a version that is gone")
    assert drafts.open_draft(file).in_conflict


def test_a_draft_from_the_browser_finds_the_version_it_began_from(file: Path, place: Workspace) -> None:
    began, text = digest(content_of(file)), drafts.open_draft(file).text
    drafts.set_values(file, {RIVALS: 7})
    drafts.save(place, file)
    drafts.take_kept(place, file, text.replace("Packaging", "Boxes"), began)
    draft = drafts.open_draft(file)
    assert draft.in_conflict
    assert draft.base == text


def test_a_kept_draft_that_equals_the_file_is_no_change(file: Path, place: Workspace) -> None:
    text = drafts.open_draft(file).text
    drafts.take_kept(place, file, text, "old")
    assert not drafts.open_draft(file).is_changed


def test_a_text_that_cannot_be_edited_in_place_stays(file: Path) -> None:
    file.write_text("schema: 1\nid: packaging\nname: Packaging\nsummary: &one {en: a}\nneeds: {because: *one}\n")
    before = drafts.open_draft(file)
    assert not drafts.set_values(file, {("summary", "en"): "b"})
    after = drafts.open_draft(file)
    assert after.text == before.text
    assert after.revision > before.revision, "the control must show again what the text says"


def test_a_file_that_is_no_text_is_never_written(file: Path, place: Workspace) -> None:
    file.write_bytes(b"name: caf\xe9\n")
    assert not drafts.open_draft(file).disk.readable
    drafts.put(file, "name: cafe\n")
    with pytest.raises(WrongInput):
        drafts.save(place, file)
    assert file.read_bytes() == b"name: caf\xe9\n"


def test_a_new_file_begins_with_its_starter(workspace: Path, file: Path, place: Workspace) -> None:
    new = workspace / "founders" / "me.yaml"
    assert not drafts.open_draft(new, "schema: 1\nid: me\n").is_changed
    drafts.set_values(new, {("team_size",): 3})
    assert not new.exists()
    drafts.save(place, new)
    assert new.read_text(encoding="utf-8") == "schema: 1\nid: me\nteam_size: 3\n"
    new.unlink()
    assert not drafts.open_draft(new, "schema: 1\n").is_changed


def test_what_was_typed_while_the_draft_followed_the_file_stands_against_it(file: Path) -> None:
    shown = drafts.open_draft(file)
    theirs = rewritten(file, "Packaging", "Boxes")
    drafts.open_draft(file)
    assert drafts.set_values(file, {RIVALS: 5.0}, shown=shown)
    assert not drafts.open_draft(file).is_changed, "a control that says what it was drawn with says nothing new"
    assert drafts.set_values(file, {RIVALS: 6.5}, shown=shown)
    draft = drafts.open_draft(file)
    assert draft.in_conflict
    assert "likely: 6.5" in draft.text
    assert draft.base == shown.text
    assert file.read_text(encoding="utf-8") == theirs


def test_controls_of_a_text_that_was_discarded_are_not_heard(file: Path) -> None:
    drafts.open_draft(file)
    drafts.set_values(file, {RIVALS: 6.5})
    shown = drafts.open_draft(file)
    drafts.discard(file)
    assert drafts.set_values(file, {RIVALS: 7.5}, shown=shown)
    assert not drafts.open_draft(file).is_changed


def test_words_from_a_form_that_is_gone_stand_against_a_newer_file(file: Path) -> None:
    began = drafts.open_draft(file)
    rewritten(file, "Packaging", "Boxes")
    drafts.open_draft(file)
    assert drafts.set_typed(file, {RIVALS: 6.5}, began.seen)
    assert drafts.open_draft(file).in_conflict
    assert drafts.open_draft(file).base == began.text


def test_an_edit_taken_back_leaves_no_byte_changed(file: Path) -> None:
    folded = rewritten(file, '      en: "Apart from', "      en: >-\n        Apart\n        from")
    reason: Path_ = ("factors", "strong_rivals", "because", "en")
    before = drafts.value_of(drafts.open_draft(file).file)["factors"]["strong_rivals"]["because"]["en"]
    assert drafts.set_values(file, {reason: "Something else"})
    assert drafts.open_draft(file).text != folded
    assert drafts.set_values(file, {reason: before})
    assert drafts.open_draft(file).text == folded
