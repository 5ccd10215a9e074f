"""A workspace as a git revision has it, and the commit that it stands at."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from knowledge import Workspace
from knowledge.problem import WrongInput
from knowledge.repository import at_revision, commit_of, content_at, revisions_of
from knowledge.workspace import SHIPPED

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def git(folder: Path, *words: str) -> str:
    named = ("-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false")
    command = ["git", "-C", str(folder), *named, *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A workspace in a folder of a repository with two commits; the second renames the profile's industry."""
    root = tmp_path / "repository" / "my workspace"
    profile = root / "industry_profiles" / "pumps.yaml"
    profile.parent.mkdir(parents=True)
    (root / "notes.txt").write_text("not read")
    git(tmp_path, "init", "-q", "repository")
    for name in ("Pumps", "Pumps and valves"):
        profile.write_text(f"id: pumps\nname: {name}\n")
        git(root, "add", "-A")
        git(root, "commit", "-qm", name)
    git(root, "tag", "newest")
    return root


@pytest.mark.parametrize(
    ("revision", "name"), [("HEAD~1", "Pumps\n"), ("HEAD", "Pumps and valves\n"), ("newest", "valves\n")]
)
def test_a_revision_is_a_folder_of_its_yaml_files(place: Path, revision: str, name: str) -> None:
    with at_revision(Workspace(place), revision) as there:
        assert (there.root / "industry_profiles" / "pumps.yaml").read_text().endswith(name)
        assert [file.name for file in there.root.rglob("*") if file.is_file()] == ["pumps.yaml"]
        assert there.shipped == SHIPPED
        root = there.root
    assert not root.exists()


def test_a_revision_before_the_workspace_is_an_empty_folder(place: Path) -> None:
    git(place, "checkout", "-q", "--orphan", "bare")
    git(place, "rm", "-rqf", "industry_profiles")
    git(place, "add", "notes.txt")
    git(place, "commit", "-qm", "no profile")
    with at_revision(Workspace(place), "bare") as there:
        assert there.industry_files() == []


def test_no_link_of_a_revision_leads_anywhere(place: Path) -> None:
    (place / "industry_profiles" / "secret.yaml").symlink_to("/etc/passwd")
    git(place, "add", "-A")
    git(place, "commit", "-qm", "link")
    with at_revision(Workspace(place), "HEAD") as there:
        assert [file.name for file in there.industry_files()] == ["pumps.yaml"]


@pytest.mark.parametrize(
    "revision", ["HEAD~9", "nothing", "", "-n1", "--help", "a b", "HEAD:my workspace", "x" * 5000, "a\0b"]
)
def test_a_revision_that_is_none(place: Path, revision: str) -> None:
    with pytest.raises(WrongInput) as wrong, at_revision(Workspace(place), revision):
        pass
    assert (wrong.value.problem.code, wrong.value.problem.subject) == ("unknown-revision", revision)


def test_a_folder_outside_every_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(WrongInput) as wrong, at_revision(Workspace(tmp_path), "HEAD"):
        pass
    assert wrong.value.problem.code == "no-repository"
    assert wrong.value.problem.values["reason"]
    assert commit_of(Workspace(tmp_path), []) is None


def test_without_git_there_is_no_repository(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(place))
    with pytest.raises(WrongInput) as wrong, at_revision(Workspace(place), "HEAD"):
        pass
    assert wrong.value.problem.code == "no-repository"
    assert commit_of(Workspace(place), []) is None


def test_the_folder_names_the_repository_even_inside_a_hook(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", os.devnull)
    found = commit_of(Workspace(place), [])
    assert found is not None
    monkeypatch.delenv("GIT_DIR")
    assert found.hash == git(place, "rev-parse", "HEAD")


def test_clean_asks_only_for_the_files_that_count(place: Path) -> None:
    workspace, profile = Workspace(place), place / "industry_profiles" / "pumps.yaml"

    def clean(*files: Path) -> bool:
        commit = commit_of(workspace, files)
        assert commit is not None
        return commit.clean

    (place / "decisions").mkdir()
    (place / "decisions" / "a.json").write_text("{}")
    assert clean(profile, SHIPPED / "vocabulary" / "factors.yaml")
    own = place / "founders" / "me.yaml"
    own.parent.mkdir()
    own.write_text("id: me\n")
    (place / ".gitignore").write_text("founders/me.yaml\n")
    assert not clean(profile, own), "what git ignores is in no commit"
    profile.write_text("id: pumps\nname: Other\n")
    assert not clean(profile)


def test_the_commits_of_a_file_and_what_it_held(place: Path) -> None:
    workspace, file = Workspace(place), place / "industry_profiles" / "pumps.yaml"
    found = revisions_of(workspace, file)
    assert [each.subject for each in found] == ["Pumps and valves", "Pumps"]
    assert all(each.made_at.tzinfo for each in found)
    assert content_at(workspace, file, found[1].hash) == b"id: pumps\nname: Pumps\n"
    assert content_at(workspace, place / "other.yaml", found[1].hash) is None


def test_whatever_a_commit_says_is_its_subject(place: Path) -> None:
    file = place / "industry_profiles" / "valves.yaml"
    for number, message in enumerate(("", "one\u2028two\u0085three\x1ffour", "  ")):
        file.write_text(f"id: valves\nname: Valves {number}\n")
        git(place, "add", "-A")
        git(place, "commit", "-q", "--cleanup=verbatim", "--allow-empty-message", "-m", message)
    found = revisions_of(Workspace(place), file)
    assert [each.subject.strip() for each in found] == ["", "one\u2028two\u0085three\x1ffour", ""]


def test_no_repository_has_no_commits(tmp_path: Path) -> None:
    assert revisions_of(Workspace(tmp_path), tmp_path / "pumps.yaml") == ()
    assert content_at(Workspace(tmp_path), tmp_path / "pumps.yaml", "HEAD") is None


def test_no_program_that_a_repository_names_is_ever_run(place: Path, tmp_path: Path) -> None:
    trap, ran = tmp_path / "trap.sh", tmp_path / "ran"
    trap.write_text(f"#!/bin/sh\necho $0 $@ >> '{ran}'\ncat\n")
    trap.chmod(0o755)
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    shutil.copy(trap, hooks / "post-index-change")
    settings = {
        "core.fsmonitor": trap, "core.hooksPath": hooks, "core.pager": trap, "core.sshCommand": trap,
        "log.showSignature": "true", "gpg.program": trap, "diff.external": trap, "diff.t.textconv": trap,
        "filter.t.clean": trap, "filter.t.smudge": trap, "filter.t.process": trap, "tar.tar.command": trap,
    }  # fmt: skip
    for name, value in settings.items():
        git(place, "config", name, str(value))
    attributes = place.parent / ".git" / "info" / "attributes"
    attributes.parent.mkdir(exist_ok=True)
    attributes.write_text("*.yaml filter=t diff=t\n")
    workspace, file = Workspace(place), place / "industry_profiles" / "pumps.yaml"
    os.utime(file, (1, 1))  # so that git would look into it
    commit = commit_of(workspace, [file])
    assert commit is not None
    assert commit.clean
    assert len(revisions_of(workspace, file)) == 2
    assert content_at(workspace, file, "HEAD") == file.read_bytes()
    with at_revision(workspace, "HEAD~1") as there:
        assert (there.root / "industry_profiles" / "pumps.yaml").read_text() == "id: pumps\nname: Pumps\n"
    assert not ran.exists(), ran.read_text()


def test_line_ends_of_another_system_are_no_change(place: Path) -> None:
    file = place / "industry_profiles" / "pumps.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    commit = commit_of(Workspace(place), [file])
    assert commit is not None
    assert commit.clean


def test_names_and_contents_of_any_kind_are_unpacked(place: Path) -> None:
    odd = place / "industry_profiles" / 'ö "a"\n.yaml'
    odd.write_bytes(b"\r\n\0\xff")
    (place / "empty.yaml").write_bytes(b"")
    git(place, "add", "-A")
    git(place, "commit", "-qm", "odd")
    with at_revision(Workspace(place), "HEAD") as there:
        assert (there.root / "industry_profiles" / odd.name).read_bytes() == b"\r\n\0\xff"
        assert (there.root / "empty.yaml").read_bytes() == b""
