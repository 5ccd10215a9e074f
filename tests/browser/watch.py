"""Watches a page while it is used: where it asks, and what it complains of."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from tests.browser.upstream import CONSOLE

HOME = "127.0.0.1"
NOT_FETCHED = ("data", "blob", "about")


@dataclass
class Watch:
    """Addresses on other machines that a page asked for, and errors that it reported."""

    asked_elsewhere: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> None:
        """Watch every page of a context."""
        context.on("request", lambda request: self._asked(request.url))
        context.on("console", self._said)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("page", lambda page: self._follow_sockets(page))

    def _follow_sockets(self, page: Page) -> None:
        page.on("websocket", lambda socket: self._asked(socket.url))

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in NOT_FETCHED and parts.hostname != HOME:
            self.asked_elsewhere.append(url)

    def _said(self, message: ConsoleMessage) -> None:
        url = message.location.get("url", "")
        if message.type == "error" and not any(known.search(url) for known in CONSOLE):
            self.errors.append(f"{message.text} ({url})")
