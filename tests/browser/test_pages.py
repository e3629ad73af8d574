"""No type of page of the starter site is left out of what the browser tests look at."""

from __future__ import annotations

from django.conf import settings

from home.starter.pack import read_pack
from tests.browser.pages import KINDS


def test_a_page_of_every_type_of_the_starter_site_is_looked_at():
    (home,) = read_pack(settings.STARTER_PACK).pages
    looked_at = {kind.path for kind in KINDS}
    waiting, types, seen = [("/", page) for page in home["children"]], set(), {home["type"]}
    while waiting:
        above, page = waiting.pop()
        address = f"{above}{page['slug']}/"
        types.add(page["type"])
        if address in looked_at:
            seen.add(page["type"])
        waiting += [(address, child) for child in page.get("children", [])]
    assert types - seen == set()
