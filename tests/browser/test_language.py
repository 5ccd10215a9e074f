"""What somebody chose stays chosen in every language: a browser reports the words that it shows, not what they mean."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from locales import Words
from tests.browser.conftest import Served
from tests.browser.on_screen import (
    CHINESE,
    ENGLISH,
    at_rest,
    expect_link,
    language_button,
    link_of,
    opened,
    opened_drawer,
    picked,
)

PACKAGING = {"en": "Packaging", "zh-Hant": "包裝材料與容器"}
USERS = {"en": "O · Growing online users", "zh-Hant": "O · 使用者不斷增加"}


def in_turn(page: Page) -> Iterator[Words]:
    """The words of each language that the page is switched to, there and back three times."""
    for name, words in (("中文", CHINESE), ("EN", ENGLISH)) * 3:
        language_button(page, name).click()
        expect(page.get_by_test_id("stTopNavLink").first).to_have_text(words("app.decide"))
        at_rest(page)
        yield words


def weigh_order(page: Page, words: Words) -> Locator:
    """The drawer in which the weights are given by their order, opened; it keeps the way that was chosen."""
    page.get_by_role("button", name=words("weigh.open"), exact=True).click()
    drawer = opened_drawer(page)
    expect(drawer.get_by_text(words("weigh.order_question"))).to_be_visible()
    return drawer


def test_what_is_tried_on_decide(page: Page, served: Served) -> None:
    opened(page, served.url)
    page.get_by_text(ENGLISH("optimism.tilt"), exact=True).click()
    expect(page.get_by_text(ENGLISH("optimism.unit_tilt"))).to_be_visible()
    page.get_by_role("button", name=ENGLISH("decide.compare")).click()
    page.get_by_test_id("stPopoverBody").get_by_text("Packaging").click()
    page.wait_for_url("**in=*")
    compared = link_of(page)["in"]
    assert "packaging" not in compared
    page.keyboard.press("Escape")
    page.get_by_role("button", name=ENGLISH("weigh.open"), exact=True).click()
    opened_drawer(page).get_by_text(ENGLISH("weigh.ways.order"), exact=True).click()
    at_rest(page)
    for side in ("Threats", "Strengths"):
        picked(page, page.get_by_role("combobox").first, page.get_by_role("option", name=side, exact=True))
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    for words in in_turn(page):
        expect(page.get_by_text(words("optimism.unit_tilt"))).to_be_visible()
        expect_link(page, {"in": compared} | ({"lang": words.language} if words is CHINESE else {}))
        drawer = weigh_order(page, words)
        sides = ["威脅", "優勢"] if words is CHINESE else ["Threats", "Strengths"]
        expect(drawer.get_by_test_id("stMultiSelect").first.locator("[data-tag]")).to_have_text(sides)
        page.keyboard.press("Escape")
        expect(drawer).to_be_hidden()


@pytest.mark.parametrize(
    ("path", "link", "label", "option"),
    [
        ("", {}, "decisions.industry", PACKAGING),
        ("industry", {}, "industry.pick", PACKAGING),
        ("profiles", {"as": "across"}, "profiles.factor", USERS),
        ("profiles", {"file": "founders/me.yaml"}, "profiles.industry", PACKAGING),
    ],
)
def test_what_is_picked(
    path: str, link: dict[str, str], label: str, option: dict[str, str], page: Page, served: Served
) -> None:
    page.set_viewport_size({"width": 1280, "height": 2400})  # a list of options closes when the page scrolls
    opened(page, served.url, path, **link)
    box = picking(page, path, label, ENGLISH)
    picked(page, box, page.get_by_role("option", name=option["en"], exact=True))
    page.keyboard.press("Escape")
    for words in in_turn(page):
        expect(picking(page, path, label, words)).to_have_value(option[words.language])
        page.keyboard.press("Escape")


def picking(page: Page, path: str, label: str, words: Words) -> Locator:
    """The box with a label; on Decide it stands in the popover that exports."""
    if not path:
        page.get_by_role("button", name=words("decide.export")).click()
    return page.get_by_label(words(label), exact=True)


def test_what_is_written_for_the_record(page: Page, served: Served) -> None:
    opened(page, served.url)
    picking(page, "", "decisions.because", ENGLISH).fill("We know the trade.")
    page.keyboard.press("Escape")
    for words in in_turn(page):
        expect(picking(page, "", "decisions.because", words)).to_have_value("We know the trade.")
        page.keyboard.press("Escape")
