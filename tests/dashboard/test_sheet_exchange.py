"""Spreadsheets on the Profiles page: read against the draft, shown before anything happens, and taken into it."""

from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.session import DRAFTS
from knowledge import read_knowledge
from knowledge.workspace import ENVIRONMENT_VARIABLE
from locales import LANGUAGES, words_in
from reports.workbook import export_file
from tests.dashboard.conftest import SECONDS

CSV = "text/csv"
ROWS = "industry,factor,likely,Notes\npackaging,strong_rivals,{rating},**x**\n"


def page() -> None:
    """Nothing but the two parts of the Profiles page."""
    from dashboard.components.sheet_exchange import export_buttons, import_panel
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
    assert "“\\*\\*x" not in str(app.markdown)
    assert "“Notes” is not read" in app.markdown[0].value
    assert "likely: 6.6" in app.code[0].value
    button(app, "import|take").click().run()
    assert "likely: 6.6" in app.session_state[DRAFTS][file].text
    assert app.session_state[DRAFTS][file].is_changed
    assert "in the draft" in app.info[0].value
    assert file.read_bytes() == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_mistakes_stand_beside_their_cells(app: AppTest, language: str) -> None:
    given(app, "a.csv", ROWS.format(rating="<b>11</b>").encode(), language)
    assert app.error[0].value.startswith("- **C2** ")
    assert "\\<b\\>11\\</b\\>" in app.error[0].value
    assert button(app, "import|take") is None


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
