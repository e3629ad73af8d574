"""Leaving: at once, without a trace on the screen, and for good, whatever the server does."""

from __future__ import annotations

import contextlib
import time

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.pages import KINDS
from tests.browser.screens import every_frame, shows_nothing
from tests.live.prepared import EXIT_URL, OTHER_SITE

pytestmark = pytest.mark.browser

BEFORE = f"{OTHER_SITE}/before"
# What a person at the screen would see one frame after leaving: no text but the notice, no element but the cover.
ONE_FRAME_LATER = """
leave => new Promise(done => {
  requestAnimationFrame(() => done({
    text: document.documentElement.innerText.trim(),
    title: document.title,
    ours: [...document.querySelectorAll("body *")].filter(one => one.checkVisibility()).length,
  }));
  leave === "click"
    ? document.querySelector("a.exit-link").click()
    : [1, 2, 3].forEach(() => ["keydown", "keyup"].forEach(
        kind => dispatchEvent(new KeyboardEvent(kind, {key: "Shift"}))));
})
"""


@pytest.fixture
def page(visitor, other_site):
    """Somebody on another site, who came to our home page and followed one link."""
    tab = visitor(leaves_for=(OTHER_SITE,))
    tab.goto(BEFORE)
    tab.goto("/")
    assert not shows_nothing(tab.screenshot()), "a page of ours must not pass for an empty screen"
    tab.locator("[data-audience=y] a").click()
    expect(tab.locator("h1")).to_be_visible()
    yield tab
    other_site.delay = 0


def press_shift(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


def back(page: Page) -> None:
    """Press Back. A page the browser kept never loads again, so only its coming is waited for."""
    with contextlib.suppress(Error):  # the page that came back may leave again at once
        page.go_back(wait_until="commit")


def settled(page: Page) -> str:
    """The address once nothing moves any more."""
    address, since = page.url, time.monotonic()
    while time.monotonic() - since < 0.7:
        page.wait_for_timeout(50)
        if page.url != address:
            address, since = page.url, time.monotonic()
    return address


def arrivals(page: Page) -> list[tuple[str, str]]:
    """Fills with each page that comes: its address, and how ("BackForwardCacheRestore" for one that was kept)."""
    seen: list[tuple[str, str]] = []
    wire = page.context.new_cdp_session(page)
    wire.on("Page.frameNavigated", lambda event: seen.append((event["frame"]["url"], event["type"])))
    wire.send("Page.enable")
    return seen


def back_shows_nothing_of_ours(page: Page, home: str, presses: int = 3) -> None:
    for press in range(1, presses + 1):
        with every_frame(page) as frames:
            back(page)
            address = settled(page)
        assert frames or press > 1, "the browser painted nothing: this proves nothing"
        assert [number for number, frame in enumerate(frames) if not shows_nothing(frame)] == [], f"Back {press}"
        assert shows_nothing(page.screenshot())
        assert not address.startswith(home) or page.evaluate("document.documentElement.innerText").strip() in {
            "",
            "Loading.",
        }, address


@pytest.mark.parametrize("way", ["a click", "three Shifts"])
def test_after_leaving_back_shows_nothing_of_ours(page, live_site, other_site, way):
    if way == "a click":
        page.locator("a.exit-link").click()
    else:
        press_shift(page, 3)
    expect(page).to_have_url(EXIT_URL)
    assert other_site.referrers == []
    back_shows_nothing_of_ours(page, live_site.url)
    assert page.url in {BEFORE, "about:blank"}


def test_back_after_leaving_brings_no_page_as_the_browser_had_kept_it(page, live_site):
    page.locator("a.exit-link").click()
    expect(page).to_have_url(EXIT_URL)
    came = arrivals(page)
    back(page)
    settled(page)
    # A kept page is shown as it last looked before it can cover itself; a fresh one is covered from the start.
    assert (f"{live_site.url}/", "Navigation") in came
    assert came[-1][0] == EXIT_URL
    assert "BackForwardCacheRestore" not in {how for address, how in came if address.startswith(live_site.url)}


def test_leaving_needs_nothing_from_our_server(page, live_site):
    home = live_site.url
    live_site.stop()
    try:
        page.locator("a.exit-link").click()
        expect(page).to_have_url(EXIT_URL)
        back_shows_nothing_of_ours(page, home)
    finally:
        live_site.start()


@pytest.mark.parametrize("way", ["click", "shift"])
def test_the_screen_is_covered_within_one_frame(page, other_site, way):
    other_site.delay = 1.0  # a slow line: our page stays until the other one comes
    seen = page.evaluate(ONE_FRAME_LATER, way)
    assert (seen["text"], seen["ours"], seen["title"]) == ("Loading.", 0, "other.example")
    assert shows_nothing(page.screenshot())


def test_a_new_visit_after_leaving_is_an_ordinary_visit(page, live_site):
    page.locator("a.exit-link").click()
    expect(page).to_have_url(EXIT_URL)
    page.goto("/")
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0
    page.locator("[data-audience=p] a").click()
    expect(page.locator("h1")).to_be_visible()
    back(page)
    expect(page.locator("h1")).to_be_visible()
    expect(page).to_have_url(f"{live_site.url}/")


def test_ordinary_back_inside_the_site_shows_the_page(page, live_site):
    came = arrivals(page)
    back(page)
    expect(page).to_have_url(f"{live_site.url}/")
    expect(page.locator("h1")).to_be_visible()
    assert came == [(f"{live_site.url}/", "BackForwardCacheRestore")], "no page is kept: the tests above prove little"
    assert not shows_nothing(page.screenshot())


def test_shift_for_a_capital_letter_or_too_slowly_does_not_leave(page, live_site):
    page.goto("/find-support/")
    page.locator("input[name=postcode]").first.focus()
    for letter in "STS":
        page.keyboard.press(f"Shift+{letter}")
    press_shift(page, 2)
    page.keyboard.press("a")
    press_shift(page, 2)
    expect(page.locator("[data-exit-status]")).to_have_text("Leaving: press Shift 1 more time.")
    page.wait_for_timeout(5_200)
    press_shift(page, 2)
    assert settled(page) == f"{live_site.url}/find-support/"
    expect(page.locator("h1")).to_be_visible()
    press_shift(page, 1)
    expect(page).to_have_url(EXIT_URL)


def test_leaving_works_from_every_outcome_of_the_finder_and_from_the_error_page(visitor, live_site):
    for kind in KINDS:
        if kind.name in {"half a postcode", "not here", "something broke", "area for a young person"}:
            tab = visitor(leaves_for=(OTHER_SITE,))
            tab.goto(BEFORE)
            kind.open(tab, live_site)
            tab.locator("a.exit-link").click()
            expect(tab).to_have_url(EXIT_URL)
            back_shows_nothing_of_ours(tab, live_site.url, presses=1)
