"""The first minute: who leads, how surely, and the plan for the winner, drawn in a real browser."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from assessment import Assessment, assess
from knowledge import read_knowledge
from reports.wording import industry_name
from tests.browser.conftest import Served
from tests.browser.on_screen import DRAWN, ENGLISH, chart, opened, second_line, title, told, turned_to


@pytest.fixture(scope="module")
def assessment(served: Served) -> Assessment:
    """What the page must say."""
    return assess(read_knowledge(served.workspace), as_of=date.today())


@pytest.fixture(scope="module")
def winner(assessment: Assessment) -> str:
    return industry_name(assessment, assessment.ranking[0].id, ENGLISH, short=True)


@pytest.mark.mission("I1", "I9", "I24")
def test_the_first_screen_answers(page: Page, served: Served, assessment: Assessment, winner: str) -> None:
    opened(page, served.url)
    expect(title(page)).to_contain_text(winner)
    expect(title(page)).to_be_in_viewport()
    expect(second_line(page)).to_contain_text(f"{ENGLISH.hundred(assessment.verdict.share)} of 100")
    expect(second_line(page)).to_contain_text(re.compile("strategy", re.IGNORECASE))
    drawn = chart(page, "Ranking of").locator("svg")
    for standing in assessment.ranking:
        expect(drawn.get_by_text(industry_name(assessment, standing.id, ENGLISH, short=True)).first).to_be_visible()
        expect(drawn.get_by_text(ENGLISH.number(standing.score), exact=True).first).to_be_visible()
    shares = [ENGLISH.hundred(share) for share in assessment.ranking[0].rank_share[:3]]
    for share in shares:  # later ranks are drawn together
        expect(drawn.get_by_text(share, exact=True).first, "rank probabilities").to_be_visible()
    assert told(page, "Ranking of").startswith(f"Ranking of 9 industries by score with 5 to 95% ranges. {winner}")


@pytest.mark.mission("I1", "I8", "I9")
def test_every_block_of_decide_is_drawn(page: Page, served: Served) -> None:
    opened(page, served.url)
    for alternative in (
        "Ranking of 9 industries",
        "Contribution of each factor",
        "Points behind the best industry",
        "Likely ratings of 9 industries",
        "Internal against external position",
    ):
        box = chart(page, alternative).locator("svg").first.bounding_box()
        assert box, alternative
        assert box["width"] > 200, alternative
        assert box["height"] > 100, alternative


@pytest.mark.mission("I17", "E1", "E2", "E3")
def test_strategy_and_listings_show_a_plan_for_the_winner(page: Page, served: Served, winner: str) -> None:
    opened(page, served.url)
    page.get_by_role("link", name=ENGLISH("decide.open_strategy")).click()
    page.wait_for_url(re.compile("/strategy"))
    expect(title(page)).to_contain_text(winner)
    for stream in ("planning", "build", "promotion", "sales"):
        expect(page.get_by_role("columnheader", name=ENGLISH(f"workstreams.{stream}"), exact=True)).to_be_visible()
    turned_to(page, "listings")
    expect(title(page)).to_contain_text(re.compile(r"List on \d+ platforms first"))
    drawn = page.locator(DRAWN).locator("svg")
    for group in ("large", "comprehensive", "vertical"):
        expect(drawn.get_by_text(ENGLISH(f"listings.groups.{group}")).first).to_be_visible()


def test_the_board_of_the_winner_is_drawn(page: Page, served: Served, winner: str) -> None:
    opened(page, served.url, "industry")
    expect(title(page)).to_contain_text(winner)
    for side in ("Strengths", "Weaknesses", "Opportunities", "Threats"):
        expect(chart(page, f"{side} of ").locator("svg")).to_be_visible()
