"""Walks through the pages of a feed, and notices when it leads round in circles or stops short."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from signposting.open_referral.feed_json import FeedPage, JsonFault, page_of, read_json
from signposting.open_referral.fetch import Fetcher
from signposting.open_referral.public_hosts import FetchFault

MOST_PAGES = 2_000
# Services are added while a feed is read; a feed without end adds pages faster than they are read.
_GROWTH = 3


class PageFault(Exception):  # noqa: N818 (reads as what happened)
    """Why the walk stopped, in words for staff."""


def services_address(address: str) -> str:
    """Where the list of services is: the address as typed, or its `/services` where it names the feed as a whole."""
    parts = urlsplit(address.strip())
    path = parts.path.rstrip("/")
    return urlunsplit(parts._replace(path=path if path.endswith("/services") else f"{path}/services", fragment=""))


def service_address(services: str, service_id: str) -> str:
    """Where one service is, given where the list is."""
    parts = urlsplit(services)
    return urlunsplit(parts._replace(path=f"{parts.path}/{service_id}", query=""))


def services_in(fetcher: Fetcher, services: str) -> Iterator[Any]:
    """Every item of the list at `services`, page after page, as it is given. Raises `PageFault` at any point."""
    seen: set[str] = set()
    given, most_pages = 0, MOST_PAGES
    for number in range(1, MOST_PAGES + 1):
        page = _page(fetcher, services, number)
        ids = {str(item["id"]) for item in page.items if isinstance(item, dict) and "id" in item}
        if number > 1 and ids and ids <= seen:
            raise PageFault(f"Page {number} repeats what came before, so the feed may have no end.")
        seen |= ids
        given += len(page.items)
        yield from page.items
        if number == 1:
            most_pages = (page.total_pages or 0) + max(_GROWTH, (page.total_pages or 0) // 10)
        if (page.total_pages or 0) > most_pages:
            raise PageFault(f"On page {number} the feed has become longer than it said, so it may have no end.")
        if _is_last(page, number):
            if page.total_items is not None and given < page.total_items:
                raise PageFault(f"The feed says that it holds {page.total_items:,} services and gave {given:,}.")
            return
        if not page.items:
            raise PageFault(f"Page {number} is empty, and the feed says that more pages follow.")
    raise PageFault(f"The feed has more than {MOST_PAGES:,} pages.")


def _page(fetcher: Fetcher, services: str, number: int) -> FeedPage:
    parts = urlsplit(services)
    query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name != "page"]
    address = urlunsplit(parts._replace(query=urlencode([*query, ("page", str(number))])))
    try:
        return page_of(read_json(fetcher.get(address)))
    except (FetchFault, JsonFault) as fault:
        raise PageFault(f"Page {number}: {fault}" if number > 1 else str(fault)) from fault


def _is_last(page: FeedPage, number: int) -> bool:
    """What the page says itself; a list that says nothing of pages is whole."""
    if page.total_pages is not None:
        return number >= page.total_pages
    return page.is_last is not False
