"""No finding of axe that is ours, and nothing that scrolls sideways: every page, both themes, wide and narrow."""

from collections.abc import Callable

import pytest
import streamlit
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served
from tests.browser.on_screen import ENGLISH, at_rest, opened, opened_drawer
from tests.browser.upstream import STREAMLIT, is_upstream

PAGES = ("", "industry", "strategy", "listings", "profiles")
MAIN = "document.querySelector('[data-testid=stMain]')"


def opened_whole(page: Page, url: str, path: str) -> Page:
    """Open a page and show all of it at once: axe passes over text that is scrolled out of sight."""
    height = opened(page, url, path).evaluate(f"{MAIN}.scrollHeight")
    page.set_viewport_size({"width": page.viewport_size["width"], "height": height + 100})
    return at_rest(page)


def findings(page: Page) -> list[str]:
    """What axe finds that is not Streamlit's own, as rule, reason and element."""
    return [
        f"{rule['id']}: {node['failureSummary']} {node['html'][:200]}"
        for rule in Axe().run(page).response["violations"]
        for node in rule["nodes"]
        if not is_upstream(rule["id"], node["failureSummary"] + node["html"])
    ]


def sticks_out(page: Page) -> list[str]:
    """Elements that reach beyond the right edge, if the page can be scrolled sideways."""
    return page.evaluate(f"""() => {{
        const widest = Math.max({MAIN}.scrollWidth, document.documentElement.scrollWidth)
        const beyond = each => each.getBoundingClientRect().right > innerWidth + 1
        return widest <= innerWidth ? [] : [...{MAIN}.querySelectorAll('*')].filter(beyond)
            .slice(0, 3).map(each => each.outerHTML.slice(0, 200))
    }}""")


def test_the_list_of_what_is_upstream_is_for_this_streamlit() -> None:
    assert streamlit.__version__.startswith(f"{STREAMLIT}."), "look through upstream.py"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "decide")
def test_a_page_is_accessible_and_fits(
    path: str, width: int, theme: str, new_page: Callable[..., Page], served: Served
) -> None:
    page = opened_whole(new_page(width, theme), served.url, path)
    assert findings(page) == []
    assert sticks_out(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_opens_is_accessible_too(theme: str, new_page: Callable[..., Page], served: Served) -> None:
    page = opened(new_page(theme=theme), served.url)
    page.get_by_role("button", name=ENGLISH("decide.founder")).click()
    drawer = opened_drawer(page)
    expect(drawer.get_by_role("button", name=ENGLISH("founder.save"))).to_be_visible()
    assert findings(page) == [], "founder panel"
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    page.locator(".st-key-data_ranking button").click()
    expect(page.get_by_test_id("stPopoverBody").get_by_test_id("stDataFrame")).to_be_visible()
    assert findings(page) == [], "data"
    opened(page, served.url, "industry")
    page.get_by_role("button", name=ENGLISH("industry.open_factor")).first.click()
    expect(page.get_by_role("menuitem").first).to_be_visible()
    assert findings(page) == [], "menu of factors"
    page.get_by_role("menuitem").first.click()
    opened_drawer(page)
    assert findings(page) == [], "a factor"
