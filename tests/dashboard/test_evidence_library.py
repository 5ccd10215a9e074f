"""The library shows every source with what rests on it, and a source added there can be cited everywhere."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from knowledge import read_knowledge
from knowledge.workspace import ENVIRONMENT_VARIABLE
from tests.dashboard.screen import shown


def library() -> None:
    """A page with nothing but the library, run by AppTest."""
    from dashboard.components.profiles.evidence_library import evidence_library
    from dashboard.view import current_view

    evidence_library(current_view())


@pytest.fixture
def root(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(workspace))
    st.cache_resource.clear()
    return workspace


def started(language: str = "en") -> AppTest:
    app = AppTest.from_function(library, default_timeout=60)
    app.query_params["lang"] = language
    return app.run()


def added(app: AppTest, **said: str) -> AppTest:
    for field in app.text_input:
        field.set_value(said.get(field.label, ""))
    for field in app.selectbox:
        if field.label in said:
            field.set_value(said[field.label])
    return next(each for each in app.button if each.label == "Add the source").click().run()


@pytest.mark.mission("I8")
def test_every_source_stands_there_with_what_rests_on_it(root: Path) -> None:
    app = started()
    known = read_knowledge(root)
    count = len(known.shared_evidence) + sum(len(each.evidence) for each in known.industries.values())
    assert f"of {count} sources carry ratings" in shown(app)
    assert len(app.dataframe[0].value) == count
    assert "**Packaging**: Market too small, Industry shakeout" in shown(app)
    assert "`bea_output_2023`" in shown(app)


@pytest.mark.parametrize(
    ("choice", "label", "column"), [("ageing", "Age out", "By the decision"), ("unused", "Cited nowhere", "Industries")]
)
def test_it_shows_only_what_ages_out_or_what_nothing_cites(root: Path, choice: str, label: str, column: str) -> None:
    app = started()
    everything = len(app.dataframe[0].value)
    (said,) = (each for each in app.button_group[0].options if each.startswith(label))
    app.session_state["library_shown"] = choice
    rows = app.run().dataframe[0].value
    assert 0 < len(rows) < everything
    assert said.endswith(f"({len(rows)})")
    assert (rows[column].ne("") if choice == "ageing" else rows[column].eq("")).all()


def test_a_source_added_once_can_be_cited_everywhere(root: Path) -> None:
    app = added(
        started(), **{"What it is called": "Pump makers: a survey", "Kind": "survey", "Date of the source": "2025-03"}
    )
    assert "Cite it as `pump_makers_a_survey`" in shown(app)
    source = read_knowledge(root).shared_evidence["pump_makers_a_survey"]
    assert (source.title, source.kind, source.date, source.publisher) == (
        "Pump makers: a survey",
        "survey",
        "2025-03",
        None,
    )
    assert all(not field.value for field in app.text_input)
    again = added(app, **{"What it is called": "Pump makers: a survey", "Kind": "survey"})
    assert "Cite it as `pump_makers_a_survey_2`" in shown(again)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"What it is called": "A survey"}, "A source needs a name and a kind"),
        ({"What it is called": "A", "Kind": "survey", "Date of the source": "soon"}, "is not a date"),
        ({"What it is called": "A", "Kind": "survey", "Id to cite it by": "bea_output_2023"}, "exists already"),
    ],
)
def test_a_mistake_is_told_and_nothing_typed_is_lost(root: Path, said: dict[str, str], told: str) -> None:
    file = root / "industry_profiles" / "evidence.yaml"
    before = file.read_bytes()
    app = added(started(), **said)
    assert told in shown(app)
    assert file.read_bytes() == before
    assert app.text_input[0].value == said["What it is called"]


def test_without_any_source_it_says_so(root: Path) -> None:
    for file in (root / "industry_profiles").glob("[!_]*.yaml"):
        file.unlink()
    assert "還沒有任何來源" in shown(started("zh-Hant"))
