"""Broken profiles typed into the YAML editor: each mistake stands beside its line, in the words of `check`."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ROOT, Served
from tests.browser.on_screen import ENGLISH, at_rest, opened

FILE = "industry_profiles/packaging.yaml"
TOLD = re.compile(r"[^:]+:(?:(?P<line>\d+):(?:\d+:)?)? error\[[a-z0-9-]+\] (?:(?P<subject>[\w.-]+): )?(?P<message>.+)")
HELP = re.compile(r"^  help: (.+)$", re.MULTILINE)
PASTE = """(into, text) => { const clipboardData = new DataTransfer(); clipboardData.setData('text/plain', text)
    into.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })) }"""
# About the file's bytes or name, which nobody types.
NOT_TYPED = {"id_differs_from_file_name", "company", "empty_file"}


def typeable(file: Path) -> bool:
    """Whether a text can be put into an editor as it stands."""
    try:
        text = file.read_bytes().decode()
    except UnicodeDecodeError:
        return False
    is_error = (
        "error[" in file.with_suffix(".txt").read_text(encoding="utf-8").partition("\n")[0]
    )  # a warning bars nothing
    return (
        is_error
        and file.stem not in NOT_TYPED
        and (text.isprintable() or not re.search(r"[^\S\n\t ]|[\x00-\x08\x0b-\x1f\x7f-\x9f]", text))
    )


BROKEN = sorted(file for file in (ROOT / "tests" / "broken").glob("*.yaml") if typeable(file))


@pytest.fixture(scope="module")
def page(browser: Browser, serve: Callable[..., Served]) -> Iterator[Page]:
    """The YAML of one profile, opened once for all texts."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-US")
    yield opened(context.new_page(), serve().url, "profiles", file=FILE, **{"as": "yaml"})
    context.close()


def test_there_are_thirty_of_them() -> None:
    assert len(BROKEN) >= 30


@pytest.mark.parametrize("file", BROKEN, ids=[file.stem for file in BROKEN])
def test_each_mistake_is_told_beside_its_line(page: Page, file: Path) -> None:
    expected = file.with_suffix(".txt").read_text(encoding="utf-8")
    first = TOLD.match(expected)
    assert first is not None, expected
    text = re.sub(rf"(?m)^id: {file.stem}$", "id: packaging", file.read_bytes().decode())
    editor = page.get_by_role("textbox", name=ENGLISH("editor.label"))
    editor.click()
    page.keyboard.press("ControlOrMeta+A")
    editor.evaluate(PASTE, text)
    told = page.locator(".yaml-editor li").filter(has_text=first["message"])
    expect(told.first).to_be_visible()
    at_rest(page)
    shown = told.first.inner_text()
    helped = HELP.search(expected)
    assert first["line"] is None or shown.startswith(ENGLISH("editor.line", line=first["line"])), shown
    assert helped is None or helped[1] in shown, shown
    page.get_by_role("button", name=ENGLISH("profiles.save"), exact=True).click()
    expect(page.get_by_text(ENGLISH("profiles.mend_first"))).to_be_visible()
