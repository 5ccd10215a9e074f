"""A new industry, question by question: saved into its file, apart at three answers, compared after half an hour."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assessment import assess
from dashboard.session import DRAFTS
from knowledge import read_knowledge
from knowledge.saving.profile_template import new_industry
from knowledge.workspace import ENVIRONMENT_VARIABLE, Workspace
from tests.dashboard.screen import shown

FACTORS = ("people", "small_market", "strong_rivals")


def guide() -> None:
    """A page with nothing but the guide, run by AppTest."""
    from dashboard import drafts
    from dashboard.components.profiles.editing import editing
    from dashboard.components.profiles.guide import new_industry_guide
    from dashboard.view import current_view

    view = current_view()
    new_industry_guide(editing(view, drafts.open_draft(view.known.workspace.industry_folder / "pumps.yaml")))


@pytest.fixture
def pumps(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(workspace))
    st.cache_resource.clear()
    return new_industry(Workspace.at(workspace), "Pumps")


def started() -> AppTest:
    app = AppTest.from_function(guide, default_timeout=60)
    app.query_params["lang"] = "en"
    return app.run()


def answer(app: AppTest, likely: float | None, because: str = "", low: float | None = None) -> AppTest:
    """Fill in the question that is asked and save it."""
    fields = {each.label: each for each in app.number_input}
    if likely is not None:
        fields["Most likely"].set_value(likely)
    if low is not None:
        fields["Lowest"].set_value(low)
    app.text_input[0].set_value(because)
    return pressed(app, "Save this answer")


def pressed(app: AppTest, label: str) -> AppTest:
    return next(each for each in app.button if each.label == label).click().run()


def asked(app: AppTest) -> str:
    """The factor that is asked about."""
    return next(each.value for each in app.markdown if each.value.startswith("**")).split("**")[1]


def test_three_answers_make_a_provisional_row_that_the_file_keeps(pumps: Path) -> None:
    app = started()
    assert "Three answers make a first picture of Pumps" in shown(app)
    before = pumps.read_text(encoding="utf-8")
    seen = []
    for number in range(3):
        seen.append(asked(app))
        app = answer(app, 6, because="Because of this." if number == 0 else "")
    assert len(set(seen)) == 3
    assert "Pumps stands apart for now" in shown(app)
    assert "Provisional score" in shown(app)
    after = pumps.read_text(encoding="utf-8")
    assert [line for line in before.splitlines() if line not in after.splitlines()] == []
    assert len(after.splitlines()) == len(before.splitlines()) + 3
    assert after.count("because: Because of this.") == 1
    known = read_knowledge(pumps.parents[1])
    assert not [each for each in known.problems if each.place.path.endswith("pumps.yaml")]
    assert not assess(known, draws=50).standings["pumps"].comparable
    assert "3 of 13 answered" in shown(started())  # another session goes on from the file


def test_half_an_hour_of_answers_brings_it_into_the_ranking(pumps: Path) -> None:
    app = started()
    for _ in range(13):
        app = answer(app, 5)
    assert "Pumps is compared with the others now" in shown(app)
    assert "The first half hour is done" in shown(app)
    assert assess(read_knowledge(pumps.parents[1]), draws=50).standings["pumps"].comparable
    assert shown(started()) == ""  # nothing to ask of an industry that is compared


def test_a_skipped_question_comes_back_when_asked_for(pumps: Path) -> None:
    app = started()
    first = asked(app)
    app = pressed(app, "Skip")
    assert asked(app) != first
    assert f"Skipped for now: {first}" in shown(app)
    assert asked(pressed(app, "Ask the skipped ones again")) == first


@pytest.mark.parametrize(("likely", "low", "told"), [(None, None, "Give the most likely"), (3, 5, "must rise")])
def test_an_answer_that_says_nothing_is_not_saved(
    pumps: Path, likely: float | None, low: float | None, told: str
) -> None:
    before = pumps.read_bytes()
    app = answer(started(), likely, low=low)
    assert told in shown(app)
    assert pumps.read_bytes() == before
    assert {each.label: each.value for each in app.number_input}["Most likely"] == likely  # what was typed stays


def test_an_answer_that_no_profile_can_have_is_told_and_not_saved(pumps: Path) -> None:
    app = started()
    while asked(app) != "People":
        app = pressed(app, "Skip")
    before = pumps.read_bytes()
    app = answer(app, 0)  # a team of nobody
    assert asked(app) == "People"
    assert "0" in app.error[0].value
    assert pumps.read_bytes() == before
    assert "5" in answer(app, 5).session_state[DRAFTS][pumps].text


def test_other_changes_of_the_draft_are_not_saved_along(pumps: Path) -> None:
    app = started()
    draft = app.session_state[DRAFTS][pumps]
    app.session_state[DRAFTS] = {pumps: draft.__class__(**{**vars(draft), "text": draft.text + "# mine\n"})}
    before = pumps.read_bytes()
    app = answer(app.run(), 4)
    assert pumps.read_bytes() == before
    assert "1 of 13 answered" in shown(app)
    assert app.session_state[DRAFTS][pumps].text.endswith("# mine\n")


def start() -> None:
    """A page with nothing but the question for a new industry's name, run by AppTest."""
    from dashboard.components.start_industry import start_industry
    from dashboard.view import current_view

    start_industry(current_view())


@pytest.mark.parametrize(("language", "told"), [("en", "Say what it is called"), ("zh-Hant", "請輸入名稱")])
@pytest.mark.parametrize("name", ["", "  ", "!?"])
def test_an_industry_without_a_name_is_asked_for_it(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, name: str, language: str, told: str
) -> None:
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(workspace))
    st.cache_resource.clear()
    before = sorted(workspace.rglob("*"))
    app = AppTest.from_function(start, default_timeout=60)
    app.query_params["lang"] = language
    app.run().text_input[0].set_value(name)
    app.button[0].click().run()
    assert told in app.error[0].value
    assert sorted(workspace.rglob("*")) == before
