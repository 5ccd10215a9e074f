"""Ways through the Profiles page from start to end: by spreadsheet, by questions, and on a disk that refuses."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Served
from tests.browser.on_screen import ENGLISH, at_rest, opened, picked, title, turned_to
from tests.browser.profile_page import KEPT, PACKAGING, holds, is_about_packaging, press_save, rivals, saved


def on_profiles(page: Page, served: Served, file: str = PACKAGING, **link: str) -> Page:
    page.set_viewport_size({"width": 1280, "height": 4000})  # a list of options closes when the page scrolls
    return opened(page, served.url, "profiles", file=file, **link)


def chosen(page: Page, choice: Locator, name: str) -> None:
    """Take one of the options of a box."""
    picked(page, choice, page.get_by_role("option", name=name, exact=True))
    expect(choice).to_have_value(name)


def test_a_spreadsheet_goes_out_is_edited_and_comes_back(page: Page, own: Served, tmp_path: Path) -> None:
    file, sheet = own.workspace / PACKAGING, tmp_path / "mine.csv"
    before = file.read_text(encoding="utf-8")
    on_profiles(page, own)
    page.get_by_text(ENGLISH("profiles.sheets"), exact=True).click()
    with page.expect_download() as taken:
        page.get_by_role("button", name=ENGLISH("sheets.export_csv")).click()
    rows = list(csv.reader(taken.value.path().read_text(encoding="utf-8-sig").splitlines()))
    rating = rows[0].index("Likely")
    next(row for row in rows if "strong_rivals" in row)[rating] = "6.5"
    rows[0][rating] = "My best guess"
    sheet.write_text("\n".join(",".join(f'"{each}"' for each in row) for row in rows), encoding="utf-8")

    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(sheet)
    cell = ENGLISH("sheets.heading_is", cell="F1", heading="My best guess")
    choice = page.get_by_label(cell)
    expect(choice).to_be_visible()
    at_rest(page)
    chosen(page, choice, "Likely")
    expect(page.get_by_test_id("stCode")).to_contain_text("+    likely: 6.5")
    page.get_by_role("button", name=ENGLISH("sheets.take")).click()
    expect(page.get_by_text(ENGLISH("profiles.unsaved"))).to_be_visible()
    at_rest(page)
    assert file.read_text(encoding="utf-8") == before, "nothing is written before Save"
    saved(page)
    lines = zip(before.splitlines(), file.read_text(encoding="utf-8").splitlines(), strict=True)
    assert [pair for pair in lines if pair[0] != pair[1]] == [("    likely: 5.0", "    likely: 6.5")]


@pytest.mark.mission("I1")
def test_three_answers_make_a_new_industry_a_provisional_row(page: Page, own: Served) -> None:
    on_profiles(page, own)
    page.get_by_role("button", name=ENGLISH("profiles.new_industry")).click()
    page.get_by_role("textbox", name=ENGLISH("decide.own_name")).fill("Bicycle parts")
    page.get_by_role("button", name=ENGLISH("decide.own_add")).click()
    expect(title(page)).to_have_text("Edit Bicycle parts")
    expect(page.get_by_role("textbox", name=ENGLISH("decide.own_name"))).to_be_hidden()
    at_rest(page)
    guide = page.locator(".st-key-guide")
    for number in range(1, 4):
        guide.get_by_label(ENGLISH("new_industry.likely"), exact=True).fill(str(3 + number))
        guide.get_by_role("button", name=ENGLISH("new_industry.save")).click()
        expect(guide.get_by_text(re.compile(rf"^{number} of \d+"))).to_be_visible()
        at_rest(page)
    text = (own.workspace / "industry_profiles" / "bicycle_parts.yaml").read_text(encoding="utf-8")
    assert all(f"likely: {3 + number}" in text for number in range(1, 4))
    expect(guide.get_by_role("heading", level=3)).to_contain_text("Bicycle parts stands apart for now")
    turned_to(page, "")
    expect(page.get_by_text("Bicycle parts").first).to_be_visible()


@pytest.mark.mission("I1")
def test_an_industry_started_on_decide_opens_on_profiles(page: Page, own: Served) -> None:
    opened(page, own.url)
    page.get_by_role("button", name=ENGLISH("decide.compare")).click()
    page.get_by_role("textbox", name=ENGLISH("decide.own_name")).fill("包裝設備")
    page.get_by_role("button", name=ENGLISH("decide.own_add")).click()
    expect(title(page)).to_have_text("Edit 包裝設備")
    expect(page.locator(".st-key-guide")).to_be_visible()
    assert (own.workspace / "industry_profiles" / "industry_1.yaml").is_file()


def test_the_library_tells_what_rests_on_a_source(page: Page, own: Served) -> None:
    on_profiles(page, own)
    page.get_by_text(ENGLISH("profiles.library"), exact=True).click()
    expect(page.get_by_text("bea_output_2023").first).to_be_visible()
    at_rest(page)
    rests = page.get_by_role("listitem").filter(has_text="Packaging")
    expect(rests.filter(has_text="Market too small")).to_be_visible()


@pytest.mark.mission("I1")
def test_a_shared_source_is_mended_where_it_stands(page: Page, own: Served) -> None:
    """From the library to its line in the file of all industries, as YAML, and saved with nothing but that changed."""
    file = own.workspace / "industry_profiles" / "evidence.yaml"
    before = file.read_text(encoding="utf-8")
    on_profiles(page, own)
    page.get_by_text(ENGLISH("profiles.library"), exact=True).click()
    expect(page.get_by_text("bea_output_2023").first).to_be_visible()
    page.get_by_role("button", name=ENGLISH("library.mend")).click()
    expect(title(page)).to_have_text(f"Edit {ENGLISH('profiles.shared_sources')}")
    at_rest(page)
    expect(page.get_by_role("textbox", name=ENGLISH("editor.label"))).to_be_focused()
    line = page.locator(".yaml-editor .cm-activeLine")
    expect(line).to_have_text("bea_output_2023:")
    expect(line).to_be_in_viewport()
    page.keyboard.type("# Looked at again.\n")
    expect(page.get_by_text(ENGLISH("profiles.unsaved"))).to_be_visible()
    at_rest(page)
    saved(page)
    at = "  bea_output_2023:\n"
    assert file.read_text(encoding="utf-8") == before.replace(at, f"# Looked at again.\n{at}")


def test_words_are_in_the_draft_before_their_field_is_left(page: Page, own: Served) -> None:
    """What is typed and not left outlives a reload, and the first click on Save or on another page counts."""
    on_profiles(page, own)
    reason = page.get_by_label(ENGLISH("profiles.in_english", field=ENGLISH("profiles.because"))).nth(1)
    reason.click()
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.type(" And more.", delay=20)
    expect(page.get_by_text(ENGLISH("profiles.unsaved"))).to_be_visible()
    expect(reason).to_be_focused()
    page.keyboard.type(" Still here.", delay=20)
    page.wait_for_function(KEPT, arg="Still here.")
    page.reload()
    at_rest(page)
    expect(reason).to_have_value(re.compile(r"And more\. Still here\.$"))
    at_rest(page)
    rivals(page).click()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("6", delay=20)
    press_save(page)
    holds(page, own, "And more. Still here.")


def test_a_number_on_its_way_is_left_alone(page: Page, own: Served) -> None:
    on_profiles(page, own)
    rivals(page).click()
    page.keyboard.press("ControlOrMeta+A")
    for sign in "6.05":
        page.keyboard.type(sign)
        page.wait_for_timeout(700)  # longer than the pause after which the draft has it
    expect(rivals(page)).to_have_value("6.05")
    expect(rivals(page)).to_be_focused()
    press_save(page)
    holds(page, own, "likely: 6.05")


def test_a_disk_that_refuses_is_told_and_the_draft_is_kept(page: Page, own: Served) -> None:
    """A file stands where old versions are to be kept, which no right to write overcomes."""
    history = own.workspace / ".history"
    if history.exists():
        history.rename(own.workspace / "history")
    history.write_text("", encoding="utf-8")
    before = (own.workspace / PACKAGING).read_bytes()
    try:
        on_profiles(page, own)
        rivals(page).fill("6.5")
        rivals(page).press("Tab")
        expect(page.get_by_text(ENGLISH("profiles.unsaved"))).to_be_visible()
        at_rest(page)
        page.get_by_role("button", name=ENGLISH("profiles.save"), exact=True).click()
        expect(page.get_by_role("alert").filter(has_text="was not saved")).to_be_visible()
        expect(page.get_by_text(ENGLISH("profiles.unsaved"))).to_be_visible()
        page.reload()
        at_rest(page)
        expect(rivals(page)).to_have_value("6.5")
        assert (own.workspace / PACKAGING).read_bytes() == before
    finally:
        history.unlink()
    is_about_packaging(page)
    saved(page)
    is_about_packaging(page)
    lines = zip(before.splitlines(), (own.workspace / PACKAGING).read_bytes().splitlines(), strict=True)
    assert [pair for pair in lines if pair[0] != pair[1]] == [(b"    likely: 5.0", b"    likely: 6.5")]
