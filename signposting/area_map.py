"""The map on one day: which areas are gone by then, where their people find help, and whose services reach whom.

Nothing is written when a council is replaced. From the first minute of the day on, what covered the old area covers
the ground it left: the same streets under another name. That holds until staff change the service's coverage.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch, Q, prefetch_related_objects

from signposting.models import Area, Place
from signposting.models.area import LINEAGE


@dataclass(frozen=True, slots=True)
class AreaMap:
    """The map on `day`: the areas gone by then, and `found`, those that were asked for besides.

    All come with their lineage. `heirs` are the direct successors of each area that is gone, the main one first;
    `taken` the areas each successor took over, wholly or in part; both by primary key.
    """

    day: date
    found: tuple[Area, ...] = ()
    gone: Mapping[int, Area] = field(default_factory=dict)
    heirs: Mapping[int, tuple[Area, ...]] = field(default_factory=dict)
    taken: Mapping[int, tuple[Area, ...]] = field(default_factory=dict)

    def by_slug(self, slug: str) -> Area | None:
        """One of the areas asked for."""
        return next((area for area in self.found if area.slug == slug), None)

    def by_code(self, code: str | None) -> Area | None:
        """One of the areas asked for."""
        return next((area for area in self.found if area.code == code), None)

    def standing(self, area: Area) -> tuple[Area, ...]:
        """Where the people of `area` are on the day: there, or in what has replaced it, the likeliest first.

        More than one for a council that was split; the area itself where nothing replaced it.
        """
        places: dict[int, Area] = {}
        todo, seen = [area], set[int]()
        while todo:
            one = todo.pop(0)
            if one.pk in seen:
                continue
            seen.add(one.pk)
            heirs = self.heirs.get(one.pk, ())
            if heirs:
                todo = [*heirs, *todo]
            elif one.pk not in self.gone:
                places[one.pk] = one
        return tuple(places.values()) or (area,)

    def is_lost(self, area: Area) -> bool:
        """Whether we served `area`, it is gone, and no council we serve has taken over all of it."""
        return area.in_campaign and not all(place.in_campaign and place != area for place in self.standing(area))

    def was_split(self, area: Area) -> bool:
        """Whether the people of `area` are in more than one council by now, and nobody can say in which."""
        return len(self.standing(area)) > 1

    def reach(self, area: Area) -> tuple[Area, ...]:
        """The areas whose services help in `area` on the day, the smallest first.

        Its lineage; the councils it took over, wholly or in part; and the counties of those, if they ended too. A
        county that goes on without the district does not reach it: it is not the authority there any more.
        """
        lineage = area.lineage()
        councils: dict[Area, None] = {}
        counties = {up: None for up in lineage if up.kind == Area.Kind.COUNTY}
        todo = [area]
        while todo:
            one = todo.pop(0)
            if one in councils or one in counties:
                continue
            (councils if one.is_council else counties)[one] = None
            todo += self.taken.get(one.pk, ())
            todo += [up for up in one.lineage() if up.kind == Area.Kind.COUNTY and up.is_gone_by(self.day)]
        wider = [up for up in lineage if up.kind in {Area.Kind.NATION, Area.Kind.COUNTRY}]
        return (*councils, *counties, *wider)

    def places_of(self, area: Area) -> tuple[Place, ...]:
        """The towns and villages of `area` and of all it took over. For a map drawn `with_places`."""
        councils = [one for one in self.reach(area) if one.is_council]
        return tuple(place for one in councils for place in one.places.all())

    def main_places_of(self, area: Area) -> tuple[str, ...]:
        """The towns `area` is known by. Those of a council that was split are left out: they may be in another."""
        whole = [one for one in self.reach(area) if one.is_council and not self.was_split(one)]
        names = [place.name for one in whole for place in one.places.all() if place.is_main]
        return tuple(dict.fromkeys(names))


def map_on(
    day: date,
    *,
    slugs: Iterable[str] = (),
    codes: Iterable[str] = (),
    served: bool = False,
    drafted: Mapping[int, Area] | None = None,
    with_places: bool = False,
) -> AreaMap:
    """The map on `day`; in `found` the areas with these addresses or codes and, with `served`, all we ever served.

    `drafted` are areas as they would be, by primary key, in place of those stored. One query; one more once an area
    is gone, and one more for the places.
    """
    slugs, codes, redrawn = set(slugs), set(codes), dict(drafted or {})
    wanted = Q(slug__in=slugs) | Q(code__in=codes)
    if served:
        wanted |= Q(in_campaign=True)
    rows = Area.objects.with_lineage().select_related(f"successor__{LINEAGE}").order_by("name")
    loaded = [redrawn.get(area.pk, area) for area in rows.filter(wanted | Q(valid_until__lte=day))]
    if with_places:
        prefetch_related_objects(loaded, "places")
    for area in loaded:
        if area.parent_id in redrawn:
            area.parent = redrawn[area.parent_id]
    gone = {area.pk: area for area in [*loaded, *redrawn.values()] if area.is_gone_by(day)}
    # A drafted area holds its own successors, not yet stored.
    stored = [area for pk, area in gone.items() if pk not in redrawn]
    prefetch_related_objects(stored, Prefetch("other_successors", Area.objects.with_lineage()))
    heirs = {pk: _heirs_of(area, redrawn) for pk, area in gone.items()}
    taken: dict[int, list[Area]] = {}
    for pk, successors in heirs.items():
        for heir in successors:
            taken.setdefault(heir.pk, []).append(gone[pk])
    found = [area for area in loaded if area.slug in slugs or area.code in codes or (served and area.in_campaign)]
    area_map = AreaMap(day, tuple(found), gone, heirs, {pk: tuple(areas) for pk, areas in taken.items()})
    for area in (*found, *gone.values(), *(heir for successors in heirs.values() for heir in successors)):
        area.reach_on_map = area_map.reach(area)
    return area_map


def served_areas(area_map: AreaMap) -> list[Area]:
    """The areas this partnership serves on the map's day, by name. For a map drawn with `served`."""
    return [area for area in area_map.found if area.in_campaign and area.is_council and area.stands_on(area_map.day)]


def _heirs_of(area: Area, redrawn: Mapping[int, Area]) -> tuple[Area, ...]:
    main = [area.successor] if area.successor is not None else []
    heirs = dict.fromkeys([*main, *area.other_successors.all()])
    return tuple(redrawn.get(heir.pk, heir) for heir in heirs)
