"""Profiles in the browser: nothing typed is lost, nothing newer is overwritten, and only the intended line changes."""

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from knowledge import Workspace
from knowledge.saving.file_writer import versions
from tests.browser.conftest import Served
from tests.browser.on_screen import ENGLISH, at_rest, opened, opened_drawer, picked, title, turned_to
from tests.browser.profile_page import KEPT, PACKAGING, holds, rivals, saved


@pytest.fixture(scope="module")
def server(serve: Callable[..., Served]) -> Served:
    return serve(in_a_repository)


@pytest.fixture
def own(server: Served) -> Iterator[Served]:
    """The server of this module, with its files as they were at first."""
    file = server.workspace / PACKAGING
    before = file.read_bytes()
    yield server
    file.write_bytes(before)


def in_a_repository(workspace: Path) -> None:
    """Commit the workspace, as a team that keeps its profiles in git has it."""
    git(workspace, "init", "--quiet")
    git(workspace, "add", ".")
    git(workspace, "-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "--quiet", "-m", "First profiles")


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, text=True, check=True)
    return done.stdout


def on_profiles(page: Page, served: Served, **link: str) -> Page:
    return opened(page, served.url, "profiles", file=PACKAGING, **link)


def rated(page: Page, value: str) -> None:
    """Type a rating and leave the field."""
    rivals(page).fill(value)
    rivals(page).press("Tab")
    expect(page.get_by_text(ENGLISH("profiles.unsaved"))).to_be_visible()
    at_rest(page)


@pytest.mark.mission("I1")
def test_a_rating_edited_in_the_form_outlives_a_reload_and_changes_one_line_in_git(page: Page, own: Served) -> None:
    on_profiles(page, own)
    expect(rivals(page)).to_have_value("5")
    rated(page, "6.5")
    expect(page.get_by_text(re.compile(r"first in \d+ of 100 simulated cases"))).to_be_visible()
    at_rest(page)
    page.wait_for_function(KEPT, arg="likely: 6.5")  # a moment after the page has shown it
    page.reload()
    at_rest(page)
    expect(rivals(page)).to_have_value("6.5")
    expect(page.get_by_text(ENGLISH("profiles.unsaved"))).to_be_visible()
    assert git(own.workspace, "diff", "--stat") == "", "nothing is written before Save"

    turned_to(page, "")
    turned_to(page, "profiles")
    expect(rivals(page)).to_have_value("6.5")
    saved(page)
    told = git(own.workspace, "diff", "--stat")
    assert "1 file changed, 1 insertion(+), 1 deletion(-)" in told
    lines = git(own.workspace, "diff", "--unified=0").splitlines()
    assert [line for line in lines if re.match(r"[-+] ", line)] == ["-    likely: 5.0", "+    likely: 6.5"]

    page.reload()
    at_rest(page)
    expect(page.get_by_text(ENGLISH("profiles.as_on_disk"))).to_be_visible()


def test_an_edit_on_disk_shows_in_a_clean_form_and_is_a_choice_for_a_changed_one(page: Page, own: Served) -> None:
    file = own.workspace / PACKAGING
    on_profiles(page, own)
    text = file.read_text(encoding="utf-8")
    name = page.get_by_label(ENGLISH("profiles.in_english", field=ENGLISH("profiles.name")), exact=True)
    file.write_text(text.replace('name: {en: "Packaging"', 'name: {en: "Boxes"', 1), encoding="utf-8")
    expect(title(page)).to_contain_text("Boxes")
    at_rest(page)  # while the page is drawn, the field stands there twice
    expect(name).to_have_value("Boxes")

    rated(page, "6.5")
    theirs = text.replace('name: {en: "Packaging"', 'name: {en: "Crates"', 1)
    file.write_text(theirs, encoding="utf-8")
    expect(page.get_by_text("has changed on disk since you began")).to_be_visible()
    expect(rivals(page)).to_have_value("6.5")
    expect(page.get_by_role("button", name=ENGLISH("profiles.save"), exact=True)).to_be_disabled()
    page.get_by_text(ENGLISH("profiles.compare")).click()
    drawer = opened_drawer(page)
    expect(drawer.get_by_test_id("stCode").filter(has_text="+    likely: 6.5")).to_be_visible()
    expect(drawer.get_by_test_id("stCode").filter(has_text='+name: {en: "Crates"')).to_be_visible()
    assert file.read_text(encoding="utf-8") == theirs

    drawer.get_by_role("button", name=ENGLISH("profiles.keep_mine")).click()
    expect(drawer).to_be_hidden()
    expect(page.get_by_text("has changed on disk since you began")).to_be_hidden()
    at_rest(page)
    saved(page)
    assert "likely: 6.5" in file.read_text(encoding="utf-8")
    kept = versions(Workspace.at(own.workspace), file)[0].content
    assert kept.decode("utf-8") == theirs, "what was overwritten by choice is kept"


def test_an_old_version_comes_back_into_the_draft(page: Page, own: Served) -> None:
    file = own.workspace / PACKAGING
    before = file.read_bytes()
    on_profiles(page, own)
    rated(page, "7.5")
    saved(page)
    page.get_by_role("button", name=ENGLISH("profiles.history")).click()
    drawer = opened_drawer(page)
    expect(drawer.get_by_test_id("stCode")).to_contain_text("+    likely: 5.0")
    at_rest(page)
    committed = page.get_by_role("option").filter(has_text="First profiles")
    picked(page, drawer.get_by_label(ENGLISH("profiles.choose_version")), committed)
    drawer.get_by_role("button", name=ENGLISH("profiles.restore")).click()
    expect(drawer).to_be_hidden()
    expect(rivals(page)).to_have_value("5")
    at_rest(page)
    assert file.read_bytes() != before, "bringing back changes the draft, not the file"
    saved(page)
    assert file.read_bytes() == before


def test_everything_by_keyboard(page: Page, own: Served) -> None:
    on_profiles(page, own)
    rivals(page).focus()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("6")
    page.keyboard.press("Enter")
    expect(page.get_by_text(ENGLISH("profiles.unsaved"))).to_be_visible()
    at_rest(page)
    page.keyboard.press("Tab")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("9")
    page.keyboard.press("ControlOrMeta+s")
    holds(page, own, "likely: 6.0\n    high: 9.0\n")
    rivals(page).focus()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("7")
    page.locator("summary").last.focus()
    save = page.get_by_role("button", name=ENGLISH("profiles.save"), exact=True)
    for _ in range(4):
        if save.evaluate("button => button === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(save).to_be_focused()
    page.keyboard.press("Enter")
    holds(page, own, "likely: 7.0")


def test_cells_typed_into_the_table_stay_one_after_another(page: Page, own: Served) -> None:
    page.set_viewport_size({"width": 1280, "height": 1400})  # all rows in sight
    on_profiles(page, own, **{"as": "table"})
    cell_typed(page, row=5, text="6")
    cell_typed(page, row=10, text="7")
    saved(page)
    lines = git(own.workspace, "diff", "--unified=0").splitlines()
    assert [line for line in lines if re.match(r"\+ ", line)] == ["+    likely: 6.0", "+    likely: 7.0"]


def cell_typed(page: Page, row: int, text: str) -> None:
    """Click the likely rating of a row of the table and type over it, until the table shows it."""
    grid = page.get_by_test_id("stDataFrameResizable").first
    expect(grid.locator("canvas").first).to_be_visible()
    for _ in range(3):
        at_rest(page)
        place = grid.bounding_box()
        assert place is not None
        step = place["height"] / 17  # sixteen factors under the heading
        page.mouse.click(place["x"] + 320, place["y"] + step * (row + 1.5))
        page.keyboard.type(text, delay=100)
        page.keyboard.press("Enter")
        page.wait_for_timeout(1000)
        at_rest(page)
        if page.get_by_test_id(f"glide-cell-2-{row}").text_content() == text:
            return
    pytest.fail(f"row {row} shows {page.get_by_test_id(f'glide-cell-2-{row}').text_content()!r}")


def test_what_is_typed_as_yaml_is_marked_saved_and_undone(page: Page, own: Served) -> None:
    on_profiles(page, own, **{"as": "yaml"})
    editor = page.get_by_role("textbox", name=ENGLISH("editor.label"))
    editor.click()
    page.keyboard.press("ControlOrMeta+Home")
    page.keyboard.type("# mine\n")
    expect(page.get_by_text(ENGLISH("profiles.unsaved"))).to_be_visible()
    at_rest(page)
    page.keyboard.press("ControlOrMeta+S")
    holds(page, own, "# mine\n")
    assert (own.workspace / PACKAGING).read_text(encoding="utf-8").startswith("# mine\n")


@pytest.mark.mission("I1")
@pytest.mark.parametrize("width", [1280, 375])
def test_save_and_its_consequence_stay_in_sight(new_page: Callable[..., Page], served: Served, width: int) -> None:
    page = new_page(width=width)
    opened(page, served.url, "profiles", file="industry_profiles/packaging.yaml")
    rating = page.get_by_label(ENGLISH("profiles.likely"), exact=True).nth(1)
    rating.scroll_into_view_if_needed()
    expect(title(page)).not_to_be_in_viewport()
    rating.fill("7")
    rating.press("Tab")
    expect(page.get_by_text(ENGLISH("profiles.consequence"))).to_be_in_viewport()
    expect(page.get_by_role("button", name=ENGLISH("profiles.save"), exact=True)).to_be_in_viewport(ratio=1)
    expect(page.get_by_label(ENGLISH("profiles.high"), exact=True).nth(1)).to_be_in_viewport()
    page.get_by_role("button", name=ENGLISH("profiles.details")).click()
    drawer = opened_drawer(page)
    expect(drawer.get_by_text(ENGLISH("profiles.consequence"))).to_be_visible()
    expect(drawer.get_by_test_id("stCode")).to_contain_text("+    likely: 7.0")


def test_a_drawer_opened_after_an_edit_has_the_focus_and_escape_closes_it(page: Page, own: Served) -> None:
    on_profiles(page, own)
    rated(page, "6.5")
    for _ in range(2):
        page.get_by_role("button", name=ENGLISH("profiles.details")).click()
        drawer = opened_drawer(page)
        page.wait_for_function("document.activeElement.closest('[role=dialog]') !== null")
        page.wait_for_timeout(1000)  # Streamlit gives the focus away once more
        page.keyboard.press("Escape")
        expect(drawer).to_be_hidden()
        at_rest(page)
