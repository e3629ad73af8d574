"""Holes to come: the cells that a change, or a day, would empty. Asked before anything is taken away."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from signposting.coverage.cells import (
    READERS,
    CoverageOn,
    areas_for_cells,
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
        reader = f" ({READERS[self.audience]})" if self.audience else ""
        return f"{self.area.name}: {self.need}{reader}"


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
    now = CoverageOn(public, today)
    then = CoverageOn([service for service in later if not _has_expired(service, day)], day)
    needs = core_needs()
    emptied = []
    for area in areas_for_cells(today):
        met = [cell for cell in now.cells(area, needs) if not cell.is_hole]
        places = [then.cells(place, needs) for place in _places(area, day, areas or {})]
        for cell in met:
            there = [one for cells in places for one in cells if one.need == cell.need]
            if not there or any(one.is_hole for one in there):
                emptied.append(EmptiedCell(area, cell.need.label, cell.need.audience))
    return tuple(emptied)


def _places(area: Area, day: date, drafted: Mapping[int, Area], seen: frozenset[int] = frozenset()) -> Iterator[Area]:
    """Where the people of `area` will be on `day`: there, or in what has replaced it by then."""
    area = _redrawn(area, drafted)
    if area.valid_until is None or area.valid_until > day:
        yield area
    elif area.pk not in seen:
        successors = [area.successor] if area.successor is not None else []
        for one in (*successors, *area.other_successors.all()):
            yield from _places(one, day, drafted, seen | {area.pk})


def _redrawn(area: Area, drafted: Mapping[int, Area]) -> Area:
    """The area, and those it lies in, as drafted."""
    area = drafted.get(area.pk, area)
    if drafted and area.parent is not None:
        area.parent = _redrawn(area.parent, drafted)
    return area


def _has_expired(service: Service, day: date) -> bool:
    return service.expire_at is not None and timezone.localdate(service.expire_at) <= day
