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
from signposting.door_in_check import TELL_SOMEONE, helpline_for
from signposting.filters import Chosen
from signposting.front_door import FrontDoor, former_doors, front_door_for
from signposting.help_strip import CHILD_LINE, EMERGENCY, POLICE, STRIP_KEYS, line_after_childline
from signposting.models import Area, Service
from signposting.models.choices import Role

DOORS = (Role.FRONT_DOOR, Role.OUT_OF_HOURS)


@dataclass(frozen=True, slots=True)
class Door:
    """Who to tell about a child in `place`, which names an area or some: by day and by night.

    Either may be missing from the directory.
    """

    place: str
    day: ServiceCard | None
    night: ServiceCard | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a poster or card of `area` says to one kind of reader.

    `doors` are one, or several while the map changes. `helpline` passes on what an adult tells. `address` is the
    whole address of the area's page.
    """

    area: Area
    audience: str
    doors: tuple[Door, ...]
    emergency: ServiceCard | None
    child_line: ServiceCard | None
    police: ServiceCard | None
    helpline: ServiceCard | None
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
    parts = tuple(sharing)
    reach = [one for place in parts or (area,) for one in place.reach()]
    wanted = Q(role__in=DOORS) | Q(key__in=STRIP_KEYS) | Q(needs__code=TELL_SOMEONE)
    services = list(Service.objects.public().covering(reach).filter(wanted).distinct().with_card_details())
    now = timezone.now()
    by_key = {service.key: service_card(service, now, audience) for service in services if service.key in STRIP_KEYS}
    return Sheet(
        area=area,
        audience=audience,
        doors=_doors(area, parts, services, audience),
        emergency=by_key.get(EMERGENCY),
        child_line=by_key.get(CHILD_LINE) or line_after_childline(audience),
        police=by_key.get(POLICE),
        helpline=helpline_for(parts[0] if parts else area, services, now, audience),
        made_on=timezone.localdate(),
    )


def _doors(area: Area, parts: tuple[Area, ...], services: list[Service], audience: str) -> tuple[Door, ...]:
    """One door; or, where nobody can say which it is, every one it may be, as on the area's page."""
    now = timezone.now()
    if parts:
        found = [(part.name, front_door_for(part, services, now, audience, was=area)) for part in parts]
    elif former := former_doors(area, services, now, audience):
        found = [(one.name, one.door) for one in former]
    else:
        found = [(area.name, front_door_for(area, services, now, audience))]
    return tuple(_by_day_and_night(place, door) for place, door in found)


def _by_day_and_night(place: str, door: FrontDoor | None) -> Door:
    """A sheet lasts longer than an hour, so which team leads now does not count."""
    cards = [] if door is None else [card for card in (door.leads, door.other) if card is not None]
    return Door(
        place=place,
        day=next((card for card in cards if card.role == Role.FRONT_DOOR), None),
        night=next((card for card in cards if card.role == Role.OUT_OF_HOURS), None),
    )
