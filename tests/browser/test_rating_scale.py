"""The worded scale of a factor: its handles say and change what the numbers beside them say."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Served
from tests.browser.on_screen import ENGLISH, at_rest, opened
from tests.browser.profile_page import PACKAGING, holds, press_save

SMALL, RIVALS, CAPITAL = 0, 1, 2  # weaknesses by their place on the page


def scale(page: Page, factor: int) -> Locator:
    return page.locator(".rating-scale").nth(factor)


def handle(page: Page, factor: int, name: str) -> Locator:
    return scale(page, factor).get_by_role(
        "slider", name=ENGLISH("profiles.on_scale", name=ENGLISH(f"profiles.{name}"))
    )


def number(page: Page, factor: int, name: str) -> Locator:
    return page.get_by_role("spinbutton", name=ENGLISH(f"profiles.{name}"), exact=True).nth(factor)


@pytest.mark.mission("I1")
def test_a_handle_moves_the_number_and_takes_along_what_it_meets(page: Page, own: Served) -> None:
    opened(page, own.url, "profiles", file=PACKAGING)
    likely = handle(page, RIVALS, "likely")
    expect(likely).to_have_attribute("aria-valuetext", re.compile("^5: One or two known sites"))
    likely.press("End")
    expect(number(page, RIVALS, "likely")).to_have_value("10")
    expect(number(page, RIVALS, "high")).to_have_value("10")
    expect(number(page, RIVALS, "low")).to_have_value("2")
    expect(likely).to_be_focused()
    expect(scale(page, RIVALS).locator("li.nearest")).to_contain_text("Rivals lead")
    at_rest(page)
    press_save(page)
    holds(page, own, "  strong_rivals:\n    low: 2.0\n    likely: 10.0\n    high: 10.0\n")


def test_a_number_moves_its_handle(page: Page, own: Served) -> None:
    opened(page, own.url, "profiles", file=PACKAGING)
    number(page, RIVALS, "likely").fill("7.3")
    number(page, RIVALS, "likely").press("Tab")
    expect(handle(page, RIVALS, "likely")).to_have_value("7.3")
    expect(scale(page, RIVALS).locator("li.nearest")).to_contain_text("A site five or more years old")


def test_what_nobody_has_rated_does_not_look_rated(page: Page, own: Served) -> None:
    file = own.workspace / PACKAGING
    without_needs = re.sub(r"(?ms)^needs:.*?^(?=\w)", "", file.read_text(encoding="utf-8"))
    file.write_text(without_needs, encoding="utf-8")  # else the founder's capital would rate it
    opened(page, own.url, "profiles", file=PACKAGING)
    likely = handle(page, CAPITAL, "likely")
    expect(likely).to_have_attribute("aria-valuetext", ENGLISH("profiles.unrated"))
    expect(handle(page, CAPITAL, "high")).to_have_count(0)
    expect(scale(page, CAPITAL).locator("li.nearest")).to_have_count(0)
    track = scale(page, CAPITAL).locator(".track")
    box = track.bounding_box()
    assert box is not None
    track.click(position={"x": 12 + (box["width"] - 24) * 0.8, "y": 3})
    expect(number(page, CAPITAL, "likely")).to_have_value("8")
    expect(likely).not_to_have_class(re.compile("unsaid"))
    at_rest(page)


def test_a_handle_puts_back_nothing_that_was_typed_a_moment_ago(page: Page, own: Served) -> None:
    opened(page, own.url, "profiles", file=PACKAGING)
    low = number(page, RIVALS, "low")
    low.click()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("3")
    handle(page, RIVALS, "likely").press("ArrowRight")
    expect(number(page, RIVALS, "likely")).to_have_value("5.1")
    at_rest(page)
    expect(low).to_have_value("3")


def test_handles_on_one_another_can_be_parted(page: Page, own: Served) -> None:
    opened(page, own.url, "profiles", file=PACKAGING)
    handle(page, RIVALS, "low").press("End")
    for name in ("low", "likely", "high"):
        expect(number(page, RIVALS, name)).to_have_value("10")
    at_rest(page)
    box = scale(page, RIVALS).locator(".track").bounding_box()
    assert box is not None
    at, middle = box["x"] + box["width"] - 12, box["y"] + box["height"] / 2
    page.mouse.move(at - 8, middle)
    page.mouse.down()
    page.mouse.move(at - 100, middle, steps=5)
    page.mouse.up()
    expect(number(page, RIVALS, "low")).not_to_have_value("10")
    expect(number(page, RIVALS, "likely")).to_have_value("10")
    at_rest(page)


def dragged(page: Page, factor: int, name: str, *places: float) -> None:
    """Take hold of a handle and drag it over some ratings, in one press."""
    box = scale(page, factor).locator(".track").bounding_box()
    assert box is not None
    left, middle = box["x"] + 12, box["y"] + box["height"] / 2
    at = [left + (box["width"] - 24) * each / 10 for each in (float(handle(page, factor, name).input_value()), *places)]
    page.mouse.move(at[0], middle)
    page.mouse.down()
    for x in at[1:]:
        page.mouse.move(x, middle, steps=8)
    page.mouse.up()


def test_what_a_handle_met_is_given_back_in_the_same_drag(page: Page, own: Served) -> None:
    opened(page, own.url, "profiles", file=PACKAGING)
    scale(page, RIVALS).scroll_into_view_if_needed()
    dragged(page, RIVALS, "high", 1, 9)
    expect(number(page, RIVALS, "high")).to_have_value(re.compile(r"^(8\.9|9|9\.1)$"))
    expect(number(page, RIVALS, "likely")).to_have_value("5")
    expect(number(page, RIVALS, "low")).to_have_value("2")
    at_rest(page)


def test_the_ends_do_not_pass_a_computed_rating(page: Page, own: Served) -> None:
    opened(page, own.url, "profiles", file=PACKAGING)
    handle(page, SMALL, "low").press("End")
    expect(number(page, SMALL, "low")).to_have_value("3.3")
    expect(number(page, SMALL, "likely")).to_have_value("")
    at_rest(page)


def test_a_click_on_a_computed_handle_makes_it_ones_own(page: Page, own: Served) -> None:
    opened(page, own.url, "profiles", file=PACKAGING)
    handle(page, SMALL, "likely").scroll_into_view_if_needed()
    dragged(page, SMALL, "likely")
    expect(number(page, SMALL, "likely")).to_have_value("3.3")
    at_rest(page)
