"""Screens that are one table: shown, and downloaded as a spreadsheet of the same words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.permission_policies import ModelPermissionPolicy

from signposting.models import Service
from signposting.sheets.cells import safe


class TableScreen(SpreadsheetExportMixin, PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """For all who may see services. Below Wagtail's own header; `?export=csv` and `?export=xlsx` answer the file."""

    permission_policy = ModelPermissionPolicy(Service)
    permission_required = "view"

    def table(self) -> tuple[list[str], list[list[str]]]:
        """Headings and rows of the file."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The screen, or the file."""
        if not self.is_export:
            answer: HttpResponse = super().get(request, *args, **kwargs)
            return answer
        self.list_export, rows = self.table()
        self.export_headings = {heading: heading for heading in self.list_export}
        file: Any = self.as_spreadsheet(rows, request.GET["export"])
        return file

    def to_row_dict(self, item: Iterable[str]) -> dict[str, str]:
        """A row of the file. Nothing in it is run as a formula."""
        return dict(zip(self.list_export, map(safe, item), strict=True))

    @property
    def show_export_buttons(self) -> bool:
        """The page has links of its own, which need no script."""
        return False

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, and here."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Where the files are."""
        files = {"csv": self.csv_export_url, "xlsx": self.xlsx_export_url}
        return {**super().get_context_data(**kwargs), "files": files}
