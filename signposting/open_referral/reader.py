"""Reads the services of another directory's Open Referral UK feed, from its address or from a file, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any
from urllib.parse import urlsplit

from django.utils import timezone

from signposting.imports.rows import BrokenOff, ReadRow, SourceFault
from signposting.models import Area
from signposting.open_referral.feed_json import JsonFault, page_of, read_json
from signposting.open_referral.feed_pages import PageFault, service_address, services_address, services_in
from signposting.open_referral.fetch import DEFAULT_LIMITS, Fetcher, Limits
from signposting.open_referral.from_feed import Here, record_from_feed
from signposting.open_referral.know_about import NAME as KNOW_ABOUT
from signposting.open_referral.plain_text import cut, one_line
from signposting.open_referral.public_hosts import FetchFault
from signposting.open_referral.schema import is_uuid
from signposting.open_referral.taxonomies import codes_of_terms, public_needs

MOST_ROWS = 20_000
MOST_DETAILS = 10_000
MOST_FILE_BYTES = 30_000_000
MOST_FILE_VALUES = 1_000_000
# A server that fails this often in a row is not asked for the next service.
MOST_FAILURES = 3
# What only whole services have: a list that shows none of it is a summary, and each service is asked for by its id.
_DETAILS = frozenset(
    {
        "phones", "contacts", "schedules", "service_areas", "service_at_locations", "languages", "attributes",
        "cost_options", KNOW_ABOUT,
    }
)  # fmt: skip


def read_address(address: str, limits: Limits = DEFAULT_LIMITS) -> Iterator[ReadRow]:
    """The services of the feed at `address` (of the feed or of its `/services`), in its order.

    Raises `SourceFault` if nothing can be read, and `BrokenOff` after the rows there are if the feed breaks off.
    """
    given = 0
    try:
        with Fetcher(limits) as fetcher:
            services = services_address(address)
            reading = _Reading(f"Open Referral UK feed of {urlsplit(services).hostname}", fetcher, services)
            for item in services_in(fetcher, services):
                given += 1
                yield reading.row(item)
    except (PageFault, ValueError) as fault:
        says = str(fault) if isinstance(fault, PageFault) else "That is not a web address."
        if given:
            raise BrokenOff(says) from fault
        raise SourceFault(says) from fault


def read_file(file: IO[bytes], name: str) -> Iterator[ReadRow]:
    """The services in a JSON file: a page of a feed, a list of services, or one service.

    `name` is what the file is called, for the source of new services. Raises `SourceFault`.
    """
    text = file.read(MOST_FILE_BYTES + 1)
    if len(text) > MOST_FILE_BYTES:
        raise SourceFault(f"The file is larger than {MOST_FILE_BYTES // 1_000_000} MB.")
    try:
        page = page_of(read_json(text, MOST_FILE_VALUES))
    except JsonFault as fault:
        raise SourceFault(str(fault)) from fault
    del text
    reading = _Reading(f"Open Referral UK file {one_line(name)}")
    try:
        for item in page.items:
            yield reading.row(item)
    except PageFault as fault:
        raise BrokenOff(str(fault)) from fault
    if (page.total_items or 0) > len(page.items):
        raise BrokenOff(f"The file holds one page of a feed: {len(page.items):,} of {page.total_items:,} services.")


class _Reading:
    """One run through a source: what it knows, and what it has seen."""

    def __init__(self, source: str, fetcher: Fetcher | None = None, services: str = "") -> None:
        terms = codes_of_terms(public_needs())
        self._here = Here.of(Area.objects.all(), terms, today=timezone.localdate(), source=source)
        self._fetcher = fetcher
        self._services = services
        self._rows_by_id: dict[str, int] = {}
        self._number = self._details = self._failures = 0

    def row(self, item: Any) -> ReadRow:
        """The next row. Raises `PageFault` when the source asks too much."""
        self._number += 1
        if self._number > MOST_ROWS:
            raise PageFault(f"The feed holds more than {MOST_ROWS:,} services.")
        if not isinstance(item, dict):
            return self._refused("", "", "This is not a service: there is no object.")
        name = cut(one_line(item.get("name")), 120)
        service_id = one_line(item.get("id")).lower()
        if not service_id:
            return self._refused("", name, "id: is missing.")
        if first := self._rows_by_id.get(service_id):
            return self._refused("", name, f"It has the same id as number {first} of the feed, and the first counts.")
        if self._is_summary(item) and is_uuid(service_id):
            try:
                item = {**item, **self._whole(service_id)}
            except (FetchFault, JsonFault) as fault:
                return self._refused(service_id, name, f"Its details could not be read. {fault}")
        converted = record_from_feed(item, self._here)
        if converted.record is not None:
            self._rows_by_id[service_id] = self._number
        return ReadRow(
            number=self._number,
            external_id=service_id,
            name=name,
            record=converted.record,
            faults=tuple(converted.faults),
            warnings=tuple(converted.warnings),
        )

    def _refused(self, service_id: str, name: str, why: str) -> ReadRow:
        return ReadRow(number=self._number, external_id=service_id, name=name, record=None, faults=(why,))

    def _is_summary(self, item: dict[str, Any]) -> bool:
        return self._fetcher is not None and not _DETAILS & item.keys()

    def _whole(self, service_id: str) -> dict[str, Any]:
        if self._fetcher is None:
            return {}
        self._details += 1
        if self._details > MOST_DETAILS:
            raise PageFault(f"More than {MOST_DETAILS:,} services would have to be asked for one by one.")
        if self._failures >= MOST_FAILURES:
            raise PageFault(f"The details of {MOST_FAILURES} services in a row could not be read.")
        self._failures += 1
        whole = read_json(self._fetcher.get(service_address(self._services, service_id)))
        if not isinstance(whole, dict) or one_line(whole.get("id")).lower() != service_id:
            raise FetchFault("The server answered with something else.")
        self._failures = 0
        return whole
