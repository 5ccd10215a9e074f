"""The founder's own figures: saved to their file, felt in every industry, and what is left open stays marked."""

import re
from datetime import date

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from assessment import Assessment, assess
from knowledge import read_knowledge
from reports.wording import factor_name, industry_name
from tests.browser.conftest import Served
from tests.browser.on_screen import ENGLISH, at_rest, chart, opened, opened_drawer, second_line, title, told, turned_to

CAPITAL = 20_000_000


@pytest.fixture
def own(serve) -> Served:
    """A server of its own: what is saved must not reach other tests."""
    return serve()


def figures(page: Page) -> Locator:
    """The founder panel, opened."""
    page.get_by_role("button", name=ENGLISH("decide.founder")).click()
    drawer = opened_drawer(page)
    at_rest(page)
    return drawer


def assessed(served: Served) -> Assessment:
    return assess(read_knowledge(served.workspace), as_of=date.today())


@pytest.mark.mission("I6", "I9")
def test_saved_capital_counts_everywhere(page: Page, own: Served) -> None:
    before = assessed(own)
    opened(page, own.url)
    expect(second_line(page)).to_contain_text(ENGLISH("decide.for_example"))
    drawer = figures(page)
    expect(drawer.get_by_text(ENGLISH("founder.example_marked"))).to_be_visible()
    drawer.get_by_label(ENGLISH("founder.capital_usd")).fill(str(CAPITAL))
    drawer.get_by_role("button", name=ENGLISH("founder.save")).click()
    expect(drawer).to_be_hidden()
    expect(second_line(page)).not_to_contain_text(ENGLISH("decide.for_example"))
    saved = yaml.safe_load((own.workspace / "founders" / "me.yaml").read_text(encoding="utf-8"))
    assert saved == {"schema": 1, "id": "me", "capital_usd": CAPITAL}, "only what was changed is written"

    after = assessed(own)
    changed = {each for each in after.ids if likely(before, each) != likely(after, each)}
    assert changed == set(after.ids), "lack of capital in every industry"
    leader = after.ranking[0]
    assert leader.score != before.standings[leader.id].score
    name = industry_name(after, leader.id, ENGLISH, short=True)
    expect(title(page)).to_contain_text(name)
    expect(second_line(page)).to_contain_text(f"{ENGLISH.hundred(leader.rank_share[0])} of 100")
    leads = f"{name} leads with {ENGLISH.number(leader.score)} points"
    expect(chart(page, "Ranking of")).to_have_attribute("aria-label", re.compile(leads))

    drawer = figures(page)
    expect(drawer.get_by_label(ENGLISH("founder.capital_usd"))).to_have_value(str(CAPITAL))
    marked = drawer.get_by_text("Still from the example")
    expect(marked).to_contain_text(ENGLISH("founder.team_size"))
    expect(marked).not_to_contain_text(ENGLISH("founder.capital_usd"))
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()

    turned_to(page, "industry")
    factor = factor_name(after, "lack_of_capital", ENGLISH)
    assert f"{factor} {ENGLISH.number(likely(after, leader.id), 1)}" in told(page, "Weaknesses")


def likely(assessment: Assessment, industry: str) -> float:
    found = assessment.cells[industry]["lack_of_capital"].likely
    assert found is not None
    return found


def test_what_is_typed_outlives_a_change_on_disk(page: Page, own: Served) -> None:
    opened(page, own.url)
    capital = figures(page).get_by_label(ENGLISH("founder.capital_usd"))
    capital.fill("1234567")
    file = own.workspace / "industry_profiles" / "packaging.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    page.wait_for_timeout(2500)  # the watch looks every second; there is nothing to see when it does as it should
    expect(capital).to_have_value("1234567")
