"""`manage.py verify_coverage`: every postcode of the areas we serve reaches somebody for each core need.

Takes each postcode of the source through the real code: read, look up, area, coverage. Prints areas and counts, never
a postcode. Ends with an error on a hole in the four parts no area can do without: front door, out of hours, and both
commissioned services. A hole in another core need is a warning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from signposting.area_map import AreaMap, map_on, served_areas
from signposting.coverage.cells import (
    Cell,
    CoreCell,
    CoverageOn,
    core_needs,
    numbers_of,
    services_for_cells,
)
from signposting.lookup import Found, find
from signposting.models import Area
from signposting.postcode import read
from signposting.postcode_sources import PackageSource
from signposting.postcode_store import PostcodeStore, default_store


class Command(BaseCommand):
    """Run by `make check` and after any change of areas or core services."""

    help = "Check that every postcode of our areas has its front door, day and night, and both services."

    def handle(self, *args: object, **options: object) -> None:
        """Check, print, warn, and fail on a hole in the four parts."""
        area_map = map_on(timezone.localdate(), served=True)
        areas = {area.code: area for area in served_areas(area_map)}
        if not areas:
            raise CommandError("No area is marked as served by this partnership. Load a starter pack first.")
        coverage, needs = CoverageOn(services_for_cells(), area_map), core_needs()
        cells = {code: coverage.cells(area, needs) for code, area in areas.items()}
        reached, total, astray = self.walk_postcodes(area_map)
        for code, area in areas.items():
            self.print_area(area, cells[code], reached[code])
        self.stdout.write(f"{total:,} postcodes in {len(areas)} areas, each through the real lookup.")
        holes = [cell for row in cells.values() for cell in row if cell.is_hole]
        for cell in holes:
            if not cell.need.role:
                self.stderr.write(self.style.WARNING(f"Warning, a hole: {cell}."))
        faults = [str(cell) for cell in holes if cell.need.role]
        if faults:
            raise CommandError(f"Holes: {'; '.join(faults)}.")
        lost = [area.name for area in area_map.gone.values() if area_map.is_lost(area)]
        if lost:
            raise CommandError(f"Gone, and nothing that is served has replaced them: {', '.join(lost)}.")
        if astray:
            raise CommandError(f"{astray} postcodes did not reach the area their source gives them.")
        if any(not reached[code] for code in areas):
            raise CommandError("An area has no postcode at all.")

    def walk_postcodes(self, area_map: AreaMap) -> tuple[Counter[str], int, int]:
        """How many postcodes arrive at each area, how many there are, and how many do not arrive.

        The postcode of a council that is gone arrives at what has replaced it: at each part of one that was split.
        """
        store = default_store()
        expected = {area.code: area for area in area_map.found}
        reached: Counter[str] = Counter()
        total = astray = 0
        for code, area in _postcodes(expected.values(), store):
            total += 1
            outcome = find(read(f"{code[:-3]} {code[-3:]}"), store)
            if isinstance(outcome, Found) and outcome.area == area:
                reached.update(place.code for place in area_map.standing(expected[area]))
            else:
                astray += 1
        return reached, total, astray

    def print_area(self, area: Area, cells: tuple[CoreCell, ...], postcodes: int) -> None:
        """One area, in words."""
        self.stdout.write(f"{area.name} ({area.code}), {postcodes:,} postcodes")
        for cell in cells:
            style = self.style.ERROR if cell.state is Cell.HOLE else str
            found = [number for service in cell.services for number in numbers_of(service)] if cell.need.role else []
            numbers = f": {', '.join(found)}" if found else ""
            self.stdout.write(style(f"  {cell.state:<15} {cell.need}{numbers}"))


def _postcodes(areas: Collection[Area], store: PostcodeStore) -> Iterator[tuple[str, str]]:
    """Every postcode of `areas` with its area's code, as the source has it.

    The directory knows no codes of our own, such as an invented place's: of those the file itself is asked.
    """
    published = {area.code for area in areas if area.has_ons_code}
    for batch in PackageSource().batches() if published else ():
        yield from ((row.code, row.area) for row in batch if row.area in published)
    for area in areas:
        if area.code not in published:
            yield from ((code, area.code) for code in store.in_area(area.code))
