"""Loads a pack's pages: the tree first, then the bodies, which may link to any page and any service."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.fields import StreamField
from wagtail.models import Page, Site

from core.models import BasePage, SampleMark, SiteSettings
from home.models import (
    AudiencePage,
    CampaignPage,
    CampaignsPage,
    EasyReadPage,
    EventPage,
    EventsPage,
    FilmPage,
    GuidancePage,
    HomePage,
    MythsPage,
    NewsIndexPage,
    NewsPage,
    NoticePage,
    NoticesPage,
    PartnersPage,
    RingTruePage,
    SignsPage,
    StoryPage,
    WhatHappensPage,
)
from home.starter.pack import Pack, Record
from signposting.models import Service

TYPES: dict[str, type[BasePage]] = {
    "HomePage": HomePage,
    "AudiencePage": AudiencePage,
    "GuidancePage": GuidancePage,
    "SignsPage": SignsPage,
    "RingTruePage": RingTruePage,
    "WhatHappensPage": WhatHappensPage,
    "StoryPage": StoryPage,
    "MythsPage": MythsPage,
    "EasyReadPage": EasyReadPage,
    "CampaignPage": CampaignPage,
    "CampaignsPage": CampaignsPage,
    "EventPage": EventPage,
    "EventsPage": EventsPage,
    "FilmPage": FilmPage,
    "NewsIndexPage": NewsIndexPage,
    "NewsPage": NewsPage,
    "NoticePage": NoticePage,
    "NoticesPage": NoticesPage,
    "PartnersPage": PartnersPage,
}
# Keys of a record that are not fields of the page.
STRUCTURE = frozenset({"type", "body", "children", "owner"})
# Fields that are another page, which a record names by its slug.
OTHER_PAGES = ("help_now_page", "easy_read", "notice")


class PageLoader:
    """Loads one pack's pages into an empty tree."""

    def __init__(self, pack: Pack, *, publish_unchecked: bool) -> None:
        """`publish_unchecked`: whether pages that need a specialist's check go live before they had it."""
        self.pack = pack
        self.publish_unchecked = publish_unchecked
        self.pages: dict[str, BasePage] = {}
        self.services = dict(Service.objects.values_list("key", "pk"))

    def load(self) -> HomePage:
        """Create the pages, make the first of them the site's home, and return it."""
        root = Page.get_first_root_node()
        for record in self.pack.pages:
            self.create(record, root)
        for record in self.every_record():
            self.fill(record)
        home = next(page for page in self.pages.values() if isinstance(page, HomePage))
        self.make_home(home)
        return home

    def every_record(self, records: tuple[Record, ...] | None = None) -> list[Record]:
        """All records of the tree, parents first."""
        found: list[Record] = []
        for record in self.pack.pages if records is None else records:
            found += [record, *self.every_record(tuple(record.get("children", [])))]
        return found

    def create(self, record: Record, parent: Page) -> None:
        """One page without its body, and the pages below it."""
        kind = TYPES[record["type"]]
        later = STRUCTURE | _streams_of(kind) | frozenset(OTHER_PAGES)
        fields = {name: value for name, value in record.items() if name not in later}
        fields["kept_by"] = record.get("owner", "")  # Wagtail's own `owner` is a person
        fields["how_people_ask"] = "\n".join(self.pack.how_people_ask.get(record["slug"], ()))
        page = kind(**fields, live=False)
        if record["type"] == "HomePage":
            _drop_welcome_page(page.slug)
        parent.add_child(instance=page)
        self.pages[page.slug] = page
        for child in record.get("children", []):
            self.create(child, page)

    def fill(self, record: Record) -> None:
        """The body and other streams, then publish unless the page waits for a check."""
        page: Any = self.pages[record["slug"]]
        for name in _streams_of(type(page)):
            setattr(page, name, json.dumps([self.block(block) for block in record.get(name, [])]))
        for name in OTHER_PAGES:
            if record.get(name):
                setattr(page, name, self.pages[record[name]])
        page.full_clean()
        revision = page.save_revision()
        if self.publish_unchecked or not page.needs_check or page.checked_on:
            revision.publish()

    def block(self, block: Record) -> Record:
        """A block with the pack's own names for pages and services turned into keys of this database."""
        value: Any = block["value"]
        if block["type"] == "contact_card":
            value = {"service": self.services[value["service"]]}
        if block["type"] == "links":
            value = {**value, "links": [self.link(link) for link in value["links"]]}
        if block["type"] == "film":
            value = {"page": self.pages[value["page"]].pk}
        if block["type"] == "table":
            value = _table(value)
        return {"type": block["type"], "value": value}

    def link(self, link: Record) -> Record:
        """One link of a list."""
        page = self.pages[link["page_slug"]].pk if link.get("page_slug") else None
        return {"text": link["text"], "page": page, "address": link.get("address", "")}

    def make_home(self, home: HomePage) -> None:
        """Point the site at its new home and give it its names; on the sample site, mark the database as a sample."""
        address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        site, _is_new = Site.objects.update_or_create(
            is_default_site=True,
            defaults={
                "hostname": address.hostname or "localhost",
                "port": address.port or (443 if address.scheme == "https" else 80),
                "root_page": home,
            },
        )
        SiteSettings.objects.update_or_create(site=site, defaults=self.pack.site)
        if settings.SAMPLE_SITE:
            SampleMark.put()


def _streams_of(kind: type[BasePage]) -> set[str]:
    """The names of a page type's streams: a record holds each as a list of blocks."""
    return {field.name for field in kind._meta.get_fields() if isinstance(field, StreamField)}


def _table(value: Record) -> Record:
    """A table as a pack writes it (a caption, headings, rows of words) as its block stores it."""
    table = value["table"]
    return {
        "caption": value["caption"],
        "columns": [{"type": "text", "heading": heading} for heading in table["columns"]],
        "rows": [{"values": row} for row in table["rows"]],
    }


def _drop_welcome_page(slug: str) -> None:
    """Remove the page Wagtail's first migration leaves, which holds the address our home needs."""
    for page in Page.objects.filter(depth=2).specific():
        if type(page) is Page and page.slug == slug:
            page.delete()
