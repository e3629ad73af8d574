"""One area's numbers for paper and for other people's pages: who to ring, day and night, with the date.

Nothing here depends on the hour: a sheet says when a line answers, never that it is open now.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from core.audiences import Audience
from signposting.cards import ServiceCard, service_card
from signposting.channel_lines import hours_of
from signposting.filters import Chosen
from signposting.front_door import doors_of
from signposting.help_strip import CHILD_LINE, EMERGENCY, POLICE
from signposting.models import Area, Service
from signposting.models.choices import Role

ADULTS_LINE = "nspcc-helpline"
KEYS = (EMERGENCY, CHILD_LINE, POLICE, ADULTS_LINE)


@dataclass(frozen=True, slots=True)
class Door:
    """Who to tell about a child in one area: by day and by night. Either may be missing from the directory."""

    authority: Area
    day: ServiceCard | None
    night: ServiceCard | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a poster or card of `area` says to one kind of reader.

    `doors` are one, or several for an area that was split. `address` is the whole address of the area's page.
    """

    area: Area
    audience: str
    doors: tuple[Door, ...]
    emergency: ServiceCard | None
    child_line: ServiceCard | None
    police: ServiceCard | None
    adults_line: ServiceCard | None
    made_on: date

    @property
    def is_for_young_person(self) -> bool:
        """Whether it speaks to a young person."""
        return self.audience == Audience.YOUNG_PERSON

    @property
    def address(self) -> str:
        """Where to read more. It says nothing about who printed it, where it hangs or who scans it."""
        page = Chosen(who=self.audience).address(self.area.get_absolute_url())
        return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{page}"

    @property
    def short_address(self) -> str:
        """The same address as people type it."""
        return self.address.split("://", 1)[-1].split("?", 1)[0].rstrip("/")


def sheet_for(area: Area, audience: str, sharing: Iterable[Area] = ()) -> Sheet:
    """The sheet of `area` today. Five queries.

    `audience` is "y" for young people and empty for everybody else. `sharing` are the areas that a split area went
    to, which then give the front doors. Areas should come from a map (`signposting.area_map`).
    """
    places = [*sharing] or [area]
    reach = [one for place in places for one in place.reach()]
    wanted = Q(role__in=[Role.FRONT_DOOR, Role.OUT_OF_HOURS]) | Q(key__in=KEYS)
    services = list(Service.objects.public().covering(reach).filter(wanted).with_card_details())
    now = timezone.now()
    by_key = {service.key: service_card(service, now, audience) for service in services if service.key in KEYS}
    return Sheet(
        area=area,
        audience=audience,
        doors=tuple(_door(place, services, audience) for place in places),
        emergency=by_key.get(EMERGENCY),
        child_line=by_key.get(CHILD_LINE),
        police=by_key.get(POLICE),
        adults_line=by_key.get(ADULTS_LINE),
        made_on=timezone.localdate(),
    )


def _door(area: Area, services: list[Service], audience: str) -> Door:
    day, night = doors_of(area, services)
    now = timezone.now()
    covered = None if day is None else hours_of(day)
    return Door(
        authority=area.upper_tier,
        day=None if day is None else service_card(day, now, audience),
        night=None if night is None else service_card(night, now, audience, covered),
    )
