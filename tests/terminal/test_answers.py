"""What the verbs print besides their JSON: settings, files, new profiles."""

import csv
import json
from shutil import copytree

import pytest

from knowledge import Workspace, read_knowledge
from knowledge.vocabulary import FAVOURABLE_WHEN_HIGH
from knowledge.workspace import SHIPPED
from locales import words_in
from tests.assessment.little_world import shipped
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
    before = set(folder.root.glob("*/*"))
    answer = ask_there("new", "industry", name)
    assert (answer.status, answer.err) == (0, "")
    added = set(folder.root.glob("*/*")) - before
    (new,) = {each for each in added if each.parts[-2] not in (".history", "schemas")}
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
    for verb in ("explain", "advise", "decide"):
        answer = ask(verb, "pumps", "--workspace", str(empty))
        assert answer.status == 2
        assert "new industry NAME" in answer.err


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_several_ratings_asked_for_and_not_found_are_told(ask_there: Ask, folder: Folder, language: str) -> None:
    sides = {each.id: each.side for each in shipped().vocabulary.factors.values()}
    rated = "".join(f"  {each}: {{likely: {9 if sides[each] in FAVOURABLE_WHEN_HIGH else 1}}}\n" for each in sides)
    folder.write("industry_profiles/pumps.yaml", f"id: pumps\nname: Pumps\ntrades: [medical]\nfactors:\n{rated}")
    none = words_in(language)("flips.no_several")
    asked = ("flips", "--draws", "60", "--language", language)
    assert none in ask_there(*asked, "--several").out
    assert none not in ask_there(*asked).out
    told = [json.loads(ask_there(*asked, *more, "--format", "json").out) for more in (["--several"], [])]
    assert [(each["several_asked"], each["several_cells"]) for each in told] == [(True, None), (False, None)]


def test_check_counts_what_it_read(ask_there: Ask, folder: Folder) -> None:
    assert ask_there("check").out.strip().endswith("nothing to mend.")
    folder.write("industry_profiles/broken.yaml", "id: broken\n")
    assert "To mend: 1, in files: 1." in ask_there("check").out


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_too_few_draws_say_nothing_of_how_sure_it_is(ask_there: Ask, language: str) -> None:
    words = words_in(language)
    one, few = (ask_there("rank", "--draws", each, "--language", language).out for each in ("1", "50"))
    enough = ask_there("rank", "--draws", "400", "--language", language).out
    assert words("terminal.few_draws_one", least="400") in one
    assert words("terminal.few_draws", draws="50", points="14", least="400") in few
    state, tie = words("states.open").lower(), words("terminal.tie_words")
    leads = words("terminal.first_line", industry="Valves", state=state, tie=tie)
    assert leads in enough
    assert leads not in one + few
    assert words("terminal.few_draws_one", least="400") not in enough


@pytest.mark.parametrize("verb", ["rank", "flips", "research", "evidence"])
def test_some_industries_are_compared_alone(ask_there: Ask, folder: Folder, verb: str) -> None:
    folder.write_industry("best", 9.5)
    alone = ask_there(verb, "--industries", "pumps,valves", "--format", "json", "--draws", "400")
    assert alone.status == 0
    assert "best" not in alone.out
    assert ask_there(verb, "--industries", "pumps,nothing").status == 2


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
@pytest.mark.parametrize("verb", ["rank", "flips", "research", "evidence"])
def test_names_without_the_option_are_told_it(ask_there: Ask, verb: str, language: str) -> None:
    answer = ask_there(verb, "pumps", "valves", "--language", language)
    assert (answer.status, answer.out) == (2, "")
    assert "[names-without-option]" in answer.err
    assert "--industries pumps,valves" in answer.err


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
@pytest.mark.parametrize(("option", "code"), [("--tilt", "bad-tilt"), ("--outlook", "bad-outlook")])
@pytest.mark.parametrize("value", ["2", "-0.1", "nan", "much", ""])
def test_a_bad_tilt_or_outlook_is_told_in_the_readers_language(
    ask_there: Ask, option: str, code: str, value: str, language: str
) -> None:
    answer = ask_there("rank", f"{option}={value}", "--language", language)
    assert answer.status == 2
    assert words_in(language)(f"problems.{code}.message", subject=value) in answer.err


@pytest.mark.mission("I9")
@pytest.mark.parametrize("language", ["en", "zh-Hant"])
@pytest.mark.parametrize("verb", [["rank"], ["explain", "packaging"]], ids=" ".join)
def test_a_lead_by_the_examples_figures_is_told(ask: Ask, folder: Folder, verb: list[str], language: str) -> None:
    copytree(SHIPPED / "industry_profiles", folder.root / "industry_profiles", dirs_exist_ok=True)
    for name in ("pumps", "valves"):
        (folder.root / "industry_profiles" / f"{name}.yaml").unlink()
    words, asked = words_in(language), ("--as-of", "2026-11-23", "--workspace", str(folder.root))
    fields = words.listing([words(f"decide.example_figures.{name}") for name in ("network", "years_in_trade")])
    known = read_knowledge(Workspace.at(folder.root))
    leader = words.text(known.industries["solar_equipment"].short_name)
    said = words("decide.rests_on_example", fields=fields, leader=leader)
    assert said in ask(*verb, *asked, "--language", language).out
    folder.write("founders/me.yaml", "network: {medical_devices: 7}\nyears_in_trade: {medical_devices: 8}\n")
    assert said not in ask(*verb, *asked, "--language", language).out, "now these are the founder's own"
