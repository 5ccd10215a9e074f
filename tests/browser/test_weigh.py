"""What counts how much: contradictions are named, an order is tried in the page, and what is saved stays."""

from collections.abc import Callable

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from locales import Words
from tests.browser.conftest import Served
from tests.browser.on_screen import CHINESE, ENGLISH, at_rest, opened, opened_drawer, picked
from tests.browser.test_accessibility import findings

pytestmark = pytest.mark.mission("I9")

HALF = 8  # stops from equal to nine times


@pytest.fixture(scope="module")
def own(serve: Callable[..., Served]) -> Served:
    """A server of its own: what is saved must not reach other tests."""
    return serve()


def weighing(page: Page, way: str, words: Words = ENGLISH) -> Locator:
    """The drawer, opened, with one way to answer."""
    page.get_by_role("button", name=words("weigh.open"), exact=True).click()
    drawer = opened_drawer(page)
    drawer.get_by_text(words(f"weigh.ways.{way}"), exact=True).click()
    at_rest(page)
    return drawer


def told(drawer: Locator, page: Page, number: int, key: str, times: int) -> None:
    """Answer one of the six comparisons by keyboard."""
    drawer.get_by_role("slider").nth(number).focus()
    for _ in range(times):
        page.keyboard.press(key)
    at_rest(page)


def test_judgements_that_contradict_each_other_are_named(page: Page, own: Served) -> None:
    opened(page, own.url)
    drawer = weighing(page, "pairs")
    expect(drawer.get_by_text("Consistency ratio 0.00")).to_be_visible()
    told(drawer, page, 0, "ArrowLeft", HALF)  # strengths nine times weaknesses
    told(drawer, page, 3, "ArrowLeft", HALF)  # weaknesses nine times opportunities
    told(drawer, page, 1, "ArrowRight", HALF)  # and opportunities nine times strengths
    warned = drawer.get_by_role("alert")
    expect(warned).to_contain_text("Saaty 2005, 0.89 for four items")
    expect(warned).to_contain_text("Look first at")
    expect(warned).to_contain_text("9×”, all your answers together say “")
    expect(drawer.get_by_role("button", name=ENGLISH("weigh.save"))).to_be_enabled()


def test_an_order_is_tried_and_then_saved(page: Page, own: Served) -> None:
    opened(page, own.url)
    expect(page.get_by_text(ENGLISH("decide.equal_weights")).first).to_be_visible()
    drawer = weighing(page, "order")
    for side in ("Threats", "Strengths"):
        picked(page, drawer.get_by_role("combobox").first, page.get_by_role("option", name=side, exact=True))
    page.keyboard.press("Escape")
    drawer.get_by_role("button", name=ENGLISH("weigh.try")).click()
    expect(drawer).to_be_hidden()
    line = page.get_by_text("16 factors").first
    expect(line).to_contain_text(ENGLISH("decide.tried_weights"))
    file = own.workspace / "founders" / "me.yaml"
    assert not file.exists()

    at_rest(page)
    drawer = weighing(page, "order")
    drawer.get_by_role("button", name=ENGLISH("weigh.save")).click()
    expect(drawer).to_be_hidden()
    expect(line).to_contain_text(ENGLISH("decide.own_weights"))
    saved = yaml.safe_load(file.read_text(encoding="utf-8"))["weights"]
    assert saved["sides"] == {"strength": 52, "weakness": 20, "opportunity": 20, "threat": 100}
    assert saved["anchors"]

    page.reload()
    at_rest(page)
    expect(line).to_contain_text(ENGLISH("decide.own_weights"))
    expect(weighing(page, "points").get_by_label("Threats", exact=True)).to_have_value("100")
    expect(page.get_by_role("dialog").get_by_label("Weaknesses", exact=True)).to_have_value("20")


def test_in_chinese_on_a_phone(new_page: Callable[..., Page], own: Served) -> None:
    page = opened(new_page(width=375, theme="dark"), own.url, lang="zh-Hant")
    drawer = weighing(page, "pairs", CHINESE)
    expect(drawer.get_by_text("Saaty 2005")).to_be_visible()
    assert drawer.evaluate("box => box.scrollWidth <= box.clientWidth")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_drawer_is_accessible(theme: str, new_page: Callable[..., Page], own: Served) -> None:
    page = opened(new_page(theme=theme), own.url)
    drawer = weighing(page, "points")
    drawer.get_by_text("Strengths", exact=True).nth(1).click()
    expect(drawer.get_by_text("Best: Rivals would need years")).to_be_visible()
    assert findings(page) == [], "points"
    for way in ("pairs", "order"):
        drawer.get_by_text(ENGLISH(f"weigh.ways.{way}"), exact=True).click()
        at_rest(page)
        if way == "pairs":
            for number, key in enumerate(("ArrowLeft", "ArrowRight", "ArrowLeft", "ArrowLeft")):
                told(drawer, page, number, key, HALF)
            expect(drawer.get_by_role("alert")).to_be_visible()
        assert findings(page) == [], way
