"""From moving a slider of weights or of the outlook to the changed chart, in a real browser.

Run with `python -m benchmarks.what_if` (needs Chromium, Chrome or Edge). Every input event of a slider is timed by the
page's own clock until the last change of the chart's document that it causes; a chart that is not changed before the
next frame counts as missed. What the page asks of the server meanwhile is counted from its socket, without the look
at the files that it takes every second.
"""

import sys
from collections.abc import Sequence
from statistics import median, quantiles

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.server import PATIENCE_SECONDS, Server, serving
from benchmarks.table import print_table
from tests.browser.conftest import QUIET, browser_on_this_machine
from tests.browser.on_screen import asked_of_server

BAR_MS = 10.0
WARM_UP, EVENTS = 20, 200
BOUND = """() => document.querySelectorAll('.vega-bindings input[type=hidden]').length === 2
    && document.querySelector('[data-test-script-state=notRunning]') !== null
    && [...document.querySelectorAll('[data-testid=stVegaLiteChart]')].every(each => each.querySelector('svg text'))
    && document.querySelector('#what-if-strength') !== null && document.querySelector('#outlook-slider') !== null"""
SLIDERS = {
    "weights": ("#what-if-strength", "weights on the sliders"),
    "outlook": ("#outlook-slider", "behind the best"),
}
# One input event; milliseconds until the chart has changed, or null where it had not by the next frame.
MOVE = """
([slider, chart, share]) => new Promise(done => {
    const input = document.querySelector(slider)
    const svg = document.querySelector(`[data-testid=stVegaLiteChart][aria-label*="${chart}"] svg`)
    let changed = null
    const watch = new MutationObserver(() => { changed = performance.now() })
    requestAnimationFrame(() => {
        watch.observe(svg, {attributes: true, childList: true, characterData: true, subtree: true})
        const start = performance.now()
        input.value = Number(input.min) + share * (Number(input.max) - Number(input.min))
        input.dispatchEvent(new Event('input', {bubbles: true}))
        requestAnimationFrame(() => {
            watch.disconnect()
            done(changed === null ? null : changed - start)
        })
    })
})
"""


def moves(page: Page, slider: str, chart: str) -> list[float | None]:
    """Milliseconds of every event while the slider goes up and down."""
    steps = [abs(step % 40 - 20) / 20 for step in range(WARM_UP + EVENTS)]
    return [page.evaluate(MOVE, [slider, chart, share]) for share in steps][WARM_UP:]


def measured(browser: Browser, server: Server) -> tuple[dict[str, list[float | None]], int]:
    """The times of each slider, and how often the server was asked meanwhile."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-US").new_page()
    asked = asked_of_server(page)
    page.goto(f"http://{server.address}/")
    page.wait_for_function(BOUND, timeout=PATIENCE_SECONDS * 1000)
    asked.clear()
    times = {name: moves(page, *where) for name, where in SLIDERS.items()}
    return times, len(asked)


def row_of(name: str, times: Sequence[float | None]) -> tuple[list[str], bool]:
    """One line of the table, and whether it holds the bar."""
    known = [each for each in times if each is not None]
    missed = len(times) - len(known)
    p95 = quantiles(known, n=20)[-1]
    row = [name, str(len(times)), f"{median(known):.1f}", f"{p95:.1f}", str(missed), f"under {BAR_MS:g}"]
    return row, p95 < BAR_MS and not missed


def main() -> int:
    """Measure, print, and return 1 above the bar or where the server was asked."""
    with sync_playwright() as playwright, serving("swot_app.py") as server:
        path = browser_on_this_machine(playwright)
        if path is None:
            raise SystemExit("no Chromium, Chrome or Edge found")
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        times, asked = measured(browser, server)
        browser.close()
    rows, held = zip(*(row_of(name, each) for name, each in times.items()), strict=True)
    print_table(["slider", "events", "p50 ms", "p95 ms", "missed the frame", "bar for p95"], list(rows))
    sys.stdout.write(f"The server was asked {asked} times.\n")
    return int(asked > 0 or not all(held))


if __name__ == "__main__":
    sys.exit(main())
