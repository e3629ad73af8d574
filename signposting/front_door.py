"""The front door: who to tell about a child here, day and night.

The authority is the upper tier that runs children's social care. When its front door is closed, or may be (a bank
holiday nobody told us about), the out-of-hours team leads and the front door follows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from signposting.cards import ServiceCard, service_card
from signposting.channel_lines import hours_of, state_of
from signposting.hours import OpenStatus
from signposting.models import Area, Service
from signposting.models.choices import Role


@dataclass(frozen=True, slots=True)
class FrontDoor:
    """Who to tell now. `leads` is rung first; `other` its day or night partner; `authority` the council's area.

    `out_of_hours` is true while the out-of-hours team leads; `sure` is false when today's hours are not known.
    """

    authority: Area
    leads: ServiceCard
    other: ServiceCard | None
    out_of_hours: bool
    sure: bool

    @property
    def daytime(self) -> ServiceCard:
        """The front door itself, which refers to other services; the night team only while it is alone."""
        return self.other if self.out_of_hours and self.other is not None else self.leads


def nearest(services: Iterable[Service], area: Area) -> list[Service]:
    """Those of `services` that cover `area`, the ones meant for the smallest part of the country first.

    What covers a council that is gone covers its successors, after what was entered for them (`Area.reach`).
    """
    place = {one.pk: step for step, one in enumerate(area.reach())}
    found: list[tuple[int, str, Service]] = []
    for service in services:
        steps = [place[covered.pk] for covered in service.coverage.all() if covered.pk in place]
        if steps:
            found.append((min(steps), service.name, service))
    return [service for _step, _name, service in sorted(found, key=lambda one: one[:2])]


def doors_of(area: Area, services: Iterable[Service]) -> tuple[Service | None, Service | None]:
    """The front door of `area` and the team that stands in for it, each the nearest there is; none where none is.

    While the front door itself is out of the directory, the team that stood in for it still answers at night.
    """
    here = nearest(services, area)
    day = next((service for service in here if service.role == Role.FRONT_DOOR), None)
    teams = [service for service in here if service.role == Role.OUT_OF_HOURS]
    if day is None:
        return None, next(iter(teams), None)
    return day, next((team for team in teams if team.stands_in_for_id == day.pk), None)


def front_door_for(area: Area, services: Iterable[Service], now: datetime, audience: str) -> FrontDoor | None:
    """The front door of `area` at `now`, out of services that were loaded with `with_card_details()`.

    None where the directory has neither a front door nor an out-of-hours team: outside the partnership's areas.
    """
    day, night = doors_of(area, services)
    authority = area.upper_tier
    if day is None:
        if night is None:
            return None
        return FrontDoor(authority, service_card(night, now, audience), None, out_of_hours=True, sure=False)
    day_card = service_card(day, now, audience)
    state = state_of(day, now)
    status = OpenStatus.UNKNOWN if state is None else state.status
    if night is None:
        return FrontDoor(authority, day_card, None, out_of_hours=False, sure=status is not OpenStatus.UNKNOWN)
    night_card = service_card(night, now, audience, hours_of(day))
    if status is OpenStatus.OPEN:
        return FrontDoor(authority, day_card, night_card, out_of_hours=False, sure=True)
    return FrontDoor(authority, night_card, day_card, out_of_hours=True, sure=status is OpenStatus.CLOSED)
