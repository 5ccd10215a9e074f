"""Where files are looked for: the founder's folder first, the shipped files behind it, and nothing else."""

import os
from pathlib import Path

import pytest

from knowledge import Workspace, read_knowledge
from knowledge.problem import WrongInput
from knowledge.workspace import ENVIRONMENT_VARIABLE, SHIPPED
from tests.knowledge.conftest import PUMPS, SmallWorkspace


def names(files: list[Path]) -> list[str]:
    return [file.name for file in files]


def test_the_shipped_folder_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ENVIRONMENT_VARIABLE, raising=False)
    assert Workspace.at().root == SHIPPED
    assert (SHIPPED / "swot_cli.py").is_file()


def test_the_environment_names_another_and_a_folder_given_wins(
    small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(small.root))
    assert Workspace.at().root == small.root.resolve()
    assert list(read_knowledge().industries) == ["pumps"]
    assert Workspace.at(SHIPPED).root == SHIPPED


@pytest.mark.parametrize("folder", ["nowhere", "industry_profiles/pumps.yaml", "loop", "a\0b", "x" * 5000])
def test_a_folder_that_is_none_is_refused(small: SmallWorkspace, folder: str) -> None:
    (small.root / "loop").symlink_to("loop")
    with pytest.raises(WrongInput) as wrong:
        Workspace.at(f"{small.root}/{folder}")
    assert (wrong.value.problem.code, wrong.value.problem.subject) == ("no-workspace", f"{small.root}/{folder}")


def test_profiles_are_found_in_order_without_templates_hidden_files_and_shared_evidence(small: SmallWorkspace) -> None:
    for name in ("valves", "_template", ".hidden", "evidence", "belts"):
        small.write_industry(name)
    small.write("industry_profiles/notes.txt", "")
    small.write("industry_profiles/other.yml", PUMPS)
    (small.root / "industry_profiles" / "folder.yaml").mkdir()
    assert names(small.workspace.industry_files()) == ["belts.yaml", "pumps.yaml", "valves.yaml"]
    shared = small.workspace.shared_evidence_file()
    assert shared is not None
    assert shared.name == "evidence.yaml"


def test_templates_and_examples_never_count_among_founders(small: SmallWorkspace) -> None:
    for name in ("me", "_example", "anna"):
        small.write(f"founders/{name}.yaml", "schema: 1\n")
    assert names(small.workspace.founder_files()) == ["anna.yaml", "me.yaml"]


def test_links_out_of_the_folder_are_left_alone(
    small: SmallWorkspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = SmallWorkspace(tmp_path_factory.mktemp("outside"))
    outside.write("vocabulary/levels.yaml", "levels: {}\n")
    secret = outside.write_industry("secret")
    (small.root / "industry_profiles" / "secret.yaml").symlink_to(secret)
    (small.root / "company.yaml").symlink_to(outside.write("company.yaml", "name: Theirs\n"))
    (small.root / "founders").symlink_to(outside.write("founders/me.yaml", "id: me\n").parent)
    (small.root / "vocabulary").symlink_to(outside.root / "vocabulary")
    (small.root / "industry_profiles" / "loop.yaml").symlink_to("loop.yaml")
    (small.root / "industry_profiles" / "gone.yaml").symlink_to("nowhere.yaml")
    assert names(small.workspace.industry_files()) == ["pumps.yaml"]
    assert small.workspace.founder_files() == []
    known = small.known()
    assert {each.place.path: (each.code, each.severity) for each in known.problems} == {
        "company.yaml": ("link-leads-out", "warning"),
        "founders": ("link-leads-out", "warning"),
        "industry_profiles/gone.yaml": ("link-leads-nowhere", "warning"),
        "industry_profiles/loop.yaml": ("link-leads-nowhere", "warning"),
        "industry_profiles/secret.yaml": ("link-leads-out", "warning"),
        "vocabulary": ("link-leads-out", "warning"),
    }
    assert (known.company, list(known.founders)) == (None, [])
    assert known.vocabulary == read_knowledge(SHIPPED).vocabulary


def test_what_is_named_like_a_file_and_is_none_is_told(small: SmallWorkspace) -> None:
    (small.root / "industry_profiles" / "folder.yaml").mkdir()
    (small.root / "platforms").symlink_to("platforms")
    os.mkfifo(small.root / "company.yaml")
    assert [(each.place.path, each.code) for each in small.known().problems] == [
        ("company.yaml", "not-a-file"),
        ("industry_profiles/folder.yaml", "not-a-file"),
        ("platforms", "link-leads-nowhere"),
    ]


def test_links_inside_the_folder_serve(small: SmallWorkspace) -> None:
    draft = small.write("drafts/valves.yaml", PUMPS.replace("pumps", "valves"))
    (small.root / "industry_profiles" / "valves.yaml").symlink_to(draft)
    assert list(small.known().industries) == ["pumps", "valves"]


def test_own_vocabulary_replaces_the_shipped_file_of_its_name(small: SmallWorkspace) -> None:
    levels = (SHIPPED / "vocabulary" / "levels.yaml").read_text(encoding="utf-8").replace("value: 7", "value: 6")
    own = small.write("vocabulary/levels.yaml", levels)
    assert small.workspace.vocabulary_file("levels") == own
    assert small.workspace.vocabulary_file("factors") == SHIPPED / "vocabulary" / "factors.yaml"
    assert small.known().vocabulary.levels["high"].value == 6


def test_own_rules_and_platforms_stand_after_the_shipped_ones(small: SmallWorkspace) -> None:
    own = small.write("platforms/own.yaml", "platforms: []\n")
    files = small.workspace.added_files("plans/listing/platforms", "platforms")
    assert files[-1] == own
    assert files[:-1] == sorted((SHIPPED / "plans" / "listing" / "platforms").glob("*.yaml"))
    shipped = Workspace(SHIPPED).added_files("strategies/rules", "strategies/rules")
    assert len(shipped) == len(set(shipped)) > 0


def test_paths_are_shown_from_the_workspace_or_the_shipped_files(small: SmallWorkspace, tmp_path: Path) -> None:
    shown = small.workspace.shown
    assert shown(small.workspace.root / "founders" / "me.yaml") == "founders/me.yaml"
    assert shown(SHIPPED / "vocabulary" / "levels.yaml") == "vocabulary/levels.yaml"
    assert shown(Path("/elsewhere/a.yaml")) == "/elsewhere/a.yaml"


def test_stamps_see_every_change(small: SmallWorkspace) -> None:
    seen = [small.workspace.stamps()]

    def changed() -> bool:
        seen.append(small.workspace.stamps())
        return seen[-1] != seen[-2]

    assert not changed()
    for path in (
        "founders/me.yaml",
        "company.yaml",
        "strategies/rules/a.yaml",
        "strategies/actions.yaml",
        "platforms/a.yaml",
    ):
        file = small.write(path, "a: 1\n")
        assert changed(), path
        small.write(path, "a: 22\n")
        assert changed(), path
        os.utime(file, ns=(1, 1))
        assert changed(), path
    file.unlink()
    assert changed()
    assert SHIPPED / "plans" / "listing" / "platforms" / "general.yaml" in seen[-1]
    assert SHIPPED / "vocabulary" / "factors.yaml" in seen[-1]
