"""Downloads: the whole directory, which is logged, and the empty template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.log_actions import log

from signposting.sheets.csv_file import csv_text
from signposting.sheets.export import directory_lines, help_lines, template_lines
from signposting.sheets.xlsx_file import HELP_SHEET, SHEET, xlsx_bytes

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXPORTED = "signposting.export"
Lines = Callable[[], Iterator[list[str]]]


def export(request: HttpRequest, kind: str) -> HttpResponse:
    """The directory as `kind`, "csv" or "xlsx". For those who may change it.

    Private ways in and notes to staff are in it: a refuge's address leaves the site with one click. So who took it
    is logged.
    """
    if not request.user.has_perm("signposting.change_service"):
        raise PermissionDenied
    response = _file(kind, f"directory-{timezone.localdate().isoformat()}", directory_lines)
    log(request.user, EXPORTED, user=request.user, data={"kind": kind})
    return response


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
