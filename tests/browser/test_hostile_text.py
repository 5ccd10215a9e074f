"""A profile from a stranger: its text is shown as letters, runs nothing, loads nothing and leads nowhere by stealth."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served
from tests.browser.on_screen import ENGLISH, opened, opened_drawer, title, turned_to
from tests.dashboard.test_markdown import write_hostile_profiles

SMUGGLED = "[data-testid=stMain] img, .katex, a[href^='javascript' i], script[src*='evil']"


@pytest.fixture
def hostile(serve: Callable[..., Served]) -> Served:
    return serve(write_hostile_profiles)


def test_smuggled_markup_stays_text(page: Page, hostile: Served) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    opened(page, hostile.url)
    expect(title(page)).to_contain_text("![p](https://evil.example/p.png) [l](javascript:alert(1)) <img src=x")
    page.get_by_role("button", name=ENGLISH("decide.compare")).click()
    expect(page.get_by_test_id("stPopoverBody").get_by_text("![p](https")).to_be_visible()
    expect(page.locator(SMUGGLED)).to_have_count(0)
    page.keyboard.press("Escape")
    for name in ("industry", "strategy", "listings"):
        turned_to(page, name)
        expect(page.locator(SMUGGLED)).to_have_count(0)
    turned_to(page, "industry")
    page.get_by_role("button", name=ENGLISH("industry.open_factor")).nth(1).click()
    page.get_by_role("menuitem").nth(1).click()
    expect(opened_drawer(page)).to_contain_text("**b** `c` ~~d~~")
    expect(page.locator(SMUGGLED)).to_have_count(0)
