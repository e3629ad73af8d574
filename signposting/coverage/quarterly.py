"""The quarterly report's facts: freshness, coverage and differences on one day, as plain values."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from signposting.coverage.cells import CoreNeed
from signposting.coverage.differences import Difference, differences_in
from signposting.coverage.matrix import Matrix, matrix_on
from signposting.freshness.states import LATE, Freshness, freshness_of, is_never_hidden
from signposting.models import Service, ServiceCheck

# A quarter of a year, in days.
QUARTER = 91


@dataclass(frozen=True, slots=True)
class Holes:
    """One need nobody helps with, and where."""

    need: CoreNeed
    areas: tuple[str, ...]
    is_everywhere: bool


@dataclass(frozen=True, slots=True)
class Quarterly:
    """The report on `day`. `states` counts public services by freshness, zeros included.

    `checks` were recorded since the day `since`, `whole` of them of everything that applies. `vital` are the lines
    that are never hidden and whose check is late or was never made, by name.
    """

    day: date
    since: date
    services: int
    states: tuple[tuple[str, int], ...]
    checks: int
    whole: int
    vital: tuple[str, ...]
    matrix: Matrix
    holes: tuple[Holes, ...]
    differences: tuple[Difference, ...]


def quarterly_on(day: date) -> Quarterly:
    """The report on `day`. Ten queries, however many services, areas and needs."""
    matrix = matrix_on(day, with_times=True)
    services = list(Service.objects.public().only("key", "name", "role", "checked_on", "check_every_days"))
    found = {service: freshness_of(service, day) for service in services}
    states = Counter(found.values())
    since = day - timedelta(days=QUARTER)
    kept = ServiceCheck.objects.filter(made_on__gt=since, made_on__lte=day)
    whole = list(kept.values_list("is_whole", flat=True))
    return Quarterly(
        day=day,
        since=since,
        services=len(services),
        states=tuple((str(state.label), states[state]) for state in Freshness),
        checks=len(whole),
        whole=sum(whole),
        vital=tuple(
            service.name
            for service, state in found.items()
            if is_never_hidden(service) and state in {*LATE, Freshness.NEVER}
        ),
        matrix=matrix,
        holes=tuple(_holes(matrix)),
        differences=differences_in(matrix),
    )


def _holes(matrix: Matrix) -> list[Holes]:
    holes = []
    for need, cells in matrix.rows():
        areas = tuple(cell.area.name for cell in cells if cell.is_hole)
        if areas:
            holes.append(Holes(need, areas, len(areas) == len(cells)))
    return holes
