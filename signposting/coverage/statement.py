"""What the public is told of each area: how many kinds of help somebody has checked. Nothing else is counted."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from signposting.coverage.cells import Cell
from signposting.coverage.matrix import Matrix
from signposting.models import Area


@dataclass(frozen=True, slots=True)
class Statement:
    """Of `kinds` kinds of help every area must have, `checked` are checked in `area`; for `missing` there is nobody.

    A kind that is looked at for several readers is checked when it is for each of them, and missing when one of them
    has nobody.
    """

    area: Area
    kinds: int
    checked: int
    missing: int

    def __str__(self) -> str:
        facts = {"area": self.area.name, "kinds": self.kinds, "checked": self.checked, "missing": self.missing}
        if self.checked == self.kinds:
            return _("We have checked all %(kinds)d kinds of help for %(area)s.") % facts
        if self.checked:
            said = _("We have checked %(checked)d of the %(kinds)d kinds of help for %(area)s.") % facts
        else:
            said = _("We have not yet checked any of the %(kinds)d kinds of help for %(area)s.") % facts
        if not self.missing:
            return said
        missing = ngettext(
            "For one kind we are still looking for someone.",
            "For %(missing)d kinds we are still looking for someone.",
            self.missing,
        )
        return f"{said} {missing % facts}"


def statements(matrix: Matrix) -> tuple[Statement, ...]:
    """One for each area of `matrix`. No query."""
    return tuple(_statement(matrix, place, area) for place, area in enumerate(matrix.areas))


def _statement(matrix: Matrix, place: int, area: Area) -> Statement:
    kinds: dict[str, list[Cell]] = {}
    for need, cells in matrix.rows():
        kinds.setdefault(need.role or f"need {need.code}", []).append(cells[place].state)
    return Statement(
        area=area,
        kinds=len(kinds),
        checked=sum(all(state is Cell.CHECKED for state in states) for states in kinds.values()),
        missing=sum(Cell.HOLE in states for states in kinds.values()),
    )
