"""A filled-in spreadsheet: only changed cells change the profile, and every mistake is named by its cell."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from knowledge import Knowledge, read_knowledge
from knowledge.problem import WrongInput
from knowledge.saving.file_writer import digest, save_file
from locales import Words, words_in
from reports.exchange.profile_import import kept_told, removed_told
from reports.exchange.reader import SheetImport, apply_sheets, read_sheets
from reports.exchange.workbook import export_file
from reports.problem_text import problem_text

PROFILE = """\
# mine
id: pumps
name: Pumps   # for short
rivals:
  - name: First
    weaknesses: [slow]
  - name: Second
factors:
  strong_rivals: {low: 4, likely: 6, high: 7, because: {en: Why, zh-Hant: 為何}, evidence: [my]}
  small_market: {likely: 5.0}
evidence:
  my: {title: My notes, date: 2023, kind: opinion}
"""


@pytest.fixture
def known(tmp_path: Path) -> Knowledge:
    (tmp_path / "industry_profiles").mkdir()
    (tmp_path / "industry_profiles" / "pumps.yaml").write_text(PROFILE, encoding="utf-8")
    return read_knowledge(tmp_path)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    root = tmp_path_factory.mktemp("world")
    (root / "industry_profiles").mkdir()
    (root / "industry_profiles" / "pumps.yaml").write_text(PROFILE, encoding="utf-8")
    return export_file(read_knowledge(root), "pumps", ".xlsx", words_in("en"))


Edit = Callable[[Workbook], None]


def read(known: Knowledge, exported: bytes, edit: Edit) -> SheetImport:
    book = load_workbook(io.BytesIO(exported))
    edit(book)
    written = io.BytesIO()
    book.save(written)
    return read_sheets(known, "a.xlsx", written.getvalue())


def put(cells: dict[str, Any]) -> Edit:
    """Cells by their names, `Ratings!E7`."""

    def edit(book: Workbook) -> None:
        for name, value in cells.items():
            title, _, cell = name.partition("!")
            book[title][cell].value = value

    return edit


def told(found: SheetImport) -> list[tuple[str, str]]:
    return [(each.code, each.subject) for each in found.problems]


# Rows of Ratings: the factors in their order from row 2 on; strong_rivals in 7, lack_of_capital in 8.
def test_one_cell_changes_one_value_and_no_other_byte(known: Knowledge, exported: bytes) -> None:
    found = read(known, exported, put({"Ratings!F7": 6.5}))
    assert (found.cells, found.problems) == (("Ratings!F7",), ())
    assert found.after == PROFILE.replace("likely: 6,", "likely: 6.5,")
    file = known.workspace.root / "industry_profiles" / "pumps.yaml"
    assert file.read_text(encoding="utf-8") == PROFILE
    apply_sheets(known, found)
    assert file.read_text(encoding="utf-8") == found.after


def test_values_come_and_go(known: Knowledge, exported: bytes) -> None:
    found = read(
        known,
        exported,
        put(
            {
                "Ratings!E7": None, "Ratings!I7": "Because", "Ratings!J7": None, "Ratings!K7": "my (b)",
                "Ratings!F8": "3", "Ratings!I8": "New",
                "Sources!A3": "other", "Sources!B3": "Other", "Sources!E3": date(2024, 5, 7), "Sources!G3": "press",
                "Rivals!A4": 3, "Rivals!B4": "Third", "Rivals!B5": 4711,
                "Needs!A2": "team_size", "Needs!C2": 8, "Needs!A4": "capital_usd", "Needs!C4": 1e6,
                "Profile!H2": "medical",
            }
        ),
    )  # fmt: skip
    assert told(found) == []
    record = found.draft.document.value
    assert record["factors"]["strong_rivals"] == {
        "likely": 6, "high": 7, "because": {"en": "Because"}, "evidence": [{"id": "my", "grade": "B"}],
    }  # fmt: skip
    assert record["factors"]["lack_of_capital"] == {"likely": 3, "because": "New"}
    assert record["evidence"]["other"] == {"title": "Other", "date": "2024-05-07", "kind": "press"}
    assert [each["name"] for each in record["rivals"]] == ["First", "Second", "Third", "4711"]
    assert record["needs"] == {"team_size": {"likely": 8}, "capital_usd": {"likely": 1000000}}
    assert record["trades"] == ["medical"]
    assert found.after.startswith("# mine\nid: pumps\nname: Pumps   # for short\n")


def test_a_row_without_values_leaves_the_list(known: Knowledge, exported: bytes) -> None:
    found = read(known, exported, put({"Rivals!B2": None, "Rivals!Q2": None}))
    assert [each["name"] for each in found.draft.document.value["rivals"]] == ["Second"]
    assert removed(found) == [("rivals", "1")]
    assert found.cells == ()


def removed(found: SheetImport) -> list[tuple[str, str]]:
    return [(each.root, each.key) for each in found.removed]


def kept(found: SheetImport) -> list[tuple[str, str]]:
    return [(each.root, each.key) for each in found.kept]


def test_a_row_that_is_gone_takes_its_entry_out(known: Knowledge, exported: bytes) -> None:
    def edit(book: Workbook) -> None:
        book["Ratings"].delete_rows(6)
        book["Rivals"].delete_rows(2)

    found = read(known, exported, edit)
    assert (told(found), removed(found)) == ([], [("factors", "small_market"), ("rivals", "1")])
    assert removed_told(found, known, words_in("en")) == (
        "This takes out of the profile: the rating of Market too small and the rival First."
    )
    gone = "  - name: First\n    weaknesses: [slow]\n", "  small_market: {likely: 5.0}\n"
    assert found.after == PROFILE.replace(gone[0], "").replace(gone[1], "")
    assert (known.workspace.root / "industry_profiles" / "pumps.yaml").read_text(encoding="utf-8") == PROFILE


def test_a_factor_whose_cells_are_emptied_is_left_out(known: Knowledge, exported: bytes) -> None:
    found = read(known, exported, put({f"Ratings!{column}7": None for column in "EFGIJK"}))
    assert (told(found), removed(found)) == ([], [("factors", "strong_rivals")])
    assert "strong_rivals" not in found.after


def test_rows_counted_anew_take_out_the_one_that_is_gone(known: Knowledge, exported: bytes) -> None:
    def edit(book: Workbook) -> None:
        book["Rivals"].delete_rows(2)
        book["Rivals"]["A2"].value = 1

    found = read(known, exported, edit)
    assert removed(found) == [("rivals", "1")]
    assert found.after == PROFILE.replace("  - name: First\n    weaknesses: [slow]\n", "")


def test_a_removal_of_what_the_profile_has_changed_since_is_told(known: Knowledge, exported: bytes) -> None:
    now = save(known, PROFILE.replace("weaknesses: [slow]", "weaknesses: [dear]"))
    found = read(now, exported, lambda book: book["Rivals"].delete_rows(2))
    assert (told(found), removed(found)) == ([("sheet-removes-changed", "Rivals")], [("rivals", "1")])
    assert "dear" not in found.after


def test_what_is_gone_from_the_profile_already_needs_no_removal(known: Knowledge, exported: bytes) -> None:
    now = save(known, PROFILE.replace("  small_market: {likely: 5.0}\n", ""))
    found = read(now, exported, lambda book: book["Ratings"].delete_rows(6))
    assert (found.has_changes, removed(found), kept(found)) == (False, [], [])


def test_a_sheet_that_is_not_whole_takes_nothing_out(known: Knowledge, exported: bytes) -> None:
    def edit(book: Workbook) -> None:
        book["Ratings"].delete_rows(7)
        book["Ratings"].delete_cols(9, 2)
        del book["Sources"]

    found = read(known, exported, edit)
    assert (found.has_changes, removed(found), kept(found)) == (False, [], [("factors", "strong_rivals")])
    assert "the rating of Rivals too strong" in kept_told(found, known, words_in("en"))


def test_a_heading_mapped_by_hand_takes_nothing_out(known: Knowledge, exported: bytes) -> None:
    book = load_workbook(io.BytesIO(exported))
    book["Rivals"].delete_rows(3)
    book["Rivals"]["C1"].value = "Homepage"
    written = io.BytesIO()
    book.save(written)
    found = read_sheets(known, "a.xlsx", written.getvalue(), chosen={"Rivals!C1": "url"})
    assert (found.has_changes, kept(found)) == (False, [("rivals", "2")])


def test_a_spreadsheet_of_an_unknown_version_takes_nothing_out(known: Knowledge, exported: bytes) -> None:
    (known.workspace.root / "industry_profiles" / "pumps.yaml").write_text(PROFILE + "# newer\n", encoding="utf-8")
    edit = put({f"Ratings!{column}7": None for column in "EFGIJK"})
    found = read(read_knowledge(known.workspace), exported, edit)
    assert (found.origin.how, found.has_changes) == ("lost", False)
    assert kept(found) == [("factors", "strong_rivals")]


def test_csv_takes_nothing_out(known: Knowledge) -> None:
    found = read_sheets(known, "a.csv", b"industry,factor,low,likely,high\npumps,small_market,,,\n")
    assert (found.has_changes, kept(found)) == (False, [("factors", "small_market"), ("factors", "strong_rivals")])


def test_all_mistakes_are_told_at_once(known: Knowledge, exported: bytes) -> None:
    cells = {
        "Profile!H2": "medicl", "Ratings!F7": "seven", "Ratings!G7": 11, "Ratings!K7": "nobody",
        "Ratings!F6": -1, "Ratings!K6": "my (X)", "Ratings!F8": 3, "Ratings!L8": "no_yardstick",
        "Sources!E2": "May 2023", "Sources!G2": "rumour", "Rivals!B3": None, "Rivals!D3": "JP",
    }  # fmt: skip
    found = read(known, exported, put(cells))
    assert told(found) == [
        ("unknown-trade", "Profile!H2"),
        ("number-too-low", "Ratings!F6"),
        ("not-allowed", "Ratings!K6"),
        ("wrong-type", "Ratings!F7"),
        ("number-too-high", "Ratings!G7"),
        ("unknown-evidence", "Ratings!K7"),
        ("unknown-yardstick", "Ratings!L8"),
        ("bad-date", "Sources!E2"),
        ("unknown-kind", "Sources!G2"),
        ("missing-name", "Rivals!B3"),
    ]
    assert not found.has_changes


def test_a_cell_counts_once_whatever_it_shares_a_value_with(known: Knowledge, exported: bytes) -> None:
    assert read(known, exported, put({"Ratings!J7": "因為"})).cells == ("Ratings!J7",)
    assert read(known, exported, put({"Ratings!I7": "So", "Ratings!J7": "因為"})).cells == ("Ratings!I7", "Ratings!J7")


@pytest.mark.parametrize(
    ("cells", "code", "subject"),
    [
        ({"Ratings!F7": "=E7+1"}, "sheet-formula", "Ratings!F7"),
        ({"Ratings!F7": date(2026, 5, 7)}, "sheet-date-in-number", "Ratings!F7"),
        ({"Ratings!F7": True}, "wrong-type", "Ratings!F7"),
        ({"Ratings!I7": True}, "wrong-type", "Ratings!I7"),
        ({"Ratings!F7": "seven"}, "wrong-type", "Ratings!F7"),
        ({"Ratings!F7": 11}, "number-too-high", "Ratings!F7"),
        ({"Ratings!F7": -1}, "number-too-low", "Ratings!F7"),
        ({"Ratings!E7": 8}, "range-order", "Ratings!E7"),
        ({"Ratings!K7": "nobody"}, "unknown-evidence", "Ratings!K7"),
        ({"Ratings!K7": "my (X)"}, "not-allowed", "Ratings!K7"),
        ({"Ratings!L7": "no_yardstick"}, "unknown-yardstick", "Ratings!L7"),
        ({"Ratings!J8": "只有中文"}, "no-english", "Ratings!I8"),
        ({"Ratings!B7": "strong_rival"}, "unknown-factor", "Ratings!B7"),
        ({"Ratings!B7": None}, "sheet-row-without-key", "Ratings!B7"),
        ({"Ratings!B7": "=B6"}, "sheet-formula", "Ratings!B7"),
        ({"Ratings!B8": "strong_rivals"}, "sheet-row-twice", "Ratings!B8"),
        ({"Ratings!A8": "valves"}, "sheet-other-industry", "Ratings!A8"),
        ({"Ratings!E1": "Likely"}, "sheet-heading-twice", "Ratings!F1"),
        ({"Ratings!B1": "What"}, "sheet-no-key", "Ratings!A1"),
        ({"Sources!G2": "rumour"}, "unknown-kind", "Sources!G2"),
        ({"Sources!E2": "May 2023"}, "bad-date", "Sources!E2"),
        ({"Sources!A3": "empty", "Sources!B3": "No kind"}, "missing-name", "Sources!B3"),
        ({"Needs!A2": "money", "Needs!C2": 1}, "not-allowed", "Needs!A2"),
        ({"Rivals!E2": 2001.5}, "wrong-type", "Rivals!E2"),
        ({"Rivals!A2": "first"}, "wrong-type", "Rivals!A2"),
        ({"Rivals!Q2": "slow\nold", "Rivals!R2": "慢"}, "sheet-lines-differ", "Rivals!R2"),
        ({"Profile!H2": "medicl"}, "unknown-trade", "Profile!H2"),
        ({"Profile!B2": None}, "missing-name", "Profile!B2"),
    ],
)
def test_mistakes_are_named_by_their_cell(
    known: Knowledge, exported: bytes, cells: dict[str, Any], code: str, subject: str, words: Words
) -> None:
    found = read(known, exported, put(cells))
    assert (code, subject) in told(found)
    assert not found.is_sound
    assert not found.has_changes
    assert all(subject in problem_text(each, words) for each in found.problems if each.code == code)
    assert not any("`" in problem_text(each, words) for each in found.problems), "advice for YAML"
    with pytest.raises(WrongInput):
        apply_sheets(known, found)
    assert (known.workspace.root / "industry_profiles" / "pumps.yaml").read_text(encoding="utf-8") == PROFILE


def test_merged_cells_and_hidden_rows(known: Knowledge, exported: bytes) -> None:
    def merge(book: Workbook) -> None:
        book["Ratings"].merge_cells("F7:F8")

    def hide(book: Workbook) -> None:
        book["Ratings"].row_dimensions[7].hidden = True
        book["Ratings"]["F7"].value = 6.5

    assert told(read(known, exported, merge)) == [("sheet-merged", "Ratings!F7")]
    hidden = read(known, exported, hide)
    assert told(hidden) == [("sheet-hidden-row", "Ratings!A7")]
    assert (hidden.is_sound, hidden.has_changes) == (True, True)


def test_a_hidden_sheet_is_read_and_said(known: Knowledge, exported: bytes) -> None:
    def hide(book: Workbook) -> None:
        book["Ratings"].sheet_state = "veryHidden"
        book["Lists"].sheet_state = "hidden"  # not read, so no matter
        book["Ratings"]["F7"].value = 6.5

    hidden = read(known, exported, hide)
    assert told(hidden) == [("sheet-hidden", "Ratings!A1")]
    assert (hidden.is_sound, hidden.has_changes) == (True, True)


def test_a_reader_may_say_what_headings_are() -> None:
    text = "industry,factor,Mein Wert,Likley\nmedical_devices,strong_rivals,6.6,3\n"
    chosen = {"C1": "likely", "D1": ""}
    found = read_sheets(read_knowledge(), "theirs.csv", text.encode(), chosen=chosen)
    assert [(each.column, each.how) for each in found.headings[2:]] == [("likely", "chosen"), (None, "chosen")]
    assert "likely: 6.6" in found.after
    assert found.cells == ("C2",)
    twice = read_sheets(read_knowledge(), "theirs.csv", text.encode(), chosen={"C1": "likely", "D1": "likely"})
    assert told(twice) == [("sheet-heading-twice", "D1")]


def test_headings_of_other_people() -> None:
    """Another order, case, language and spelling; what is not ours is said and left out."""
    text = " INDUSTRY ,因素,Likley,because (english),Colour\nmedical_devices,strong_rivals,7,Why,red\n"
    found = read_sheets(read_knowledge(), "theirs.csv", text.encode())
    assert [(each.cell, each.column, each.how) for each in found.headings] == [
        ("A1", "industry", "same"), ("B1", "factor", "same"), ("C1", "likely", "near"), ("D1", "because_en", "same"),
        ("E1", None, "none"),
    ]  # fmt: skip
    assert found.is_sound


def test_a_text_without_a_language_is_in_that_of_its_heading() -> None:
    text = "industry,factor,Because,理由\nmedical_devices,strong_rivals,Why,為何\n"
    found = read_sheets(read_knowledge(), "a.csv", text.encode())
    assert [(each.column, each.how) for each in found.headings[2:]] == [("because_en", "same"), ("because_zh", "same")]
    assert found.draft.document.value["factors"]["strong_rivals"]["because"] == {"en": "Why", "zh-Hant": "為何"}


def test_low_is_never_taken_for_high() -> None:
    text = "industry,factor,likely,hight,lowest\nmedical_devices,strong_rivals,7,8,1\n"
    found = read_sheets(read_knowledge(), "a.csv", text.encode())
    assert [each.column for each in found.headings] == ["industry", "factor", "likely", "high", None]


def test_a_table_under_a_title_on_a_sheet_of_another_name(known: Knowledge) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in (["Our pumps"], [], ["Industry", "Factor", "Likely"], ["pumps", "small_market", 4]):
        page.append(row)
    written = io.BytesIO()
    book.save(written)
    found = read_sheets(known, "a.xlsx", written.getvalue())
    assert found.cells == ("Sheet!C4",)
    assert "small_market: {likely: 4}" in found.after


def test_a_semicolon_file_may_have_decimal_commas(known: Knowledge) -> None:
    found = read_sheets(known, "a.csv", b"industry;factor;likely\npumps;small_market;4,5\n")
    assert "small_market: {likely: 4.5}" in found.after


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "sheet-nothing"),
        ("a,b\n1,2\n", "sheet-nothing"),
        ("factor,likely\nsmall_market,4\n", "sheet-no-industry"),
        ("industry,factor,likely\npump,small_market,4\n", "unknown-industry"),
        ("industry,factor,likely\n../../evil,small_market,4\n", "bad-id"),
        ("industry,factor,likely\nevidence,small_market,4\n", "id-taken"),
    ],
)
def test_files_that_say_too_little(known: Knowledge, text: str, code: str) -> None:
    with pytest.raises(WrongInput) as caught:
        read_sheets(known, "a.csv", text.encode())
    assert caught.value.problem.code == code


def test_a_file_changed_since_is_not_overwritten(known: Knowledge, exported: bytes) -> None:
    found = read(known, exported, put({"Ratings!F7": 6.5}))
    file = known.workspace.root / "industry_profiles" / "pumps.yaml"
    file.write_text(PROFILE + "# newer\n", encoding="utf-8")
    with pytest.raises(WrongInput) as caught:
        apply_sheets(known, found)
    assert caught.value.problem.code == "changed-on-disk"
    assert file.read_text(encoding="utf-8") == PROFILE + "# newer\n"


def test_it_reads_against_the_text_in_an_editor(known: Knowledge, exported: bytes) -> None:
    edited = PROFILE.replace("{likely: 5.0}", "{likely: 5.0, low: 2}")
    found = read_sheets(known, "a.csv", b"industry,factor,likely\npumps,small_market,4\n", edited)
    assert found.after == edited.replace("likely: 5.0", "likely: 4")


def test_line_ends_and_byte_order_mark_stay(known: Knowledge) -> None:
    file = known.workspace.root / "industry_profiles" / "pumps.yaml"
    windows = b"\xef\xbb\xbf" + PROFILE.replace("\n", "\r\n").encode()
    file.write_bytes(windows)
    apply_sheets(known, read_sheets(known, "a.csv", b"industry,factor,likely\npumps,small_market,4\n"))
    assert file.read_bytes() == windows.replace(b"likely: 5.0", b"likely: 4")


def save(known: Knowledge, text: str) -> Knowledge:
    """The profile as somebody saved it in the app, which keeps what it was."""
    file = known.workspace.root / "industry_profiles" / "pumps.yaml"
    save_file(known.workspace, file, text.encode(), seen=digest(file.read_bytes()))
    return read_knowledge(known.workspace)


def test_an_older_spreadsheet_does_not_put_back_what_has_changed_since(known: Knowledge, exported: bytes) -> None:
    newer = PROFILE.replace("{likely: 5.0}", "{likely: 3}").replace("name: Second", "name: Other")
    now = save(known, newer)
    unchanged = read(now, exported, put({}))
    assert (unchanged.has_changes, unchanged.origin.how, unchanged.problems) == (False, "earlier", ())
    found = read(now, exported, put({"Ratings!F7": 6.5}))
    assert found.cells == ("Ratings!F7",)
    assert found.after == newer.replace("likely: 6,", "likely: 6.5,")


def test_a_value_changed_on_both_sides_is_told(known: Knowledge, exported: bytes) -> None:
    found = read(save(known, PROFILE.replace("likely: 6,", "likely: 5,")), exported, put({"Ratings!F7": 6.5}))
    assert told(found) == [("sheet-both-changed", "Ratings!F7")]
    assert "likely: 6.5," in found.after


def test_rows_of_a_list_that_has_moved_since_find_their_entry(known: Knowledge, exported: bytes) -> None:
    shorter = PROFILE.replace("  - name: First\n    weaknesses: [slow]\n", "")
    now = save(known, shorter)
    assert not read(now, exported, put({})).has_changes
    assert "  - name: Second\n    country: JP\n" in read(now, exported, put({"Rivals!D3": "JP"})).after
    assert told(read(now, exported, put({"Rivals!D2": "JP"}))) == [("sheet-row-gone", "Rivals!D2")]
    added = read(now, exported, put({"Rivals!B4": "Third"}))
    assert [each["name"] for each in added.draft.document.value["rivals"]] == ["Second", "Third"]


def test_a_version_that_is_not_kept_is_told(known: Knowledge, exported: bytes) -> None:
    file = known.workspace.root / "industry_profiles" / "pumps.yaml"
    file.write_text(PROFILE.replace("{likely: 5.0}", "{likely: 3}"), encoding="utf-8")
    found = read(read_knowledge(known.workspace), exported, put({}))
    assert (found.origin.how, found.cells) == ("lost", ("Ratings!F6",))
    assert read_sheets(known, "a.csv", b"industry,factor,likely\npumps,small_market,4\n").origin.how == "untold"


def test_a_draft_keeps_its_edits_when_a_sheet_of_the_saved_file_comes(known: Knowledge, exported: bytes) -> None:
    found = read_sheets(known, "a.xlsx", exported, PROFILE.replace("{likely: 5.0}", "{likely: 3}"))
    assert (found.origin.how, found.has_changes) == ("earlier", False)


def test_a_sheet_that_stands_twice_is_refused(known: Knowledge, exported: bytes) -> None:
    def twice(book: Workbook) -> None:
        book.copy_worksheet(book["Ratings"]).title = "ratings."

    assert told(read(known, exported, twice)) == [("sheet-twice", "ratings.!A1")]


def test_a_hidden_column_is_told(known: Knowledge, exported: bytes) -> None:
    def hide(book: Workbook) -> None:
        book["Ratings"].column_dimensions["F"].hidden = True
        book["Ratings"].column_dimensions["C"].hidden = True  # a label, which is never read

    assert told(read(known, exported, hide)) == [("sheet-hidden-column", "Ratings!F1")]


def test_a_cited_source_that_is_emptied_is_named_by_its_cell(known: Knowledge, exported: bytes) -> None:
    emptied = put({f"Sources!{column}2": None for column in "BCDEFGHIJK"})
    (wrong,) = (each for each in read(known, exported, emptied).problems if each.code == "unknown-evidence")
    assert wrong.subject == "Sources!A2"


@pytest.mark.parametrize(("cell", "code"), [('"1,000"', "sheet-thousands"), ('"0,500"', ""), ('"7,5"', "")])
def test_a_number_that_could_be_a_thousand_is_not_guessed(known: Knowledge, cell: str, code: str) -> None:
    found = read_sheets(known, "a.csv", f"industry,factor,likely\npumps,small_market,{cell}\n".encode())
    assert [each.code for each in found.problems] == ([code] if code else [])
