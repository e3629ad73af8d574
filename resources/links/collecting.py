"""Keeps in step which addresses stand where: once a day for everything, and at once for what is published.

A day's work goes a hundred records at a time: on SQLite nobody else writes while a transaction is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, QuerySet
from wagtail.models import Page, Site
from wagtail.signals import published, unpublished

from core.models import SiteSettings
from resources.links.written import links_in
from resources.models import CheckedLink, Licence, LinkPlace, ResourcePage, State
from signposting.models import Organisation, Service

# A link on one record: kind, primary key, address, words.
Key = tuple[int, int, str, str]
CHUNK = 100


def public_records() -> Iterator[QuerySet[Any]]:
    """Everything whose links the public may follow, as the public has it; each kind by itself."""
    withdrawn = ResourcePage.objects.filter(state=State.WITHDRAWN)
    yield Page.objects.live().public().exclude(pk__in=withdrawn.values("pk"))
    services = Service.objects.in_directory()
    yield services.prefetch_related("channels")
    yield Organisation.objects.exclude(website="").filter(services__in=services.values("pk")).distinct()
    yield SiteSettings.objects.all()  # where "leave this site" leads
    yield Licence.objects.exclude(address="").exclude(resources=None).distinct()


def collect() -> None:
    """Bring the places of every public record up to date, and forget addresses that stand nowhere any more."""
    for records in public_records():
        keys = list(records.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(keys), CHUNK):
            _collect_part(records, keys[start : start + CHUNK])
        kind = kind_of(records.model)
        LinkPlace.objects.filter(kind=kind).exclude(record__in=records.order_by().values("pk")).delete()
    CheckedLink.objects.filter(places=None).delete()


@transaction.atomic
def _collect_part(records: QuerySet[Any], keys: list[int]) -> None:
    """Those with these keys, read anew: they may have been published, or not be public any more, since."""
    part = records.filter(pk__in=keys)
    if records.model is Page:
        part = part.specific()  # type: ignore[attr-defined]
    _keep(part, LinkPlace.objects.filter(kind=kind_of(records.model), record__in=keys))


@transaction.atomic
def collect_from(record: Page | Service) -> None:
    """The same for one record that was published, or no longer is."""
    of_its_kind = next(records for records in public_records() if isinstance(record, records.model))
    _collect_part(of_its_kind, [record.pk])
    CheckedLink.objects.filter(places=None).delete()


def kind_of(model: type[Model]) -> ContentType:
    """Pages are all one kind: they are edited on one screen."""
    return ContentType.objects.get_for_model(Page if issubclass(model, Page) else model)


def _keep(records: Iterable[Model], places: Any) -> None:
    """`places` are those of `records` until now."""
    titles: dict[Key, str] = {}
    ours = {host.casefold() for host in Site.objects.values_list("hostname", flat=True)}
    for record in records:
        for link in links_in(record):
            if host_of(link.address) not in {"", *ours}:
                titles[kind_of(type(record)).pk, record.pk, link.address, link.words] = str(record)[:255]
    stored = {
        (kind, pk, address, words): (key, title)
        for key, kind, pk, address, words, title in places.values_list(
            "pk", "kind_id", "record", "link__address", "words", "title"
        )
    }
    changed = [key for where, (key, title) in stored.items() if titles.get(where) != title]
    LinkPlace.objects.filter(pk__in=changed).delete()
    new = {where: title for where, title in titles.items() if stored.get(where, (0, ""))[1] != title}
    links = _links({address for _kind, _pk, address, _words in new})
    LinkPlace.objects.bulk_create(
        [
            LinkPlace(link_id=links[address], kind_id=kind, record=pk, title=title, words=words)
            for (kind, pk, address, words), title in new.items()
        ],
        ignore_conflicts=True,
    )


def _links(addresses: set[str]) -> dict[str, int]:
    """The primary key of each address; new ones begin with nothing known about them."""
    CheckedLink.objects.bulk_create(
        [CheckedLink(address=one, host=host_of(one)) for one in sorted(addresses)], ignore_conflicts=True
    )
    known: dict[str, int] = {}
    ordered = sorted(addresses)
    for start in range(0, len(ordered), CHUNK):
        part = CheckedLink.objects.filter(address__in=ordered[start : start + CHUNK])
        known.update(part.values_list("address", "pk"))
    return known


def host_of(address: str) -> str:
    """The site an address is of, in small letters; empty where it names none."""
    try:
        return (urlsplit(address).hostname or "")[:255]
    except ValueError:
        return ""


def connect() -> None:
    """Follow what is published, once the app is ready."""
    published.connect(_is_published, dispatch_uid="links of what is published")
    unpublished.connect(_is_published, dispatch_uid="links of what is unpublished")


def _is_published(instance: Any, **_signal: Any) -> None:
    from resources.links.checking import is_on  # noqa: PLC0415 (it reads this module)

    # Where asking was switched off, what is put right still leaves the report.
    if isinstance(instance, (Page, Service)) and (is_on() or LinkPlace.objects.exists()):
        collect_from(instance)
