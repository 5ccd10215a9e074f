"""The link holds every choice by id, whatever the language, so that it reopens the view; and nothing is lost by F5."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served
from tests.browser.on_screen import (
    CHINESE,
    ENGLISH,
    at_rest,
    expect_link,
    language_button,
    opened,
    second_line,
    title,
    turned_to,
)

SAVED = {"lang": "zh-Hant", "industry": "packaging", "outlook": "0.2"}


def outlook_shown(page: Page) -> str:
    return page.locator(".outlook output").inner_text()


def test_the_language_changes_and_the_view_stays(page: Page, served: Served) -> None:
    opened(page, served.url, "industry", industry="packaging")
    language_button(page, "中文").click()
    expect(title(page)).to_contain_text("包裝材料")
    expect(page.get_by_test_id("stTopNavLink").first).to_have_text(CHINESE("app.decide"))
    page.wait_for_url("**/industry?*lang=zh-Hant*")
    expect_link(page, {"lang": "zh-Hant", "industry": "packaging"})
    language_button(at_rest(page), "EN").click()
    expect(title(page)).to_contain_text("Packaging")
    page.wait_for_url(re.compile(r"/industry\?industry=packaging$"))


@pytest.mark.mission("I8")
def test_a_link_reopens_the_view_and_a_reload_keeps_it(page: Page, served: Served) -> None:
    opened(page, served.url, "industry", **SAVED)
    expect(title(page)).to_contain_text("包裝材料")
    turned_to(page, "")
    assert outlook_shown(page) == "0.20"
    expect_link(page, SAVED)  # also on a page that does not offer the industry
    at_rest(page).reload()
    assert outlook_shown(at_rest(page)) == "0.20"
    turned_to(page, "strategy")
    expect(title(page)).to_contain_text("包裝材料")
    expect_link(page, SAVED)


@pytest.mark.mission("I8")
def test_the_outlook_slider_shows_who_would_choose_otherwise(page: Page, served: Served) -> None:
    opened(page, served.url)
    first_line, one = title(page).inner_text(), ENGLISH("decide.an_optimist")
    expect(second_line(page)).not_to_contain_text(one)
    page.locator("#outlook-slider").focus()
    page.keyboard.press("End")
    expect(second_line(page)).to_contain_text(one)
    expect(title(page)).to_have_text(first_line)
    page.wait_for_url("**outlook=1")


def test_back_leads_to_the_page_before(page: Page, served: Served) -> None:
    opened(page, served.url)
    turned_to(page, "industry")
    turned_to(page, "listings")
    page.go_back()
    page.wait_for_url("**/industry")
    expect(page.get_by_text(ENGLISH("industry.board_note"))).to_be_visible()
