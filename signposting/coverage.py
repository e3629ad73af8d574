"""Coverage: whether every area this partnership serves has its front door, day and night, and both commissioned
services. A hole is a postcode lottery; "live, unchecked" is a promise nobody has tested yet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from signposting.front_door import doors_of, nearest
from signposting.models import Area, Service
from signposting.models.choices import ChannelKind, Role

COMMISSIONED = (Role.TARGETED, Role.MISSING)
CORE_ROLES = (Role.FRONT_DOOR, Role.OUT_OF_HOURS, *COMMISSIONED)


class Cell(StrEnum):
    """How well one need is met in one area."""

    CHECKED = "checked"
    UNCHECKED = "live, unchecked"
    HOLE = "hole"


@dataclass(frozen=True, slots=True)
class CoreCover:
    """What one area has: a cell for each core role, and the numbers people would ring."""

    area: Area
    cells: dict[Role, Cell]
    numbers: dict[Role, tuple[str, ...]]

    @property
    def has_hole(self) -> bool:
        """Whether anything is missing."""
        return Cell.HOLE in self.cells.values()


def core_cover(area: Area, services: Iterable[Service]) -> CoreCover:
    """The core cover of `area` out of `services` (public, with their channels and coverage loaded).

    Asks the very functions the area's page asks. A front door or out-of-hours team without a number to ring is a
    hole; the commissioned services may be reached through the front door, if it is there.
    """
    loaded = list(services)
    day, night = doors_of(area, loaded)
    here = nearest(loaded, area)
    serving: dict[Role, list[Service]] = {
        Role.FRONT_DOOR: [day] if day and _numbers([day]) else [],
        Role.OUT_OF_HOURS: [night] if day and night and _numbers([night]) else [],
    }
    for role in COMMISSIONED:
        found = [service for service in here if service.role == role and _is_reachable(service)]
        if not serving[Role.FRONT_DOOR]:
            found = [service for service in found if _numbers([service])]
        serving[role] = found
    return CoreCover(
        area,
        {role: _cell(serving[role]) for role in CORE_ROLES},
        {role: _numbers(serving[role]) for role in CORE_ROLES},
    )


def _is_reachable(service: Service) -> bool:
    return any(channel.is_shown for channel in service.channels.all())


def _cell(serving: list[Service]) -> Cell:
    if not serving:
        return Cell.HOLE
    return Cell.CHECKED if any(service.checked_on for service in serving) else Cell.UNCHECKED


def _numbers(services: Iterable[Service]) -> tuple[str, ...]:
    """The numbers people would ring."""
    return tuple(
        channel.value
        for service in services
        for channel in service.channels.all()
        if channel.kind == ChannelKind.PHONE and channel.is_shown
    )
