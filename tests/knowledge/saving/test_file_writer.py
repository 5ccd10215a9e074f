"""Files are whole at every moment, a newer version is never overwritten unseen, and old ones can be had back."""

from pathlib import Path

import pytest

from knowledge.problem import WrongInput
from knowledge.saving import file_writer
from knowledge.saving.file_writer import digest, save_file, versions
from tests.knowledge.conftest import SmallWorkspace

NAME = "industry_profiles/pumps.yaml"


def code(small: SmallWorkspace, name: str, content: bytes, seen: str | None) -> str:
    with pytest.raises(WrongInput) as wrong:
        save_file(small.workspace, small.root / name, content, seen=seen)
    return wrong.value.problem.code


def test_a_save_replaces_what_was_seen_and_keeps_it(small: SmallWorkspace) -> None:
    file = small.write(NAME, "one\n")
    save_file(small.workspace, file, b"two\n", seen=digest(b"one\n"))
    save_file(small.workspace, file, b"three\n", seen=digest(b"two\n"))
    assert file.read_bytes() == b"three\n"
    assert [each.content for each in versions(small.workspace, file)] == [b"two\n", b"one\n"]


def test_a_newer_version_is_never_overwritten(small: SmallWorkspace) -> None:
    file = small.write(NAME, "from an editor\n")
    assert code(small, NAME, b"mine\n", digest(b"as opened\n")) == "changed-on-disk"
    assert code(small, NAME, b"mine\n", None) == "changed-on-disk"
    assert file.read_bytes() == b"from an editor\n"
    assert versions(small.workspace, file) == ()


def test_a_file_that_is_gone_or_new_is_told_too(small: SmallWorkspace) -> None:
    name = "industry_profiles/unheard_of.yaml"
    assert code(small, name, b"mine\n", digest(b"as opened\n")) == "changed-on-disk"
    save_file(small.workspace, small.root / name, b"new\n", seen=None)
    assert (small.root / name).read_bytes() == b"new\n"


def test_the_same_content_leaves_no_version(small: SmallWorkspace) -> None:
    file = small.write(NAME, "one\n")
    save_file(small.workspace, file, b"one\n", seen=digest(b"one\n"))
    assert versions(small.workspace, file) == ()


def test_only_so_many_versions_are_kept(small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_writer, "MOST_VERSIONS", 3)
    file = small.write(NAME, "0\n")
    for number in range(6):
        save_file(small.workspace, file, f"{number + 1}\n".encode(), seen=digest(f"{number}\n".encode()))
    assert [each.content for each in versions(small.workspace, file)] == [b"5\n", b"4\n", b"3\n"]


def test_the_history_hides_itself_from_git(small: SmallWorkspace) -> None:
    file = small.root / NAME
    before = file.read_bytes()
    save_file(small.workspace, file, before + b"# more\n", seen=digest(before))
    assert (small.root / ".history" / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert small.known().problems == ()


def test_a_save_leaves_nothing_that_git_would_add(small: SmallWorkspace) -> None:
    file = small.root / NAME
    save_file(small.workspace, file, b"one\n", seen=digest(file.read_bytes()))
    save_file(small.workspace, file.with_name("new.yaml"), b"one\n", seen=None)
    hidden = small.root / ".history"
    assert (hidden / ".gitignore").read_text(encoding="utf-8") == "*\n"
    left = {each.name for each in small.root.rglob("*") if each.is_file() and not each.is_relative_to(hidden)}
    assert left == {"pumps.yaml", "new.yaml"}


def test_nothing_is_written_outside_the_workspace(
    small: SmallWorkspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    outside = elsewhere / "victim.yaml"
    outside.write_text("theirs\n", encoding="utf-8")
    (small.root / "industry_profiles" / "linked.yaml").symlink_to(outside)
    assert code(small, "industry_profiles/linked.yaml", b"x\n", digest(b"theirs\n")) == "outside-workspace"
    assert code(small, "../victim.yaml", b"x\n", None) == "outside-workspace"
    (small.root / "linked").symlink_to(elsewhere, target_is_directory=True)
    assert code(small, "linked/victim.yaml", b"x\n", digest(b"theirs\n")) == "outside-workspace"
    assert outside.read_text(encoding="utf-8") == "theirs\n"


def test_a_link_to_another_file_of_the_workspace_is_called_one(small: SmallWorkspace) -> None:
    (small.root / "industry_profiles" / "linked.yaml").symlink_to("pumps.yaml")
    with pytest.raises(WrongInput) as caught:
        save_file(small.workspace, small.root / "industry_profiles" / "linked.yaml", b"x\n", seen=None)
    assert (caught.value.problem.code, caught.value.problem.values["found"]) == ("link-not-written", NAME)


def test_a_folder_that_refuses_is_told(small: SmallWorkspace) -> None:
    blocked = small.write("industry_profiles/pumps.yaml", "one\n").parent / "folder.yaml"
    blocked.mkdir()
    assert code(small, "industry_profiles/folder.yaml", b"x\n", None) == "not-saved"
    assert Path(blocked).is_dir()
