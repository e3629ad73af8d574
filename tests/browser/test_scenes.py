"""The readers' drawings are seen on every screen, never under words, and push nothing needed out of sight."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

# Where a reader arrives, and what they must meet without scrolling.
FIRST_THINGS = {
    "/": ".button",
    "/is-this-ok/": "main .links a",
    "/parents/": "main .callout a[href^='tel:']",
    "/work-with-children/": "main .callout a[href^='tel:']",
    "/seen-something/": "main .callout a[href^='tel:']",
}
# A hub with a long title, pages below one, a page for everyone, a campaign.
HEADS = (
    "/parents/",
    "/work-with-children/",
    "/parents/disability-and-special-needs/",
    "/is-this-ok/a-picture-of-you/",
    "/our-work/commissioning/missing-service-example/",
    "/our-work/campaigns/18-march/",
    "/help-now/",
)
# The words of the head that a solid shape of its drawing lies over or under; the soft circles are only a ground.
WORDS_UNDER_A_DRAWING = """
() => {
  const meet = (a, b) => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
  const shapes = [...document.querySelectorAll(".page-head .scene [class]:not(g, .c-soft)")]
    .map(shape => shape.getBoundingClientRect()).filter(box => box.width || box.height);
  const under = [];
  for (const one of document.querySelectorAll(".page-head :is(h1, p, dt, dd)")) {
    const words = document.createRange();
    words.selectNodeContents(one);
    for (const line of words.getClientRects())
      if (shapes.some(box => meet(box, line))) under.push(one.innerText);
  }
  return under;
}
"""


@pytest.mark.parametrize("path", FIRST_THINGS)
def test_on_a_phone_a_reader_sees_their_drawing_and_the_first_thing_to_do(visitor, path):
    page = visitor(width=360, height=760)
    page.goto(path)
    expect(page.locator("main .scene").first).to_be_in_viewport(ratio=0.9)
    expect(page.locator(FIRST_THINGS[path]).first).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("path", HEADS)
def test_no_words_stand_under_a_drawing_at_any_width(visitor, path):
    page = visitor()
    page.goto(path)
    for width in (320, 360, 412, 600, 767, 768, 1024, 1215, 1216, 1280, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(WORDS_UNDER_A_DRAWING) == [], width


def test_the_doors_of_the_home_page_show_parts_of_its_picture_and_paper_shows_none(visitor):
    page = visitor(width=360, height=760)
    page.goto("/")
    for reader in "ypwb":
        drawing = page.locator(f"[data-audience={reader}] > .scene")
        assert drawing.locator("use").evaluate("one => one.getBBox().width") > 100, reader
    page.emulate_media(media="print")
    for drawing in page.locator(".scene").all():
        expect(drawing).to_be_hidden()
