"""Writes the news as an Atom feed (RFC 4287), so that partners' sites can show it."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from core.models import SiteSettings

if TYPE_CHECKING:
    from home.models import NewsIndexPage, NewsPage

IN_THE_FEED = 20


def news_feed(index: NewsIndexPage, request: HttpRequest) -> str:
    """The newest twenty, each with its introduction.

    Ids are the pages' own UUIDs: they stay the same when a page moves or the site gets another name, so that no
    reader shows old news as new.
    """
    names = SiteSettings.for_request(request)
    address = index.get_full_url(request)
    news = list(index.news()[:IN_THE_FEED])
    feed = Atom1Feed(
        title=f"{index.title} - {names.campaign_name}",
        link=address,
        description=None,
        subtitle=index.introduction,
        language="en-GB",
        author_name=names.partnership_name or names.campaign_name,
        feed_url=f"{address}atom.xml",
        feed_guid=f"urn:uuid:{index.translation_key}",
    )
    for page in news:
        feed.add_item(
            title=page.title,
            link=page.get_full_url(request),
            description=escape(page.introduction),  # a summary is HTML there
            unique_id=f"urn:uuid:{page.translation_key}",
            pubdate=_morning(page),
            updateddate=max(page.last_published_at or _morning(page), _morning(page)),
        )
    if not news:
        # Atom wants a time of change of every feed; the library would say "now" at each request.
        feed.latest_post_date = lambda: index.last_published_at or timezone.now()  # type: ignore[method-assign]
    return feed.writeString("utf-8")


def _morning(page: NewsPage) -> datetime:
    """The beginning of the news's day, in London."""
    return timezone.make_aware(datetime.combine(page.published_on, time.min))
