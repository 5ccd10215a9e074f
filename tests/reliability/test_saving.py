"""Saving survives what happens to computers; `python -m benchmarks.saving` runs the same in full."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from benchmarks.saving import full_disk, kill_writers, new_file, number_in, race, read_only, version
from dashboard import drafts
from dashboard.session import DRAFTS
from knowledge import Workspace
from knowledge.problem import WrongInput
from knowledge.saving.file_exchange import exchange
from knowledge.saving.file_writer import digest, save_file, versions
from locales import LANGUAGES, words_in
from reports.problem_text import problem_text

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks, and asks Linux what an editor replaced")
KILLS, ROUNDS = 40, 60


@pytest.mark.mission("I1")
def test_a_killed_writer_leaves_the_old_or_the_new_file_whole(tmp_path: Path) -> None:
    killed = kill_writers(tmp_path / "workspace", KILLS)
    assert killed.saved > 0
    assert killed.caught_writing > 0, "nobody was killed in the midst of a save"
    assert killed.left_over == 0


@pytest.mark.mission("I1")
def test_two_writers_and_an_editor_lose_nothing_unshown(tmp_path: Path) -> None:
    raced = race(tmp_path / "workspace", ROUNDS)
    assert raced.lost == 0
    assert raced.saved + raced.refused == 2 * ROUNDS, "a save ended in another way"
    assert raced.refused > 0, "the writers never met"
    assert raced.edited == ROUNDS


def test_an_editor_that_is_quicker_keeps_its_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It writes after the last look at the file, just before ours takes its place."""
    place, file = new_file(tmp_path / "workspace")
    theirs = version(1, "editor")

    def late(new: Path, old: Path) -> bool:
        monkeypatch.undo()
        file.write_bytes(theirs)
        return exchange(new, old)

    monkeypatch.setattr("knowledge.saving.file_writer.exchange", late)
    with pytest.raises(WrongInput) as wrong:
        save_file(place, file, version(1, "mine"), seen=digest(file.read_bytes()))
    assert wrong.value.problem.code == "changed-on-disk"
    assert file.read_bytes() == theirs


def test_files_are_replaced_too_where_the_system_cannot_exchange_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, file = new_file(tmp_path / "workspace")
    monkeypatch.setattr("knowledge.saving.file_writer.exchange", lambda new, old: False)
    save_file(place, file, version(1, "mine"), seen=digest(file.read_bytes()))
    assert number_in(file.read_bytes()) == 1
    assert [number_in(each.content) for each in versions(place, file)] == [0]
    assert [each.name for each in file.parent.iterdir()] == [file.name]


@pytest.fixture
def opened() -> Iterator[tuple[Workspace, Path]]:
    """A workspace in a folder that others may enter, with a draft of one more line; `tmp_path` is closed to them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        place, file = new_file(folder / "workspace")
        st.session_state[DRAFTS] = {}
        drafts.open_draft(file)
        drafts.change(file, version(1, "mine", size=2_000).decode())
        yield place, file


def refused(place: Workspace, file: Path) -> str:
    """What the reader is told when the draft cannot be saved."""
    with pytest.raises(WrongInput) as wrong:
        drafts.save(place, file)
    assert wrong.value.problem.code == "not-saved"
    assert all(
        wrong.value.problem.values["reason"] in problem_text(wrong.value.problem, words_in(each)) for each in LANGUAGES
    )
    return wrong.value.problem.values["reason"]


def nothing_lost(place: Workspace, file: Path) -> None:
    """The file is as it was, the draft is kept, and saving goes well as soon as it can."""
    assert number_in(file.read_bytes()) == 0
    (draft,) = drafts.changed_drafts()
    assert draft.text == version(1, "mine", size=2_000).decode()
    assert not [each for each in file.parent.iterdir() if each.suffix == ".tmp"]
    drafts.save(place, file)
    assert number_in(file.read_bytes()) == 1


@pytest.mark.mission("I1")
def test_a_full_disk_is_told_and_the_draft_kept(opened: tuple[Workspace, Path]) -> None:
    with full_disk(room=1_000):
        assert refused(*opened)
    nothing_lost(*opened)


@pytest.mark.mission("I1")
def test_a_read_only_folder_is_told_and_the_draft_kept(opened: tuple[Workspace, Path]) -> None:
    place, file = opened
    with read_only(file.parent):
        assert refused(place, file) == "Permission denied"
    nothing_lost(place, file)
