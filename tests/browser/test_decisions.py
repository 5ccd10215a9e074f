"""A decision frozen on the page, held against files that change, and recomputed in the terminal from its receipt."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served
from tests.browser.on_screen import ENGLISH, at_rest, opened, title

CLI = Path(__file__).parent.parent.parent / "swot_cli.py"
WHY = "We know the hospitals' buyers."


@pytest.fixture(scope="module")
def server(serve: Callable[..., Served]) -> Served:
    return serve()


@pytest.fixture
def own(server: Served) -> Served:
    """The server of this module, without decisions."""
    shutil.rmtree(server.workspace / "decisions", ignore_errors=True)
    return server


def replayed(receipt: Path, workspace: Path) -> tuple[str, list[str]]:
    """What the terminal says of a receipt: the outcome, and the files that have changed."""
    done = subprocess.run(
        [sys.executable, CLI, "replay", receipt, "--workspace", workspace, "--format", "json"],
        capture_output=True,
        check=False,
    )
    told = json.loads(done.stdout)
    return told["outcome"], told["files"]["changed"]


@pytest.mark.mission("I9")
def test_a_decision_is_frozen_told_changed_and_replayed(page: Page, own: Served) -> None:
    opened(page, own.url)
    leader = title(page).locator("em").first.inner_text()
    page.get_by_role("button", name=ENGLISH("decide.export")).click()
    page.get_by_label(ENGLISH("decisions.because")).fill(WHY)
    page.get_by_role("button", name=ENGLISH("decisions.record_button")).click()
    expect(page.get_by_text("Written: decisions/")).to_be_visible()
    page.keyboard.press("Escape")
    (receipt,) = (own.workspace / "decisions").glob("*.json")
    at_rest(page)
    expect(page.get_by_role("heading", name=ENGLISH("decisions.so_far_same_one"))).to_be_visible()
    expect(page.get_by_text(re.compile(f"{leader}.* – {WHY}"))).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("button", name=ENGLISH("decisions.receipt")).click()
    assert taken.value.path().read_bytes() == receipt.read_bytes()
    assert replayed(receipt, own.workspace) == ("same", [])

    profile = own.workspace / "industry_profiles" / "medical_devices.yaml"
    before = profile.read_bytes()
    rivals = b"  strong_rivals:\n    low: 5.5\n    likely: 7\n"
    assert rivals in before
    profile.write_bytes(before.replace(rivals, rivals.replace(b"likely: 7", b"likely: 8")))
    expect(page.get_by_text("industry_profiles/medical_devices.yaml")).to_be_visible()
    expect(page.get_by_role("heading", name=ENGLISH("decisions.so_far_same_one"))).to_have_count(0)
    assert replayed(receipt, own.workspace) == ("differs", ["industry_profiles/medical_devices.yaml"])

    profile.write_bytes(before)
    expect(page.get_by_role("heading", name=ENGLISH("decisions.so_far_same_one"))).to_be_visible()
