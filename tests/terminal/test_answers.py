"""What the verbs print besides their JSON: settings, files, new profiles."""

import csv
import json

import pytest

from tests.terminal.conftest import Ask, Folder

COMPUTING = [["rank"], ["explain", "pumps"], ["advise", "pumps"], ["plan", "listing", "pumps"]]


@pytest.mark.parametrize("verb", COMPUTING, ids=" ".join)
def test_what_was_asked_for_is_printed(ask_there: Ask, verb: list[str]) -> None:
    asked = ("--seed", "-12", "--draws", "60", "--as-of", "2026-11-23", "--outlook", "0.25")
    told = json.loads(ask_there(*verb, *asked, "--format", "json").out)
    assert [told[name] for name in ("seed", "draws", "as_of", "outlook")] == [-12, 60, "2026-11-23", 0.25]
    text = ask_there(*verb, *asked).out
    assert all(each in text for each in ("-12", "60", "2026-11-23", "0.25"))


@pytest.mark.parametrize("verb", COMPUTING, ids=" ".join)
def test_the_defaults_are_printed(ask_there: Ask, verb: list[str]) -> None:
    told = json.loads(ask_there(*verb, "--draws", "10000", "--format", "json").out)
    assert (told["seed"], told["draws"], told["founder"], told["outlook"]) == (7, 10_000, "founder", 0.5)
    assert told["as_of"]


@pytest.mark.parametrize("seed", ["0", "-1", "99999999999999999999999999999999999999"])
def test_the_same_seed_gives_the_same_bytes(ask_there: Ask, seed: str) -> None:
    asked = ("rank", "--seed", seed, "--as-of", "2026-11-23", "--format", "json")
    assert ask_there(*asked).out == ask_there(*asked).out


@pytest.mark.mission("I1")
def test_any_number_of_industries_is_compared(ask_there: Ask, folder: Folder) -> None:
    for count in range(5):
        folder.write_industry(f"trade_{count}", 4 + count / 2)
    told = json.loads(ask_there("rank", "--format", "json").out)
    assert len(told["industries"]) == 7
    some = json.loads(ask_there("rank", "--industries", "trade_0, pumps", "--format", "json").out)
    assert {each["id"] for each in some["industries"]} == {"trade_0", "pumps"}


def test_an_own_founder_counts(ask_there: Ask, folder: Folder) -> None:
    folder.write("founders/ann.yaml", "id: ann\nname: Ann\nratings: {pumps: {strong_rivals: {likely: 1}}}\n")
    told = json.loads(ask_there("explain", "pumps", "--founder", "ann", "--format", "json").out)
    assert told["founder"] == "ann"
    rivals = next(each for each in told["factors"] if each["id"] == "strong_rivals")
    assert (rivals["likely"], rivals["from"]) == (1, "founder")


def test_a_silent_founder_is_completed_by_the_example_and_this_is_said(ask_there: Ask, folder: Folder) -> None:
    folder.write("founders/me.yaml", "id: me\nteam_size: 30\n")
    told = json.loads(ask_there("rank", "--format", "json").out)
    assert "capital_usd" in told["fields_from_example"]
    assert "team_size" not in told["fields_from_example"]
    assert "Capital" in ask_there("rank").out


def test_a_plan_is_written_in_the_form_of_its_ending(ask_there: Ask, folder: Folder) -> None:
    printed = json.loads(ask_there("plan", "listing", "pumps", "--format", "json").out)
    for name in ("plan.json", "plan.md", "plan.CSV"):
        answer = ask_there("plan", "listing", "pumps", "-o", str(folder.root / name))
        assert (answer.status, answer.err) == (0, "")
        assert name in answer.out
    assert json.loads((folder.root / "plan.json").read_text(encoding="utf-8")) == printed
    assert (folder.root / "plan.md").read_text(encoding="utf-8").startswith("# ")
    written = (folder.root / "plan.CSV").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf"), "Excel needs the mark"
    rows = list(csv.DictReader(written.decode("utf-8-sig").splitlines()))
    assert [row["id"] for row in rows] == [pick["platform"] for pick in printed["picks"]]


@pytest.mark.parametrize(
    "name", ["Cold Chain", "../../etc/Cold Chain", "Café & Co.", 'Ann\'s "best" pumps: a, b # c', "x\x07y\tz"]
)
def test_a_new_industry_is_a_sound_file_inside_the_workspace(ask_there: Ask, folder: Folder, name: str) -> None:
    before = set(folder.root.rglob("*"))
    answer = ask_there("new", "industry", name)
    assert (answer.status, answer.err) == (0, "")
    (new,) = set(folder.root.rglob("*")) - before
    assert new.parent == folder.root / "industry_profiles"
    assert new.relative_to(folder.root).as_posix() in answer.out
    assert ask_there("check").status == 0
    told = json.loads(ask_there("rank", "--format", "json").out)
    assert new.stem in {each["id"] for each in told["industries"]}
    assert ask_there("new", "industry", name).status == 2


def test_a_name_cannot_steer_the_terminal(ask_there: Ask, folder: Folder) -> None:
    folder.write(
        "industry_profiles/pumps.yaml",
        (folder.root / "industry_profiles/pumps.yaml").read_text(encoding="utf-8").replace("Pumps", '"a\\eb\\nc"'),
    )
    out = ask_there("rank").out
    assert "\x1b" not in out
    assert "ab c" in out


def test_an_empty_workspace_says_how_to_start(ask: Ask, folder: Folder) -> None:
    empty = folder.root / "empty"
    empty.mkdir()
    answer = ask("rank", "--workspace", str(empty))
    assert answer.status == 0
    assert "new industry NAME" in answer.out


def test_check_counts_what_it_read(ask_there: Ask, folder: Folder) -> None:
    assert ask_there("check").out.strip().endswith("nothing to mend.")
    folder.write("industry_profiles/broken.yaml", "id: broken\n")
    assert "To mend: 1, in files: 1." in ask_there("check").out
