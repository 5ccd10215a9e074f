"""Live weights and outlook: the order answers in the browser, the server on Apply, and nothing moved is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Served
from tests.browser.on_screen import CHINESE, ENGLISH, asked_of_server, at_rest, opened, second_line, title, turned_to
from tests.dashboard.workspaces import fifty_industries

PREVIEW = "[data-testid=stVegaLiteChart][aria-label^='Expected scores']"
LIVE = """() => document.querySelectorAll('.vega-bindings input[type=hidden]').length === 2
    && document.querySelectorAll('.live-range').length === 2"""
# Names of the preview, best first, by their height on the screen.
NAMES = """chart => [...chart.querySelectorAll('svg .mark-text text')]
    .map(text => [text.getBoundingClientRect().top, text.textContent])
    .filter(([, text]) => /[A-Za-z]{4}/.test(text)).sort((one, other) => one[0] - other[0]).map(each => each[1])
    .filter(text => !text.startsWith('│') && !text.startsWith('Expected'))"""


def live(page: Page) -> Page:
    """Wait until sliders and charts are there and nothing runs."""
    page.wait_for_function(LIVE)
    return at_rest(page)


def order(page: Page) -> list[str]:
    names: list[str] = page.locator(PREVIEW).evaluate(NAMES)
    return names


def points(page: Page, name: str) -> Locator:
    return page.locator(f"#what-if-{name}")


def moved(page: Page, name: str, value: int) -> None:
    """Move a slider as a hand does: the events of its way, and at last that it is let go."""
    points(page, name).evaluate(
        """(slider, value) => {
            slider.value = value
            slider.dispatchEvent(new Event('input', {bubbles: true}))
            slider.dispatchEvent(new Event('change', {bubbles: true}))
        }""",
        value,
    )


def only_threats(page: Page) -> None:
    for side in ("strength", "weakness", "opportunity"):
        moved(page, side, 0)


def lead(page: Page) -> Locator:
    return page.locator(".what-if .lead")


def button(page: Page, name: str) -> Locator:
    return page.locator(f".what-if [data-does={name}]")


@pytest.mark.mission("I9")
def test_the_order_answers_while_a_slider_moves_and_the_server_hears_nothing(page: Page, served: Served) -> None:
    sent = asked_of_server(page)
    live(opened(page, served.url))
    before = order(page)
    assert len(before) == 9
    assert len(sent) == 1, "the page asked again by itself: what is on its way while a reader turns the page blanks it"
    sent.clear()
    points(page, "strength").focus()
    for _ in range(3):
        page.keyboard.press("PageDown")
    page.keyboard.press("Home")
    for _ in range(3):
        points(page, "weakness").press("PageDown")
    expect(points(page, "strength")).to_have_attribute("aria-valuetext", ENGLISH("what_if.points", points="0"))
    only_threats(page)
    after = order(page)
    assert after[0] != before[0]
    assert sorted(after) == sorted(before)
    expect(lead(page)).to_have_text(ENGLISH("what_if.lead_tie", leader=after[0], other=after[1]))
    moved(page, "opportunity", 100)
    expect(lead(page)).to_have_text(ENGLISH("what_if.lead_other", leader=order(page)[0], winner=before[0]))
    assert sent == [], "the server was asked"


@pytest.mark.mission("I9")
def test_apply_simulates_with_the_weights_and_back_ends_it(page: Page, served: Served) -> None:
    live(opened(page, served.url))
    first_line = title(page).inner_text()
    expect(button(page, "apply")).to_be_disabled()
    expect(button(page, "back")).to_be_disabled()
    only_threats(page)
    leader = order(page)[0]
    button(page, "apply").click()
    expect(title(page)).to_contain_text(leader)
    page.wait_for_url("**weights=*")
    expect(page.get_by_text("the lead changed")).to_be_visible()
    expect(page.get_by_text(ENGLISH("decide.tried_weights")).first).to_be_visible()
    expect(points(page, "strength")).to_have_value("0")
    assert order(at_rest(page))[0] == leader
    page.reload()
    live(page)
    expect(points(page, "strength")).to_have_value("0")
    button(page, "back").click()
    expect(title(page)).to_have_text(first_line)
    expect(points(page, "strength")).to_have_value("100")


def test_points_that_were_not_applied_outlive_a_switch_of_page_a_reload_and_a_change_on_disk(
    page: Page, serve: Callable[..., Served]
) -> None:
    served = serve()
    live(opened(page, served.url))
    moved(page, "threat", 37)
    turned_to(page, "industry")
    turned_to(page, "")
    expect(points(page, "threat")).to_have_value("37")
    assert len(order(at_rest(page))) == 9
    page.reload()
    expect(points(live(page), "threat")).to_have_value("37")
    points(page, "threat").evaluate("slider => { slider.value = 41; slider.dispatchEvent(new Event('input')) }")
    (served.workspace / "industry_profiles" / "packaging.yaml").unlink()
    expect(page.get_by_text(ENGLISH("decide.industries_many", count="8")).first).to_be_visible()
    expect(points(page, "threat")).to_have_value("41")
    page.wait_for_function(f"names => ({NAMES})(document.querySelector(names)).length === 8", arg=PREVIEW)


def test_saved_weights_stand_in_the_founders_file_with_what_they_did_to_the_lead(
    page: Page, serve: Callable[..., Served]
) -> None:
    served = serve()
    live(opened(page, served.url))
    only_threats(page)
    button(page, "save").click()
    expect(page.get_by_text("you changed the weights after seeing the ranking")).to_be_visible()
    text = (served.workspace / "founders" / "me.yaml").read_text(encoding="utf-8")
    assert "strength: 0" in text
    assert "moved:" in text
    expect(button(page, "save")).to_be_disabled()
    expect(points(page, "strength")).to_have_value("0")


def test_without_points_nothing_can_be_ranked(page: Page, served: Served) -> None:
    live(opened(page, served.url))
    before = order(page)
    only_threats(page)
    moved(page, "threat", 0)
    expect(lead(page)).to_have_text(ENGLISH("what_if.all_zero"))
    expect(button(page, "apply")).to_be_disabled()
    expect(button(page, "save")).to_be_disabled()
    button(page, "back").click()
    assert order(page) == before


@pytest.mark.mission("I9")
def test_the_outlook_names_who_would_lead_before_it_is_let_go(page: Page, served: Served) -> None:
    live(opened(page, served.url))
    said = page.locator(".outlook .lead")
    first, link = said.inner_text(), page.url
    page.locator("#outlook-slider").evaluate("slider => { slider.value = 1; slider.dispatchEvent(new Event('input')) }")
    expect(said).not_to_have_text(first)
    assert page.url == link
    page.locator("#outlook-slider").evaluate("slider => slider.dispatchEvent(new Event('change'))")
    page.wait_for_url("**outlook=1")
    expect(second_line(page)).to_contain_text(ENGLISH("decide.an_optimist"))


def test_a_tilt_sets_the_outlook_aside(page: Page, served: Served) -> None:
    live(opened(page, served.url, outlook="0.2"))
    page.get_by_text(ENGLISH("optimism.tilt"), exact=True).click()
    expect(page.get_by_text(ENGLISH("optimism.twice")).first).to_be_visible()
    page.get_by_role("slider", name=ENGLISH("optimism.tilt_label")).focus()
    page.keyboard.press("End")
    page.get_by_role("button", name=ENGLISH("optimism.apply")).click()
    page.wait_for_url("**tilt=1*")
    assert "outlook" not in page.url
    page.get_by_text(ENGLISH("optimism.range"), exact=True).click()
    page.wait_for_url(lambda url: "tilt" not in url)
    expect(page.locator("#outlook-slider")).to_have_value("0.2")


def test_fifty_industries_on_a_phone_in_chinese_and_in_the_dark(
    new_page: Callable[..., Page], serve: Callable[..., Served]
) -> None:
    served, page = serve(fifty_industries), new_page(width=375, theme="dark")
    live(opened(page, served.url, lang="zh-Hant"))
    only_threats(page)
    expect(page.get_by_text(CHINESE("what_if.further", count=35))).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 375
