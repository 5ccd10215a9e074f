"""How the tests of this folder open pages, wait for them, and read them."""

import contextlib
import time
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Locator, Page, TimeoutError, WebSocket, expect
from streamlit.proto.BackMsg_pb2 import BackMsg

from locales import Words, words_in

ENGLISH: Words = words_in("en")
CHINESE: Words = words_in("zh-Hant")
DRAWN = "[data-testid=stVegaLiteChart]"
# All is said and drawn: connected, at rest, nothing grey from before, every chart with marks in it, fonts there.
AT_REST = """() => {
    const app = document.querySelector('[data-testid=stApp]')
    const charts = [...document.querySelectorAll('[data-testid=stVegaLiteChart]')]
    return app?.dataset.testConnectionState === 'CONNECTED' && app.dataset.testScriptState === 'notRunning'
        && document.querySelector('h1') !== null
        && document.querySelector('[data-stale=true], [data-testid=stSkeleton]') === null
        && charts.every(chart => chart.querySelector('svg text') !== null)
        && document.fonts.status === 'loaded'
}"""


LINK_SECONDS = 60
TRIES, TRY_MS = 10, 5_000


def at_rest(page: Page) -> Page:
    """Wait until the page has said and drawn everything."""
    page.wait_for_function(AT_REST)
    return page


def opened(page: Page, url: str, path: str = "", **link: str) -> Page:
    """Open a page of the app, with choices in the link, and wait for it."""
    page.goto(f"{url}/{path}?{urlencode(link)}")
    return at_rest(page)


def turned_to(page: Page, path: str) -> Page:
    """Go to another page ("" is Decide) by the navigation at the top, and wait for its first line."""
    before = title(page).inner_text()
    page.locator(f"[data-testid=stTopNavLink][href$='/{path}']").click()
    expect(title(page)).not_to_have_text(before)
    return at_rest(page)


def title(page: Page) -> Locator:
    """The first line."""
    return page.get_by_role("heading", level=1)


def second_line(page: Page) -> Locator:
    """How sure, and with which strategy."""
    return page.get_by_role("heading", level=2).first


def chart(page: Page, alternative: str) -> Locator:
    """The chart whose text alternative begins so."""
    return page.locator(f'{DRAWN}[aria-label^="{alternative}"]')


def told(page: Page, alternative: str) -> str:
    """The whole text alternative of the chart whose alternative begins so."""
    return chart(page, alternative).get_attribute("aria-label") or ""


def link_of(page: Page) -> dict[str, str]:
    """The choices that stand in the link."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def expect_link(page: Page, choices: dict[str, str]) -> None:
    """Wait until just these choices stand in the link: it is written after the page that they change."""
    deadline = time.monotonic() + LINK_SECONDS
    while link_of(page) != choices and time.monotonic() < deadline:
        page.wait_for_timeout(100)
    assert link_of(page) == choices


def language_button(page: Page, name: str) -> Locator:
    """One half of the language switch."""
    return page.locator(".st-key-lang").get_by_text(name, exact=True)


def compared(page: Page, count: int) -> None:
    """Wait until the line above the title says that so many industries are compared."""
    named = ENGLISH("decide.industries_one") if count == 1 else ENGLISH("decide.industries_many", count=str(count))
    expect(page.get_by_text(f"{named}, 16 factors")).to_be_visible()


def opened_drawer(page: Page) -> Locator:
    """The drawer at the right, once it is open."""
    drawer = page.get_by_role("dialog")
    expect(drawer).to_be_visible()
    return drawer


def picked(page: Page, box: Locator, option: Locator) -> Page:
    """Take an option of a box as a reader does: open the list again where it has closed because the page moved."""
    for _ in range(TRIES):
        with contextlib.suppress(TimeoutError):
            if not option.is_visible():
                box.click(timeout=TRY_MS)
            option.click(timeout=TRY_MS)
            return at_rest(page)
    raise AssertionError("the option could not be taken")


def asked_of_server(page: Page) -> list[BackMsg]:
    """What the page asks of the server from now on, but for the look at the files every second."""
    asked: list[BackMsg] = []

    def note(frame: str | bytes) -> None:
        message = BackMsg.FromString(frame if isinstance(frame, bytes) else frame.encode())
        if not message.rerun_script.is_auto_rerun:
            asked.append(message)

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", note)

    page.on("websocket", listen)
    return asked
