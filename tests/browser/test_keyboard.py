"""Everything can be done with a keyboard alone, and one always sees where one is."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import FINDER, KINDS

pytestmark = pytest.mark.browser

# Doors, of the home page and of a list of links, are large targets: there the ring goes round the card.
WHERE = """
() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  const hasRing = each => {
    const style = getComputedStyle(each);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  const box = one.getClientRects()[0];
  const isInSight = x => {
    const top = document.elementFromPoint(box.x + x * box.width, box.y + box.height / 2);
    return top !== null && (one.contains(top) || top.contains(one));
  };
  if (!one.dataset.stop) one.dataset.stop = Math.random();
  return {
    stop: one.dataset.stop,
    name: `${one.tagName} ${(one.innerText || one.name || "").trim().slice(0, 40)}`,
    isExit: one.hasAttribute("data-exit"),
    href: one.getAttribute("href"),
    outlined: [one, one.closest(".door, .links li")].some(each => each !== null && hasRing(each)),
    inSight: [0.15, 0.5, 0.85].every(isInSight),
  };
}
"""
MOST_STOPS = 150
# One of each layout; pages of one layout have the same stops.
VISITED = (
    "home",
    "is-this-ok",
    "finder",
    "half a postcode",
    "area for an adult",
    "area for a young person",
    "not here",
)


def stops(page: Page) -> list[dict[str, Any]]:
    """Each place Tab stops at, once round."""
    found: list[dict[str, Any]] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        here = page.evaluate(WHERE)
        if here is None or any(here["stop"] == one["stop"] for one in found):
            return found
        found.append(here)
    pytest.fail(f"Tab never came round: {[one['name'] for one in found[-5:]]}")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.name in VISITED], ids=lambda kind: kind.name)
def test_tab_reaches_the_way_out_by_the_second_stop_and_is_always_seen(visitor, live_site, kind, width):
    page = visitor(width=width, height=640)
    kind.open(page, live_site)
    if page.locator("main :focus").count():  # the answer to a form may start below the top
        page.evaluate("document.activeElement.blur()")
    found = stops(page)
    assert found[0]["href"] == "#main"
    assert found[1]["isExit"]
    assert [one["name"] for one in found if not one["outlined"]] == []
    assert [one["name"] for one in found if not one["inSight"]] == [], "hidden, or covered by the bar at the top"


def test_the_skip_link_leads_past_the_bars(visitor):
    page = visitor()
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_finder_is_filled_in_and_sent_without_a_mouse(visitor, live_site):
    page = visitor()
    page.goto(FINDER)
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "postcode":
            break
    page.keyboard.type("st16 2dh")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_site.url}/find-support/stafford/")
    page.locator("details.filters summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("details.filters a").first).to_be_visible()
