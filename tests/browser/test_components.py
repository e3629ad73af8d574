"""Every component in every state is clear to everyone: axe, any size, wide spacing, own colours, no motion."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from home.components_page.specimens import Sheet
from home.components_page.views import GROUPS
from tests.browser.axe import Axe
from tests.browser.pages import WITH_COMPONENTS
from tests.browser.test_every_page import widths_that_scroll

# Whole pages are kinds of page, which other tests look at.
SHEETS = [sheet for make in GROUPS.values() for sheet in make() if sheet.specimens]
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.slug)]

# What acts: buttons and everything that looks like one. Links within a sentence are as large as their words.
BUTTONS = """
button, summary, input:not([type=hidden]), .button, .exit-link, .door a, .door-quiet a, .chips a, .areas a, .number,
.help-strip a, .menu-list a, .footer-links a, .skip:focus, .pager a, .around a, .links a, .outline a, .topics button
"""
# Those that are seen and smaller than a thumb, with their size. A tick is as large as its label, which acts too.
TOO_SMALL = """
buttons => [...document.querySelectorAll(buttons)].filter(one => one.checkVisibility()).map(one => {
  const box = (one.closest("label") ?? one).getBoundingClientRect();
  return [Math.min(box.width, box.height), one.className || one.tagName, one.textContent.trim().slice(0, 30)];
}).filter(([size]) => size > 1 && size < 43.9).map(([size, name, words]) => `${name} “${words}”: ${size}`)
"""
# The spacing somebody may ask for (WCAG 2.2, 1.4.12), laid over every rule of ours.
SPACED = """
() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }
  `);
  document.adoptedStyleSheets.push(sheet);
}
"""
# Words that are cut off: they reach out of a box that shows no more than itself. One of a pixel is hidden on purpose.
CUT_OFF = """
() => [...document.querySelectorAll("body *")].filter(one => {
  const {overflowX, overflowY} = getComputedStyle(one);
  return [overflowX, overflowY].some(how => how === "hidden" || how === "clip")
    && one.checkVisibility() && one.clientWidth > 2;
}).flatMap(box => {
  const edge = box.getBoundingClientRect();
  const words = document.createRange();
  return [...box.querySelectorAll("*")].filter(one => {
    const text = [...one.childNodes].find(node => node.nodeType === 3 && node.data.trim());
    if (!text || !one.checkVisibility() || one.closest("svg")) return false;
    words.selectNodeContents(text);
    const {left, right, top, bottom, width} = words.getBoundingClientRect();
    const out = [edge.left - left, right - edge.right, edge.top - top, bottom - edge.bottom];
    return width > 2 && Math.max(...out) > 2;
  }).map(one => `“${one.textContent.trim().slice(0, 40)}” in ${box.tagName}.${box.className}`);
})
"""
# Shapes: what has a ground of its own, other than what it stands on.
SHAPES = """
() => {
  const ground = one => getComputedStyle(one).backgroundColor;
  const clear = one => /^rgba\\(.*, 0\\)$/.test(ground(one));
  const beneath = one => one && clear(one) ? beneath(one.parentElement) : one;
  window.shapes = [...document.querySelectorAll("body *")].filter(one =>
    !one.closest("svg") && one.checkVisibility() && one.innerText?.trim() && !clear(one)
    && (beneath(one.parentElement) === null || ground(beneath(one.parentElement)) !== ground(one)));
  return window.shapes.length;
}
"""
# Those of them that would be lost among a reader's own colours. The cells of a table have its lines.
WITHOUT_EDGE = """
() => window.shapes.filter(one => {
  const style = getComputedStyle(one);
  return one.tagName !== "TABLE" && style.outlineStyle === "none" && !["Top", "Right", "Bottom", "Left"].some(
    side => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) >= 1);
}).map(one => `${one.tagName}.${one.className}`)
"""
MOVING = "() => document.getAnimations().filter(one => one.playState === 'running').length"


@pytest.fixture(scope="module")
def live_site(make_site):
    """The sample site with its component pages."""
    return make_site("components", **WITH_COMPONENTS)


def opened(page: Page, sheet: Sheet) -> Page:
    """The sheet with everything unfolded."""
    page.goto(f"/components/{sheet.slug}/")
    page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
    return page


def test_axe_finds_nothing_in_any_component(visitor, sheet):
    page = opened(visitor(), sheet)
    axe = Axe(page)
    faults: dict[str, list[str]] = {}
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            if found := axe.faults():
                faults[f"{width} {scheme}"] = found
    assert faults == {}


def test_no_shape_is_lost_among_the_readers_own_colours(visitor, sheet):
    page = opened(visitor(), sheet)
    assert page.evaluate(SHAPES) > 3
    page.emulate_media(forced_colors="active")
    assert page.evaluate(WITHOUT_EDGE) == []


def test_nothing_sticks_out_is_cut_off_or_too_small_for_a_thumb(visitor, sheet):
    page = opened(visitor(), sheet)
    sizes = {"320 px": (320, 640), "400 % of a laptop": (320, 256), "768 px": (768, 1024), "1280 px": (1280, 900)}
    assert widths_that_scroll(page, sizes) == {}
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(TOO_SMALL, BUTTONS) == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert widths_that_scroll(page, {"text twice as large": (640, 800)}) == {}
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.evaluate(SPACED)
    assert widths_that_scroll(page, {"spaced, 320 px": (320, 640), "spaced, 1280 px": (1280, 900)}) == {}
    assert page.evaluate(CUT_OFF) == []


def test_nothing_moves_for_who_asked_for_no_motion(visitor, sheet):
    page = opened(visitor(reduced_motion="reduce"), sheet)
    assert page.evaluate(MOVING) == 0
