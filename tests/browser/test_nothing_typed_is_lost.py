"""Typed and at once left, reloaded, saved or changed on disk: what stood in a field is in the draft and in its file."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served
from tests.browser.on_screen import CHINESE, ENGLISH, at_rest, language_button, title
from tests.browser.profile_page import (
    PACKAGING,
    holds,
    is_about_packaging,
    is_saved,
    is_unsaved,
    on_profiles,
    rated_by_another,
    rated_on_disk,
    reason,
    rivals,
    saved,
    turn,
    typed_over,
)


@pytest.mark.mission("I3")
@pytest.mark.parametrize(("text", "pause", "shown"), [("7.5", 0, "7.5"), ("7.5", 300, "7.5"), ("7.0", 1000, "7")])
def test_a_click_on_another_page_arrives_there_and_keeps_what_was_typed(
    page: Page, own: Served, text: str, pause: int, shown: str
) -> None:
    on_profiles(page, own)
    typed_over(page, rivals(page), text)
    page.wait_for_timeout(pause)
    turn(page, "strategy")
    page.wait_for_timeout(1000)  # nothing that came late takes it back
    expect(page).to_have_url(re.compile(r"/strategy(\?|$)"))
    turn(page, "profiles")
    is_about_packaging(page)
    expect(rivals(page)).to_have_value(shown)
    is_unsaved(page)
    saved(page)
    is_about_packaging(page)
    assert float(rated_on_disk(own)) == float(text)


@pytest.mark.parametrize("pause", [0, 100, 450])
def test_the_first_click_on_save_saves_what_stands_in_the_field(page: Page, own: Served, pause: int) -> None:
    on_profiles(page, own)
    typed_over(page, rivals(page), "6.5")
    page.wait_for_timeout(pause)
    saved(page)
    holds(page, own, "likely: 6.5\n")


@pytest.mark.parametrize("text", ["6.5", "5"])
def test_save_by_key_right_after_typing_is_answered_at_once(page: Page, own: Served, text: str) -> None:
    """Also where what was typed is what stood there; a word that is lost on its way would hold all clicks for long."""
    on_profiles(page, own)
    for _ in range(3):
        typed_over(page, rivals(page), text)
        page.keyboard.press("ControlOrMeta+s")
        page.wait_for_function("window.beachheadHeld.waiting === null && !window.beachheadHeld.typed", timeout=10_000)
        is_saved(page)
    assert float(rated_on_disk(own)) == float(text)


@pytest.mark.parametrize(("text", "pause", "shown"), [("7.5", 0, "7.5"), ("7.0", 2500, "7"), ("", 100, "")])
def test_a_reload_at_once_finds_the_number(page: Page, own: Served, text: str, pause: int, shown: str) -> None:
    on_profiles(page, own)
    typed_over(page, rivals(page), text)
    page.wait_for_timeout(pause)
    page.reload()
    is_unsaved(page)
    expect(rivals(page)).to_have_value(shown)
    assert rated_on_disk(own) == "5.0"


def test_a_reload_while_somebody_types_without_a_pause_loses_no_word(page: Page, own: Served) -> None:
    on_profiles(page, own)
    reason(page).click()
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.type(" Typed steadily, for some seconds, to the very end.", delay=60)
    page.reload()
    is_unsaved(page)
    expect(reason(page)).to_have_value(re.compile("Typed steadily, for some seconds, to the very end.$"))


def test_an_emptied_reason_stays_empty_after_a_reload(page: Page, own: Served) -> None:
    on_profiles(page, own)
    typed_over(page, reason(page), "")
    page.reload()
    is_unsaved(page)
    expect(reason(page)).to_have_value("")


@pytest.mark.parametrize(("words_before", "slowed"), [(0, 1), (6, 1), (0, 5), (6, 5)])
def test_a_file_changed_under_somebody_who_types_is_a_choice_and_no_word_is_lost(
    page: Page, own: Served, words_before: int, slowed: int
) -> None:
    """Also on a slow machine, where the new field stands a while before anybody puts the focus there."""
    on_profiles(page, own)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    reason(page).click()
    page.keyboard.press("ControlOrMeta+End")
    for number in range(16):
        page.keyboard.type(f" w{number}")
        if number == words_before:
            rated_by_another(own, "7.5")
        page.wait_for_timeout(150)
    expect(page.get_by_text("has changed on disk since you began")).to_be_visible()
    expect(reason(page)).to_be_focused()
    expect(reason(page)).to_have_value(re.compile(" ".join(f"w{number}" for number in range(16)) + "$"))
    expect(rivals(page)).to_have_value("5")
    assert rated_on_disk(own) == "7.5", "nothing is overwritten"


@pytest.mark.parametrize("target", ["strategy", "save"])
def test_yaml_typed_and_left_at_once_is_in_the_draft(page: Page, own: Served, target: str) -> None:
    on_profiles(page, own, **{"as": "yaml"})
    editor = page.get_by_role("textbox", name=ENGLISH("editor.label"))
    editor.click()
    page.keyboard.press("ControlOrMeta+Home")
    page.keyboard.type("# mine\n")
    if target == "strategy":
        turn(page, "strategy")
        turn(page, "profiles")
        is_about_packaging(page)
        is_unsaved(page)
        expect(editor).to_contain_text("# mine")
    saved(page)
    holds(page, own, "# mine\n")


def test_the_chooser_speaks_the_language_of_the_page(page: Page, own: Served) -> None:
    on_profiles(page, own)
    language_button(page, "中文").click()
    expect(title(page)).to_contain_text("編輯")
    expect(page.get_by_label(CHINESE("profiles.file"))).to_have_value(re.compile("^包裝"))
    language_button(page, "EN").click()
    is_about_packaging(page)


def test_the_focus_stays_on_save(page: Page, own: Served) -> None:
    on_profiles(page, own)
    rivals(page).fill("6.5")
    rivals(page).press("Tab")
    is_unsaved(page)
    save = page.get_by_role("button", name=ENGLISH("profiles.save"), exact=True)
    save.focus()
    page.keyboard.press("Enter")
    is_saved(page)
    expect(save).to_be_focused()


def test_answers_to_the_questions_of_a_new_industry_outlive_a_reload(page: Page, own: Served) -> None:
    on_profiles(page, own)
    page.get_by_role("button", name=ENGLISH("profiles.new_industry")).click()
    asked = page.get_by_role("textbox", name=ENGLISH("decide.own_name"))
    asked.fill("Bicycle parts")
    page.reload()
    at_rest(page)
    page.get_by_role("button", name=ENGLISH("profiles.new_industry")).click()
    expect(asked).to_have_value("Bicycle parts")
    page.get_by_role("button", name=ENGLISH("decide.own_add")).click()
    expect(title(page)).to_have_text("Edit Bicycle parts")
    at_rest(page)
    guide = page.locator(".st-key-guide")
    likely = guide.get_by_label(ENGLISH("new_industry.likely"), exact=True)
    because = guide.get_by_label(ENGLISH("new_industry.because"), exact=True)
    likely.fill("4")
    because.fill("Asked three of them.")
    because.press("Tab")
    page.reload()
    expect(because).to_have_value("Asked three of them.")
    expect(likely).to_have_value("4")
    at_rest(page)
    guide.get_by_role("button", name=ENGLISH("new_industry.save")).click()
    expect(guide.get_by_text(re.compile(r"^1 of \d+"))).to_be_visible()
    at_rest(page)  # while the page is drawn, the field stands there twice
    expect(because).to_have_value("")
    text = (own.workspace / "industry_profiles" / "bicycle_parts.yaml").read_text(encoding="utf-8")
    assert "Asked three of them." in text
    page.reload()
    at_rest(page)
    expect(because).to_have_value("")


def test_a_source_that_is_being_typed_outlives_a_reload(page: Page, own: Served) -> None:
    on_profiles(page, own)
    name = page.get_by_label(ENGLISH("library.field_title"))
    for _ in range(2):
        page.get_by_text(ENGLISH("profiles.library"), exact=True).click()
        page.get_by_text(ENGLISH("library.add")).click()
        expect(name).to_be_visible()
        at_rest(page)
        if name.input_value():
            break
        name.fill("A survey of our own")
        page.reload()
        at_rest(page)
    expect(name).to_have_value("A survey of our own")


def test_what_was_discarded_is_in_the_history_after_a_reload(page: Page, own: Served) -> None:
    on_profiles(page, own)
    rivals(page).fill("7")
    rivals(page).press("Tab")
    is_unsaved(page)
    page.get_by_role("button", name=ENGLISH("profiles.discard")).click()
    is_saved(page)
    page.wait_for_function("Object.keys(localStorage).some(key => key.startsWith('beachhead-aside:'))")
    page.reload()
    at_rest(page)
    page.get_by_role("button", name=ENGLISH("profiles.history")).click()
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_label(ENGLISH("profiles.choose_version"))).to_have_value(ENGLISH("profiles.dropped"))
    expect(drawer.get_by_test_id("stCode")).to_contain_text("+    likely: 7.0")


def test_a_file_that_is_gone_is_named(page: Page, own: Served) -> None:
    on_profiles(page, own)
    (own.workspace / PACKAGING).unlink()
    expect(page.get_by_text(f"{PACKAGING} is not there any more.")).to_be_visible()


@pytest.mark.mission("I1")
def test_another_language_is_no_edit(page: Page, own: Served) -> None:
    """What offers words in one language must not pass them for a choice in the other."""
    on_profiles(page, own)
    for name, words in (("中文", CHINESE), ("EN", ENGLISH)) * 3:
        language_button(page, name).click()
        expect(page.get_by_text(words("profiles.as_on_disk"))).to_be_visible()
        at_rest(page)
        expect(page.get_by_text(words("profiles.as_on_disk"))).to_be_visible()
