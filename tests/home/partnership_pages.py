"""Builders for the partnership's pages: `published(parent, EventPage, ...)` in one line."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from home.models import (
    CampaignPage,
    CampaignsPage,
    EventPage,
    EventsPage,
    NewsIndexPage,
    NewsPage,
    NoticePage,
    NoticesPage,
    PartnersPage,
)

LONDON = ZoneInfo("Europe/London")
LISTS = (CampaignsPage, NewsIndexPage, EventsPage, NoticesPage, PartnersPage)


def london(text: str) -> datetime:
    """`london("2027-03-28 12:00")`."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def published(parent: Any, kind: type, slug: str, **fields: Any) -> Any:
    """A public page of `kind` below `parent`; what is not given is plain."""
    page = kind(**{"slug": slug, "title": slug.replace("-", " ").capitalize(), "introduction": "About it."} | fields)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def campaign(parent: Any, slug: str = "spring", **fields: Any) -> CampaignPage:
    """A campaign of a week in March 2027 with one text in its kit."""
    plain = {
        "starts_on": datetime(2027, 3, 15, tzinfo=LONDON).date(),
        "ends_on": datetime(2027, 3, 21, tzinfo=LONDON).date(),
        "message": "You can ask.",
        "kit": [("copy", {"channel": "Newsletter", "text": "Any child.\nAny family."})],
        "licence": "Free to copy.",
        "expires_on": datetime(2027, 4, 30, tzinfo=LONDON).date(),
    }
    return published(parent, CampaignPage, slug, **plain | fields)


def news(parent: Any, slug: str, day: str = "2027-01-10", **fields: Any) -> NewsPage:
    """A piece of news."""
    return published(parent, NewsPage, slug, published_on=datetime.fromisoformat(day).date(), **fields)


def event(parent: Any, slug: str = "a-day", begins: str = "2027-02-24 10:00", **fields: Any) -> EventPage:
    """An engagement day of two hours in a hall."""
    first = london(begins)
    plain = {
        "starts_at": first,
        "ends_at": first.replace(hour=first.hour + 2),
        "place": "A hall",
        "who_for": "Agencies",
    }
    return published(parent, EventPage, slug, **plain | fields)


def notice(parent: Any, slug: str = "a-service", **fields: Any) -> NoticePage:
    """A notice open from 1 March 2027, 9am, to 12 April 2027, midday in summer time."""
    plain = {
        "opens_at": london("2027-03-01 09:00"),
        "closes_at": london("2027-04-12 12:00"),
        "portal_name": "the Midshire portal",
        "portal_address": "https://portal.example.org/7",
    }
    return published(parent, NoticePage, slug, **plain | fields)


def index(home_page: Any, kind: type) -> Any:
    """A list below the home page."""
    return published(home_page, kind, f"list-{kind.__name__.lower()}")
