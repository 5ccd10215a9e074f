"""How soon the verdict stands on the screen, from the start of the process, against a bare app in the same run.

Run with `python -m benchmarks.first_paint` (needs Chromium, Chrome or Edge). Each start is a fresh server and a fresh
browser page. Painted means: the verdict's heading is visible; for the bare app, its chart and table are.
"""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.table import print_table
from tests.browser.conftest import QUIET, browser_on_this_machine

ROOT = Path(__file__).resolve().parent.parent
PAIRS, BAR = 7, 1.25
PATIENCE_SECONDS = 60


def _verdict_painted(page: Page) -> None:
    page.locator("h2").first.wait_for(timeout=PATIENCE_SECONDS * 1000)


def _bare_painted(page: Page) -> None:
    chart = "[data-testid=stVegaLiteChart]"
    page.locator(f"{chart} svg, {chart} canvas").first.wait_for(timeout=PATIENCE_SECONDS * 1000)
    page.locator("[data-testid=stDataFrame] canvas").first.wait_for(timeout=PATIENCE_SECONDS * 1000)


def seconds_to_paint(browser: Browser, script: str, painted: Callable[[Page], None]) -> float:
    """Seconds from starting the server's process to the moment the page is painted."""
    port = _free_port()
    options = ["--server.port", str(port), "--server.headless", "true"]
    command = [sys.executable, "-m", "streamlit", "run", script, *options]
    start = time.perf_counter()
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    context = browser.new_context()
    try:
        _wait_until_up(port)
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{port}/")
        painted(page)
        return time.perf_counter() - start
    finally:
        context.close()
        server.terminate()
        server.wait(timeout=PATIENCE_SECONDS)


def _wait_until_up(port: int) -> None:
    deadline = time.perf_counter() + PATIENCE_SECONDS
    while time.perf_counter() < deadline:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1).close()
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.02)
    raise SystemExit("the server did not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


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
