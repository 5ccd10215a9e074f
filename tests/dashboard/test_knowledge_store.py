"""The store reads a file again only when it has changed, and keeps the last valid version of one that breaks."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dashboard.knowledge_store import Edition, KnowledgeStore
from knowledge import Workspace
from tests.dashboard.workspaces import profile, replaced


def likely_rivals(edition: Edition) -> float | None:
    return edition.known.industries["medical_devices"].factors["strong_rivals"].likely


def change(file: Path, text: str) -> None:
    """Write a file so that its time differs even where the clock of the file system is coarse."""
    before = file.stat().st_mtime_ns if file.exists() else 0
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(before + 10**9, before + 10**9))


@pytest.fixture
def store(workspace: Path) -> KnowledgeStore:
    return KnowledgeStore(Workspace.at(workspace))


def test_nothing_is_read_again_while_no_file_changes(store: KnowledgeStore) -> None:
    first = store.latest()
    assert store.latest() is first
    assert first.number == 1


def test_only_the_changed_file_is_read_again(store: KnowledgeStore, workspace: Path) -> None:
    first = store.latest()
    file = profile(workspace, "packaging")
    change(file, file.read_text(encoding="utf-8").replace("Boxes, bags", "Bags, boxes", 1))
    second = store.latest()
    assert second.number == 2
    assert "Bags, boxes" in str(second.known.industries["packaging"].summary)
    others = [each for each in first.known.industries if each != "packaging"]
    assert all(second.known.industries[each] is first.known.industries[each] for each in others)
    assert second.known.vocabulary.factor_file is first.known.vocabulary.factor_file


def test_a_file_that_breaks_keeps_its_last_valid_version(store: KnowledgeStore, workspace: Path) -> None:
    first = store.latest()
    file = profile(workspace, "medical_devices")
    text = file.read_text(encoding="utf-8")
    change(file, text + "factors: {\n")
    broken = store.latest()
    assert broken.known.industries["medical_devices"] is first.known.industries["medical_devices"]
    assert broken.known.stale == {"medical_devices"}
    assert {problem.place.path for problem in broken.problems} == {"industry_profiles/medical_devices.yaml"}
    assert all(problem.place.line for problem in broken.problems)
    change(file, text)
    mended = store.latest()
    assert (mended.known.stale, mended.problems) == (frozenset(), ())
    assert likely_rivals(mended) == likely_rivals(first)


def test_a_file_that_stays_broken_keeps_the_version_before(store: KnowledgeStore, workspace: Path) -> None:
    first = store.latest()
    file = profile(workspace, "medical_devices")
    for mistake in ("schema: [\n", "schema: {\n"):
        change(file, mistake)
        edition = store.latest()
        assert edition.known.industries["medical_devices"] is first.known.industries["medical_devices"]


def test_a_profile_that_never_was_valid_is_left_out(workspace: Path) -> None:
    change(profile(workspace, "medical_devices"), "schema: [\n")
    edition = KnowledgeStore(Workspace.at(workspace)).latest()
    assert "medical_devices" not in edition.known.industries
    assert len(edition.known.industries) == 8


def test_new_and_deleted_profiles_come_and_go(store: KnowledgeStore, workspace: Path) -> None:
    store.latest()
    text = profile(workspace, "packaging").read_text(encoding="utf-8")
    change(profile(workspace, "boxes"), text.replace("\nid: packaging\n", "\nid: boxes\n", 1))
    assert "boxes" in store.latest().known.industries
    profile(workspace, "boxes").unlink()
    assert "boxes" not in store.latest().known.industries


def test_the_founders_file_counts_too(store: KnowledgeStore, workspace: Path) -> None:
    assert store.latest().known.founders == {}
    change(workspace / "founders" / "me.yaml", "schema: 1\nid: me\ncapital_usd: 5\n")
    assert store.latest().known.founders["me"].capital_usd == 5


def test_many_sessions_share_one_reading(store: KnowledgeStore, workspace: Path) -> None:
    store.latest()
    replaced(profile(workspace, "packaging"), ("Boxes, bags, films", "Boxes, films, bags"))
    with ThreadPoolExecutor(8) as sessions:
        editions = list(sessions.map(lambda _: store.latest(), range(32)))
    assert {id(each) for each in editions} == {id(editions[0])}
    assert editions[0].number == 2
