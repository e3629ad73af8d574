"""Numbers that stand where they should not: on two records, or typed into a page's text.

The directory holds each number once, and pages show it from there. A second copy is the one nobody corrects.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from wagtail.models import Page

from core.page_words import passages, text_of
from signposting.models import Channel, Service
from signposting.models.choices import ChannelKind
from signposting.numbers import numbers_in


@dataclass(frozen=True, slots=True)
class SharedNumber:
    """A number and the records it stands on, two or more."""

    number: str
    services: tuple[Service, ...]


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """Numbers typed into the text of a page."""

    page: Page
    numbers: tuple[str, ...]


def shared_numbers() -> tuple[SharedNumber, ...]:
    """Every number that stands on two records or more, withdrawn ones left out. One query."""
    written: dict[str, str] = {}
    services: dict[str, dict[int, Service]] = defaultdict(dict)
    lines = Channel.objects.filter(kind__in=[ChannelKind.PHONE, ChannelKind.TEXT], service__withdrawn_on=None)
    for channel in lines.select_related("service").order_by("service__name"):
        number = channel.dialled
        if number:
            written.setdefault(number, channel.value)
            services[number][channel.service_id] = channel.service
    shared = (number for number, holders in services.items() if len(holders) > 1)
    return tuple(SharedNumber(written[number], tuple(services[number].values())) for number in sorted(shared))


def others_with_numbers_of(service: Service) -> tuple[SharedNumber, ...]:
    """For each number of `service` (a draft too): the other records it stands on. One query."""
    own = {channel.dialled: channel.value for channel in service.channels.all() if channel.dialled}
    found: dict[str, dict[int, Service]] = defaultdict(dict)
    lines = Channel.objects.filter(kind__in=[ChannelKind.PHONE, ChannelKind.TEXT], service__withdrawn_on=None)
    for channel in lines.exclude(service=service.pk).select_related("service"):
        if channel.dialled in own:
            found[channel.dialled][channel.service_id] = channel.service
    return tuple(SharedNumber(own[number], tuple(holders.values())) for number, holders in found.items())


def numbers_typed_into(page: Page) -> tuple[str, ...]:
    """The telephone numbers in the text of `page`, which must be of its own class (`specific`)."""
    return numbers_in(text_of(passages(page)))


def pages_with_numbers() -> tuple[TypedNumber, ...]:
    """Every page that has a number in its text, drafts of unpublished pages included."""
    pages = Page.objects.filter(depth__gt=1).specific().order_by("title")
    typed = ((page, numbers_typed_into(page)) for page in pages)
    return tuple(TypedNumber(page, numbers) for page, numbers in typed if numbers)
