"""The coverage matrix: every core need in every area this partnership serves, on one day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from signposting.area_map import map_on, served_areas
from signposting.coverage.cells import (
    Cell,
    CoreCell,
    CoreNeed,
    CoverageOn,
    core_needs,
    services_for_cells,
)
from signposting.models import Area


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows are core needs, columns areas; `cells` has one tuple for each row, in the order of `areas`."""

    day: date
    areas: tuple[Area, ...]
    needs: tuple[CoreNeed, ...]
    cells: tuple[tuple[CoreCell, ...], ...]

    def rows(self) -> Iterator[tuple[CoreNeed, tuple[CoreCell, ...]]]:
        """Each need with its cells."""
        return zip(self.needs, self.cells, strict=True)

    @property
    def holes(self) -> tuple[CoreCell, ...]:
        """Every hole, row by row."""
        return tuple(cell for row in self.cells for cell in row if cell.is_hole)

    def count(self, state: Cell) -> int:
        """How many cells are in `state`."""
        return sum(cell.state is state for row in self.cells for cell in row)

    def table(self) -> tuple[list[str], list[list[str]]]:
        """Headings and rows in words, for a spreadsheet: a cell is its state and the services behind it."""
        headings = [_("What people need"), *(area.name for area in self.areas)]
        return headings, [[str(need), *(in_words(cell) for cell in cells)] for need, cells in self.rows()]


def matrix_on(day: date, *, with_times: bool = False) -> Matrix:
    """The matrix on `day`, out of what is public now.

    Six queries, however many services and areas; one more to load hours (`with_times`), and one once a council has
    been replaced.
    """
    area_map = map_on(day, served=True)
    areas, needs = tuple(served_areas(area_map)), core_needs()
    coverage = CoverageOn(services_for_cells(with_times=with_times), area_map)
    columns = [coverage.cells(area, needs) for area in areas]
    rows = zip(*columns, strict=True) if columns else ((),) * len(needs)
    return Matrix(day, areas, needs, tuple(rows))


def state_words(state: Cell) -> str:
    """A cell's state as staff read it."""
    match state:
        case Cell.CHECKED:
            return _("Checked")
        case Cell.UNCHECKED:
            return _("Live, not checked")
        case Cell.HOLE:
            return _("Hole: nobody")


def in_words(cell: CoreCell) -> str:
    """`Checked: Childline, Shout`."""
    names = ", ".join(service.name for service in cell.services)
    return f"{state_words(cell.state)}: {names}" if names else state_words(cell.state)
