"""The menu opens without script, covers neither the way out nor the help lines, and none of it is out of reach."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def lies_open(page: Page, mark: str) -> bool:
    """Whether the middle of an element is what a finger there would touch."""
    return page.locator(mark).first.evaluate(
        """(one) => {
          const box = one.getBoundingClientRect();
          const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return one.contains(there) || (there !== null && there.contains(one));
        }"""
    )


def test_the_menu_opens_by_keyboard_and_leaves_the_way_out_and_the_help_lines_in_sight(visitor):
    page = visitor(width=360, height=740)
    page.goto("/is-this-ok/")
    expect(page.locator(".menu-list")).to_be_hidden()
    page.locator(".menu summary").press("Enter")
    expect(page.locator(".menu-list a").first).to_be_visible()
    assert lies_open(page, ".exit-link")
    assert lies_open(page, "[data-help-strip] a")
    page.locator(".menu summary").press("Enter")
    expect(page.locator(".menu-list")).to_be_hidden()


def test_the_menu_works_without_script_and_its_last_page_can_be_reached_with_very_large_letters(visitor):
    page = visitor(width=320, height=256, java_script_enabled=False)
    page.goto("/help-now/")
    page.locator(".menu summary").click()
    last = page.locator(".menu-list a").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()
    last.click()
    expect(page).not_to_have_url(re.compile("help-now"))
