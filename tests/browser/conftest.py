"""A real browser and a real server for the tests in this folder."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, ViewportSize, expect, sync_playwright

from tests.browser.watch import Watch

ROOT = Path(__file__).parent.parent.parent
START_SECONDS = 60
PATIENCE_SECONDS = 60  # for a slow and busy machine; what is waited for usually comes within one or two
NAMES_ON_PATH = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
PLACES_ON_MAC = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
PLACES_ON_WINDOWS = (
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
# The browser is to ask nothing of any other machine.
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NO_BROWSER = "no Chromium, Chrome or Edge found; get one with your system's packages or `playwright install chromium`"


@dataclass(frozen=True)
class Served:
    """A running app: where it answers, and the workspace folder that a test may edit."""

    url: str
    workspace: Path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder and put them last: Playwright keeps an event loop running in this thread."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # Browser, server and clock are shared with others; what fails again fails, and the summary names retries.
            item.add_marker(pytest.mark.flaky(reruns=2))
    items.sort(key=lambda item: here in item.path.parents)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Give all tests skipped for want of a browser one place, so that the summary folds them into one line."""
    report = yield
    if report.skipped and isinstance(report.longrepr, tuple) and report.longrepr[2].endswith(NO_BROWSER):
        report.longrepr = (__file__, 0, report.longrepr[2])
    return report


def browser_on_this_machine(playwright: Playwright) -> str | None:
    """The path of Chromium, Chrome or Edge, else of Playwright's own Chromium, else None."""
    on_path = [found for name in NAMES_ON_PATH if (found := shutil.which(name))]
    roots = [os.environ[name] for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA") if name in os.environ]
    installed = [*PLACES_ON_MAC, *(f"{root}/{place}" for root in roots for place in PLACES_ON_WINDOWS)]
    candidates = [*on_path, *installed, playwright.chromium.executable_path]
    return next((path for path in candidates if Path(path).is_file()), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless browser for the whole run."""
    with sync_playwright() as playwright:
        path = browser_on_this_machine(playwright)
        if path is None:
            if os.environ.get("CI") == "true":
                pytest.fail(NO_BROWSER, pytrace=False)
            pytest.skip(NO_BROWSER)
        expect.set_options(timeout=1000 * PATIENCE_SECONDS)
        running = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield running
        running.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """`new_page(width=375, theme="dark")`: a fresh page with its own storage.

    When the test has ended, no page of it may have asked another machine for anything, or complained of us.
    """
    contexts: list[BrowserContext] = []
    watch = Watch()

    def open_page(width: int = 1280, theme: Literal["light", "dark"] = "light") -> Page:
        size: ViewportSize = {"width": width, "height": 900}
        contexts.append(browser.new_context(viewport=size, color_scheme=theme, locale="en-US"))
        watch.follow(contexts[-1])
        contexts[-1].set_default_timeout(1000 * PATIENCE_SECONDS)
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()
    assert watch.asked_elsewhere == []
    assert watch.errors == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A fresh page, 1280 pixels wide, in the light theme."""
    return new_page()


@pytest.fixture(scope="session")
def served(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The app on an unchanged copy of the shipped workspace, shared by all tests that only look at it."""
    with _serving(tmp_path_factory) as start:
        yield start()


@pytest.fixture(scope="module")
def serve(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Served]]:
    """`serve()` starts the app on a copy of the shipped workspace; `serve(prepare)` lets a function edit it first.

    Servers run until the last test of the module has ended. Asking for the browser first starts none without one.
    """
    with _serving(tmp_path_factory) as start:
        yield start


@pytest.fixture(scope="module")
def server(serve: Callable[..., Served]) -> Served:
    """One server for all tests of a module; `own` puts its files back after each."""
    return serve()


@pytest.fixture
def own(server: Served) -> Iterator[Served]:
    """The server of this module, with its files as they were at first."""
    folder = server.workspace / "industry_profiles"
    before = {file: file.read_bytes() for file in folder.glob("*.yaml")}
    yield server
    for file in folder.glob("*.yaml"):
        if file not in before:
            file.unlink()
    for file, content in before.items():
        file.write_bytes(content)


@contextmanager
def _serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Served]]:
    """Gives a function that starts a server; all that it started are stopped in the end."""
    servers: list[subprocess.Popen[bytes]] = []

    def start(prepare: Callable[[Path], None] = lambda workspace: None) -> Served:
        place = tmp_path_factory.mktemp("served")
        workspace = _copied_workspace(place / "workspace")
        prepare(workspace)
        port = _free_port()
        log = place / "server.log"
        servers.append(_started(port, workspace, log))
        _wait_until_healthy(servers[-1], port, log)
        return Served(f"http://127.0.0.1:{port}", workspace)

    try:
        yield start
    finally:
        for server in servers:
            _stop(server)


def _copied_workspace(target: Path) -> Path:
    target.mkdir()
    for name in ("industry_profiles", "founders"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("me.yaml", "*.lock"))
    if (ROOT / "company.yaml").is_file():
        shutil.copy(ROOT / "company.yaml", target)
    return target


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _started(port: int, workspace: Path, log: Path) -> subprocess.Popen[bytes]:
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    with log.open("wb") as stream:
        return subprocess.Popen(
            [
                sys.executable,
                "-m",
                "streamlit",
                "run",
                "swot_app.py",
                f"--server.port={port}",
                "--server.headless=true",
            ],
            cwd=ROOT,
            env=surroundings | {"BEACHHEAD_WORKSPACE": str(workspace), "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
        )


def _wait_until_healthy(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the app did not start:\n{log.read_text(encoding='utf-8', errors='replace')[-2000:]}", pytrace=False)


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
