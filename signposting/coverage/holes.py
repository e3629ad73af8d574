"""Holes to come: the cells that a change, or a day, would empty. Asked before anything is taken away."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from signposting.area_map import map_on, served_areas
from signposting.coverage.cells import (
    READERS,
    CoverageOn,
    core_needs,
    services_for_cells,
)
from signposting.models import Area, Service


@dataclass(frozen=True, slots=True)
class EmptiedCell:
    """An area where nobody would help any more with one need; `audience` is an `Audience` code or empty."""

    area: Area
    need: str
    audience: str

    def __str__(self) -> str:
        return f"{self.area.name}: {self.need_and_reader}"

    @property
    def need_and_reader(self) -> str:
        """`Emotional health, and crisis (young people)`."""
        return f"{self.need} ({READERS[self.audience]})" if self.audience else self.need


def cells_emptied(
    *,
    without: Collection[int] = (),
    instead: Mapping[int, Service] | None = None,
    areas: Mapping[int, Area] | None = None,
    on: date | None = None,
) -> tuple[EmptiedCell, ...]:
    """The cells that are met today and would be holes after a change, on the day `on` (today when none is given).

    `without` are primary keys of services that would be gone; `instead` services as drafted, by primary key, as if
    they were published; `areas` areas as drafted. On a later day records lapse unless somebody checks them,
    publishing that was scheduled to end has ended, and an area that has ended is met when its successors are.
    """
    today = timezone.localdate()
    day = on or today
    drafted = dict(instead or {})
    gone = set(without)
    public = list(services_for_cells())
    later = [drafted.pop(service.pk, service) for service in public if service.pk not in gone]
    later += [service for pk, service in drafted.items() if pk not in gone]
    now = CoverageOn(public, map_on(today, served=True))
    then_map = map_on(day, served=True, drafted=areas)
    then = CoverageOn([service for service in later if not _has_expired(service, on)], then_map)
    needs = core_needs()
    emptied = []
    for area in served_areas(now.map):
        met = [cell for cell in now.cells(area, needs) if not cell.is_hole]
        places = [place for place in then_map.standing(area) if place.pk not in then_map.gone]
        holes = {cell.need for place in places for cell in then.cells(place, needs) if cell.is_hole}
        emptied += [
            EmptiedCell(area, cell.need.label, cell.need.audience) for cell in met if not places or cell.need in holes
        ]
    return tuple(emptied)


def _has_expired(service: Service, on: date | None) -> bool:
    """Whether its publishing has ended by now or, on a day to come, ends by the end of that day."""
    if service.expire_at is None:
        return False
    return service.expire_at <= timezone.now() if on is None else timezone.localdate(service.expire_at) <= on
