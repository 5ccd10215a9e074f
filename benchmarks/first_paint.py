"""How soon the verdict stands on the screen, from the start of the process, against a bare app in the same run.

Run with `python -m benchmarks.first_paint` (needs Chromium, Chrome or Edge). Each start is a fresh server and a fresh
browser page. Painted means: the verdict's heading is visible; for the bare app, its chart and table are.
"""

import sys
import time
from collections.abc import Callable
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.server import PATIENCE_SECONDS, serving
from benchmarks.table import print_table
from tests.browser.conftest import QUIET, browser_on_this_machine

PAIRS, BAR = 7, 1.25


def _verdict_painted(page: Page) -> None:
    page.locator("h2").first.wait_for(timeout=PATIENCE_SECONDS * 1000)


def _bare_painted(page: Page) -> None:
    chart = "[data-testid=stVegaLiteChart]"
    page.locator(f"{chart} svg, {chart} canvas").first.wait_for(timeout=PATIENCE_SECONDS * 1000)
    page.locator("[data-testid=stDataFrame] canvas").first.wait_for(timeout=PATIENCE_SECONDS * 1000)


def seconds_to_paint(browser: Browser, script: str, painted: Callable[[Page], None]) -> float:
    """Seconds from starting the server's process to the moment the page is painted."""
    start = time.perf_counter()
    with serving(script) as server, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"http://{server.address}/")
        painted(page)
        return time.perf_counter() - start


def main() -> int:
    """Measure in turn, print, and return 1 above the bar."""
    with sync_playwright() as playwright:
        path = browser_on_this_machine(playwright)
        if path is None:
            raise SystemExit("no Chromium, Chrome or Edge found")
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        pairs = [
            (
                seconds_to_paint(browser, "swot_app.py", _verdict_painted),
                seconds_to_paint(browser, "benchmarks/bare_app.py", _bare_painted),
            )
            for _ in range(PAIRS)
        ]
        browser.close()
    own, bare = (median(times) for times in zip(*pairs, strict=True))
    ratio = median(first / second for first, second in pairs)
    print_table(
        ["process start to paint", "median s", "ratio", "bar"],
        [
            ["verdict of Beachhead", f"{own:.2f}", f"{ratio:.2f}", f"{BAR}"],
            ["bare app, chart and table", f"{bare:.2f}", "1", ""],
        ],
    )
    return int(ratio > BAR)


if __name__ == "__main__":
    sys.exit(main())
