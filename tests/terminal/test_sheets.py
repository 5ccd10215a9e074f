"""`export` and `import`: a spreadsheet goes out, and comes back seen before it is written."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.terminal.conftest import Ask, Folder

NAME = "industry_profiles/pumps.yaml"


@pytest.fixture
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sheets") / "ratings.csv"


def everything_in(folder: Folder) -> dict[str, bytes]:
    return {str(file.relative_to(folder.root)): file.read_bytes() for file in folder.root.rglob("*") if file.is_file()}


@pytest.mark.mission("I1")
@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_what_was_exported_changes_nothing(ask_there: Ask, folder: Folder, sheet: Path, ending: str) -> None:
    file = str(sheet.with_suffix(ending))
    assert ask_there("export", "pumps", "-o", file).status == 0
    before = everything_in(folder)
    answer = ask_there("import", file, "--apply")
    assert (answer.status, answer.err) == (0, "")
    assert "says already" in answer.out
    assert "heading" not in answer.out, "all of them are known"
    assert everything_in(folder) == before


def test_a_change_is_shown_and_written_only_when_applied(ask_there: Ask, folder: Folder, sheet: Path) -> None:
    sheet.write_text("Industry,Factor,Likley,Notes\npumps,strong_rivals,9,x\n", encoding="utf-8")
    before = everything_in(folder)
    shown = ask_there("import", str(sheet))
    assert shown.status == 0
    for told in (
        "2 of 4 column headings are known",
        "C1 “Likley” is read as “Likely”", "D1 “Notes” is not read", "Cells that change something: 1.",
        "-  strong_rivals: {likely: 5.0}", "+  strong_rivals: {likely: 9}", "--apply",
    ):  # fmt: skip
        assert told in shown.out
    assert everything_in(folder) == before
    applied = ask_there("import", str(sheet), "--apply")
    assert applied.status == 0
    assert f"Written: {NAME}" in applied.out
    text = (folder.root / NAME).read_text(encoding="utf-8")
    assert text == before[NAME].decode().replace("strong_rivals: {likely: 5.0}", "strong_rivals: {likely: 9}")
    assert "says already" in ask_there("import", str(sheet)).out


def test_the_consequence_is_told(ask_there: Ask, sheet: Path) -> None:
    rows = "".join(f"pumps,{factor},10\n" for factor in ("sunrise_industry", "growing_users", "room_to_innovate"))
    sheet.write_text("industry,factor,likely\n" + rows, encoding="utf-8")
    told = json.loads(ask_there("import", str(sheet), "--format", "json").out)
    assert told["written"] is False
    assert told["cells"] == ["C2", "C3", "C4"]
    assert told["consequences"]["winner"]["after"] == "pumps"
    assert {each["id"] for each in told["consequences"]["industries"] if each["changed"]} >= {"pumps"}


def test_the_consequence_is_for_the_founder_and_draws_asked_for(ask_there: Ask, folder: Folder, sheet: Path) -> None:
    sheet.write_text("industry,factor,likely\npumps,strong_rivals,9\n", encoding="utf-8")
    before = everything_in(folder)
    answer = ask_there("import", str(sheet), "--apply", "--founder", "nobody")
    assert (answer.status, "nobody" in answer.err) == (2, True)
    assert everything_in(folder) == before
    assert ask_there("import", str(sheet), "--seed", "7").status == 0


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_mistakes_are_told_by_cell_and_nothing_is_written(
    ask_there: Ask, folder: Folder, sheet: Path, language: str
) -> None:
    sheet.write_text("industry,factor,likely\npumps,strong_rivals,11\npumps,people,=1\n", encoding="utf-8")
    before = everything_in(folder)
    answer = ask_there("import", str(sheet), "--apply", "--language", language)
    assert answer.status == 1
    assert f"{sheet}: " in answer.err
    assert "[wrong-type] C3: " in answer.err
    sheet.write_text("industry,factor,likely\npumps,strong_rivals,11\n", encoding="utf-8")
    answer = ask_there("import", str(sheet), "--apply", "--language", language)
    assert (answer.status, "[number-too-high] C2: " in answer.err) == (1, True)
    assert everything_in(folder) == before


def test_a_new_industry_comes_as_a_whole(ask_there: Ask, ask: Ask, folder: Folder, sheet: Path) -> None:
    file = str(sheet.with_suffix(".xlsx"))
    assert ask_there("export", "pumps", "-o", file).status == 0
    (folder.root / NAME).unlink()
    answer = ask_there("import", file, "--apply")
    assert (answer.status, answer.err) == (0, "")
    assert "+name: Pumps" in answer.out
    assert ask_there("check").status == 0
    (folder.root / NAME).unlink()
    (folder.root / "industry_profiles" / "valves.yaml").unlink()
    assert ask_there("import", file, "--apply").status == 0
    assert (folder.root / NAME).exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["export", "pump", "-o", "a.xlsx"], "pumps"),
        (["export", "pumps", "-o", "a.ods"], ".xlsx, .csv, .yaml"),
        (["export", "pumps", "-o", "no/such/folder/a.csv"], "not-saved"),
        (["import", "nothing.csv"], "no-file"),
        (["import", "."], "system-refused"),
        (["import", "a\0b.csv"], "no-file"),
    ],
)
def test_what_cannot_be_done_is_told(
    ask_there: Ask, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, words: list[str],
    told: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path_factory.mktemp("empty"))
    answer = ask_there(*words)
    assert answer.status == 2
    assert told in answer.err


def test_a_link_out_of_the_workspace_is_not_followed(ask_there: Ask, folder: Folder, sheet: Path) -> None:
    """Nothing is ever written outside the workspace."""
    outside = sheet.with_name("outside.yaml")
    outside.write_text("id: linked\nname: Linked\n", encoding="utf-8")
    (folder.root / "industry_profiles" / "linked.yaml").symlink_to(outside)
    sheet.write_text("industry,factor,likely\nlinked,people,7\n", encoding="utf-8")
    for words in ([], ["--apply"]):
        answer = ask_there("import", str(sheet), *words)
        assert (answer.status, answer.out, "outside-workspace" in answer.err) == (2, "", True)
    assert outside.read_text(encoding="utf-8") == "id: linked\nname: Linked\n"


def test_an_older_spreadsheet_is_written_only_when_told_twice(ask_there: Ask, folder: Folder, sheet: Path) -> None:
    file = str(sheet.with_suffix(".xlsx"))
    assert ask_there("export", "pumps", "-o", file).status == 0
    profile = folder.root / NAME
    newer = profile.read_text(encoding="utf-8").replace("strong_rivals: {likely: 5.0}", "strong_rivals: {likely: 6}")
    profile.write_text(newer, encoding="utf-8")
    shown = ask_there("import", file)
    assert "that version is no longer kept" in shown.out
    refused = ask_there("import", file, "--apply")
    assert refused.status == 2
    assert "--over-newer" in refused.err
    assert profile.read_text(encoding="utf-8") == newer
    assert ask_there("import", file, "--apply", "--over-newer").status == 0
    assert "strong_rivals: {likely: 5}" in profile.read_text(encoding="utf-8")
    again = json.loads(ask_there("import", file, "--format", "json").out)
    assert (again["taken_from"], again["cells"]) == ("lost", [])


def test_a_removal_is_listed_apart_and_made_only_when_applied(ask_there: Ask, folder: Folder, sheet: Path) -> None:
    file = sheet.with_suffix(".xlsx")
    assert ask_there("export", "pumps", "-o", str(file)).status == 0
    book = load_workbook(file)
    rows = [row[1].value for row in book["Ratings"]]
    book["Ratings"].delete_rows(rows.index("strong_rivals") + 1)
    book.save(file)
    before = everything_in(folder)
    shown = ask_there("import", str(file))
    assert "This takes out of the profile: the rating of Rivals too strong." in shown.out
    assert everything_in(folder) == before
    told = json.loads(ask_there("import", str(file), "--format", "json").out)
    assert (told["removed"], told["cells"]) == ([{"sheet": "factors", "id": "strong_rivals"}], [])
    assert ask_there("import", str(file), "--apply").status == 0
    assert "strong_rivals" not in (folder.root / NAME).read_text(encoding="utf-8")


@pytest.mark.mission("I1")
def test_a_profile_goes_out_as_yaml_and_comes_back(ask_there: Ask, folder: Folder, sheet: Path) -> None:
    file = sheet.with_suffix(".yaml")
    assert ask_there("export", "pumps", "-o", str(file)).status == 0
    before = everything_in(folder)
    assert "says already" in ask_there("import", str(file), "--apply").out
    assert everything_in(folder) == before
    text = file.read_text(encoding="utf-8").replace(
        "strong_rivals: {likely: 5.0}", "strong_rivals: {likely: 9}  # mine"
    )
    file.write_text(text, encoding="utf-8")
    shown = ask_there("import", str(file))
    assert (shown.status, everything_in(folder) == before) == (0, True)
    for told in ("stands for the whole profile", "+  strong_rivals: {likely: 9}  # mine", "--apply", "first in"):
        assert told in shown.out
    assert ask_there("import", str(file), "--apply").status == 0
    assert (folder.root / NAME).read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("text", "status", "told"),
    [
        ("id: pumps\nname: Pumps\nfactors: {people: {likely: 11}}\n", 1, "a.yaml:3:28: error[number-too-high]"),
        ("id: pumps\nname: [\n", 1, "a.yaml:3"),
        ("name: Pumps\n", 2, "yaml-no-industry"),
        ("id: evidence\nname: Pumps\n", 2, "id-taken"),
        ("id: ../../evil\nname: Pumps\n", 2, "bad-id"),
    ],
)
def test_yaml_with_mistakes_is_told_by_line_and_not_written(
    ask_there: Ask, folder: Folder, sheet: Path, text: str, status: int, told: str
) -> None:
    file = sheet.with_name("a.yaml")
    file.write_text(text, encoding="utf-8")
    before = everything_in(folder)
    answer = ask_there("import", str(file), "--apply")
    assert (answer.status, told in answer.err) == (status, True), answer.err
    assert everything_in(folder) == before


def test_a_new_industry_comes_as_yaml(ask_there: Ask, folder: Folder, sheet: Path) -> None:
    file = sheet.with_name("hoses.yaml")
    file.write_text("id: hoses\nname: Hoses\n", encoding="utf-8")
    assert ask_there("import", str(file), "--apply").status == 0
    assert (folder.root / "industry_profiles" / "hoses.yaml").read_bytes() == file.read_bytes()
