"""On paper, and in the reader's own colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.pages import KINDS

pytestmark = pytest.mark.browser

AREAS = [kind for kind in KINDS if kind.weight == "area"]


@pytest.mark.parametrize("kind", AREAS, ids=lambda kind: kind.name)
def test_an_area_on_paper_has_its_numbers_and_not_the_way_out(visitor, live_site, kind):
    page = visitor(width=794, height=1123)
    kind.open(page, live_site)
    numbers = page.locator("main a[href^='tel:']:visible").all_inner_texts()
    assert numbers
    page.emulate_media(media="print")
    expect(page.locator("a.exit-link")).to_be_hidden()
    expect(page.locator("[data-help-strip]")).to_be_visible()
    expect(page.locator("[data-help-strip]")).to_contain_text("999")
    printed = page.locator("main a[href^='tel:']:visible").all_inner_texts()
    assert [number for number in numbers if number not in printed] == []
    council = page.locator("main").get_attribute("data-upper-tier")
    if council == "E10000028":
        expect(page.locator("main")).to_contain_text("0300 111 8007")
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_on_paper_nothing_says_which_site_it_came_from(visitor):
    page = visitor()
    page.goto("/find-support/stafford/?who=y")
    page.emulate_media(media="print")
    expect(page.locator(".brand")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in {
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    }


def test_in_the_readers_own_colours_the_way_out_and_the_doors_keep_their_edges(visitor):
    page = visitor(forced_colors="active", color_scheme="dark")
    page.goto("/")
    for shape in ("a.exit-link", "[data-audience=y].door", ".button"):
        edge = page.locator(shape).first.evaluate("one => parseFloat(getComputedStyle(one).borderTopWidth)")
        assert edge >= 1, shape
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_on_paper_the_hours_of_a_line_stand_beside_its_number(visitor):
    page = visitor()
    page.emulate_media(media="print")
    page.goto("/find-support/stafford/")
    line = page.locator('[data-service="childline"] .ways li').filter(has_text="0800 1111")
    expect(line).to_contain_text("Day and night, every day", use_inner_text=True)
    chat = page.locator('[data-service="childline"] .ways li').filter(has_text="Chat online")
    assert "Day and night" not in chat.inner_text()
