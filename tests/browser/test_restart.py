"""A browser outlives its server: the next one shows what the files hold, and has what was typed meanwhile."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import Popen

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import (
    PATIENCE_SECONDS,
    Served,
    _copied_workspace,
    _free_port,
    _started,
    _stop,
    _wait_until_healthy,
)
from tests.browser.profile_page import is_saved, is_unsaved, on_profiles, rated_by_another, rivals, typed_over

RECONNECTED_MS = 3000 * PATIENCE_SECONDS  # the page connects again when it likes


@dataclass
class Mortal:
    """A server that can be killed and started anew at its address."""

    port: int
    workspace: Path
    log: Path
    running: list[Popen[bytes]] = field(default_factory=list)

    @property
    def served(self) -> Served:
        return Served(f"http://127.0.0.1:{self.port}", self.workspace)

    def start(self) -> None:
        self.running.append(_started(self.port, self.workspace, self.log))
        _wait_until_healthy(self.running[-1], self.port, self.log)

    def kill(self) -> None:
        self.running[-1].kill()
        self.running[-1].wait()


@pytest.fixture
def mortal(browser: Browser, tmp_path: Path) -> Iterator[Mortal]:
    server = Mortal(_free_port(), _copied_workspace(tmp_path / "workspace"), tmp_path / "server.log")
    server.start()
    yield server
    for each in server.running:
        _stop(each)


@pytest.fixture
def lasting(browser: Browser, mortal: Mortal) -> Iterator[Page]:
    """A page of packaging that may complain while it has no server."""
    page = browser.new_page(locale="en-US")
    yield on_profiles(page, mortal.served)
    page.close()


@pytest.mark.mission("I3")
def test_a_server_started_anew_shows_what_the_file_holds(lasting: Page, mortal: Mortal) -> None:
    mortal.kill()
    rated_by_another(mortal.served, "7.5")
    mortal.start()
    expect(rivals(lasting)).to_have_value("7.5", timeout=RECONNECTED_MS)
    is_saved(lasting)


@pytest.mark.mission("I3")
def test_what_is_typed_as_the_server_dies_is_in_the_draft_of_the_next(lasting: Page, mortal: Mortal) -> None:
    typed_over(lasting, rivals(lasting), "6.5")
    mortal.kill()
    mortal.start()
    is_unsaved(lasting)
    expect(rivals(lasting)).to_have_value("6.5")
