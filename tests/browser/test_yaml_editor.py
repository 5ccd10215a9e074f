"""The YAML editor in a real browser: problems at their lines, keys, line ends, and no keystroke ever lost."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import (
    PATIENCE_SECONDS,
    ROOT,
    Served,
    _copied_workspace,
    _free_port,
    _stop,
    _wait_until_healthy,
)
from tests.browser.on_screen import ENGLISH, at_rest
from tests.browser.test_accessibility import findings, sticks_out

MISTAKE = "not_a_field: 1"
KEPT = "Object.keys(localStorage).filter(key => key.startsWith('beachhead-draft:')).length"
FIRST_LINE = "document.querySelector('.cm-line').textContent"
PASTE = """(into, text) => { const clipboardData = new DataTransfer(); clipboardData.setData('text/plain', text)
    into.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })) }"""
# From the press of a key until the frame that shows it is through.
ECHO = """() => { window.echoes = []; window.addEventListener('keydown', () => {
    const pressed = performance.now(), painted = new MessageChannel()
    painted.port1.onmessage = () => echoes.push(performance.now() - pressed)
    requestAnimationFrame(() => painted.port2.postMessage(0))
}, true) }"""


def started(place: Path, port: int) -> subprocess.Popen[bytes]:
    """A server for the page with one file."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    log = place / "server.log"
    with log.open("ab") as stream:
        server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(place / "page.py"),
             f"--server.port={port}", "--server.headless=true"],
            cwd=ROOT,
            env=surroundings | {"BEACHHEAD_WORKSPACE": str(place / "workspace"), "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
    _wait_until_healthy(server, port, log)
    return server


@pytest.fixture(scope="module")
def place(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a workspace and the page; static files are looked for beside the page."""
    folder = tmp_path_factory.mktemp("editor")
    _copied_workspace(folder / "workspace")
    shutil.copy(Path(__file__).parent / "one_file_page.py", folder / "page.py")
    shutil.copytree(ROOT / "static", folder / "static")
    return folder


@pytest.fixture(scope="module")
def running(place: Path) -> Iterator[Served]:
    port = _free_port()
    server = started(place, port)
    yield Served(f"http://127.0.0.1:{port}", place / "workspace")
    _stop(server)


@pytest.fixture
def editing(running: Served) -> Served:
    """The running page, its file as shipped."""
    shutil.copy(ROOT / "industry_profiles" / "packaging.yaml", file_of(running))
    return running


def file_of(served: Served) -> Path:
    return served.workspace / "industry_profiles" / "packaging.yaml"


def editor(page: Page) -> Locator:
    return page.get_by_role("textbox", name=ENGLISH("editor.label"))


def opened(page: Page, served: Served) -> Page:
    page.goto(f"{served.url}/?lang=en")
    expect(editor(page)).to_be_visible()
    return at_rest(page)


def typing_at_the_start(page: Page, text: str) -> None:
    editor(page).focus()
    page.keyboard.press("Control+Home")
    page.keyboard.type(text)


def file_becomes(page: Page, served: Served, content: bytes) -> None:
    """Wait until the file on disk holds just this."""
    for _ in range(10 * PATIENCE_SECONDS):
        if file_of(served).read_bytes() == content:
            break
        page.wait_for_timeout(100)
    assert file_of(served).read_bytes() == content


def python_has(page: Page, state: str, seconds: float = PATIENCE_SECONDS) -> None:
    expect(page.get_by_text(f", {state}.")).to_be_visible(timeout=1000 * seconds)


def test_a_mistake_is_marked_at_its_line_and_the_mark_goes_when_it_is_mended(page: Page, editing: Served) -> None:
    opened(page, editing)
    expect(page.get_by_text(ENGLISH("editor.no_problems"))).to_be_visible()
    typing_at_the_start(page, f"# one\n{MISTAKE}\n")
    expect(page.locator(".cm-gutterElement.problem")).to_have_text("2")
    expect(page.locator(".cm-line .problem")).to_have_text("not_a_field")
    expect(page.locator(".cm-line:has(.problem) + .message")).to_contain_text("not_a_field")
    status = page.locator(".yaml-editor").get_by_role("status")
    expect(status).to_contain_text("1 problem, line 2: ")
    expect(editor(page)).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Control+End")
    page.get_by_role("button", name="Line 2").click()
    expect(editor(page)).to_be_focused()
    page.keyboard.press("End")
    for _ in MISTAKE:
        page.keyboard.press("Backspace")
    expect(page.locator(".cm-gutterElement.problem")).to_have_count(0)
    expect(status).to_have_text(ENGLISH("editor.no_problems"))


def test_text_from_a_file_never_becomes_part_of_the_page(page: Page, editing: Served) -> None:
    opened(page, editing)
    typing_at_the_start(page, '"<img src=x onerror=window.hit=1>": 1\n')
    expect(page.locator(".yaml-editor .message").first).to_contain_text("<img src=x")
    expect(page.locator(".yaml-editor img")).to_have_count(0)
    assert page.evaluate("window.hit") is None


def test_a_reload_in_the_middle_of_typing_loses_nothing(page: Page, editing: Served) -> None:
    opened(page, editing)
    typing_at_the_start(page, "# in the middle of a sen")
    page.reload()
    expect(page.locator(".cm-line").first).to_contain_text("# in the middle of a sen")
    python_has(page, "changed")
    typing_at_the_start(page, "(and on) ")
    page.reload()
    expect(page.locator(".cm-line").first).to_contain_text("(and on) # in the middle of a sen")


def test_saving_by_key_writes_the_text_of_that_moment_and_clears_the_draft(page: Page, editing: Served) -> None:
    opened(page, editing)
    before = file_of(editing).read_bytes()
    typing_at_the_start(page, "# saved at once\n")
    page.keyboard.press("Control+s")
    file_becomes(page, editing, b"# saved at once\n" + before)
    python_has(page, "clean")
    page.wait_for_function(f"{KEPT} === 0")


def test_tab_indents_and_escape_lets_it_leave(page: Page, editing: Served) -> None:
    opened(page, editing)
    typing_at_the_start(page, "# rc\n")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.wait_for_timeout(600)  # what follows in quick succession is undone together
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(FIRST_LINE) == "  # rc"
    page.keyboard.press("Control+z")
    assert page.evaluate(FIRST_LINE) == "    # rc"
    expect(editor(page)).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(editor(page)).not_to_be_focused()


def test_line_ends_and_byte_order_mark_stay(page: Page, editing: Served) -> None:
    text = file_of(editing).read_bytes().replace(b"\n", b"\r\n")
    mixed = b"\xef\xbb\xbf# one\n# two\r\n" + text
    file_of(editing).write_bytes(mixed)
    opened(page, editing)
    typing_at_the_start(page, "# new\n")
    page.keyboard.press("Control+s")
    file_becomes(page, editing, mixed.replace(b"# one", b"# new\r\n# one"))


def test_what_python_changes_is_shown_unless_newer_typing_stands_there(page: Page, editing: Served) -> None:
    opened(page, editing)
    typing_at_the_start(page, "# mine\n")
    python_has(page, "changed")
    page.get_by_role("button", name="Discard").click()
    expect(page.locator(".cm-line").first).not_to_have_text("# mine")
    python_has(page, "clean")
    page.wait_for_function(f"{KEPT} === 0")
    editor(page).focus()
    page.keyboard.press("Control+z")
    expect(page.locator(".cm-line").first).to_have_text("# mine")
    python_has(page, "changed")


def test_fast_typing_is_never_overtaken_by_what_python_still_has(page: Page, editing: Served) -> None:
    opened(page, editing)
    sentence = "# " + "words that come faster than the server answers " * 4
    editor(page).focus()
    page.keyboard.press("Control+Home")
    for part in range(0, len(sentence), 12):
        page.keyboard.type(sentence[part : part + 12])
        page.wait_for_timeout(320 if part % 24 else 150)
    assert page.evaluate(FIRST_LINE).startswith(sentence)
    python_has(page, "changed")
    assert page.evaluate(FIRST_LINE).startswith(sentence)


def test_leaving_the_editor_at_once_loses_nothing(page: Page, editing: Served) -> None:
    opened(page, editing)
    typing_at_the_start(page, "# last words\n")
    page.get_by_text("Editor", exact=True).click()
    expect(editor(page)).to_have_count(0)
    python_has(page, "changed")
    page.get_by_text("Editor", exact=True).click()
    expect(page.locator(".cm-line").first).to_have_text("# last words")


def test_a_draft_that_python_holds_is_kept_without_the_editor(page: Page, editing: Served) -> None:
    opened(page, editing)
    page.get_by_text("Editor", exact=True).click()
    expect(editor(page)).to_have_count(0)
    page.get_by_role("button", name="Change elsewhere").click()
    python_has(page, "changed")
    page.wait_for_function(f"{KEPT} === 1")
    page.reload()
    expect(editor(page)).to_be_visible()
    python_has(page, "changed")
    page.get_by_role("button", name="Discard").click()
    python_has(page, "clean")
    page.wait_for_function(f"{KEPT} === 0")


def test_a_kept_draft_stands_against_a_file_that_has_changed_since(page: Page, editing: Served) -> None:
    opened(page, editing)
    typing_at_the_start(page, "# mine\n")
    page.goto("about:blank")
    file_of(editing).write_bytes(b"# theirs\n" + file_of(editing).read_bytes())
    opened(page, editing)
    expect(page.locator(".cm-line").first).to_have_text("# mine")
    python_has(page, "in conflict")


def test_a_second_tab_is_told_and_overwrites_nothing(page: Page, editing: Served) -> None:
    opened(page, editing)
    other = opened(page.context.new_page(), editing)
    typing_at_the_start(page, "# first tab\n")
    notice = other.get_by_text(ENGLISH("editor.other_tab"))
    expect(notice).to_be_visible()
    typing_at_the_start(other, "# second tab\n")
    expect(page.get_by_text(ENGLISH("editor.other_tab"))).to_be_visible()
    assert other.evaluate(KEPT) == 2
    page.reload()
    expect(page.locator(".cm-line").first).to_have_text("# first tab")
    other.get_by_role("button", name=ENGLISH("editor.take")).click()
    expect(other.locator(".cm-line").first).to_have_text("# first tab")
    expect(notice).to_be_hidden()


def test_a_new_session_takes_up_what_a_closed_tab_left(page: Page, editing: Served) -> None:
    opened(page, editing)
    typing_at_the_start(page, "# from a tab that crashed\n")
    page.wait_for_function(f"{KEPT} === 1")
    later = page.context.new_page()
    page.close()
    opened(later, editing)
    expect(later.locator(".cm-line").first).to_have_text("# from a tab that crashed")
    python_has(later, "changed")
    later.get_by_role("button", name="Discard").click()
    later.wait_for_function(f"{KEPT} === 0")


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("throw new DOMException('', 'QuotaExceededError')", "full"),
        ("throw new DOMException('', 'SecurityError')", "off"),
    ],
)
def test_a_browser_that_keeps_nothing_is_named(fault: str, said: str, page: Page, editing: Served) -> None:
    page.add_init_script(
        f"const put = Storage.prototype.setItem; Storage.prototype.setItem = function (key, value) "
        f"{{ if (key.startsWith('beachhead-draft:')) {fault}; return put.call(this, key, value) }}"
    )
    opened(page, editing)
    typing_at_the_start(page, "# not kept\n")
    expect(page.get_by_text(ENGLISH(f"editor.{said}"))).to_be_visible()
    python_has(page, "changed")


def test_the_oldest_drafts_make_room(page: Page, editing: Served) -> None:
    opened(page, editing)
    page.evaluate("""() => { for (const age of [1, 2, 3, 4, 5, 6]) localStorage.setItem(
        `beachhead-draft:other:${age}`, JSON.stringify({ text: 'x'.repeat(800_000), seen: null, seq: age })) }""")
    page.reload()
    expect(editor(page)).to_be_visible()
    page.wait_for_function(f"{KEPT} === 4")
    assert page.evaluate("localStorage.getItem('beachhead-draft:other:2')") is None
    assert page.evaluate("localStorage.getItem('beachhead-draft:other:3')") is not None


def test_a_text_over_the_bound_stays_in_the_browser(page: Page, editing: Served) -> None:
    opened(page, editing)
    editor(page).focus()
    page.keyboard.press("Control+Home")
    editor(page).evaluate(PASTE, ("# " + 97 * "x" + "\n") * 10_000)
    expect(page.get_by_text(ENGLISH("editor.too_long"))).to_be_visible()
    python_has(page, "clean")
    page.keyboard.press("Control+z")
    page.keyboard.type("# short ")
    python_has(page, "changed")
    expect(page.get_by_text(ENGLISH("editor.no_problems"))).to_be_visible()


def test_a_server_that_crashes_gets_the_draft_back(browser: Browser, place: Path) -> None:
    port = _free_port()
    served = Served(f"http://127.0.0.1:{port}", place / "workspace")
    shutil.copy(ROOT / "industry_profiles" / "packaging.yaml", file_of(served))
    server = started(place, port)
    page = opened(browser.new_page(locale="en-US"), served)
    server.kill()
    server.wait()
    typing_at_the_start(page, "# while nobody listened\n")
    server = started(place, port)
    try:
        python_has(page, "changed", 3 * PATIENCE_SECONDS)  # the page connects again when it likes
        expect(page.locator(".cm-line").first).to_have_text("# while nobody listened")
    finally:
        page.close()
        _stop(server)


def test_ten_thousand_lines_stay_usable(page: Page, editing: Served, capsys: pytest.CaptureFixture[str]) -> None:
    line = "# a line of the usual length, as profiles have thousands of them here\n"
    file_of(editing).write_text(line * 10_000, encoding="utf-8")
    opened(page, editing)
    editor(page).focus()
    page.keyboard.press("Control+Home")
    page.evaluate(ECHO)
    for letter in "# typed in front ":
        page.keyboard.press(letter)
        page.wait_for_timeout(60)
    echoes = sorted(page.evaluate("echoes"))
    with capsys.disabled():
        median, worst = echoes[len(echoes) // 2], echoes[-1]
        sys.stdout.write(f"\ntyping echo in 10,000 lines: median {median:.0f} ms, worst {worst:.0f} ms\n")
    assert page.evaluate(FIRST_LINE).startswith("# typed in front # a line")
    python_has(page, "changed")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_the_editor_is_accessible_and_fits(
    width: int, theme: str, new_page: Callable[..., Page], editing: Served
) -> None:
    page = opened(new_page(width, theme), editing)
    page.set_viewport_size({"width": width, "height": 1600})
    typing_at_the_start(page, f"# a comment\n{MISTAKE}\n")
    expect(page.locator(".yaml-editor .message")).to_be_visible()
    assert findings(page) == [], "with a problem"
    assert sticks_out(page) == []
    page.keyboard.press("Control+f")
    expect(page.get_by_role("textbox", name=ENGLISH("editor.search.find"))).to_be_visible()
    assert findings(page) == [], "searching"
    assert sticks_out(page) == []
