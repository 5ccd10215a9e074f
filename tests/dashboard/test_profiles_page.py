"""The Profiles page in AppTest: what form and table do to the draft, what saving does, and what is only shown."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
import streamlit as st
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest

from assessment import assess
from dashboard import drafts
from dashboard.components.profiles.bar import save_all
from dashboard.components.profiles.editing import Editing
from dashboard.components.profiles.fields import in_language, listed, number_for_file
from dashboard.components.profiles.tables import Row, apply_edits
from dashboard.markdown import plain
from dashboard.session import DRAFTS, PROFILE_FACTOR, PROFILE_TOLD, PROFILE_VIEW
from dashboard.view import View
from knowledge import Workspace, read_knowledge
from knowledge.draft import Draft
from locales import LANGUAGES, half_up, words_in
from tests.dashboard.conftest import Opened
from tests.dashboard.screen import shown, turned_to
from tests.dashboard.workspaces import broken_file, profile, replaced, without_profiles

ENGLISH = words_in("en")
PACKAGING = "industry_profiles/packaging.yaml"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
DOTTED = re.compile(r"[\w.-]+\.[\w.-]+")


def on_profiles(app: AppTest, file: str = PACKAGING, view: str = "form") -> AppTest:
    """The page on one file, shown in one way."""
    app.query_params.update({"file": file, "as": view})
    return turned_to(app, "profiles")


def again(app: AppTest) -> AppTest:
    """Run the page once more, as after a click; AppTest would send the value of every control there ever was."""
    return app.run()


def control(app: AppTest, kind: str, *path: str) -> Any:
    """The control of one value of the file."""
    end = "--".join(path)
    (found,) = [each for each in getattr(app, kind) if (each.key or "").endswith(f"--{end}")]
    return found


def type_in(states: WidgetStates, table: Any, cells: dict[int, dict[str, float]]) -> None:
    """Let a table report what has been typed in it, which AppTest has no way to do."""
    typed = {"edited_rows": cells, "added_rows": [], "deleted_rows": []}
    states.widgets.add(id=table.proto.id, string_value=json.dumps(typed))


def button(app: AppTest, key: str) -> Any:
    (found,) = [each for each in app.button if each.key == key or (each.key or "").startswith(f"{key}|")]
    return found


def draft(app: AppTest, file: Path) -> Any:
    return app.session_state[DRAFTS][file]


def changed_lines(before: str, after: str) -> list[tuple[str, str]]:
    pairs = zip(before.splitlines(), after.splitlines(), strict=True)
    return [(old.strip(), new.strip()) for old, new in pairs if old != new]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", [None, broken_file, without_profiles])
def test_the_page_speaks_plainly_in_every_state(state: Any, language: str, workspace: Path, opened: Opened) -> None:
    if state:
        state(workspace)
    words, app = words_in(language), on_profiles(opened(language))
    for view in ("form", "table", "across", "yaml"):
        app.session_state[PROFILE_VIEW] = view
        app = turned_to(app, "profiles")
        text = shown(app)
        assert [each.message for each in app.exception] == [], view
        assert set(DOTTED.findall(text)) & words.catalogue.keys() == set(), f"{view}: keys instead of words"
        (title,) = app.title
        assert bool(CHINESE.search(title.value)) is (language == "zh-Hant"), title.value


@pytest.fixture
def page(opened: Opened) -> Iterator[AppTest]:
    yield opened(page="profiles", file=PACKAGING, **{"as": "form"})


def test_a_rating_changed_in_the_form_changes_one_line_of_the_draft(page: AppTest, workspace: Path) -> None:
    file = profile(workspace, "packaging")
    before = file.read_text(encoding="utf-8")
    control(page, "number_input", "factors", "strong_rivals", "likely").set_value(6.5)
    page = again(page)
    assert changed_lines(before, draft(page, file).text) == [("likely: 5.0", "likely: 6.5")]
    assert file.read_text(encoding="utf-8") == before, "nothing is written before Save"
    assert "of 100 simulated cases" in shown(page), "the consequence is told before saving"
    button(page, "profile_save").click()
    page = again(page)
    assert changed_lines(before, file.read_text(encoding="utf-8")) == [("likely: 5.0", "likely: 6.5")]
    assert ENGLISH("profiles.as_on_disk") in shown(page)


def test_a_draft_with_mistakes_is_not_saved_and_names_line_and_mend(page: AppTest, workspace: Path) -> None:
    control(page, "number_input", "factors", "strong_rivals", "likely").set_value(1.0)
    page = again(page)
    before = profile(workspace, "packaging").read_bytes()
    button(page, "profile_save").click()
    page = again(page)
    assert profile(workspace, "packaging").read_bytes() == before
    assert [each.value for each in page.toast] == [ENGLISH("profiles.mend_first")]
    line = profile(workspace, "packaging").read_text(encoding="utf-8").split("  strong_rivals:\n")[0].count("\n") + 2
    assert f"Line {line}" in shown(page)
    assert ENGLISH("profiles.to_mend") in shown(page)
    button(page, "profile_discard").click()
    page = again(page)
    assert not draft(page, profile(workspace, "packaging")).is_changed
    assert control(page, "number_input", "factors", "strong_rivals", "likely").value == 5.0


def test_a_draft_outlives_other_pages(page: AppTest, workspace: Path) -> None:
    control(page, "number_input", "factors", "strong_rivals", "likely").set_value(6.5)
    again(page)
    page = turned_to(turned_to(page, "decide"), "profiles")
    assert control(page, "number_input", "factors", "strong_rivals", "likely").value == 6.5
    assert ENGLISH("profiles.unsaved") in shown(page)


def test_a_newer_file_on_disk_is_a_choice(page: AppTest, workspace: Path) -> None:
    file = profile(workspace, "packaging")
    control(page, "number_input", "factors", "strong_rivals", "likely").set_value(6.5)
    again(page)
    file.write_text(file.read_text(encoding="utf-8") + "# theirs\n", encoding="utf-8")
    page = again(page)
    assert ENGLISH("profiles.conflict", file=r"industry\_profiles/packaging.yaml") in shown(page)
    assert button(page, "profile_save").disabled
    button(page, f"profile_mine|bar|{PACKAGING}").click()
    page = again(page)
    assert not button(page, "profile_save").disabled


def test_a_file_deleted_under_a_draft_is_a_choice_too(page: AppTest, workspace: Path) -> None:
    file = profile(workspace, "packaging")
    control(page, "number_input", "factors", "strong_rivals", "likely").set_value(6.5)
    again(page)
    file.unlink()
    page = again(page)
    assert ENGLISH("profiles.conflict_gone", file=r"industry\_profiles/packaging.yaml") in shown(page)
    assert page.title[0].value == ENGLISH("profiles.title", name="Packaging")
    button(page, f"profile_mine|bar|{PACKAGING}").click()
    page = again(page)
    button(page, "profile_save").click()
    again(page)
    assert "likely: 6.5" in file.read_text(encoding="utf-8")


def test_a_new_reason_source_and_trade_are_written_in_their_place(page: AppTest, workspace: Path) -> None:
    file = profile(workspace, "packaging")
    control(page, "text_area", "factors", "strong_rivals", "because", "en").set_value("New: said so.")
    control(page, "multiselect", "trades", "en").set_value(["packaging", "logistics"])
    page = again(page)
    text = draft(page, file).text
    assert '      en: "New: said so."' in text
    assert "trades: [packaging, logistics]" in text
    assert len(text.splitlines()) == len(file.read_text(encoding="utf-8").splitlines())


def test_the_founder_form_begins_a_file_of_their_own(opened: Opened, workspace: Path) -> None:
    app = on_profiles(opened(), "founders/me.yaml")
    assert ENGLISH("profiles.not_written", file="founders/me.yaml") in shown(app)
    control(app, "number_input", "capital_usd").set_value(2_000_000)
    app = again(app)
    button(app, "profile_save").click()
    again(app)
    text = (workspace / "founders" / "me.yaml").read_text(encoding="utf-8")
    assert text.endswith("schema: 1\nid: me\ncapital_usd: 2000000\n")


def test_the_founder_form_holds_the_weights(opened: Opened, workspace: Path) -> None:
    app = on_profiles(opened(), "founders/me.yaml")
    (table,) = [each for each in app.data_editor if "points" in each.value.columns]
    assert len(table.value) == 4 + 16
    states = app._tree.get_widget_states()
    type_in(states, table, {0: {"points": 100}, 1: {"points": 40}})
    app = app._run(states)
    assert ENGLISH("profiles.unsaved") in shown(app)
    button(app, "profile_save").click()
    again(app)
    weights = read_knowledge(workspace).founders["me"].weights
    assert (weights.sides, weights.factors) == ({"strength": 100}, {"technology_edge": 40})


def test_a_newer_schema_is_shown_only(opened: Opened, workspace: Path) -> None:
    replaced(profile(workspace, "packaging"), ("\nschema: 1\n", "\nschema: 99\n"))
    app = on_profiles(opened())
    assert ENGLISH("profiles.read_only") in shown(app)
    assert "schema 99" in shown(app)
    assert button(app, "profile_save").disabled
    assert all(each.disabled for each in app.number_input)


def test_a_link_is_shown_only_and_one_that_leads_out_not_at_all(
    opened: Opened, workspace: Path, tmp_path: Path
) -> None:
    folder, outside = workspace / "industry_profiles", tmp_path / "outside.yaml"
    outside.write_text("schema: 1\nid: outside\nname: Secret\n", encoding="utf-8")
    (folder / "outside.yaml").symlink_to(outside)
    (folder / "twin.yaml").symlink_to(folder / "packaging.yaml")
    app = on_profiles(opened(), "industry_profiles/twin.yaml")
    assert ENGLISH("profiles.read_only") in shown(app)
    assert "outside" not in shown(app)


def edited(file: Path) -> Editing:
    """A file being edited, as far as the cells of a table change it."""
    return Editing(cast(View, None), drafts.open_draft(file), cast(Draft, None))


def test_the_table_brings_every_edit_into_the_draft(workspace: Path) -> None:
    """The table reports all cells edited so far each time; what the drafts have already stays as it is."""
    st.session_state[DRAFTS] = {}
    file, other = profile(workspace, "packaging"), profile(workspace, "textiles_apparel")
    rows = [Row(edited(each), ("factors", "strong_rivals")) for each in (file, other)]
    before = {each: drafts.open_draft(each).text for each in (file, other)}
    apply_edits({0: {"likely": 6.5}}, rows)
    apply_edits({0: {"likely": 7.0}, 1: {"en": "New: said so.", "high": None}}, rows)
    assert changed_lines(before[file], drafts.open_draft(file).text) == [("likely: 5.0", "likely: 7.0")]
    text = drafts.open_draft(other).text
    assert '      en: "New: said so."' in text
    assert len(text.splitlines()) == len(before[other].splitlines()) - 1, "an emptied cell takes its line away"


@pytest.mark.parametrize("view", ["form", "table", "across"])
def test_what_showed_a_text_that_was_replaced_is_not_heard(view: str, opened: Opened, workspace: Path) -> None:
    """A page drawn anew in the middle of a run, as a kept draft comes up, still tells what its old controls show."""
    file = profile(workspace, "packaging")
    app = opened()
    app.session_state[PROFILE_FACTOR] = "strong_rivals"
    app = on_profiles(app, view=view)
    before = app._tree.get_widget_states()
    if view != "form":  # a table tells what has been typed in it
        names = [each.stem for each in Workspace.at(workspace).industry_files()]
        row = names.index("packaging") if view == "across" else 5
        (table,) = app.data_editor
        type_in(before, table, {row: {"likely": 5.0}})
    here = draft(app, file)
    kept = here.text.replace("    likely: 5.0", "    likely: 6.5", 1)
    app.session_state[DRAFTS][file] = replace(here, text=kept, revision=here.revision + 1)
    again(app)
    after = app._tree.get_widget_states()
    after.MergeFrom(before)
    app._run(after)
    assert draft(app, file).text == kept


@pytest.mark.parametrize("view", ["table", "across"])
def test_a_table_shows_the_ratings_of_the_drafts(view: str, opened: Opened, workspace: Path) -> None:
    app = on_profiles(opened())
    control(app, "number_input", "factors", "strong_rivals", "likely").set_value(6.5)
    app = again(app)
    app.session_state[PROFILE_FACTOR] = "strong_rivals"
    app.session_state[PROFILE_VIEW] = view
    (table,) = turned_to(app, "profiles").data_editor
    names = [each.stem for each in Workspace.at(workspace).industry_files()]
    row = names.index("packaging") if view == "across" else 5
    assert table.value.iloc[row]["likely"] == 6.5


def test_what_is_computed_is_what_industry_shows_for_the_same_founder(opened: Opened, workspace: Path) -> None:
    (workspace / "founders" / "me.yaml").write_text("schema: 1\nid: me\ntechnology: 6.25\n", encoding="utf-8")
    likely = {
        factor: half_up(cell.likely, 1) if cell.origin in ("formula", "yardstick") else None
        for factor, cell in assess(read_knowledge(workspace)).cells["medical_devices"].items()
    }
    app = on_profiles(opened(), "industry_profiles/medical_devices.yaml")
    field = control(app, "number_input", "factors", "lack_of_capital", "likely")
    assert field.placeholder == ENGLISH("profiles.computes", value=f"{likely['lack_of_capital']:g}")
    control(app, "number_input", "factors", "strong_rivals", "low").set_value(9.9)  # a mistake hides nothing
    app = again(app)
    app.session_state[PROFILE_VIEW] = "table"
    (table,) = turned_to(app, "profiles").data_editor
    given = table.value["computed"]
    assert given.astype(object).where(given.notna(), None).tolist() == list(likely.values())


@pytest.mark.parametrize(("language", "figure"), [("en", "USD 154.8 bn"), ("zh-Hant", "1,548 億美元")])
def test_a_computed_rating_names_its_figures_with_their_units(language: str, figure: str, opened: Opened) -> None:
    assert figure in shown(on_profiles(opened(lang=language), "industry_profiles/medical_devices.yaml"))


def test_one_newer_file_takes_only_itself_out_of_the_table_across(opened: Opened, workspace: Path) -> None:
    replaced(profile(workspace, "packaging"), ("\nschema: 1\n", "\nschema: 99\n"))
    app = opened()
    app.session_state[PROFILE_FACTOR] = "strong_rivals"
    app.session_state[PROFILE_VIEW] = "across"
    (table,) = turned_to(app, "profiles").data_editor
    assert len(table.value) == 8
    assert ENGLISH("profiles.not_in_table", files=r"industry\_profiles/packaging.yaml") in shown(app)
    assert ENGLISH("profiles.read_only") not in shown(app)


def test_a_broken_file_nearby_does_not_hide_what_an_edit_does(opened: Opened, workspace: Path) -> None:
    app = on_profiles(opened())
    control(app, "number_input", "factors", "strong_rivals", "likely").set_value(6.5)
    app = again(app)
    replaced(profile(workspace, "textiles_apparel"), ("\nschema: 1\n", "\nschema: one\n"))
    app.session_state[PROFILE_VIEW] = "across"
    assert ENGLISH("profiles.to_mend") not in shown(turned_to(app, "profiles"))


def test_hostile_names_stay_text(opened: Opened, workspace: Path) -> None:
    file = profile(workspace, "packaging")
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?m)^name: .*$", 'name: "<b>![x](http://a.b/c)</b>"', text), encoding="utf-8")
    app = on_profiles(opened())
    (title,) = app.title
    assert r"\<b\>\!\[x\](http\://a.b/c)" in title.value


def test_a_text_in_one_language_gains_the_other() -> None:
    assert in_language(("name",), "zh-Hant", "泵浦", "Pumps") == {("name",): {"en": "Pumps", "zh-Hant": "泵浦"}}
    assert in_language(("name",), "zh-Hant", "", "Pumps") == {}
    assert in_language(("name",), "en", "", {"en": "a", "zh-Hant": "b"}) == {("name", "en"): None}


def test_numbers_and_lists_are_written_as_a_person_would() -> None:
    assert repr(number_for_file(6.0, None)) == "6"
    assert repr(number_for_file(6.0, 5.5)) == "6.0"
    assert number_for_file(0.1 + 0.2, None) == 0.3
    assert listed(["b", "c"], [{"id": "b", "grade": "C"}, "a"]) == [{"id": "b", "grade": "C"}, "c"]


def test_a_file_that_cannot_be_saved_ends_it_and_what_was_saved_is_named(workspace: Path) -> None:
    st.session_state[DRAFTS] = {}
    every = [
        profile(workspace, name) for name in ("packaging", "textiles_apparel", "medical_devices", "solar_equipment")
    ]
    for file in every:
        drafts.open_draft(file)
        assert drafts.set_values(file, {("factors", "strong_rivals", "likely"): 9.5})
    theirs = every[2].read_text(encoding="utf-8") + "# theirs\n"
    every[2].write_text(theirs, encoding="utf-8")
    save_all(Workspace.at(workspace), every)
    shown = [plain(Workspace.at(workspace).shown(file)) for file in every]
    why, _, before = st.session_state[PROFILE_TOLD].partition(ENGLISH("profiles.saved_before", files="").rstrip("."))
    assert shown[2] in why
    assert before.rstrip(".") == ENGLISH.listing(shown[:2])
    assert [each.file for each in drafts.changed_drafts()] == every[2:]
    assert every[2].read_text(encoding="utf-8") == theirs
