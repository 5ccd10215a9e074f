"""0 fine, 1 problems in the user's files, 2 wrong usage; and never a traceback."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from locales import words_in
from tests.terminal.conftest import Ask, Folder

COMPUTING = [["rank"], ["explain", "pumps"], ["advise", "pumps"], ["plan", "listing", "pumps"]]
BROKEN = "id: broken\nname: Broken\nfactors:\n  people: {likely: 11}\n"


@pytest.mark.parametrize("verb", [["check"], *COMPUTING], ids=" ".join)
@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_a_sound_workspace_is_fine(ask_there: Ask, verb: list[str], form: str, language: str) -> None:
    answer = ask_there(*verb, "--format", form, "--language", language)
    assert (answer.status, answer.err) == (0, "")
    if form == "json":
        json.loads(answer.out)


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["nothing"],
        ["plan"],
        ["plan", "nothing"],
        ["new"],
        ["explain"],
        ["explain", "nothing"],
        ["advise", "nothing"],
        ["plan", "listing", "nothing"],
        ["schema"],
        ["schema", "nothing"],
        ["check", "nowhere.yaml"],
        ["check", "a" * 5000],
        ["check", "--format", "xml"],
        ["rank", "--industries", ""],
        ["rank", "--industries", ","],
        ["rank", "--industries", "pumps,nothing"],
        ["rank", "--founder", "nobody"],
        ["rank", "--founder", ""],
        ["rank", "--outlook", "2"],
        ["rank", "--outlook", "-0.1"],
        ["rank", "--outlook", "nan"],
        ["rank", "--draws", "0"],
        ["rank", "--draws", "-1"],
        ["rank", "--draws", "1000000000"],
        ["rank", "--draws", "many"],
        ["rank", "--seed", "1.5"],
        ["rank", "--seed", "9" * 5000],
        ["rank", "--as-of", "tomorrow"],
        ["rank", "--as-of", "2026-02-30"],
        ["rank", "--format", "xml"],
        ["rank", "--language", "xx"],
        ["rank", "--nothing"],
        ["rank", "pumps"],
        ["plan", "listing", "pumps", "-o", "nowhere/plan.csv"],
        ["plan", "listing", "pumps", "-o", "plan.pdf"],
        ["plan", "listing", "pumps", "-o", "plan"],
        ["plan", "listing", "pumps", "-o", ""],
        ["plan", "listing", "pumps", "-o", "a" * 5000 + ".csv"],
        ["new", "industry", "!?"],
        ["new", "industry", ""],
        ["new", "industry", "../.."],
        ["new", "industry", "evidence"],
        ["new", "industry", "pumps"],
        ["new", "industry", "a" * 5000],
    ],
    ids=lambda words: " ".join(words)[:40] or "no verb",
)
def test_wrong_usage_is_2_with_a_message_and_nothing_on_stdout(
    ask_there: Ask, folder: Folder, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(folder.root)
    before = sorted(folder.root.rglob("*"))
    answer = ask_there(*words)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.strip()
    assert sorted(folder.root.rglob("*")) == before


@pytest.mark.parametrize("workspace", ["nowhere", "a file", "~nobody-of-this-name", "a" * 5000])
@pytest.mark.parametrize("verb", [["check"], *COMPUTING, ["new", "industry", "x"]], ids=" ".join)
def test_a_workspace_that_is_none(ask: Ask, tmp_path: Path, workspace: str, verb: list[str]) -> None:
    (tmp_path / "a file").touch()
    place = workspace if workspace.startswith("~") else str(tmp_path / workspace)
    answer = ask(*verb, "--workspace", place)
    assert (answer.status, answer.out) == (2, "")
    assert "no-workspace" in answer.err


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_a_mistyped_name_gets_the_nearest(ask_there: Ask, language: str) -> None:
    told = words_in(language)("problems.nearest", nearest="pumps")
    assert told in ask_there("explain", "pump", "--language", language).err


@pytest.mark.parametrize(
    "broken", ["", "\0", "id: [", "x" * 1_100_000, BROKEN], ids=["empty", "binary", "torn", "huge", "rating of 11"]
)
@pytest.mark.parametrize("verb", COMPUTING, ids=" ".join)
def test_a_broken_file_is_told_and_the_others_still_compared(
    ask_there: Ask, folder: Folder, verb: list[str], broken: str
) -> None:
    folder.write("industry_profiles/broken.yaml", broken)
    answer = ask_there(*verb, "--format", "json")
    assert answer.status == 1
    assert "industry_profiles/broken.yaml" in answer.err
    told = json.loads(answer.out)
    assert told["seed"] == 7
    if verb == ["rank"]:
        assert {each["id"] for each in told["industries"]} == {"pumps", "valves"}


@pytest.mark.parametrize(
    "verb",
    [
        ["explain", "broken"],
        ["advise", "broken"],
        ["plan", "listing", "broken"],
        ["rank", "--industries", "pumps,broken"],
    ],
    ids=" ".join,
)
def test_asking_for_what_is_broken_is_1_with_its_problems(ask_there: Ask, folder: Folder, verb: list[str]) -> None:
    folder.write("industry_profiles/broken.yaml", BROKEN)
    answer = ask_there(*verb)
    assert (answer.status, answer.out) == (1, "")
    assert "industry_profiles/broken.yaml:4" in answer.err
    assert "unknown-industry" not in answer.err


def test_asking_for_a_founder_whose_file_is_broken_is_1_with_its_problems(ask_there: Ask, folder: Folder) -> None:
    folder.write("founders/ann.yaml", "id: ann\noutlook: 2\n")
    answer = ask_there("rank", "--founder", "ann")
    assert (answer.status, answer.out) == (1, "")
    assert "founders/ann.yaml:2" in answer.err


def test_broken_rules_and_platforms_are_told_where_they_count(ask_there: Ask, folder: Folder) -> None:
    folder.write("strategies/rules/own.yaml", "rules: [{id: x}]\n")
    assert ask_there("advise", "pumps").status == ask_there("rank").status == 1
    (folder.root / "strategies/rules/own.yaml").unlink()
    folder.write("platforms/own.yaml", "platforms: [{id: x}]\n")
    assert ask_there("advise", "pumps").status == 0
    answer = ask_there("plan", "listing", "pumps")
    assert answer.status == 1
    assert "platforms/own.yaml" in answer.err
    assert answer.out


def test_a_region_that_does_not_exist_is_told_with_the_plan(ask_there: Ask, folder: Folder) -> None:
    folder.write("founders/me.yaml", "id: me\ntarget_regions: [ZZ]\n")
    answer = ask_there("plan", "listing", "pumps")
    assert answer.status == 1
    assert "unknown-region" in answer.err
    assert answer.out


def test_check_is_1_for_errors_in_every_form(ask_there: Ask, folder: Folder) -> None:
    folder.write("industry_profiles/broken.yaml", BROKEN)
    for form in ("text", "json", "github"):
        answer = ask_there("check", "--format", form)
        assert (answer.status, answer.err) == (1, "")
        assert "broken.yaml" in answer.out
    assert ask_there("check", str(folder.root / "industry_profiles" / "pumps.yaml")).status == 0


def test_annotations_count_from_where_one_stands(
    ask: Ask, folder: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder.write("industry_profiles/broken.yaml", BROKEN)
    name, file = folder.root.name, folder.root / "industry_profiles" / "broken.yaml"
    for here, shown in (
        (folder.root.parent, f"{name}/industry_profiles/broken.yaml"),
        (folder.root, "industry_profiles/broken.yaml"),
        (tmp_path_factory.mktemp("elsewhere"), file.as_posix()),
    ):
        monkeypatch.chdir(here)
        answer = ask("check", "--workspace", str(folder.root), "--format", "github")
        assert f"file={shown}," in answer.out
    assert len(answer.out.splitlines()) == 1
    assert ". " in answer.out, "how to mend it stands there, too"


# Whatever a shell can pass on, half characters included; only the null character it cannot.
TYPED = st.text(st.characters(exclude_characters="\0", exclude_categories=()), max_size=30)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    verb=st.sampled_from([["explain"], ["advise"], ["plan", "listing"], ["schema"], ["new", "industry"], ["check"]]),
    name=TYPED,
    option=st.sampled_from(["--founder", "--seed", "--draws", "--outlook", "--as-of", "--industries"]),
    value=TYPED | st.integers().map(str) | st.floats().map(str),
)
def test_nothing_that_can_be_typed_ends_in_a_traceback(
    ask_there: Ask, verb: list[str], name: str, option: str, value: str
) -> None:
    assert ask_there(*verb, "--", name).status in (0, 1, 2)
    assert ask_there("rank", f"{option}={value}").status in (0, 1, 2)
