"""Decisions over time: frozen, recomputed, and held against a change."""

import json
import shutil
import subprocess
from typing import Any

import pytest

from locales import words_in
from tests.terminal.conftest import Ask, Folder
from tests.terminal.test_golden import compare

pytestmark = pytest.mark.mission("I9")

ASKED = ("--founder", "founder", "--as-of", "2026-11-23", "--seed", "7", "--format", "json")
FEW = ("--draws", "60", "--as-of", "2026-11-23")
NO_FILES: dict[str, list[str]] = {
    "added": [], "removed": [], "changed": [], "unreadable": [], "readable": [],
}  # fmt: skip
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


@pytest.fixture
def git(folder: Folder) -> Folder:
    """The small workspace in a repository with one commit."""
    run(folder, "init", "-q")
    commit(folder)
    return folder


def run(folder: Folder, *words: str) -> None:
    named = ("-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder.root), *named, *words], capture_output=True, check=True)


def commit(folder: Folder) -> None:
    run(folder, "add", "-A")
    run(folder, "commit", "-qm", "as it was")


def decided(ask: Ask, industry: str = "pumps", *more: str) -> dict[str, Any]:
    answer = ask("decide", industry, *FEW, "--format", "json", *more)
    assert (answer.status, answer.err) == (0, "")
    told: dict[str, Any] = json.loads(answer.out)
    return told


def told(ask: Ask, *words: str, status: int = 0) -> dict[str, Any]:
    answer = ask(*words, "--format", "json")
    assert (answer.status, answer.err) == (status, "")
    result: dict[str, Any] = json.loads(answer.out)
    return result


def without_fingerprints(printed: str) -> str:
    """The files that count change with every edit of a shipped one; that they are there is enough."""
    receipt = json.loads(printed)
    receipt["snapshot"]["files"] = {name: "" for name in receipt["snapshot"]["files"] if name.startswith("industry")}
    return json.dumps({**receipt, "seal": ""}, ensure_ascii=False, indent=1)


def test_the_verbs_print_what_they_printed(ask_there: Ask, folder: Folder, pytestconfig: pytest.Config) -> None:
    answer = ask_there("decide", "pumps", "--because", "We know the trade.", *ASKED)
    assert (answer.status, answer.err) == (0, "")
    compare(without_fingerprints(answer.out), "decide", pytestconfig)
    before = folder.root.parent / "before"
    shutil.copytree(folder.root, before)
    folder.write_industry("pumps", 7)
    folder.write_industry("belts", 3)
    compare(ask_there("diff", str(before), ".", *ASKED).out, "diff", pytestconfig)
    replayed = ask_there("replay", str(before / "decisions" / "2026-11-23_pumps.json"), "--format", "json")
    assert replayed.status == 1
    text = replayed.out.replace(json.dumps(str(before))[1:-1], "before")
    compare(text, "replay", pytestconfig)


def test_a_decision_is_the_same_until_something_changes(ask_there: Ask, folder: Folder) -> None:
    path = str(folder.root / decided(ask_there)["path"])
    assert told(ask_there, "replay", path)["outcome"] == "same"
    profile = folder.root / "industry_profiles" / "pumps.yaml"
    profile.write_text(profile.read_text(encoding="utf-8") + "# a comment\n", encoding="utf-8")
    again = told(ask_there, "replay", path)
    assert (again["outcome"], again["files"]["changed"]) == ("same", ["industry_profiles/pumps.yaml"])
    folder.write_industry("pumps", 9)
    other = told(ask_there, "replay", path, status=1)
    assert other["outcome"] == "differs"
    assert {each["factor"] for each in other["cells"]} >= {"people", "strong_rivals"}


def test_the_settings_of_the_decision_count(ask_there: Ask, folder: Folder) -> None:
    options = ("--seed", "-3", "--outlook", "0.2", "--weights", "threat=0")
    receipt = decided(ask_there, "pumps", *options)
    asked = receipt["snapshot"]["asked"]
    assert (asked["seed"], asked["draws"], asked["as_of"], asked["outlook"]) == (-3, 60, "2026-11-23", 0.2)
    assert receipt["snapshot"]["weights"]["sides"]["threat"] == 0
    assert told(ask_there, "replay", str(folder.root / receipt["path"]))["outcome"] == "same"


def test_new_answers_of_the_founder_are_a_change(ask_there: Ask, folder: Folder) -> None:
    path = str(folder.root / decided(ask_there)["path"])
    folder.write("founders/me.yaml", "id: me\nratings: {pumps: {people: {likely: 10}}}\n")
    found = told(ask_there, "replay", path, status=1)
    assert found["files"]["added"] == ["founders/me.yaml"]
    assert [(each["industry"], each["factor"]) for each in found["cells"]] == [("pumps", "people")]


def test_the_same_decision_is_the_same_bytes(ask_there: Ask, folder: Folder) -> None:
    first, second = (folder.root / decided(ask_there)["path"] for _ in range(2))
    assert first != second
    assert first.read_bytes() == second.read_bytes()


def test_it_is_written_where_asked_and_nothing_is_overwritten(ask_there: Ask, folder: Folder) -> None:
    file = folder.root / "own.json"
    assert decided(ask_there, "pumps", "-o", str(file))["path"] == str(file)
    assert not (folder.root / "decisions").exists()
    before = file.read_bytes()
    answer = ask_there("decide", "pumps", *FEW, "-o", str(file))
    assert (answer.status, answer.out) == (2, "")
    assert "file-exists" in answer.err
    assert file.read_bytes() == before


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_the_text_says_what_the_choice_costs(ask_there: Ask, language: str) -> None:
    words = words_in(language)
    ranked = json.loads(ask_there("rank", *FEW, "--format", "json").out)["industries"]
    regrets = [words.number(each["expected_regret"], 1) for each in ranked]
    names = [each["id"].title() for each in ranked]
    best, other = (ask_there("decide", each["id"], *FEW, "--language", language).out for each in ranked)
    assert words("decisions.leads", regret=regrets[0]) in best
    assert words("decisions.costs", winner=names[0], industry=names[1], regret=regrets[1], least=regrets[0]) in other
    assert f"decisions/2026-11-23_{ranked[1]['id']}.json" in other


@needs_git
def test_the_commit_is_recorded_and_whether_it_is_clean(ask_there: Ask, git: Folder) -> None:
    first = decided(ask_there)["git"]
    assert (len(first["commit"]), first["clean"]) == (40, True)
    git.write_industry("valves", 2)
    second = decided(ask_there)["git"]
    assert second == {"commit": first["commit"], "clean": False}


@needs_git
def test_revisions_folders_and_receipts_are_compared(ask_there: Ask, git: Folder) -> None:
    receipt = str(git.root / decided(ask_there)["path"])
    git.write_industry("pumps", 9)
    shutil.copytree(git.root, git.root / "copy")
    for before in ("HEAD", receipt):
        for after in (".", str(git.root / "copy")):
            found = told(ask_there, "diff", before, after, *FEW)
            assert found["files"] == {**NO_FILES, "changed": ["industry_profiles/pumps.yaml"]}
            assert {each["industry"] for each in found["cells"]} == {"pumps"}
            assert found["consequences"]["industries"]
    commit(git)
    same = told(ask_there, "diff", "HEAD", ".", *FEW)
    assert (same["cells"], same["consequences"]["changes_what_to_do"]) == ([], False)
    assert told(ask_there, "diff", "HEAD~1", "HEAD", *FEW)["cells"]


def test_a_receipt_brings_its_settings_and_an_option_wins(ask_there: Ask, folder: Folder) -> None:
    path = str(folder.root / decided(ask_there, "pumps", "--seed", "5")["path"])
    found = told(ask_there, "diff", path, ".")
    assert [found[side]["seed"] for side in ("before", "after")] == [5, 5]
    assert found["after"]["draws"] == 60
    found = told(ask_there, "diff", path, ".", "--seed", "6")
    assert [found[side]["seed"] for side in ("before", "after")] == [5, 6]


def test_without_a_workspace_named_the_folders_speak_for_themselves(
    ask: Ask, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = decided(ask, "pumps", "--workspace", str(folder.root))["path"]
    assert told(ask, "replay", str(folder.root / path))["outcome"] == "same"
    monkeypatch.chdir(folder.root)
    assert told(ask, "diff", path, ".")["files"] == NO_FILES


def test_a_broken_profile_is_not_readable_and_not_removed(ask_there: Ask, folder: Folder) -> None:
    path, before = str(folder.root / decided(ask_there)["path"]), folder.root / "copy"
    shutil.copytree(folder.root, before)
    folder.write("industry_profiles/valves.yaml", "id: valves\nname: [Torn\n")
    for verb in (["diff", str(before), ".", *FEW], ["replay", path]):
        answer = ask_there(*verb, "--format", "json")
        assert answer.status == 1
        files = json.loads(answer.out)["files"]
        assert files == {**NO_FILES, "unreadable": ["industry_profiles/valves.yaml"]}
    mended = json.loads(ask_there("diff", ".", str(before), *FEW, "--format", "json").out)["files"]
    assert mended == {**NO_FILES, "readable": ["industry_profiles/valves.yaml"]}


def test_problems_of_a_side_are_told_under_its_name(ask_there: Ask, folder: Folder) -> None:
    other = folder.root / "other"
    shutil.copytree(folder.root / "industry_profiles", other / "industry_profiles")
    (other / "industry_profiles" / "pumps.yaml").write_text("id: [", encoding="utf-8")
    answer = ask_there("diff", ".", str(other), *FEW, "--format", "json")
    assert answer.status == 1
    assert f"{other}:industry_profiles/pumps.yaml" in answer.err
    gone = next(each for each in json.loads(answer.out)["consequences"]["industries"] if each["id"] == "pumps")
    assert gone["after"] is None


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
@pytest.mark.parametrize(
    ("verb", "code"),
    [
        (["diff", "nowhere", "."], "no-repository"),
        (["diff", ".", "HEAD~1"], "no-repository"),
        (["diff", ".", "industry_profiles"], "no-profiles"),
        (["diff", "industry_profiles/pumps.yaml", "."], "no-receipt"),
        (["diff", "x" * 5000, "."], "no-repository"),
        (["diff", ".", ".", "--outlook", "nan"], "bad-outlook"),
        (["diff", ".", ".", "--founder", "nobody"], "unknown-founder"),
        (["diff", ".", ".", "--weights", "strong_rival=40"], "unknown-weight"),
        (["diff", ".", ".", "--weights", "strength=0,weakness=0,opportunity=0,threat=0"], "weights-all-zero"),
        (["replay", "nowhere.json"], "no-file"),
        (["replay", "."], "no-file"),
        (["replay", "industry_profiles/pumps.yaml"], "no-receipt"),
        (["decide", "nobody"], "unknown-industry"),
        (["decide", "pumps", "--because", "x" * 2001], "reason-too-long"),
        (["decide", "pumps", "-o", "nowhere/a.json"], "not-saved"),
        (["decide", "pumps", "-o", ""], ""),
    ],
)
def test_what_cannot_be_is_2_with_a_message(
    ask_there: Ask, folder: Folder, monkeypatch: pytest.MonkeyPatch, verb: list[str], code: str, language: str
) -> None:
    monkeypatch.chdir(folder.root)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.root.parent))
    before = sorted(folder.root.rglob("*"))
    answer = ask_there(*verb, "--language", language)
    assert (answer.status, answer.out) == (2, "")
    assert f"[{code}" in answer.err
    assert sorted(folder.root.rglob("*")) == before


@needs_git
def test_a_revision_that_is_none_is_told(ask_there: Ask, git: Folder) -> None:
    answer = ask_there("diff", "HEAD~7", ".")
    assert (answer.status, answer.out) == (2, "")
    assert "unknown-revision" in answer.err


def test_a_founder_who_has_gone_is_told(ask_there: Ask, folder: Folder) -> None:
    folder.write("founders/ann.yaml", "id: ann\n")
    path = str(folder.root / decided(ask_there, "pumps", "--founder", "ann")["path"])
    (folder.root / "founders" / "ann.yaml").unlink()
    answer = ask_there("replay", path)
    assert answer.status == 2
    assert "unknown-founder" in answer.err


def test_one_industry_alone_costs_nothing_that_could_be_said(ask_there: Ask, folder: Folder) -> None:
    (folder.root / "industry_profiles" / "valves.yaml").unlink()
    answer = ask_there("decide", "pumps", "--draws", "50")
    assert answer.status == 0
    assert "Nothing else was compared" in answer.out
    ranked = ask_there("rank")
    assert ranked.out.startswith("One industry by itself ranks first in every case")


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_a_decision_without_a_reason_is_told_how_to_keep_one(ask_there: Ask, language: str) -> None:
    asked = ("decide", "pumps", "--language", language)
    said = words_in(language)("decisions.no_reason")
    assert said in ask_there(*asked).out
    assert said not in ask_there(*asked, "--because", "We know the trade").out


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_no_raw_text_of_git_is_printed(
    ask_there: Ask, folder: Folder, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.root.parent))
    answer = ask_there("diff", "HEAD~1", ".", "--language", language)
    assert "no-repository" in answer.err
    assert "fatal" not in answer.err
