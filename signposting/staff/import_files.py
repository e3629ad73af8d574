"""Downloads: the whole directory, and the empty template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from signposting.sheets.csv_file import csv_text
from signposting.sheets.export import directory_lines, help_lines, template_lines
from signposting.sheets.xlsx_file import HELP_SHEET, SHEET, xlsx_bytes

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Lines = Callable[[], Iterator[list[str]]]


def export(request: HttpRequest, kind: str) -> HttpResponse:
    """The directory as `kind`, "csv" or "xlsx". For all who may see services in the staff's screens."""
    if not request.user.has_perm("signposting.view_service"):
        raise PermissionDenied
    return _file(kind, f"directory-{timezone.localdate().isoformat()}", directory_lines)


def template(request: HttpRequest, kind: str) -> HttpResponse:
    """The empty template as `kind`. For all who may import."""
    if not request.user.has_perm("signposting.add_service"):
        raise PermissionDenied
    return _file(kind, "directory-template", template_lines)


def _file(kind: str, name: str, lines: Lines) -> HttpResponse:
    if kind == "csv":
        response = HttpResponse("".join(csv_text(lines())), content_type="text/csv; charset=utf-8")
    elif kind == "xlsx":
        sheets: dict[str, Iterable[list[str]]] = {SHEET: lines(), HELP_SHEET: help_lines()}
        response = HttpResponse(xlsx_bytes(sheets), content_type=XLSX)
    else:
        raise Http404
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response
