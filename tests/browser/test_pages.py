"""No page of the starter site is left out of what the browser tests look at."""

from __future__ import annotations

from django.conf import settings

from home.starter.pack import read_pack
from tests.browser.pages import STARTER_PAGES


def test_every_page_of_the_starter_site_is_looked_at():
    (home,) = read_pack(settings.STARTER_PACK).pages
    waiting, slugs = list(home["children"]), set()
    while waiting:
        page = waiting.pop()
        slugs.add(page["slug"])
        waiting += page.get("children", [])
    assert slugs == set(STARTER_PAGES)
