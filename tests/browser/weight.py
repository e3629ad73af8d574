"""Counts what a first visit costs: requests and bytes on the wire, as the browser's own debug protocol tells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser

from tests.browser.pages import Kind
from tests.live.serving import LiveSite

ONE_KB = 1000


@dataclass(frozen=True, slots=True)
class Budget:
    """The most a first visit may cost: bytes of HTML and CSS, bytes in all, requests. Headers count as bytes."""

    html_and_css: int
    in_all: int
    requests: int


# Ten packets, 14.6 kB, come with the first round trip; a tenth of all sites manage 516 kB for a first page.
BUDGETS = {
    "text": Budget(14 * ONE_KB, 30 * ONE_KB, 4),
    "home": Budget(30 * ONE_KB, 60 * ONE_KB, 6),
    "area": Budget(22 * ONE_KB, 30 * ONE_KB, 4),
    "pictures": Budget(15 * ONE_KB, 100 * ONE_KB, 10),  # a picture of what one would print stands on it
}


@dataclass(slots=True)
class Weight:
    """What one first visit cost."""

    requests: int = 0
    kinds: dict[str, int] = field(default_factory=dict)

    @property
    def in_all(self) -> int:
        """Bytes."""
        return sum(self.kinds.values())

    @property
    def html_and_css(self) -> int:
        """Bytes."""
        return self.kinds.get("Document", 0) + self.kinds.get("Stylesheet", 0)

    def over(self, budget: Budget) -> list[str]:
        """Each budget that is broken, in words."""
        pairs = {
            "bytes of HTML and CSS": (self.html_and_css, budget.html_and_css),
            "bytes in all": (self.in_all, budget.in_all),
            "requests": (self.requests, budget.requests),
        }
        return [f"{what}: {spent:,} of {most:,}" for what, (spent, most) in pairs.items() if spent > most]


def first_visit_to(browser: Browser, site: LiveSite, path: str) -> Weight:
    """What an address costs somebody new."""
    return first_visit(browser, site, Kind(path, path))


def first_visit(browser: Browser, site: LiveSite, kind: Kind) -> Weight:
    """Visit as somebody new, on a phone. For an answer to a form it is the answer's own page that is counted."""
    context = browser.new_context(
        viewport={"width": 412, "height": 823}, device_scale_factor=1.75, is_mobile=True, has_touch=True
    )
    weight = Weight()
    kind_of: dict[str, str] = {}

    def sent(event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith(("data:", "blob:", "about:")):
            return
        if "redirectResponse" in event:
            spend("Document", event["redirectResponse"]["encodedDataLength"])
        elif event["type"] == "Document":  # a page begins; what the one before it cost is not its own
            weight.requests, weight.kinds = 0, {}
        weight.requests += 1

    def spend(kind_of_file: str, size: float) -> None:
        weight.kinds[kind_of_file] = weight.kinds.get(kind_of_file, 0) + round(size)

    try:
        page = context.new_page()
        wire = context.new_cdp_session(page)
        wire.on("Network.requestWillBeSent", sent)
        wire.on("Network.responseReceived", lambda event: kind_of.update({event["requestId"]: event["type"]}))
        wire.on(
            "Network.loadingFinished",
            lambda event: spend(kind_of.get(event["requestId"], "Other"), event["encodedDataLength"]),
        )
        wire.send("Network.enable")
        wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
        kind.open(page, site)
        page.wait_for_load_state("networkidle")
        return weight
    finally:
        context.close()
