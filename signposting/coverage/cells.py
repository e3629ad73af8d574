"""Cells: how well one core need is met in one area.

The core needs are the four parts a finder cannot do without (front door by day, out of hours, both commissioned
services) and the needs staff marked as core, each for the readers it is looked at for. A hole is a postcode lottery;
"live, unchecked" is a promise nobody has tested yet.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import QuerySet
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.audiences import Audience
from signposting.area_map import AreaMap
from signposting.freshness.states import Freshness, freshness_of, has_lapsed
from signposting.front_door import doors_of
from signposting.models import Area, Need, Service
from signposting.models.choices import ChannelKind, Role
from signposting.offer import is_offered

COMMISSIONED = (Role.TARGETED, Role.MISSING)
DOORS = (Role.FRONT_DOOR, Role.OUT_OF_HOURS)
CORE_ROLES = (*DOORS, *COMMISSIONED)
ROLE_WORDS: dict[str, str | Promise] = {
    Role.FRONT_DOOR: _("Tell someone about a child, by day"),
    Role.OUT_OF_HOURS: _("Tell someone about a child, out of hours"),
    Role.TARGETED: _("One-to-one support for children who are exploited"),
    Role.MISSING: _("A talk after a child went missing"),
}
READERS: dict[str, str | Promise] = {
    Audience.YOUNG_PERSON: _("young people"),
    Audience.PARENT: _("parents and carers"),
    Audience.PROFESSIONAL: _("people who work with children"),
    Audience.PUBLIC: _("businesses and the public"),
    Audience.SURVIVOR: _("adults harmed as children"),
}
# A check that is late is a promise nobody has tested lately.
CHECKED = frozenset({Freshness.FRESH, Freshness.DUE, Freshness.NEEDS_NO_CHECK})


class Cell(StrEnum):
    """How well one need is met in one area."""

    CHECKED = "checked"
    UNCHECKED = "live, unchecked"
    HOLE = "hole"


@dataclass(frozen=True, slots=True)
class CoreNeed:
    """One row of the matrix: a need every area must have met, for one kind of reader or (empty) for everybody.

    `code` is a `Role` code or a `Need` code; `role` is set for the four parts without which an area is not served,
    `pk` (of the `Need`) for the others.
    """

    code: str
    label: str
    role: str = ""
    audience: str = ""
    stands_apart: bool = False
    pk: int | None = None

    def __str__(self) -> str:
        return f"{self.label} ({READERS[self.audience]})" if self.audience else self.label


@dataclass(frozen=True, slots=True)
class CoreCell:
    """How one core need is met in one area, and by which services, nearest first."""

    area: Area
    need: CoreNeed
    state: Cell
    services: tuple[Service, ...]

    def __str__(self) -> str:
        return f"{self.area.name}: {self.need}"

    @property
    def is_hole(self) -> bool:
        """Whether nobody helps."""
        return self.state is Cell.HOLE


def core_needs() -> tuple[CoreNeed, ...]:
    """Every row: the four parts, then the needs marked as core in their order. One query."""
    parts = tuple(CoreNeed(role, str(ROLE_WORDS[role]), role=role) for role in CORE_ROLES)
    marked = Need.objects.filter(is_core=True, locale__language_code=translation.get_language() or "en-gb")
    return parts + tuple(
        CoreNeed(need.code, need.name, audience=audience, stands_apart=need.stands_apart, pk=need.pk)
        for need in marked
        for audience in need.core_for or ("",)
    )


def services_for_cells(*, with_times: bool = False) -> QuerySet[Service]:
    """The public services with what a cell asks of them: four queries, or five `with_times`, however many."""
    ways = "channels__times" if with_times else "channels"
    return Service.objects.public().select_related("organisation").prefetch_related(ways, "needs", "coverage")


def numbers_of(service: Service) -> tuple[str, ...]:
    """The numbers people would ring."""
    return tuple(
        channel.value for channel in service.channels.all() if channel.kind == ChannelKind.PHONE and channel.is_shown
    )


@dataclass(frozen=True, slots=True)
class _Standing:
    """What cells ask of one service, worked out once for all of them."""

    service: Service
    covers: frozenset[int]
    needs: frozenset[str]
    stands_apart: bool
    is_reachable: bool
    # Reachable without the front door, which some services leave the asking to.
    has_own_way: bool
    is_checked: bool


class CoverageOn:
    """The coverage on a map's day, out of `services` (as the public would see them, loaded with their details).

    Asks the very functions the area's page asks. A front door or out-of-hours team without a number to ring is no
    help; a service reached through the front door needs one. A record too old to be relied on fills nothing.
    """

    def __init__(self, services: Iterable[Service], area_map: AreaMap) -> None:
        self.map = area_map
        day = area_map.day
        self.services = [_standing(service, day) for service in services if not has_lapsed(service, day)]

    def cells(self, area: Area, needs: Iterable[CoreNeed]) -> tuple[CoreCell, ...]:
        """One cell for each of `needs`, in their order. No query."""
        # An area that takes over another may come from beside the map: its doors are asked for on the map's day too.
        area.reach_on_map = self.map.reach(area)
        standing = self._here(area)
        here = [one.service for one in standing]
        day, night = doors_of(area, [service for service in here if service.role in DOORS])
        has_door = day is not None and bool(numbers_of(day))
        found: dict[str, list[Service]] = {
            Role.FRONT_DOOR: [day] if day and has_door else [],
            Role.OUT_OF_HOURS: [night] if day and night and numbers_of(night) else [],
        }
        reached = [one for one in standing if one.has_own_way or (has_door and one.is_reachable)]
        for role in COMMISSIONED:
            paid_for = [one.service for one in reached if one.service.role == role]
            found[role] = paid_for if has_door else [service for service in paid_for if numbers_of(service)]
        # What only follows from a council that is gone has not been checked for the one that replaced it.
        entered = {one.pk for one in area.lineage()}
        checked = {one.service.pk for one in standing if one.is_checked and one.covers & entered}
        return tuple(
            _cell(area, need, found[need.role] if need.role else _helping(reached, need), checked) for need in needs
        )

    def _here(self, area: Area) -> list[_Standing]:
        """Those that reach `area`, the ones meant for the smallest part of the country first."""
        place = {one.pk: step for step, one in enumerate(self.map.reach(area))}
        found = [
            (min(steps), one) for one in self.services if (steps := [place[pk] for pk in one.covers & place.keys()])
        ]
        return [one for _step, one in sorted(found, key=lambda pair: (pair[0], pair[1].service.name))]


def _cell(area: Area, need: CoreNeed, services: list[Service], checked: Container[int]) -> CoreCell:
    if not services:
        return CoreCell(area, need, Cell.HOLE, ())
    is_checked = any(service.pk in checked for service in services)
    return CoreCell(area, need, Cell.CHECKED if is_checked else Cell.UNCHECKED, tuple(services))


def _helping(standing: Iterable[_Standing], need: CoreNeed) -> list[Service]:
    """Those that help this reader with this need. Help for one's own behaviour is never counted among the rest."""
    return [
        one.service
        for one in standing
        if need.code in one.needs and one.stands_apart == need.stands_apart and is_offered(one.service, need.audience)
    ]


def _standing(service: Service, day: date) -> _Standing:
    needs = list(service.needs.all())
    shown = [channel for channel in service.channels.all() if channel.is_shown]
    return _Standing(
        service=service,
        covers=frozenset(area.pk for area in service.coverage.all()),
        needs=frozenset(need.code for need in needs),
        stands_apart=any(need.stands_apart for need in needs),
        is_reachable=bool(shown),
        has_own_way=any(channel.kind != ChannelKind.FRONT_DOOR for channel in shown),
        is_checked=freshness_of(service, day) in CHECKED,
    )
