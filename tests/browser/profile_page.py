"""How the tests of this folder type into the Profiles page of packaging, save there, and read what its file holds."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Served
from tests.browser.on_screen import ENGLISH, at_rest, opened, title

PACKAGING = "industry_profiles/packaging.yaml"
# Whether the browser keeps a draft that holds some words.
KEPT = """words => Object.entries(localStorage)
    .some(([key, kept]) => key.startsWith('beachhead-draft:') && kept.includes(words))"""


def on_profiles(page: Page, served: Served, **link: str) -> Page:
    page.set_viewport_size({"width": 1280, "height": 2400})
    return opened(page, served.url, "profiles", file=PACKAGING, **link)


def rivals(page: Page, name: str = "likely") -> Locator:
    """A rating of the second weakness, which is strong rivals."""
    return page.get_by_label(ENGLISH(f"profiles.{name}"), exact=True).nth(1)


def reason(page: Page) -> Locator:
    """Why rivals are strong."""
    return page.get_by_label(ENGLISH("profiles.in_english", field=ENGLISH("profiles.because"))).nth(1)


def typed_over(page: Page, field: Locator, text: str) -> None:
    """Type a text in place of the one that stands in a field, and do not leave the field."""
    field.click()
    page.keyboard.press("ControlOrMeta+A")
    if text:
        page.keyboard.type(text, delay=20)
    else:
        page.keyboard.press("Delete")


def press_save(page: Page) -> None:
    page.get_by_role("button", name=ENGLISH("profiles.save"), exact=True).click()


def is_saved(page: Page) -> None:
    expect(page.get_by_text(ENGLISH("profiles.as_on_disk"))).to_be_visible()
    at_rest(page)


def saved(page: Page) -> None:
    press_save(page)
    is_saved(page)


def is_unsaved(page: Page) -> None:
    expect(page.get_by_text(ENGLISH("profiles.unsaved"))).to_be_visible()
    at_rest(page)


def is_about_packaging(page: Page) -> None:
    """Title and chooser name the same file."""
    expect(title(page)).to_have_text(ENGLISH("profiles.title", name="Packaging").replace("*", ""))
    expect(page.get_by_label(ENGLISH("profiles.file"), exact=True)).to_have_value("Packaging")


def turn(page: Page, path: str) -> None:
    """Click on another page in the bar at the top, and arrive there."""
    page.locator(f"[data-testid=stTopNavLink][href$='/{path}']").click()
    page.wait_for_url(re.compile(rf"/{path}(\?|$)"))
    at_rest(page)


def rated_on_disk(served: Served) -> str:
    """The likely rating of strong rivals in the file, and in no other place."""
    text = (served.workspace / PACKAGING).read_text(encoding="utf-8")
    found = re.search(r"\n  strong_rivals:\n    low: \S+\n    likely: (\S+)\n", text)
    assert found
    return found.group(1)


def holds(page: Page, served: Served, words: str) -> None:
    """Wait until the file of packaging holds some words that it did not, and the page says so.

    The page alone does not tell: what is typed or saved is a moment on its way, and meanwhile all is as on disk.
    """
    for _ in range(100):
        if words in (served.workspace / PACKAGING).read_text(encoding="utf-8"):
            break
        page.wait_for_timeout(100)
    text = (served.workspace / PACKAGING).read_text(encoding="utf-8")
    assert words in text, re.findall(r"strong_rivals:\n.*\n.*\n", text)
    is_saved(page)


def rated_by_another(served: Served, value: str) -> None:
    """Change the rating on disk, as another editor does."""
    file = served.workspace / PACKAGING
    text, count = re.subn(
        r"(\n  strong_rivals:\n    low: \S+\n    likely: )\S+", rf"\g<1>{value}", file.read_text(encoding="utf-8")
    )
    assert count == 1
    file.write_text(text, encoding="utf-8")
