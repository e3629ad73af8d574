"""The differences report: need by need, where areas have other providers, hours, ages, costs or ways in."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy

from signposting.coverage.differences import differences_in, table
from signposting.coverage.matrix import matrix_on
from signposting.staff.tables import TableScreen


class DifferencesView(TableScreen):
    """Facts side by side; what they mean is for people to say."""

    page_title = gettext_lazy("Differences between areas")
    header_icon = "list-ul"
    template_name = "signposting/staff/differences.html"
    export_filename = "differences"

    def table(self) -> tuple[list[str], list[list[str]]]:
        """The same in words."""
        return table(differences_in(matrix_on(timezone.localdate(), with_times=True)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The needs that are not met alike, out of those looked at."""
        matrix = matrix_on(timezone.localdate(), with_times=True)
        differences = differences_in(matrix)
        return {
            **super().get_context_data(**kwargs),
            "matrix": matrix,
            "differences": differences,
            "alike": len(matrix.needs) - len(differences),
        }
