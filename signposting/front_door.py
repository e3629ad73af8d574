"""The front door: who to tell about a child here, day and night.

The authority is the upper tier that runs children's social care. When its front door is closed, or may be (a bank
holiday nobody told us about), the out-of-hours team leads and the front door follows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

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


def has_own_door(area: Area, services: Iterable[Service]) -> bool:
    """Whether somebody entered a front door for `area`, or what it lies in; not only for what was there before."""
    day, _night = doors_of(area, services)
    return day is not None and any(covered in area.lineage() for covered in day.coverage.all())


def front_door_for(
    area: Area, services: Iterable[Service], now: datetime, audience: str, was: Area | None = None
) -> FrontDoor | None:
    """The front door of `area` at `now`, out of services that were loaded with `with_card_details()`.

    None where the directory has neither a front door nor an out-of-hours team: outside the partnership's areas. `was`
    is the council people there had before: its front door answers until the new one has its own.
    """
    day, night = doors_of(area if was is None or has_own_door(area, services) else was, services)
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


@dataclass(frozen=True, slots=True)
class FormerDoor:
    """A front door that still answers in a part of a new council: `name` says in which, `code` is that part's."""

    name: str
    code: str
    door: FrontDoor


def still_apart(area: Area, services: Iterable[Service]) -> tuple[tuple[Area, ...], ...]:
    """The councils that `area` replaced, those with one team together, while it has no front door of its own.

    Empty where one front door answers for the whole area.
    """
    loaded = list(services)
    if has_own_door(area, loaded):
        return ()
    councils: dict[str, list[Area]] = {}
    for council in area.reach():
        day, _night = doors_of(council, loaded) if council.is_council and council != area else (None, None)
        if day is not None:
            councils.setdefault(day.key, []).append(council)
    return tuple(map(tuple, councils.values())) if len(councils) > 1 else ()


def former_doors(area: Area, services: Iterable[Service], now: datetime, audience: str) -> tuple[FormerDoor, ...]:
    """The front doors of the councils that `area` replaced, where they are `still_apart`."""
    loaded = list(services)
    groups = still_apart(area, loaded)
    found = [(group, front_door_for(area, loaded, now, audience, was=group[0])) for group in groups]
    return tuple(
        FormerDoor(get_text_list([one.name for one in group], _("or")), group[0].code, door)
        for group, door in found
        if door is not None
    )
