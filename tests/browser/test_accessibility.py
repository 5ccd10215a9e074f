"""No finding of axe that is ours, and nothing that scrolls sideways: every page, both themes, wide and narrow."""

from collections.abc import Callable

import pytest
import streamlit
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served
from tests.browser.on_screen import ENGLISH, at_rest, opened, opened_drawer
from tests.browser.upstream import STREAMLIT, is_upstream

PAGES = ("", "industry", "strategy", "listings")
WIDTHS = (1280, 375)
MAIN = "document.querySelector('[data-testid=stMain]')"


def as_tall_as_its_content(page: Page, width: int) -> None:
    """Show the whole page at once: axe passes over text that is scrolled out of sight."""
    page.set_viewport_size({"width": width, "height": 900})
    height = at_rest(page).evaluate(f"{MAIN}.scrollHeight")
    page.set_viewport_size({"width": width, "height": height + 100})
    at_rest(page)


def findings(page: Page) -> list[str]:
    """What axe finds that is not Streamlit's own, as rule, reason and element."""
    return [
        f"{rule['id']}: {node.get('failureSummary', '')} {node['html'][:200]}"
        for rule in Axe().run(page).response["violations"]
        for node in rule["nodes"]
        if not is_upstream(rule["id"], node["html"])
    ]


def sticks_out(page: Page) -> list[str]:
    """Elements that reach beyond the right edge, if the page can be scrolled sideways."""
    return page.evaluate(f"""() => {MAIN}.scrollWidth <= innerWidth && document.documentElement.scrollWidth <= innerWidth
        ? [] : [...{MAIN}.querySelectorAll('*')].filter(each => each.getBoundingClientRect().right > innerWidth + 1)
            .map(each => each.outerHTML.slice(0, 200)).slice(0, 3)""")


def test_the_list_of_what_is_upstream_is_for_this_streamlit() -> None:
    assert streamlit.__version__.startswith(f"{STREAMLIT}."), "look through upstream.py"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "decide")
def test_a_page_is_accessible_and_fits(path: str, theme: str, new_page: Callable[..., Page], served: Served) -> None:
    page = opened(new_page(theme=theme), served.url, path)
    for width in WIDTHS:
        as_tall_as_its_content(page, width)
        assert findings(page) == [], f"{width} pixels"
        assert sticks_out(page) == [], f"{width} pixels"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_opens_is_accessible_too(theme: str, new_page: Callable[..., Page], served: Served) -> None:
    page = opened(new_page(theme=theme), served.url)
    page.get_by_role("button", name=ENGLISH("decide.founder")).click()
    drawer = opened_drawer(page)
    expect(drawer.get_by_role("button", name=ENGLISH("founder.save"))).to_be_visible()
    assert findings(page) == [], "founder panel"
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    page.get_by_role("button", name=ENGLISH("decide.data")).first.click()
    expect(page.get_by_test_id("stPopoverBody").get_by_test_id("stDataFrame")).to_be_visible()
    assert findings(page) == [], "data"
    opened(page, served.url, "industry")
    page.get_by_role("button", name=ENGLISH("industry.open_factor")).first.click()
    expect(page.get_by_role("menuitem").first).to_be_visible()
    assert findings(page) == [], "menu of factors"
    page.get_by_role("menuitem").first.click()
    opened_drawer(page)
    assert findings(page) == [], "a factor"
