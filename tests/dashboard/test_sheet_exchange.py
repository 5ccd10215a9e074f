"""Spreadsheets on the Profiles page: read against the draft, shown before anything happens, and taken into it."""

import io
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from dashboard.components.profiles.sheet_exchange import NOT_READ
from dashboard.session import DRAFTS, PROFILE_FILE
from knowledge import read_knowledge
from knowledge.workspace import ENVIRONMENT_VARIABLE
from locales import LANGUAGES, words_in
from reports.exchange.workbook import export_file
from tests.dashboard.conftest import SECONDS

CSV = "text/csv"
ROWS = "industry,factor,likely,Notes\npackaging,strong_rivals,{rating},**x**\n"


def page() -> None:
    """Nothing but the two parts of the Profiles page."""
    from dashboard.components.profiles.sheet_exchange import export_buttons, import_panel
    from dashboard.view import current_view

    view = current_view()
    export_buttons(view, "packaging")
    import_panel(view)


@pytest.fixture
def app(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(workspace))
    st.cache_resource.clear()
    yield AppTest.from_function(page, default_timeout=SECONDS)
    st.cache_resource.clear()


def given(app: AppTest, name: str, content: bytes, language: str = "en") -> AppTest:
    """The page with a file in its uploader."""
    app.query_params["lang"] = language
    app.run()
    app.file_uploader[0].upload(name, content, CSV).run()
    assert not app.exception
    return app


def button(app: AppTest, key: str) -> Any:
    return next((each for each in app.button if each.key == key), None)


def test_changes_go_into_the_draft_and_not_to_disk(app: AppTest, workspace: Path) -> None:
    file = workspace / "industry_profiles" / "packaging.yaml"
    before = file.read_bytes()
    given(app, "a.csv", ROWS.format(rating=6.6).encode())
    (notes,) = app.selectbox
    assert "D1 “Notes”" in notes.label
    assert notes.value == NOT_READ
    assert app.caption[0].value.startswith("3 of 4 column headings are known.")
    assert "likely: 6.6" in app.code[0].value
    button(app, "import|take").click().run()
    assert "likely: 6.6" in app.session_state[DRAFTS][file].text
    assert app.session_state[DRAFTS][file].is_changed
    assert "in the draft" in app.info[0].value
    assert file.read_bytes() == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reader_says_what_an_unknown_heading_is(app: AppTest, language: str) -> None:
    rows = "Branche,Faktor,Mein Wert,low\npackaging,strong_rivals,6.6,1\n"
    given(app, "a.csv", rows.replace("Faktor", "factor").encode(), language)
    industry, rating = app.selectbox
    assert app.error, "without the industry's column nothing can be read"
    industry.select("industry")
    app.run()
    assert "low: 1" in app.code[0].value
    assert "6.6" not in app.code[0].value
    assert "low" not in app.selectbox[1].options, "that heading is there already"
    app.selectbox[1].select("likely").run()
    assert "likely: 6.6" in app.code[0].value
    assert rating.label.startswith(words_in(language)("sheets.heading_is", cell="C1", heading="Mein Wert"))
    button(app, "import|take").click().run()
    assert not app.exception


@pytest.mark.parametrize("language", LANGUAGES)
def test_mistakes_stand_beside_their_cells(app: AppTest, language: str) -> None:
    given(app, "a.csv", ROWS.format(rating="<b>11</b>").encode(), language)
    assert app.error[0].value.startswith("- **C2** ")
    assert "\\<b\\>11\\</b\\>" in app.error[0].value
    assert button(app, "import|take") is None


def test_nothing_is_said_of_headings_that_are_all_known(app: AppTest) -> None:
    given(app, "a.csv", b"industry,factor,likely\npackaging,strong_rivals,6.6\n")
    assert app.code
    assert not [each.value for each in app.caption if "heading" in each.value]


def test_a_file_that_is_none_is_told(app: AppTest) -> None:
    assert "a.xlsx" in given(app, "a.xlsx", b"no zip").error[0].value


def test_a_new_industry_is_created(app: AppTest, workspace: Path) -> None:
    content = export_file(read_knowledge(workspace), "packaging", ".xlsx", words_in("en"))
    file = workspace / "industry_profiles" / "packaging.yaml"
    file.unlink()
    given(app, "a.xlsx", content)
    button(app, "import|create").click().run()
    assert read_knowledge(workspace).industries["packaging"].rivals
    assert file.exists()


def test_taking_another_files_changes_turns_to_that_file(app: AppTest, workspace: Path) -> None:
    """Only the file that is shown is kept by the browser, and only its consequence is seen."""
    given(app, "a.csv", b"industry,factor,likely\ntextiles_apparel,strong_rivals,6.6\n")
    button(app, "import|take").click().run()
    assert app.session_state[PROFILE_FILE] == "industry_profiles/textiles_apparel.yaml"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_spreadsheet_may_put_back_is_said(app: AppTest, workspace: Path, language: str) -> None:
    """CSV tells no version; a workbook tells one, which is here no longer kept once the file was edited elsewhere."""
    words = words_in(language)
    given(app, "a.csv", ROWS.format(rating=6.6).encode(), language)
    assert words("sheets.taken_from_untold") in [each.value for each in app.warning]
    content = export_file(read_knowledge(workspace), "packaging", ".xlsx", words)
    file = workspace / "industry_profiles" / "packaging.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("likely: 5", "likely: 5.5", 1), encoding="utf-8")
    given(app, "b.xlsx", content, language)
    assert words("sheets.taken_from_lost") in [each.value for each in app.warning]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_that_goes_is_said_before_it_is_taken(app: AppTest, workspace: Path, language: str) -> None:
    words = words_in(language)
    book = load_workbook(io.BytesIO(export_file(read_knowledge(workspace), "packaging", ".xlsx", words)))
    name = book["Rivals"]["B2"].value
    book["Rivals"].delete_rows(2)
    written = io.BytesIO()
    book.save(written)
    given(app, "a.xlsx", written.getvalue(), language)
    assert [name in each.value for each in app.warning] == [True]
    take = button(app, "import|take")
    assert take.label == words("sheets.take_removing", count=1)
    take.click().run()
    file = workspace / "industry_profiles" / "packaging.yaml"
    assert f"name: {name}" not in app.session_state[DRAFTS][file].text
    assert f"name: {name}" in file.read_text(encoding="utf-8")


def test_a_profile_as_yaml_goes_into_the_draft(app: AppTest, workspace: Path) -> None:
    file = workspace / "industry_profiles" / "packaging.yaml"
    before = file.read_text(encoding="utf-8")
    given(app, "mine.yaml", before.replace("likely: 5", "likely: 5.5", 1).encode())
    assert words_in("en")("sheets.taken_from_whole") in [each.value for each in app.warning]
    button(app, "import|take").click().run()
    assert app.session_state[DRAFTS][file].text == before.replace("likely: 5", "likely: 5.5", 1)
    assert file.read_text(encoding="utf-8") == before


def test_mistakes_of_yaml_stand_beside_their_lines(app: AppTest) -> None:
    given(app, "mine.yaml", b"id: packaging\nname: Packaging\nfactors: {people: {likely: 11}}\n")
    assert app.error[0].value.startswith("- **Line 3 factors.people.likely** ")
    assert button(app, "import|take") is None
