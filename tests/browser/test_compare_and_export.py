"""Industries in and out of the comparison, and the decision to take away."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served
from tests.browser.on_screen import ENGLISH, compared, expect_link, opened, title, turned_to


@pytest.mark.mission("I1")
def test_industries_in_and_out(page: Page, served: Served) -> None:
    opened(page, served.url, **{"in": "medical_devices,packaging,textiles_apparel"})
    compared(page, 3)
    page.get_by_role("button", name=ENGLISH("decide.compare")).click()
    pills = page.get_by_test_id("stPopoverBody").get_by_test_id("stButtonGroup")
    pills.get_by_text("Building materials").click()
    compared(page, 4)
    for name in ("Building materials", "Medical devices and supplies", "Textiles and apparel"):
        pills.get_by_text(name).click()
    compared(page, 1)
    expect(title(page)).to_have_text(re.compile("Packaging"))
    expect_link(page, {"in": "packaging"})
    pills.get_by_text("Packaging").click()
    expect(title(page)).to_have_text(ENGLISH("decide.title_none"))
    expect(page.get_by_text(ENGLISH("decide.nothing_chosen"))).to_be_visible()
    pills.get_by_text("Packaging").click()
    compared(page, 1)


def downloaded(page: Page, name: str) -> str:
    """What a download button gives."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    return Path(waiting.value.path()).read_text(encoding="utf-8-sig")


@pytest.mark.mission("I9", "I24", "E1")
def test_the_decision_can_be_taken_away(page: Page, served: Served) -> None:
    opened(page, served.url)
    verdict = title(page).inner_text()
    page.get_by_role("button", name=ENGLISH("decide.export")).click()
    sheet = downloaded(page, ENGLISH("decide.export_markdown"))
    assert verdict in sheet.replace("*", ""), "the page and the export name the same winner"
    assert ENGLISH("report.limits") in sheet
    assert ENGLISH("report.listings") in sheet
    rows = list(csv.DictReader(downloaded(page, ENGLISH("decide.export_csv")).splitlines()))
    assert len(rows) == 9
    assert rows[0]["industry"].split(" ")[0] in verdict
    page.keyboard.press("Escape")
    turned_to(page, "listings")
    plan = downloaded(page, ENGLISH("listings.download"))
    assert "alibaba.com" in plan
