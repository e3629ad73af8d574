"""Shows resources of the starter library on the starter pages of those who look for them."""

from __future__ import annotations

import json
from collections.abc import Mapping

from wagtail.models import Page

from home.models.body_page import BodyPage
from home.starter.pack import PACKS
from resources.models import ResourcePage

CHOICE = PACKS / "library" / "on_pages.json"
# What ends a page: whom to ask, and where to go. Resources stand before it.
ENDS_WITH = frozenset({"contact_card", "links"})


def show_on_pages(resources: Mapping[str, ResourcePage]) -> int:
    """Put the chosen ones, by slug, on the pages `on_pages.json` names; how many pages now show some.

    A page that is not there, shows resources already, or is public while somebody works on it stays as it is.
    Resources that are drafts show nothing until they go live: the block knows.
    """
    choice = json.loads(CHOICE.read_text(encoding="utf-8"))
    shown = 0
    for slug, wanted in choice["pages"].items():
        found = [resources[name].pk for name in wanted if name in resources]
        page = Page.objects.not_type(ResourcePage).filter(slug=slug).first()
        page = page.specific if page else None
        if found and isinstance(page, BodyPage) and _put_on(page, found, choice["heading"]):
            shown += 1
    return shown


def _put_on(public: BodyPage, keys: list[int], heading: str) -> bool:
    if public.live and public.has_unpublished_changes:
        return False
    page: BodyPage = public.get_latest_revision_as_object()
    blocks = list(page.body.raw_data)
    if any(block["type"] == "resource_list" for block in blocks):
        return False
    at = len(blocks)
    while at and blocks[at - 1]["type"] in ENDS_WITH:
        at -= 1
    value = {"heading": heading, "resources": keys}
    blocks.insert(at, {"type": "resource_list", "value": value})
    page.body = json.dumps(blocks)
    revision = page.save_revision()
    if public.live:
        revision.publish()
    return True
