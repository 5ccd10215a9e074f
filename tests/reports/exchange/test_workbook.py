"""A profile as a spreadsheet: everything in it comes back, and no text becomes a formula."""

import csv
import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from knowledge import Knowledge, read_knowledge
from knowledge.evidence import Citation, Evidence
from knowledge.industry_profile import Adjustment, FactorEntry, Indicator, IndustryProfile, KnockOut, Need, Needs, Rival
from knowledge.problem import WrongInput
from knowledge.saving.file_writer import digest
from knowledge.workspace import SHIPPED
from locales import Words, words_in
from reports.exchange.layout import INDICATORS, KNOCK_OUTS, NEEDS, PROFILE, RATINGS, RIVALS, SHEETS, SOURCES
from reports.exchange.reader import apply_sheets, read_sheets
from reports.exchange.workbook import export_file, heading, write_export
from reports.spreadsheet import inert, without_guard
from tests.assessment.little_world import FACTORS, shipped

ODD = """\
schema: 1
id: odd
name: "=HYPERLINK(\\"http://a.b\\")"
summary: {en: " spaces and\\nlines\\r\\n ", zh-Hant: "字\\x01"}
trades: [medical]
regions: []
needs: {model: listing_site, capital_usd: {low: 0, likely: 1.0e+6, high: 12345678.91}}
rivals:
  - {name: "'=1+1", founded: 2001, weaknesses: [plain, {en: both, zh-Hant: 兩種}], raised_usd: null}
  - {name: "+a", unsourced: [url], model: {en: only English}}
factors:
  strong_rivals: {low: 1.1, likely: 2.2000000000000002, high: 10, because: "@x", evidence: [my, {id: my, grade: C}]}
  small_market: {yardstick: market_size, adjust: {by: -0.5, because: "-1", evidence: [my]}}
knock_outs: [{because: no}]
indicators: {market_size_usd_bn: {value: 3, unit: USD bn, year: 2023}, firms: {value: 1, year: "2020-05", unit: firms}}
evidence: {my: {title: "\\t=1", date: 2023, kind: opinion}}
"""


@pytest.fixture
def odd(tmp_path: Path) -> Knowledge:
    """A world whose one profile has all that spreadsheets are bad at."""
    (tmp_path / "industry_profiles").mkdir()
    (tmp_path / "industry_profiles" / "odd.yaml").write_text(ODD, encoding="utf-8")
    known = read_knowledge(tmp_path)
    assert [each.code for each in known.problems if each.severity == "error"] == []
    return known


def test_the_columns_are_all_the_fields_there_are() -> None:
    """A field that a record gets must get its column, too."""
    fields = {
        RATINGS: (FactorEntry, {"factor", "adjust"}),
        SOURCES: (Evidence, {"source"}),
        INDICATORS: (Indicator, {"indicator"}),
        NEEDS: (Need, {"need"}),
        RIVALS: (Rival, {"number"}),
        KNOCK_OUTS: (KnockOut, {"number"}),
    }
    for sheet, (record, ours) in fields.items():
        tops = {str(column.path[0]) for column in sheet.columns if column.path}
        assert tops | ours == set(record.model_fields) | ours, sheet.title
    adjust = {str(column.path[1]) for column in RATINGS.columns if column.path[:1] == ("adjust",)}
    assert adjust == set(Adjustment.model_fields)
    roots = {str(sheet.root[0]) for sheet in SHEETS if sheet.root}
    of_profile = {str(column.path[0]) for column in PROFILE.columns if column.path}
    assert roots | of_profile | {"schema_version", "id"} == set(IndustryProfile.model_fields)
    of_needs = {str(column.path[1]) for column in PROFILE.columns if column.path[:1] == ("needs",)}
    assert of_needs == {"model", "because"} <= set(Needs.model_fields)
    assert set(Citation.model_fields) == {"id", "grade"}


@pytest.mark.mission("I7")
@pytest.mark.parametrize("industry", ["medical_devices", "textiles_apparel"])
def test_a_shipped_profile_comes_back_whole(industry: str, tmp_path: Path, words: Words) -> None:
    content = export_file(shipped(), industry, ".xlsx", words)
    same = read_sheets(shipped(), "a.xlsx", content)
    assert (same.has_changes, same.problems, same.cells) == (False, (), ())
    (tmp_path / "industry_profiles").mkdir()
    shared = SHIPPED / "industry_profiles" / "evidence.yaml"
    (tmp_path / "industry_profiles" / "evidence.yaml").write_bytes(shared.read_bytes())
    elsewhere = read_knowledge(tmp_path)
    apply_sheets(elsewhere, read_sheets(elsewhere, "a.xlsx", content))
    written = read_knowledge(tmp_path)
    assert written.industries[industry] == shipped().industries[industry]
    again = export_file(written, industry, ".xlsx", words)
    assert cells_of(again) == cells_of(content)


def cells_of(content: bytes) -> dict[str, list[list[Any]]]:
    """What stands in the sheets that are read back."""
    book = load_workbook(io.BytesIO(content))
    return {page.title: [[cell.value for cell in row] for row in page] for page in book if page.title != "README"}


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_odd_values_come_back_as_no_change(odd: Knowledge, ending: str, words: Words) -> None:
    same = read_sheets(odd, f"a{ending}", export_file(odd, "odd", ending, words))
    assert (same.has_changes, same.problems, same.cells) == (False, (), ())


def test_texts_are_no_formulas(odd: Knowledge) -> None:
    book = load_workbook(io.BytesIO(export_file(odd, "odd", ".xlsx", words_in("en"))))
    kinds = {cell.data_type for page in book for row in page for cell in row}
    assert kinds == {"s", "n"}
    assert book["Profile"]["B2"].quotePrefix
    text = export_file(odd, "odd", ".csv", words_in("en"))
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
    assert {row["Because (English)"] for row in rows} == {"", "'@x"}
    assert {row["Adjusted because (English)"] for row in rows} == {"", "'-1"}
    assert {row["Adjusted by"] for row in rows} == {"", "-0.5"}


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\ta", "\ra", "'=1", "''=1", "'tis", "plain", "", "＝1"])
def test_a_guard_is_taken_off_again(text: str) -> None:
    assert without_guard(inert(text)) == text
    assert not inert(text).startswith(tuple("=+-@\t\r"))


def test_every_factor_has_a_row_rated_or_not(odd: Knowledge, words: Words) -> None:
    page = load_workbook(io.BytesIO(export_file(odd, "odd", ".xlsx", words)))["Ratings"]
    assert [page.cell(number, 2).value for number in range(2, page.max_row + 1)] == list(FACTORS)
    assert [cell.value for cell in page[1]] == [heading(column, words) for column in RATINGS.columns]


def test_bounds_and_choices(odd: Knowledge) -> None:
    book = load_workbook(io.BytesIO(export_file(odd, "odd", ".xlsx", words_in("en"))))
    rules = {str(rule.sqref): rule for rule in book["Ratings"].data_validations.dataValidation}
    assert [(rules[f"{at}2:{at}400"].formula1, rules[f"{at}2:{at}400"].formula2) for at in "EFG"] == [("0", "10")] * 3
    assert rules["B2:B400"].formula1 == "Lists!$A$2:$A$17"
    assert [cell.value for cell in book["Lists"]["A"] if cell.value][1:] == list(FACTORS)


def test_every_rule_of_a_cell_says_what_it_wants(odd: Knowledge, words: Words) -> None:
    book = load_workbook(io.BytesIO(export_file(odd, "odd", ".xlsx", words)))
    rules = [rule for page in book for rule in page.data_validations.dataValidation]
    for rule in rules:
        assert rule.errorTitle == words("sheets.choose_title")
        assert 0 < len(rule.error) <= 255
        assert rule.showErrorMessage
    titles = {cell.value: cell.column_letter for cell in book["Lists"][1]}
    on_profile = {
        rule.formula1.split("$")[1]: rule.errorStyle for rule in book["Profile"].data_validations.dataValidation
    }
    assert on_profile == {titles["trades"]: "warning", titles["regions"]: "warning", titles["needs_model"]: "stop"}
    listed = [cell.value for cell in book["Lists"][titles["trades"]]][1:]
    assert [each for each in listed if each] == list(odd.vocabulary.trade_parents)
    assert [cell.value for cell in book["Lists"][titles["needs_model"]]][1:3] == ["listing_site", "trading_platform"]


def test_the_readme_is_stamped(odd: Knowledge, words: Words) -> None:
    page = load_workbook(io.BytesIO(export_file(odd, "odd", ".xlsx", words)))["README"]
    stamps = {row[0].value: row[1].value for row in page if row[1].value}
    assert stamps[words("sheets.stamp_industry")] == "odd"
    assert stamps[words("sheets.stamp_digest")] == digest(ODD.encode())
    assert len(stamps) == 4


def test_what_cannot_be_written_is_told(odd: Knowledge, tmp_path: Path) -> None:
    def code(industry: str, name: str) -> str:
        with pytest.raises(WrongInput) as caught:
            write_export(odd, industry, tmp_path / name, words_in("en"))
        return caught.value.problem.code

    (tmp_path / "there.csv").touch()
    assert code("od", "a.xlsx") == "unknown-industry"
    assert code("odd", "a.ods") == "unknown-ending"
    assert code("odd", "there.csv") == "file-exists"
    write_export(odd, "odd", tmp_path / "a.yaml", words_in("en"))
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == ODD


def test_nobody_else_pays_for_the_library() -> None:
    program = "import sys, swot_cli; sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=SHIPPED, check=False).returncode == 0
