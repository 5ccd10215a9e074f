"""Everything by keyboard: reach a control, go into what it opens, and be back where one was."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served
from tests.browser.on_screen import ENGLISH, expect_link, opened, opened_drawer

MOST_STOPS = 40
FOCUSED = "document.activeElement.closest('a, button')?.innerText ?? ''"
FOCUS_IS_IN = "place => document.activeElement.closest(place) !== null"
MENU, POPOVER, DRAWER = "[role=menuitem]", "[data-testid=stPopoverBody]", "[data-testid=stDialog]"


def reach(page: Page, label: str, key: str = "Tab") -> None:
    """Press Tab, or an arrow within a group, until the control with these words has the focus."""
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        if label in page.evaluate(FOCUSED):
            return
    pytest.fail(f"{label!r} is not reached within {MOST_STOPS} stops")


def enter(page: Page, label: str, place: str) -> None:
    """Open what the control with these words opens, and wait for the focus to be in it."""
    reach(page, label)
    page.keyboard.press("Enter")
    page.wait_for_function(FOCUS_IS_IN, arg=place)


def focus_is_back_at(page: Page, label: str) -> None:
    page.wait_for_function(f"label => ({FOCUSED}).includes(label)", arg=label)


@pytest.mark.mission("I2")
def test_a_factor_opens_its_reasons_by_keyboard(page: Page, served: Served) -> None:
    opened(page, served.url, "industry", industry="medical_devices")
    enter(page, ENGLISH("industry.open_factor"), MENU)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    drawer = opened_drawer(page)
    for part in ("factor_rating", "factor_because", "factor_sources", "factor_how"):
        expect(drawer.get_by_text(ENGLISH(f"industry.{part}"), exact=True)).to_be_visible()
    page.wait_for_function(FOCUS_IS_IN, arg=DRAWER)
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    focus_is_back_at(page, ENGLISH("industry.open_factor"))


def test_the_industries_to_compare_are_chosen_by_keyboard(page: Page, served: Served) -> None:
    opened(page, served.url, **{"in": "medical_devices,packaging"})
    enter(page, ENGLISH("decide.compare"), POPOVER)
    page.keyboard.press("Tab")  # past the help, to the group of industries
    reach(page, "Packaging", "ArrowRight")
    page.keyboard.press("Enter")
    expect_link(page, {"in": "medical_devices"})
    page.keyboard.press("Escape")
    expect(page.locator(POPOVER)).to_have_count(0)
    focus_is_back_at(page, ENGLISH("decide.compare"))


@pytest.mark.parametrize("path", ["", "profiles"])
def test_every_popover_takes_the_focus_in(path: str, page: Page, served: Served) -> None:
    """Also one whose content has to be asked for, as the data under a chart."""
    opened(page, served.url, path)
    for button in page.get_by_test_id("stPopoverButton").all():
        button.focus()
        page.keyboard.press("Enter")
        page.wait_for_function(FOCUS_IS_IN, arg=POPOVER)
        page.keyboard.press("Escape")
        page.wait_for_function("button => document.activeElement === button", arg=button.element_handle())


def test_the_first_stop_leads_past_the_navigation(page: Page, served: Served) -> None:
    opened(page, served.url)
    page.keyboard.press("Tab")
    assert "Skip to main content" in page.evaluate(FOCUSED)
    for label in (ENGLISH("app.industry"), ENGLISH("decide.founder"), ENGLISH("decide.compare")):
        reach(page, label)
