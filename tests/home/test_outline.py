"""A long page lists its headings at the top, and each leads to its part without a telling word in the address."""

from __future__ import annotations

import re

import pytest

from home.models import GuidancePage

LINK = re.compile(r'<a href="#(part-\d+)">([^<]*)</a>')
SIGNS = {"heading": "Signs & changes", "introduction": "", "signs": [{"sign": "Moods", "example": ""}]}


@pytest.fixture
def long_page(home_page) -> GuidancePage:
    hidden = home_page.add_child(instance=GuidancePage(title="Not yet", slug="not-yet", live=False))
    page = home_page.add_child(instance=GuidancePage(title="A page", slug="a-page", lists_headings=True))
    page.body = [
        ("text", "<p>Words without a heading.</p>"),
        ("text", "<h2>It’s <b>any</b> child</h2><p>Words.</p><h2>A second heading</h2>"),
        ("say", {"text": "It is never the child’s fault."}),
        ("signs", SIGNS),
        ("links", {"heading": "Shown nowhere", "links": [{"text": "Read on", "page": hidden, "address": ""}]}),
        ("links", {"heading": "Next", "links": [{"text": "Find help", "page": None, "address": "/find-support/"}]}),
    ]
    page.save_revision().publish()
    return page


def test_each_heading_is_listed_in_order_and_leads_to_its_part(client, long_page):
    shown = client.get("/a-page/").content.decode()
    listed = LINK.findall(shown)
    assert listed == [("part-1", "It’s any child"), ("part-2", "Signs &amp; changes"), ("part-3", "Next")]
    parts = {anchor: shown[shown.index(f'id="{anchor}"') :] for anchor, _heading in listed}
    assert all(re.search(r"<h2[^>]*>", part) for part in parts.values())
    assert parts["part-2"].index("Signs &amp; changes</h2>") < parts["part-2"].index('id="part-3"')


def test_a_page_that_is_not_ticked_has_neither_list_nor_anchors(client, long_page):
    long_page.lists_headings = False
    long_page.save_revision().publish()
    shown = client.get("/a-page/").content.decode()
    assert "On this page" not in shown
    assert "part-1" not in shown
    assert "Signs &amp; changes" in shown


@pytest.mark.parametrize("slug", ["is-this-ok/who-will-know", "parents/disability-and-special-needs", "help-now"])
def test_the_long_starter_pages_list_every_part(client, starter, db, slug):
    shown = client.get(f"/{slug}/").content.decode()
    listed = [anchor for anchor, _heading in LINK.findall(shown)]
    assert len(listed) >= 8
    assert re.findall(r'id="(part-\d+)"', shown) == listed
