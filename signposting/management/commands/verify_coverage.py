"""`manage.py verify_coverage`: every postcode of the areas we serve reaches its front door and both services.

Takes each postcode of the source through the real code: read, look up, area, core cover. Prints areas and counts,
never a postcode. Ends with an error on any hole.
"""

from __future__ import annotations

from collections import Counter

from django.core.management.base import BaseCommand, CommandError

from signposting.coverage import CORE_ROLES, Cell, CoreCover, core_cover
from signposting.lookup import Found, find
from signposting.models import Area, Service
from signposting.postcode import read
from signposting.postcode_sources import PackageSource
from signposting.postcode_store import default_store


class Command(BaseCommand):
    """Run by `make check` and after any change of areas or core services."""

    help = "Check that every postcode of our areas has its front door, day and night, and both services."

    def handle(self, *args: object, **options: object) -> None:
        """Check, print, and fail on a hole."""
        areas = {area.code: area for area in Area.objects.filter(in_campaign=True).with_lineage().order_by("name")}
        if not areas:
            raise CommandError("No area is marked as served by this partnership. Load a starter pack first.")
        services = list(Service.objects.public().filter(role__in=CORE_ROLES).with_card_details())
        covers = {code: core_cover(area, services) for code, area in areas.items()}
        reached, astray = self.walk_postcodes(set(areas))
        for code, cover in covers.items():
            self.print_cover(cover, reached[code])
        self.stdout.write(f"{sum(reached.values()):,} postcodes in {len(areas)} areas, each through the real lookup.")
        faults = [cover.area.name for cover in covers.values() if cover.has_hole]
        if faults:
            raise CommandError(f"Holes in: {', '.join(faults)}.")
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

    def print_cover(self, cover: CoreCover, postcodes: int) -> None:
        """One area, in words."""
        self.stdout.write(f"{cover.area.name} ({cover.area.code}), {postcodes:,} postcodes")
        for role in CORE_ROLES:
            cell = cover.cells[role]
            style = self.style.ERROR if cell is Cell.HOLE else str
            numbers = f": {', '.join(cover.numbers[role])}" if cover.numbers[role] else ""
            self.stdout.write(style(f"  {cell:<15} {role.label}{numbers}"))
