"""A member of staff corrects a helpline's number, and the public sees it at once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.live.prepared import EDITOR

pytestmark = pytest.mark.browser

# The new number is one of those Ofcom keeps for drama: nobody has it.
OLD, NEW = "0800 1111", "0808 157 0000"


@pytest.fixture
def editor(visitor) -> Page:
    """A Directory Manager, signed in."""
    page = visitor(is_staff=True)
    page.goto("/admin/")
    page.get_by_label("Username").fill(EDITOR[0])
    page.locator("input[type=password]").fill(EDITOR[1])
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile(r"/admin/$"))
    return page


def change_number(page: Page, old: str, new: str) -> None:
    """By the menus, as one would."""
    page.goto("/admin/")
    page.get_by_role("button", name="Directory", exact=True).click()
    page.get_by_role("link", name="Services", exact=True).first.click()
    page.get_by_role("link", name="Childline", exact=True).first.click()
    page.get_by_role("tab", name="Numbers and hours").click()
    boxes = page.locator("input[name^='channels-'][name$='-value']")
    values = boxes.evaluate_all("all => all.map(one => one.value)")
    boxes.nth(values.index(old)).fill(new)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".messages")).to_contain_text("Childline")


def what_the_public_sees(visitor) -> tuple[str, str]:
    """The number on Childline's card, and the help strip of another page."""
    page = visitor()
    page.goto("/find-support/stafford/?who=y")
    card = page.locator("main [data-service=childline] a[href^='tel:']").first.inner_text()
    page.goto("/is-this-ok/")
    strip = page.locator("[data-help-strip]").inner_text()
    return card, strip


def test_a_corrected_number_is_public_at_once_on_cards_and_in_the_help_strip(editor, visitor, live_site):
    change_number(editor, OLD, NEW)
    try:
        card, strip = what_the_public_sees(visitor)
        assert card == NEW
        assert NEW in strip
        baked = (live_site.data_dir / "errors" / "500.html").read_text()
        assert NEW in baked
    finally:
        change_number(editor, NEW, OLD)
    card, strip = what_the_public_sees(visitor)
    assert (card, OLD in strip) == (OLD, True)
