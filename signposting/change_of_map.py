"""Changes of the map that are planned, and what is left to do about them, before the day and after.

Nothing has to be done on the day itself: the map turns at midnight by what the areas say. This is for staff, who see
in time what will change and what will be missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from signposting.area_map import AreaMap, map_on, served_areas
from signposting.coverage.holes import EmptiedCell, cells_emptied
from signposting.front_door import doors_of, has_own_door
from signposting.models import Area, Service


@dataclass(frozen=True, slots=True)
class Ending:
    """An area that ends, and where its people are from that day on: nowhere, or in several parts of a split."""

    area: Area
    places: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class NewDoor:
    """Who answers in a new council from its first day: its own team, or the `teams` from before."""

    area: Area
    has_own: bool
    teams: tuple[Service, ...]


@dataclass(frozen=True, slots=True)
class MapChange:
    """Everything that changes on `day`; `emptied` are the cells that would be holes, `loose_ends` sentences."""

    day: date
    endings: tuple[Ending, ...]
    beginnings: tuple[NewDoor, ...]
    emptied: tuple[EmptiedCell, ...]
    loose_ends: tuple[str, ...]


def planned_changes(today: date) -> tuple[MapChange, ...]:
    """The changes to come among the areas we serve, those above them and those that replace them, soonest first."""
    ours = Q(in_campaign=True) | Q(children__in_campaign=True)
    days = Area.objects.filter(ours).values_list("valid_from", "valid_until")
    return tuple(change_on(day) for day in sorted({day for pair in days for day in pair if day and day > today}))


def change_on(day: date) -> MapChange:
    """What changes on `day`."""
    area_map = map_on(day, served=True)
    gone = list(area_map.gone.values())
    ending = [area for area in gone if area.valid_until == day and (area.in_campaign or not area.is_council)]
    endings = [Ending(area, tuple(place for place in area_map.standing(area) if place != area)) for area in ending]
    begun = [area for area in served_areas(area_map) if area.valid_from == day]
    return MapChange(
        day=day,
        endings=tuple(endings),
        beginnings=_doors_of(begun),
        emptied=cells_emptied(on=day),
        loose_ends=tuple(_loose_ends(area_map, endings)),
    )


def still_entered_for(areas: Iterable[Area]) -> list[Service]:
    """The services in use whose coverage names one of `areas`: after a change they follow, until somebody looks."""
    used = Service.objects.covering(areas).filter(withdrawn_on=None)
    return list(used.prefetch_related("coverage").order_by("name"))


def _doors_of(areas: list[Area]) -> tuple[NewDoor, ...]:
    reach = [one for area in areas for one in area.reach()]
    services = list(Service.objects.public().covering(reach).prefetch_related("coverage", "channels"))
    found = []
    for area in areas:
        has_own = has_own_door(area, services)
        councils = [area] if has_own else [one for one in area.reach() if one.is_council and one != area]
        teams = {day.key: day for one in councils if (day := doors_of(one, services)[0]) is not None}
        found.append(NewDoor(area, has_own, tuple(teams.values())))
    return tuple(found)


def _loose_ends(area_map: AreaMap, endings: list[Ending]) -> Iterable[str]:
    """What staff may have forgotten, in words."""
    for ending in endings:
        if area_map.is_lost(ending.area):
            yield _("%(area)s ends, and nothing that you serve replaces all of it.") % {"area": ending.area.name}
    counties = {
        ending.area.parent for ending in endings if ending.area.parent and ending.area.kind == Area.Kind.DISTRICT
    }
    for county in counties:
        left = [area for area in county.children.all() if area.stands_on(area_map.day)]
        if not left and not county.is_gone_by(area_map.day):
            yield _(
                "%(county)s goes on, with no district left. Say when it ends too: until it does, its services do not"
                " follow to the new councils."
            ) % {"county": county.name}
    for area in served_areas(area_map):
        if area.parent is not None and area.parent.is_gone_by(area_map.day):
            yield _("%(area)s lies in %(county)s, which is gone by then.") % {
                "area": area.name,
                "county": area.parent.name,
            }
        if not area.has_ons_code and area.valid_from == area_map.day:
            yield _(
                "%(area)s has no published code yet. Put it in when there is one: a newer postcode list knows only"
                " that."
            ) % {"area": area.name}
