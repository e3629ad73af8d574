"""The report for the partnership's forum: one page, on the screen and as a PDF."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.models import SiteSettings
from core.pdf import PdfUnavailable, make_pdf
from signposting.coverage.quarterly import quarterly_on
from signposting.staff.coverage import shown_rows


@require_safe
def quarterly(request: HttpRequest) -> HttpResponse:
    """The report among the staff's screens. For all who may see services."""
    title = _("Report for the forum")
    context = {"page_title": title, "header_title": title, "header_icon": "doc-full", **_facts(request)}
    return render(request, "signposting/staff/quarterly.html", context)


@require_safe
def quarterly_pdf(request: HttpRequest) -> HttpResponse:
    """The same as a tagged PDF; on a machine that can make none, the page to print instead, and why."""
    facts = _facts(request)
    try:
        made = make_pdf(render_to_string("signposting/staff/quarterly_pdf.html", facts))
    except PdfUnavailable as why:
        messages.warning(request, _("No PDF could be made here: print this page. %(why)s") % {"why": why})
        return redirect("directory:quarterly")
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="directory-report-{facts["report"].day:%Y-%m-%d}.pdf"'
    return response


def _facts(request: HttpRequest) -> dict[str, Any]:
    if not request.user.has_perm("signposting.view_service"):
        raise PermissionDenied
    report = quarterly_on(timezone.localdate())
    return {
        "report": report,
        "rows": shown_rows(report.matrix, "inspect"),
        "site_settings": SiteSettings.for_request(request),
        "is_sample_site": settings.SAMPLE_SITE,
    }
