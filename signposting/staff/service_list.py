"""The list of services: searched by name or number, and as a file that says in words who, where, when, by whom."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.snippets.views.snippets import IndexView

from core.audiences import Audience
from signposting.models import Channel, Service
from signposting.models.choices import ChannelKind
from signposting.numbers import dialled
from signposting.sheets.cells import safe
from signposting.staff.words import first_number, next_check, part_played, shown_standing, state_of_check


def _audiences(service: Service) -> str:
    return "; ".join(str(Audience(code).label) for code in service.audiences)


# Name of the column: its heading and what stands in it. For reading in again there is the directory's own export.
EXPORTED: dict[str, tuple[Any, Callable[[Service], Any]]] = {
    "key": (gettext_lazy("Key"), lambda service: service.key),
    "name": (gettext_lazy("Name"), lambda service: service.name),
    "status": (gettext_lazy("Status"), shown_standing),
    "check": (gettext_lazy("Check"), state_of_check),
    "checked_on": (gettext_lazy("Last checked"), lambda service: service.checked_on),
    "due": (gettext_lazy("Next check due"), next_check),
    "sample": (gettext_lazy("Sample"), lambda _service: _("Yes, do not use") if settings.SAMPLE_SITE else _("No")),
    "number": (gettext_lazy("Number"), first_number),
    "part": (gettext_lazy("In the finder"), part_played),
    "organisation": (gettext_lazy("Run by"), lambda service: str(service.organisation or "")),
    "commissioner": (gettext_lazy("Paid for by"), lambda service: str(service.commissioner or "")),
    "audiences": (gettext_lazy("Who may get in touch"), _audiences),
    "needs": (gettext_lazy("What it helps with"), lambda service: _listed(service.needs.all())),
    "coverage": (gettext_lazy("Where it helps"), lambda service: _listed(service.coverage.all())),
    "owner": (gettext_lazy("Who keeps this true"), lambda service: service.owner),
    "owner_email": (gettext_lazy("Their mailbox"), lambda service: service.owner_email),
    "source": (gettext_lazy("Where the details come from"), lambda service: service.source),
}
NUMBER = re.compile(r"[\d\s()+-]+")
SHORTEST_NUMBER = 3  # digits: 999
DIALLED_KINDS = (ChannelKind.PHONE, ChannelKind.TEXT)
HEADINGS = {name: heading for name, (heading, _value) in EXPORTED.items()}


class ServiceIndexView(IndexView):
    """Wagtail's list; its export says what people would say, and no cell of it can be taken for a formula."""

    export_headings = HEADINGS

    def get_base_queryset(self) -> QuerySet[Service]:
        """For a file, with what only the file shows: four more queries, however many rows."""
        services: QuerySet[Service] = super().get_base_queryset()
        if self.is_export:
            return services.select_related("organisation", "commissioner").prefetch_related("needs", "coverage")
        return services

    def search_queryset(self, queryset: QuerySet[Service]) -> Any:
        """By the name's words; or, since what staff hear of is often only a number, by that, spaced in any way."""
        digits = dialled(self.search_query or "")
        if len(digits) < SHORTEST_NUMBER or not NUMBER.fullmatch(self.search_query):
            return super().search_queryset(queryset)
        lines = Channel.objects.filter(kind__in=DIALLED_KINDS).values_list("service", "value")
        return queryset.filter(pk__in={service for service, number in lines if digits in dialled(number)})

    def to_row_dict(self, item: Service) -> OrderedDict[str, Any]:
        """One row of the file."""
        row = ((name, value(item)) for name, (_heading, value) in EXPORTED.items())
        return OrderedDict((name, safe(value) if isinstance(value, str) else value) for name, value in row)


def _listed(things: Any) -> str:
    return "; ".join(str(thing) for thing in things)
