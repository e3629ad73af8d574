"""News: newest first, ten to a page, and a feed that readers take."""

from __future__ import annotations

from datetime import datetime
from xml.etree import ElementTree

import pytest

from home.models import NewsIndexPage
from tests.home.partnership_pages import index, news

ATOM = "{http://www.w3.org/2005/Atom}"
FEED = "/list-newsindexpage/atom.xml"


@pytest.fixture
def paper(home_page):
    return index(home_page, NewsIndexPage)


def feed_of(client) -> ElementTree.Element:
    answer = client.get(FEED)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)


def test_the_feed_has_all_that_atom_requires_newest_first_and_only_what_is_public(client, paper):
    news(paper, "older", "2027-01-01", introduction="Pens & <paper>")
    news(paper, "newer", "2027-01-02")
    news(paper, "hidden", "2027-01-03").unpublish()
    feed = feed_of(client)
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Newer", "Older"]
    for part in (feed, *entries):
        assert part.findtext(f"{ATOM}id").startswith("urn:uuid:")
        assert part.findtext(f"{ATOM}title")
        assert datetime.fromisoformat(part.findtext(f"{ATOM}updated")).tzinfo is not None
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": f"http://localhost{FEED}", "alternate": "http://localhost/list-newsindexpage/"}
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Know About CSE"
    assert entries[0].find(f"{ATOM}link").get("href") == "http://localhost/list-newsindexpage/newer/"
    assert entries[1].findtext(f"{ATOM}summary") == "Pens &amp; &lt;paper&gt;"
    assert 'rel="alternate" type="application/atom+xml"' in client.get("/list-newsindexpage/").content.decode()


def test_a_feed_without_news_is_a_feed_and_does_not_claim_to_change_each_time(client, paper):
    first, second = feed_of(client), feed_of(client)
    assert first.findall(f"{ATOM}entry") == []
    assert first.findtext(f"{ATOM}updated") == second.findtext(f"{ATOM}updated")


def test_an_entry_keeps_its_id_when_its_page_gets_another_address(client, paper):
    page = news(paper, "first-name")
    before = feed_of(client).findtext(f"{ATOM}entry/{ATOM}id")
    page.slug = "second-name"
    page.save_revision().publish()
    assert feed_of(client).findtext(f"{ATOM}entry/{ATOM}id") == before


def test_news_stands_ten_to_a_page_and_a_wrong_number_is_no_error(client, paper):
    for day in range(1, 13):
        news(paper, f"item-{day}", f"2027-01-{day:02}")
    first = client.get("/list-newsindexpage/").content.decode()
    assert first.count('class="dated-item"') == 10
    assert first.index("Item 12") < first.index("Item 11")
    assert 'href="?page=2"' in first
    for asked in ("2", "99"):
        last = client.get(f"/list-newsindexpage/?page={asked}").content.decode()
        assert "Item 1<" in last.replace("\n", "")
        assert "Page 2 of 2" in last
    assert "Item 12" in client.get("/list-newsindexpage/?page=%00x").content.decode()
