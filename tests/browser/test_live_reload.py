"""A YAML file changed in an editor shows in the open page without a reload; broken, it keeps its last valid version."""

import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from assessment import assess
from knowledge import read_knowledge
from tests.browser.conftest import Served
from tests.browser.on_screen import ENGLISH, compared, opened

BAR_SECONDS = 3
METRIC = "[data-testid=stMetricValue]"


class Edits:
    """Edits of one workspace, with the time that each took to show."""

    def __init__(self, served: Served) -> None:
        self.folder = served.workspace / "industry_profiles"
        self.seconds: list[float] = []

    @contextmanager
    def shown(self) -> Iterator[None]:
        """What is expected inside must come after the edit just made."""
        start = time.monotonic()
        yield
        self.seconds.append(time.monotonic() - start)

    def rivals_of_medical_devices(self, low: float, likely: float, high: float) -> None:
        """Write the three numbers as a person would, and nothing else."""
        file = self.folder / "medical_devices.yaml"
        block = re.compile(r"(?<=\n  strong_rivals:\n)    low: .+\n    likely: .+\n    high: .+\n")
        text, count = block.subn(
            f"    low: {low}\n    likely: {likely}\n    high: {high}\n", file.read_text(encoding="utf-8")
        )
        assert count == 1
        file.write_text(text, encoding="utf-8")


@pytest.fixture
def own(serve: Callable[..., Served]) -> Served:
    return serve()


def score_of_medical_devices(served: Served) -> str:
    standing = assess(read_knowledge(served.workspace), as_of=date.today()).standings["medical_devices"]
    return ENGLISH.number(standing.score)


def test_an_edited_profile_shows_and_a_broken_one_keeps_its_last_version(page: Page, own: Served) -> None:
    edits, score = Edits(own), page.locator(METRIC).first
    opened(page, own.url, "industry", industry="medical_devices")
    page.evaluate("window.notReloaded = true")
    before = score.inner_text()
    assert before == score_of_medical_devices(own)

    edits.rivals_of_medical_devices(0.5, 2, 3.5)
    after = score_of_medical_devices(own)
    assert after != before
    with edits.shown():
        expect(score).to_have_text(after)

    edits.rivals_of_medical_devices(5.5, 2, 8.5)
    problem = page.get_by_test_id("stCode").filter(has_text="range-order")
    with edits.shown():
        expect(problem).to_be_visible()
    line = (edits.folder / "medical_devices.yaml").read_text(encoding="utf-8").split("    low: 5.5\n")[0].count(
        "\n"
    ) + 1
    expect(problem).to_contain_text(
        re.compile(rf"^industry_profiles/medical_devices\.yaml:({line}|{line + 1}):\d+: error")
    )
    expect(page.get_by_text(ENGLISH("problems_banner.stale", industry="Medical devices and supplies"))).to_be_visible()
    expect(score).to_have_text(after)

    edits.rivals_of_medical_devices(5.5, 7, 8.5)
    with edits.shown():
        expect(problem).to_be_hidden()
    expect(score).to_have_text(before)
    assert page.evaluate("window.notReloaded"), "the page was not reloaded"
    assert min(edits.seconds) < BAR_SECONDS, "a slow machine may take longer now and then, but not each time"


@pytest.mark.mission("I1")
def test_a_new_profile_joins_and_a_deleted_one_leaves(page: Page, own: Served) -> None:
    edits = Edits(own)
    opened(page, own.url)
    new = edits.folder / "boxes.yaml"
    shutil.copy(edits.folder / "packaging.yaml", new)
    new.write_text(new.read_text(encoding="utf-8").replace("\nid: packaging\n", "\nid: boxes\n"), encoding="utf-8")
    compared(page, 10)
    new.unlink()
    compared(page, 9)
