"""A rerun of the whole Decide page in a real browser, beside a bare app of five Altair charts in the same run.

Run with `python -m benchmarks.decide_rerun` (needs Chromium, Chrome or Edge). The bar is held against one hour more or
less for research: the server runs the whole page and sends it again with all that is on it, and nothing is computed
anew. Beside it, without a bar: the outlook let go at a new place and the other language (the whole page too, with
charts built anew), and two presses after which only a part of the page is run. The bare app draws five charts of
changed data at Streamlit's defaults. Timed inside the browser, from the moment it asks the server until the run has
ended.
"""

import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg

from benchmarks.server import PATIENCE_SECONDS, Server, serving
from benchmarks.table import print_table
from tests.browser.conftest import QUIET, browser_on_this_machine

BAR = 0.6
WARM_UP, TURNS = 8, 40
AFTER_MS = 600  # so that the charts are drawn before the next run starts
CLEAR_MS, TRIES = 250, 20

# Streamlit tells the state of its run in an attribute; all is timed by the page's own clock.
WATCH = """
() => {
  const app = document.querySelector('[data-test-script-state]');
  window.asked = [];
  window.ended = [];
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (message) {
    window.asked.push([performance.now(), Array.from(new Uint8Array(message))]);
    return send.call(this, message);
  };
  new MutationObserver(() => {
    if (app.getAttribute('data-test-script-state') === 'notRunning') window.ended.push(performance.now());
  }).observe(app, {attributes: true, attributeFilter: ['data-test-script-state']});
}
"""
QUIET_PAGE = "document.querySelector('[data-test-script-state=notRunning]') !== null"
LANGUAGES = re.compile("^(EN|中文)$")


def opened(browser: Browser, server: Server, charts: int) -> Page:
    """A page of the app with all its charts drawn, ready to be timed."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-US").new_page()
    page.goto(f"http://{server.address}/")
    drawn = f"document.querySelectorAll('[data-testid=stVegaLiteChart] :is(svg, canvas)').length >= {charts}"
    page.wait_for_function(f"{drawn} && {QUIET_PAGE}", timeout=PATIENCE_SECONDS * 1000)
    page.evaluate(WATCH)
    return page


def let_go(page: Page, turn: int) -> None:
    """Let the outlook slider go at a place where it has not been."""
    place = (37 * turn + 11) % 101 / 100
    page.locator("#outlook-slider").evaluate(
        "(input, place) => { input.value = place; input.dispatchEvent(new Event('input')); "
        "input.dispatchEvent(new Event('change')); }",
        place,
    )


def switch_language(page: Page, _: int) -> None:
    """Press the language that is not shown."""
    page.get_by_role("radio", name=LANGUAGES, checked=False).click()


def change_hours(page: Page, turn: int) -> None:
    """One hour more for research, or one hour less."""
    page.get_by_test_id(f"stNumberInputStep{'Down' if turn % 2 else 'Up'}").click()


def flip_switch(page: Page, _: int) -> None:
    """Ask for the fewest ratings that change the winner together, or no longer; only its block is run."""
    page.get_by_test_id("stCheckbox").first.locator("label").click()


def open_data(page: Page, _: int) -> None:
    """Open the data under the ranking, or close them; only the row of that button is run."""
    page.locator(".st-key-data_ranking button").first.click()


def draw_anew(page: Page, _: int) -> None:
    """Press the bare app's button."""
    page.locator("[data-testid=stButton] button").click()


def milliseconds(page: Page, press: Callable[[Page, int], None], turn: int) -> float:
    """From asking the server to the end of the run, by the clock of the page.

    A turn is taken again where the page, which looks after files every second, has asked by itself meanwhile.
    """
    for _ in range(TRIES):
        page.bring_to_front()
        page.wait_for_function(QUIET_PAGE)
        page.evaluate("() => { window.asked = []; window.ended = []; }")
        press(page, turn)
        page.wait_for_timeout(AFTER_MS)
        page.wait_for_function(QUIET_PAGE)
        asked, ended = page.evaluate("[window.asked, window.ended]")
        by_itself = [at for at, message in asked if _of_the_page_itself(bytes(message))]
        starts = [at for at, _ in asked if at not in by_itself]
        ends = [end for end in ended if starts and end > starts[0]]
        if ends and not any(starts[0] - CLEAR_MS < at < ends[0] for at in by_itself):
            return float(ends[0] - starts[0])
    raise SystemExit("the page did not change")


def _of_the_page_itself(message: bytes) -> bool:
    """Whether a message was sent without a reader's doing."""
    asked = BackMsg.FromString(message)
    return not asked.HasField("rerun_script") or asked.rerun_script.is_auto_rerun


def main() -> int:
    """Measure in turns, print, and return 1 above the bar."""
    with tempfile.TemporaryDirectory() as elsewhere, sync_playwright() as playwright:
        path = browser_on_this_machine(playwright)
        if path is None:
            raise SystemExit("no Chromium, Chrome or Edge found")
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        with serving("swot_app.py") as ours, serving("benchmarks/bare_five_charts.py", folder=Path(elsewhere)) as bare:
            page, peer = opened(browser, ours, 5), opened(browser, bare, 5)
            ways = [*((page, way) for way in WAYS.values()), (peer, draw_anew)]
            turns = [[milliseconds(each, way, turn) for each, way in ways] for turn in range(WARM_UP + TURNS)][WARM_UP:]
        browser.close()
    *ours_times, bare_times = zip(*turns, strict=True)
    rows = [_row(name, times, bare_times) for name, times in zip(WAYS, ours_times, strict=True)]
    ratio = median(ours_times[0]) / median(bare_times)
    rows[0][-1] = f"{BAR}"
    print(f"{TURNS} turns each\n")
    print_table(
        ["asked until changed", "p50 ms", "p95 ms", "ratio of medians", "bar"],
        [*rows, _row("bare app, five charts", bare_times, bare_times)],
    )
    return int(ratio > BAR)


def _row(name: str, times: Sequence[float], peer: Sequence[float]) -> list[str]:
    p95 = quantiles(times, n=20)[-1]
    return [name, f"{median(times):.0f}", f"{p95:.0f}", f"{median(times) / median(peer):.2f}", ""]


# The first has the bar. The first three run the whole page, the others one part of it.
WAYS: dict[str, Callable[[Page, int], None]] = {
    "Decide, an hour more or less for research": change_hours,
    "Decide, the outlook let go at a new place": let_go,
    "Decide, every word and chart changed": switch_language,
    "one switch of Decide, its block alone": flip_switch,
    "the data under a chart opened or closed": open_data,
}

if __name__ == "__main__":
    sys.exit(main())
