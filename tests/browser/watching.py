"""Watches a browser while it visits, and tells of anything a visitor's browser should never have met."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, ConsoleMessage, Request

# An address that carries its content with it, or none at all, asks nobody.
ASKS_NOBODY = ("data:", "blob:", "about:")
# Wagtail's staff screens carry inline starters, which our policy stops on purpose and our own script reads instead.
STOPPED_FOR_STAFF = "Executing inline script violates"


class Watch:
    """Collects `faults`: errors on the page, broken safety policy, failed requests, requests to anyone else."""

    def __init__(self, context: BrowserContext, home: str, *, is_staff: bool = False) -> None:
        """`home` is the site's own address. `others` may be added to: places the visit is meant to lead to."""
        self.home = home
        self.is_staff = is_staff
        self.others: list[str] = []
        self.faults: list[str] = []
        self.documents: set[str] = set()
        context.on("console", self._said)
        context.on("weberror", lambda error: self.faults.append(f"page error: {error.error}"))
        context.on("request", self._asked)
        context.on("requestfailed", self._failed)

    def _asked(self, request: Request) -> None:
        if request.is_navigation_request():
            self.documents.add(request.url)
        if not request.url.startswith((self.home, *self.others, *ASKS_NOBODY)):
            self.faults.append(f"a request to somebody else: {request.url}")

    def _failed(self, request: Request) -> None:
        # A navigation that another one overtook is not a failure.
        if request.failure != "net::ERR_ABORTED" and request.url not in self.documents:
            self.faults.append(f"a failed request: {request.url} ({request.failure})")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type != "error":
            return
        # The browser notes that a page answered 404 or 500: for our error pages that is the point.
        if message.text.startswith("Failed to load resource") and message.location["url"] in self.documents:
            return
        if self.is_staff and message.text.startswith(STOPPED_FOR_STAFF):
            return
        self.faults.append(f"console: {message.text} ({message.location['url']})")
