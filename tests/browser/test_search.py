"""Searching in a browser: Back is never a dead end, and the page fits a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.pages import SEARCH_BOX as BOX

pytestmark = pytest.mark.browser


@pytest.fixture
def page(visitor):
    page = visitor()
    page.set_viewport_size({"width": 320, "height": 640})
    return page


def test_back_from_a_result_never_asks_to_send_a_form_again(page, live_site):
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.goto("/search/")
    page.locator(BOX).fill("hotels")
    page.locator(BOX).press("Enter")
    page.locator(".found h3 a").first.click()
    expect(page).not_to_have_url(f"{live_site.url}/search/")
    page.go_back(wait_until="commit")  # a page the browser kept whole is not loaded again
    expect(page).to_have_url(f"{live_site.url}/search/")
    expect(page.locator(BOX)).to_be_visible()
    page.reload()
    expect(page.locator(BOX)).to_have_value("")
    expect(page.locator(".topics button").first).to_be_visible()
    assert sent.count("POST") == 1


def test_the_results_fit_a_narrow_phone_and_nothing_asked_is_stored(page, live_site):
    page.goto("/search/?who=y")
    page.locator(BOX).fill("someone has my nudes and i want to die")
    page.locator(BOX).press("Enter")
    expect(page.locator("[data-help-first]")).to_contain_text("999")
    expect(page.locator("body")).to_have_attribute("data-audience", "y")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    kept = page.evaluate("[location.href, document.title, document.cookie, JSON.stringify({...localStorage})].join()")
    assert "nudes" not in kept
