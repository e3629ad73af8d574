"""Writes a list of what is new as an Atom feed (RFC 4287), so that partners' sites can show it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from core.models import SiteSettings

# What XML has no way to write. A line break of Word's comes along as one of these when text is pasted into a form.
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news. `key` names it for ever: it stays the same when its page moves, so that no reader shows old
    news as new. `summary` is plain text."""

    key: UUID
    title: str
    link: str
    summary: str
    published: datetime
    updated: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """What the feed says of itself; `changed` is when the list last changed, for a feed without entries."""

    key: UUID
    title: str
    subtitle: str
    link: str
    address: str
    changed: datetime | None


def feed_answer(request: HttpRequest, about: Feed, entries: Iterable[Entry]) -> HttpResponse:
    """The feed, newest first as `entries` are; shared caches may keep it for five minutes."""
    names = SiteSettings.for_request(request)
    feed = Atom1Feed(
        title=_writable(f"{about.title} - {names.campaign_name}"),
        link=about.link,
        description=None,
        subtitle=_writable(about.subtitle),
        language="en-GB",
        author_name=_writable(names.partnership_name or names.campaign_name),
        feed_url=about.address,
        feed_guid=about.key.urn,
    )
    for entry in entries:
        feed.add_item(
            title=_writable(entry.title),
            link=entry.link,
            description=escape(_writable(entry.summary)),  # a summary is HTML there
            unique_id=entry.key.urn,
            pubdate=entry.published,
            updateddate=max(entry.published, entry.updated),
        )
    if not feed.num_items():
        # Atom wants a time of change of every feed; the library would say "now" at each request.
        feed.latest_post_date = lambda: about.changed or timezone.now()  # type: ignore[method-assign]
    answer = HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    answer["Cache-Control"] = "public, max-age=300"
    return answer


def _writable(text: str) -> str:
    """The text with a space for what would make the whole feed unreadable, for everybody."""
    return NOT_XML.sub(" ", text)
