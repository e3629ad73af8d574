"""What holds on every kind of page: clear to everyone, wide enough for every screen, and nothing kept or told."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import Axe
from tests.browser.pages import FAMILIES, KINDS, LIBRARY, OUR_WORK
from tests.live.prepared import EXIT_URL

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)]

KEPT = """
async () => ({
  cookies: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map(one => one.name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).map(one => one.scope),
})
"""
NOTHING = {"cookies": "", "local": [], "session": [], "databases": [], "caches": [], "workers": []}
# Elements that stick out to the side, to say which.
TOO_WIDE = """
() => document.scrollingElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("body *")]
    .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 0.5)
    .map(one => one.tagName + "." + one.className).concat(["the page"])
"""
# Whether an element is whole on the screen, large enough for a thumb, and on top.
WITHIN_REACH = """
one => {
  const box = one.getBoundingClientRect();
  const isOnTop = x => one.contains(document.elementFromPoint(box.x + x * box.width, box.y + box.height / 2));
  return box.width >= 44 && box.height >= 44 && box.left >= 0 && box.right <= innerWidth && box.top >= 0
    && box.bottom <= innerHeight && [0.1, 0.5, 0.9].every(isOnTop);
}
"""


def widths_that_scroll(page: Page, sizes: dict[str, tuple[int, int]]) -> dict[str, list[str]]:
    found = {}
    for name, (width, height) in sizes.items():
        page.set_viewport_size({"width": width, "height": height})
        if sticking_out := page.evaluate(TOO_WIDE):
            found[name] = sticking_out[-6:]
    return found


def test_axe_finds_nothing_on_small_and_large_screens_light_and_dark(visitor, live_site, kind):
    page = visitor()
    kind.open(page, live_site)
    axe = Axe(page)
    faults: dict[str, list[str]] = {}
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            if found := axe.faults():
                faults[f"{width} {scheme}"] = found
    assert faults == {}


def test_no_sideways_scroll_and_the_way_out_in_reach_at_any_size(visitor, live_site, kind):
    page = visitor()
    kind.open(page, live_site)
    sizes = {"320 px": (320, 640), "400 % of a laptop": (320, 256), "360 px": (360, 740), "1280 px": (1280, 900)}
    assert widths_that_scroll(page, sizes) == {}
    way_out = page.locator("a.exit-link")
    for width, height in sizes.values():
        page.set_viewport_size({"width": width, "height": height})
        for where in ("0", "document.scrollingElement.scrollHeight"):
            page.evaluate(f"scrollTo({{top: {where}, behavior: 'instant'}})")
            assert way_out.evaluate(WITHIN_REACH), f"{width} x {height}, scrolled to {where}"
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert widths_that_scroll(page, {"text twice as large": (640, 800)}) == {}


def test_nothing_is_kept_and_nobody_else_is_asked(visitor, live_site, kind):
    page = visitor()
    kind.open(page, live_site)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(KEPT) == NOTHING
    assert page.context.cookies() == []
    # That nobody else was asked, and that the strict policy stopped nothing, is checked by `visitor` itself.


def test_the_help_strip_and_the_way_out_are_there_and_the_tab_says_nothing(visitor, live_site, kind):
    page = visitor()
    kind.open(page, live_site)
    expect(page.locator("[data-help-strip] a[href='tel:999']")).to_be_visible()
    for link in page.locator("a[data-exit]").all():
        assert link.get_attribute("href") == EXIT_URL
        assert "noreferrer" in (link.get_attribute("rel") or "")
    assert page.locator("h1").count() == 1
    names_campaign = kind.path.startswith((OUR_WORK, FAMILIES, LIBRARY)) or kind.name in {
        "work-with-children",
        "seen-something",
        "about",
    }
    if not names_campaign:
        assert not re.search(r"abuse|\bCSE\b|exploit|sexual|groom", page.title(), re.IGNORECASE), page.title()
    assert page.locator("[autofocus], link[rel=manifest]").count() == 0
