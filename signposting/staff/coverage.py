"""The coverage matrix as staff see it: who helps with each core need in each area, and where nobody does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from signposting.coverage.cells import Cell, CoreCell, CoreNeed
from signposting.coverage.matrix import Matrix, matrix_on, state_words
from signposting.staff.tables import TableScreen

MARKS = {Cell.CHECKED: "✓", Cell.UNCHECKED: "?", Cell.HOLE: "✗"}
CLASSES = {Cell.CHECKED: "checked", Cell.UNCHECKED: "unchecked", Cell.HOLE: "hole"}


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One cell as it is printed: its state as mark, words and class; services as (name, address); where to look."""

    area: str
    mark: str
    words: str
    css: str
    services: tuple[tuple[str, str], ...]
    look_at: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One need with its cells, in the order of the columns."""

    need: CoreNeed
    cells: tuple[ShownCell, ...]


class CoverageView(TableScreen):
    """Every cell, with links to the services behind it; from a hole to those that could fill it, drafts included."""

    page_title = gettext_lazy("Coverage")
    header_icon = "table"
    template_name = "signposting/staff/coverage.html"
    export_filename = "coverage"

    def table(self) -> tuple[list[str], list[list[str]]]:
        """The same in words."""
        return matrix_on(timezone.localdate()).table()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The rows, and how many cells are in which state."""
        matrix = matrix_on(timezone.localdate())
        action = "edit" if self.user_has_permission("change") else "inspect"
        return {
            **super().get_context_data(**kwargs),
            "matrix": matrix,
            "rows": shown_rows(matrix, action),
            "counts": [(CLASSES[state], MARKS[state], state_words(state), matrix.count(state)) for state in Cell],
        }


def shown_rows(matrix: Matrix, action: str) -> list[ShownRow]:
    """The rows to print; `action` is what a link to a service does: "edit" or "inspect"."""
    return [ShownRow(need, tuple(_shown(cell, action) for cell in cells)) for need, cells in matrix.rows()]


def _shown(cell: CoreCell, action: str) -> ShownCell:
    return ShownCell(
        area=cell.area.name,
        mark=MARKS[cell.state],
        words=state_words(cell.state),
        css=CLASSES[cell.state],
        services=tuple(
            (service.name, reverse(f"wagtailsnippets_signposting_service:{action}", args=[service.pk]))
            for service in cell.services
        ),
        look_at=services_for(cell.need) if cell.is_hole else "",
    )


def services_for(need: CoreNeed) -> str:
    """The list of all services, drafts included, that play this part or are meant for this need."""
    asked = {"role": need.role} if need.role else {"needs": need.pk}
    return f"{reverse('wagtailsnippets_signposting_service:list')}?{urlencode(asked)}"
