"""Typed in a cell of a table and at once left, reloaded, saved or changed on disk: it is in draft and file."""

import contextlib

import pytest
import yaml
from playwright.sync_api import Page, TimeoutError, expect

from tests.browser.conftest import Served
from tests.browser.on_screen import ENGLISH, at_rest, opened
from tests.browser.profile_page import (
    PACKAGING,
    holds,
    is_about_packaging,
    is_saved,
    is_unsaved,
    on_profiles,
    rated_by_another,
    rivals,
    saved,
    turn,
)

ROW = 33  # pixels
TOLD = 500  # milliseconds until a table says which of its cells is chosen: before that, an open one is not kept yet


def cell_begun(page: Page, sign: str, grid: int = 0, at: tuple[int, int] = (240, 6)) -> None:
    """Click a cell of a table and type over it, and do not leave it. `at` is its place from the left and its row.

    Without more, it is the lowest rating of strong rivals in the table of all factors.
    """
    table = page.get_by_test_id("stDataFrameResizable").nth(grid)
    expect(table.locator("canvas").first).to_be_visible()
    for _ in range(3):
        place = None
        while place is None or place != table.bounding_box():  # the page may still be growing above it
            table.evaluate("table => table.scrollIntoView({block: 'center'})")  # at the foot stands the bar
            place = table.bounding_box()
            page.wait_for_timeout(500)
        page.mouse.click(place["x"] + at[0], place["y"] + ROW * (at[1] + 0.5))
        page.wait_for_timeout(TOLD)
        page.keyboard.type(sign)
        with contextlib.suppress(TimeoutError):
            page.locator("#portal .gdg-input").wait_for(timeout=3000)
            return
    pytest.fail("no cell could be opened")


@pytest.mark.parametrize("pause", [0, 1000])
def test_a_file_changed_under_an_open_cell_is_a_choice(page: Page, own: Served, pause: int) -> None:
    on_profiles(page, own, **{"as": "table"})
    cell_begun(page, "1")
    is_unsaved(page)
    page.wait_for_timeout(pause)
    rated_by_another(own, "7.5")
    expect(page.get_by_text("has changed on disk since you began")).to_be_visible()
    page.keyboard.type(".5")
    page.keyboard.press("Enter")
    page.get_by_role("button", name=ENGLISH("profiles.keep_mine")).click()
    is_unsaved(page)
    saved(page)
    holds(page, own, "  strong_rivals:\n    low: 1.5\n")


@pytest.mark.mission("I3")
@pytest.mark.parametrize("pause", [0, 700])
def test_an_open_cell_outlives_a_reload(page: Page, own: Served, pause: int) -> None:
    on_profiles(page, own, **{"as": "table"})
    cell_begun(page, "1")
    page.keyboard.type(".5")
    page.wait_for_timeout(pause)
    page.reload()
    is_unsaved(page)
    saved(page)
    holds(page, own, "  strong_rivals:\n    low: 1.5\n")


def test_an_open_cell_of_a_list_outlives_a_reload(page: Page, own: Served) -> None:
    """Also where its table is not drawn after it."""
    on_profiles(page, own)
    page.get_by_text(ENGLISH("profiles.more_industry")).click()
    expect(page.get_by_test_id("stDataFrameResizable")).to_have_count(4)
    at_rest(page)
    cell_begun(page, "W", grid=2, at=(120, 1))
    page.keyboard.type("orld of boxes")
    page.reload()
    is_unsaved(page)
    saved(page)
    holds(page, own, "name: World of boxes\n")


def test_an_open_cell_of_one_factor_outlives_a_reload(page: Page, own: Served) -> None:
    on_profiles(page, own, **{"as": "across"})
    at_rest(page)
    name = page.get_by_test_id("stDataFrameResizable").locator("tbody td").filter(has_text="Packaging")
    row = int(name.get_attribute("id").split("-")[-1])  # type: ignore[union-attr]
    cell_begun(page, "9", at=(380, row + 1))
    page.reload()
    is_unsaved(page)
    page.get_by_role("button", name=ENGLISH("profiles.save"), exact=True).click()
    is_saved(page)
    holds(page, own, "high: 9.0\n")


def test_an_open_cell_far_to_the_right_of_a_list_is_that_of_its_own_entry(page: Page, own: Served) -> None:
    """Where only columns are in sight that most entries leave empty."""
    page.set_viewport_size({"width": 1280, "height": 3000})
    opened(page, own.url, "profiles", file=PACKAGING)
    page.get_by_text(ENGLISH("profiles.more_industry")).click()
    expect(page.get_by_test_id("stDataFrameResizable")).to_have_count(4)
    at_rest(page)
    cell_begun(page, "S", grid=2, at=(120, 4))
    page.keyboard.press("Escape")
    page.wait_for_timeout(500)
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(1000)
    page.keyboard.type("Grown")
    is_unsaved(page)
    page.wait_for_timeout(1000)
    page.reload()
    is_unsaved(page)
    saved(page)
    rivals = yaml.safe_load((own.workspace / PACKAGING).read_text(encoding="utf-8"))["rivals"]
    assert ["Grown" in str(each.get("status")) for each in rivals] == [False, False, False, True, False]
    assert [each["name"] for each in rivals][3] == "SourceGreenPackaging"


def test_cells_typed_one_after_another_without_a_pause_are_each_their_own(page: Page, own: Served) -> None:
    on_profiles(page, own, **{"as": "table"})
    cell_begun(page, "3")
    page.keyboard.type("\n4\n5\n", delay=80)
    is_unsaved(page)
    page.wait_for_timeout(1500)
    saved(page)
    factors = yaml.safe_load((own.workspace / PACKAGING).read_text(encoding="utf-8"))["factors"]
    assert [factors[name]["low"] for name in ("strong_rivals", "lack_of_capital", "industry_shakeout")] == [3, 4, 5]


@pytest.mark.parametrize("key", ["Enter", "Escape"])
def test_a_look_into_a_cell_is_no_edit(page: Page, own: Served, key: str) -> None:
    """Even where the table shows a number with fewer digits than the file has."""
    file = own.workspace / PACKAGING
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("strong_rivals:\n    low: 2.0", "strong_rivals:\n    low: 2.75"), encoding="utf-8")
    on_profiles(page, own, **{"as": "table"})
    place = page.get_by_test_id("stDataFrameResizable").first.bounding_box()
    assert place is not None
    page.mouse.dblclick(place["x"] + 240, place["y"] + ROW * 6.5)
    page.locator("#portal .gdg-input").wait_for()
    page.wait_for_timeout(1000)
    page.keyboard.press(key)
    page.wait_for_timeout(1500)
    is_saved(page)


def test_save_by_key_takes_the_open_cell_too(page: Page, own: Served) -> None:
    on_profiles(page, own, **{"as": "table"})
    cell_begun(page, "1")
    page.keyboard.press("ControlOrMeta+s")
    is_saved(page)
    holds(page, own, "  strong_rivals:\n    low: 1.0\n")


def test_a_cell_given_up_leaves_nothing_unsaved(page: Page, own: Served) -> None:
    on_profiles(page, own, **{"as": "table"})
    cell_begun(page, "1")
    is_unsaved(page)
    page.keyboard.press("Escape")
    is_saved(page)


@pytest.mark.parametrize("leaves_cell", [True, False])
@pytest.mark.parametrize("target", ["form", "strategy", "save"])
def test_a_cell_edited_and_left_at_once_is_in_the_draft(
    page: Page, own: Served, leaves_cell: bool, target: str
) -> None:
    on_profiles(page, own, **{"as": "table"})
    cell_begun(page, "3")
    if leaves_cell:
        page.keyboard.press("Enter")
    if target == "form":
        page.get_by_role("radio", name=ENGLISH("profiles.as_form"), exact=True).click()
        expect(rivals(page, "low")).to_have_value("3")
    elif target == "strategy":
        turn(page, "strategy")
        turn(page, "profiles")
        is_about_packaging(page)
        is_unsaved(page)
    if target != "save":
        is_unsaved(page)
    saved(page)
    holds(page, own, "low: 3.0\n")
