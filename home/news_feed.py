"""The news as a feed."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from core.atom import Entry, Feed, feed_answer

if TYPE_CHECKING:
    from home.models import NewsIndexPage, NewsPage

IN_THE_FEED = 20


def news_feed(index: NewsIndexPage, request: HttpRequest) -> HttpResponse:
    """The newest twenty, each with its introduction."""
    address = index.get_full_url(request)
    about = Feed(
        key=index.translation_key,
        title=index.title,
        subtitle=index.introduction,
        link=address,
        address=f"{address}atom.xml",
        changed=index.last_published_at,
    )
    news = index.news()[:IN_THE_FEED]
    return feed_answer(request, about, [_entry(page, page.get_full_url(request)) for page in news])


def _entry(page: NewsPage, address: str) -> Entry:
    morning = timezone.make_aware(datetime.combine(page.published_on, time.min))  # in London
    return Entry(
        key=page.translation_key,
        title=page.title,
        link=address,
        summary=page.introduction,
        published=morning,
        updated=page.last_published_at or morning,
    )
