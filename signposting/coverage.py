"""Coverage: whether every area this partnership serves has its front door, day and night, and both commissioned
services. A hole is a postcode lottery; "live, unchecked" is a promise nobody has tested yet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from signposting.models import Area, Service
from signposting.models.choices import ChannelKind, Role

CORE_ROLES = (Role.FRONT_DOOR, Role.OUT_OF_HOURS, Role.TARGETED, Role.MISSING)


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

    A front door or out-of-hours team without a number to ring is a hole; the commissioned services are reached
    through the front door, so they need one that is there.
    """
    lineage = {one.pk for one in area.lineage()}
    here = [service for service in services if any(one.pk in lineage for one in service.coverage.all())]
    cells: dict[Role, Cell] = {}
    numbers: dict[Role, tuple[str, ...]] = {}
    for role in CORE_ROLES:
        serving = [service for service in here if service.role == role and _can_be_reached(service)]
        numbers[role] = tuple(
            channel.value
            for service in serving
            for channel in service.channels.all()
            if channel.kind == ChannelKind.PHONE
        )
        if not serving:
            cells[role] = Cell.HOLE
        elif any(service.checked_on for service in serving):
            cells[role] = Cell.CHECKED
        else:
            cells[role] = Cell.UNCHECKED
    if cells[Role.FRONT_DOOR] is Cell.HOLE:
        through_the_door = {Role.TARGETED, Role.MISSING} - {role for role, found in numbers.items() if found}
        cells |= dict.fromkeys(through_the_door, Cell.HOLE)
    return CoreCover(area, cells, numbers)


def _can_be_reached(service: Service) -> bool:
    kinds = {channel.kind for channel in service.channels.all()}
    if service.role in {Role.FRONT_DOOR, Role.OUT_OF_HOURS}:
        return ChannelKind.PHONE in kinds
    return bool(kinds)
