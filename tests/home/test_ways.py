"""Every page says where it stands and what comes next, and a chat that shows it gives nothing away."""

from __future__ import annotations

import re

import pytest

from home.models import AudiencePage, GuidancePage, HomePage
from home.models import EasyReadPage as Easy


@pytest.fixture
def hub(home_page) -> AudiencePage:
    words = {"door_label": "Me", "door_hint": "Or a friend", "introduction": "Ask.", "audience": "y"}
    return home_page.add_child(instance=AudiencePage(title="Is this OK?", slug="ok", show_in_menus=True, **words))


def below(parent: HomePage | AudiencePage, slug: str, **fields) -> GuidancePage:
    fields.setdefault("title", slug.replace("-", " ").capitalize())
    return parent.add_child(instance=GuidancePage(slug=slug, **fields))


def shown(client, address: str) -> str:
    return client.get(address).content.decode()


def part(page: str, mark: str, end: str) -> str:
    start = page.index(mark)
    return page[start : page.index(end, start)]


def test_the_menu_is_the_page_tree_in_its_order_and_only_what_staff_ticked(client, hub, home_page):
    below(home_page, "about-us", show_in_menus=True)
    below(home_page, "not-in-it")
    below(home_page, "draft", show_in_menus=True, live=False)
    below(hub, "deeper", show_in_menus=True)
    menu = part(shown(client, "/about-us/"), 'class="wrap menu-list"', "</ul>")
    assert re.findall(r'href="(/[a-z-]+/)', menu) == ["/find-support/", "/search/", "/ok/", "/about-us/"]


def test_a_page_below_a_hub_says_so_and_leads_back_up(client, hub):
    below(below(hub, "middle"), "lowest")
    trail = part(shown(client, "/ok/middle/lowest/"), "<ol itemscope", "</ol>")
    assert re.findall(r'href="([^"]+)"', trail) == ["/", "/ok/", "/ok/middle/"]
    assert "Is this OK?" in trail
    assert re.findall(r'itemprop="position" content="(\d)"', trail) == ["1", "2"]
    assert "BreadcrumbList" not in shown(client, "/ok/")


def test_a_hub_names_each_live_page_below_it_unless_its_own_words_lead_there_already(client, hub):
    below(hub, "one", search_description="What one is about.")
    linked = below(hub, "two")
    below(hub, "draft", live=False)
    hub.body = [("links", {"heading": "Next", "links": [{"text": "Two", "page": linked, "address": ""}]})]
    hub.save_revision().publish()
    around = part(shown(client, "/ok/"), 'class="wrap around"', "</nav>")
    assert re.findall(r'href="([^"]+)"', around) == ["/ok/one/"]
    assert "What one is about." in around


def test_the_last_page_of_a_row_leads_on_to_the_first(client, hub):
    for slug in ("one", "two", "three", "four", "five"):
        below(hub, slug)
    around = part(shown(client, "/ok/four/"), 'class="wrap around"', "</nav>")
    assert re.findall(r'href="([^"]+)"', around) == ["/ok/five/", "/ok/one/", "/ok/two/"]


def test_hubs_and_other_pages_right_below_home_offer_none_beside_them(client, hub, home_page):
    below(home_page, "about-us")
    assert 'class="wrap around"' not in shown(client, "/about-us/")


def test_a_page_offers_its_easy_read_page_once_that_is_live(client, hub):
    easy = hub.add_child(instance=Easy(title="The same, easy", slug="easy", introduction="Short.", live=False))
    below(hub, "one", easy_read=easy)
    assert "Easy Read" not in shown(client, "/ok/one/")
    easy.save_revision().publish()
    assert '<a href="/ok/easy/">Easy Read</a>' in shown(client, "/ok/one/")


@pytest.mark.parametrize(("audience", "tint"), [("y", "violet"), ("p", "amber"), ("", "violet")])
def test_what_a_chat_shows_of_a_page_is_its_neutral_title_and_a_drawing(client, hub, settings, audience, tint):
    settings.WAGTAILADMIN_BASE_URL = "https://site.example"
    below(hub, "one", audience=audience, seo_title="Something quiet")
    page = shown(client, "/ok/one/?who=y")
    assert '<link rel="canonical" href="https://site.example/ok/one/">' in page
    assert '<meta property="og:title" content="Something quiet">' in page
    image = re.search(r'og:image" content="https://site\.example(/static/[^"]+)"', page)
    assert image is not None
    assert image[1].startswith(f"/static/img/share/{tint}")
    assert "CSE" not in page


def test_the_sitemap_says_when_a_page_last_changed_and_names_no_draft(client, hub):
    page = below(hub, "one")
    page.save_revision().publish()
    below(hub, "draft", live=False)
    page.refresh_from_db()
    found = client.get("/sitemap.xml").content.decode()
    entry = part(found, "/ok/one/</loc>", "</url>")
    assert f"<lastmod>{page.last_published_at.date().isoformat()}" in entry
    assert "/ok/draft/" not in found


def test_menu_trail_and_pages_around_cost_one_query_together(client, hub, django_assert_num_queries):
    from core.navigation import ways_from

    page = below(hub, "one")
    below(hub, "two")
    home = HomePage.objects.get()
    with django_assert_num_queries(1):
        ways = ways_from(home, page)
    assert (len(ways.menu), len(ways.trail), len(ways.beside)) == (1, 1, 1)
