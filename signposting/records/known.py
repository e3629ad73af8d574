"""What a record may point at, read once for however many records."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Mapping

from django.utils.text import slugify
from wagtail.models import Locale

from signposting.models import Area, Need, Organisation, Service


class Known:
    """The areas, needs, organisations and services there are, by what a record calls them.

    Organisations that records name and nobody knows yet are made here, unsaved and once each.
    """

    def __init__(self, locale: Locale | None = None) -> None:
        self.locale = locale or Locale.get_default()
        self.areas = {area.code: area for area in Area.objects.all()}
        self.needs = {need.code: need for need in Need.objects.filter(locale=self.locale)}
        self.areas_by_name = _by_name(self.areas)
        self.needs_by_name = _by_name(self.needs)
        self.services: dict[str, Service] = {}
        for service in Service.objects.filter(locale=self.locale).only("key", "open_id", "name", "locale"):
            self.services[service.key] = service
        self._by_name: dict[str, Organisation] = {}
        self._by_id: dict[uuid.UUID, Organisation] = {}
        for organisation in Organisation.objects.all():
            self._keep(organisation)

    def organisation(
        self, name: str, *, website: str = "", what: str = "", open_id: uuid.UUID | None = None
    ) -> Organisation:
        """The organisation with this id or, failing that, this name; else a new, unsaved one.

        One that is known stays as it is: it may run other services, which are not this record's to change.
        """
        found = (self._by_id.get(open_id) if open_id else None) or self._by_name.get(name.casefold())
        if found is None:
            found = Organisation(name=name, website=website, what=what)
            if open_id:
                found.open_id = open_id
            self._keep(found)
        return found

    def free_key(self, name: str) -> str:
        """A key made from `name` that no service here has."""
        plain = slugify(name)[:50] or "service"
        number = 1
        key = plain
        while key in self.services:
            number += 1
            key = f"{plain}-{number}"
        return key

    def _keep(self, organisation: Organisation) -> None:
        self._by_name[organisation.name.casefold()] = organisation
        self._by_id[organisation.open_id] = organisation


def _by_name(known: Mapping[str, Area] | Mapping[str, Need]) -> dict[str, str]:
    """Codes by name in small letters; a name that two share leads nowhere, rather than to one of them."""
    shared = Counter(thing.name.casefold() for thing in known.values())
    return {thing.name.casefold(): code for code, thing in known.items() if shared[thing.name.casefold()] == 1}
