"""What a young person ticks under “Does any of this ring true?” stays with them, and is gone when they leave."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_every_page import KEPT, NOTHING
from tests.home.starter_pack import every_page

pytestmark = pytest.mark.browser

RING_TRUE = "/is-this-ok/does-this-ring-true/"
ENDING = "Even if none of this fits, you can talk to someone."
(RECORD,) = (record for record in every_page() if record["type"] == "RingTruePage")
STATEMENTS = [statement for group in RECORD["groups"] for statement in group["value"]["statements"]]


def tick_all(page: Page) -> None:
    boxes = page.get_by_role("checkbox")
    assert boxes.count() == len(STATEMENTS)
    for box in boxes.all():
        box.check()


def test_ticking_sends_nothing_keeps_nothing_and_changes_nothing_on_the_page(visitor, live_site):
    page = visitor()
    page.goto(RING_TRUE)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    before = page.locator("main").inner_html()
    tick_all(page)
    page.get_by_role("checkbox").first.press("Enter")  # would send a form that led anywhere
    page.get_by_role("checkbox").last.press("Enter")
    page.wait_for_timeout(200)
    assert asked == []
    assert page.url == live_site.url + RING_TRUE
    assert page.evaluate(KEPT) == NOTHING
    assert page.evaluate("history.state") is None
    assert page.locator("main").inner_html() == before
    assert page.get_by_role("checkbox", checked=True).count() == len(STATEMENTS)


def test_ticks_are_gone_after_back_and_after_loading_again(visitor):
    page = visitor()
    page.goto(RING_TRUE)
    tick_all(page)
    page.locator("footer a[href='/']").click()
    expect(page.locator(".doors")).to_be_visible()
    page.go_back(wait_until="commit")
    expect(page.get_by_role("checkbox").first).to_be_visible()
    assert page.get_by_role("checkbox", checked=True).count() == 0
    tick_all(page)
    page.reload()
    expect(page.get_by_role("checkbox").first).to_be_visible()
    assert page.get_by_role("checkbox", checked=True).count() == 0


def test_paper_shows_neither_statements_nor_ticks_but_who_to_talk_to(visitor):
    page = visitor()
    page.goto(RING_TRUE)
    tick_all(page)
    page.emulate_media(media="print")
    assert page.get_by_role("checkbox").count() == 0
    expect(page.get_by_text(STATEMENTS[0])).to_be_hidden()
    expect(page.get_by_text(ENDING)).to_be_visible()
    expect(page.locator("main a[href^='tel:']").first).to_be_visible()


def test_without_script_it_is_read_and_there_is_nothing_to_tick_that_back_could_show(visitor):
    page = visitor(java_script_enabled=False)
    page.goto(RING_TRUE)
    for statement in STATEMENTS:
        expect(page.get_by_text(statement, exact=True)).to_be_visible()
    assert page.get_by_role("checkbox").count() == 0
    expect(page.get_by_text(ENDING)).to_be_visible()


def test_a_keyboard_ticks_and_the_ticks_are_large_enough_for_a_thumb(visitor):
    page = visitor(width=320, height=640)
    page.goto(RING_TRUE)
    first = page.get_by_role("checkbox").first
    first.focus()
    page.keyboard.press("Space")
    expect(first).to_be_checked()
    for label in page.locator("main label").all():
        box = label.bounding_box()
        assert box is not None
        assert box["height"] >= 44
