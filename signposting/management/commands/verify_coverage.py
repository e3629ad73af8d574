"""`manage.py verify_coverage`: every postcode of the areas we serve reaches somebody for each core need.

Takes each postcode of the source through the real code: read, look up, area, coverage. Prints areas and counts, never
a postcode. Ends with an error on a hole in the four parts no area can do without: front door, out of hours, and both
commissioned services. A hole in another core need is a warning.
"""

from __future__ import annotations

from collections import Counter

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from signposting.area_map import map_on, served_areas
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
from signposting.postcode_store import default_store


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
        reached, astray = self.walk_postcodes(set(areas))
        for code, area in areas.items():
            self.print_area(area, cells[code], reached[code])
        self.stdout.write(f"{sum(reached.values()):,} postcodes in {len(areas)} areas, each through the real lookup.")
        holes = [cell for row in cells.values() for cell in row if cell.is_hole]
        for cell in holes:
            if not cell.need.role:
                self.stderr.write(self.style.WARNING(f"Warning, a hole: {cell}."))
        faults = [str(cell) for cell in holes if cell.need.role]
        if faults:
            raise CommandError(f"Holes: {'; '.join(faults)}.")
        if astray:
            raise CommandError(f"{astray} postcodes did not reach the area their source gives them.")
        if any(not reached[code] for code in areas):
            raise CommandError("An area has no postcode at all.")

    def walk_postcodes(self, codes: set[str]) -> tuple[Counter[str], int]:
        """How many postcodes of each area arrive at it, and how many do not."""
        store = default_store()
        reached: Counter[str] = Counter()
        astray = 0
        for batch in PackageSource().batches():
            for row in batch:
                if row.area in codes:
                    outcome = find(read(f"{row.code[:-3]} {row.code[-3:]}"), store)
                    if isinstance(outcome, Found) and outcome.area == row.area:
                        reached[row.area] += 1
                    else:
                        astray += 1
        return reached, astray

    def print_area(self, area: Area, cells: tuple[CoreCell, ...], postcodes: int) -> None:
        """One area, in words."""
        self.stdout.write(f"{area.name} ({area.code}), {postcodes:,} postcodes")
        for cell in cells:
            style = self.style.ERROR if cell.state is Cell.HOLE else str
            found = [number for service in cell.services for number in numbers_of(service)] if cell.need.role else []
            numbers = f": {', '.join(found)}" if found else ""
            self.stdout.write(style(f"  {cell.state:<15} {cell.need}{numbers}"))
