"""First visits in Chromium, held against their budgets."""

from __future__ import annotations

from tests.browser import chromium
from tests.browser.pages import KINDS
from tests.browser.weight import BUDGETS, Weight, first_visit
from tests.live.serving import LiveSite


def first_visits(site: LiveSite) -> dict[str, Weight] | None:
    """The weight of each kind of page; none where there is no Chromium."""
    path = chromium.find()
    if path is None:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = chromium.launch(playwright, path)
        try:
            return {kind.name: first_visit(browser, site, kind) for kind in KINDS}
        finally:
            browser.close()


def broken_budgets(weights: dict[str, Weight]) -> list[str]:
    """In words, page by page."""
    return [f"{kind.name}: {fault}" for kind in KINDS for fault in weights[kind.name].over(BUDGETS[kind.weight])]
