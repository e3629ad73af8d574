"""Posters: an area's numbers on A4 or A5, as a page to print and as a tagged PDF with a QR code."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from core.models import SiteSettings
from core.pdf import PdfUnavailable, make_pdf
from core.qr import qr_code
from signposting.handouts.serving import SIZES, Wanted, sheet_or_elsewhere, with_etag
from signposting.handouts.sheet import Sheet
from signposting.help_strip import strip_from

PDFS_KEPT = 64  # nine areas, two readers and two sizes are 36; some tens of kB each, in the worker's memory
# A record may grow (hours for every day of the week): the whole sheet then shrinks, in these steps, to one page.
SMALLER = tuple(f".poster {{ --fit: {step} }}" for step in (0.96, 0.92, 0.88, 0.84, 0.8, 0.75, 0.7, 0.6))


@require_safe
def poster_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The poster as a page: to look at, to print from any browser, and with links to the PDFs."""
    wanted = Wanted.from_query(request.GET)
    sheet = sheet_or_elsewhere(slug, wanted, "poster")
    if isinstance(sheet, HttpResponse):
        return sheet
    request.reader = wanted.who  # type: ignore[attr-defined]  # read by the help strip
    cards = [card for card in (sheet.emergency, sheet.child_line, sheet.police) if card is not None]
    request.help_strip = strip_from(cards, wanted.who)  # type: ignore[attr-defined]
    context = {
        **_contents(sheet, wanted),
        "wanted": wanted,
        "pdfs": [(size, wanted.address("poster_pdf", slug, size=size)) for size in SIZES],
        "for_young": wanted.address("poster", slug, who="y"),
        "for_everyone": wanted.address("poster", slug, who=""),
    }
    return with_etag(request, render(request, "signposting/handouts/poster.html", context))


@require_safe
def poster_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The poster as a PDF. Where none can be made, the page to print instead."""
    wanted = Wanted.from_query(request.GET)
    sheet = sheet_or_elsewhere(slug, wanted, "poster_pdf")
    if isinstance(sheet, HttpResponse):
        return sheet
    site_settings = SiteSettings.for_request(request)
    html = render_to_string(
        "signposting/handouts/poster_pdf.html",
        {
            **_contents(sheet, wanted),
            "site_settings": site_settings,
            "is_sample_site": settings.SAMPLE_SITE,
        },
    )
    response = HttpResponse(content_type="application/pdf")
    # The file's name is seen in a list of downloads: the quiet name, the area and the paper.
    name = f"{slugify(site_settings.quiet_name) or 'help'}-{sheet.area.slug}-{wanted.size}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    response["CDN-Cache-Control"] = "public, max-age=60"
    response["X-Robots-Tag"] = "noindex"  # a copy found by a search engine would be an old one
    response = with_etag(request, response, html.encode())
    if response.status_code != 200:
        return response
    try:
        response.content = _pdf_of(html)
    except PdfUnavailable:
        return HttpResponseRedirect(wanted.address("poster", slug))
    return response


def _contents(sheet: Sheet, wanted: Wanted) -> dict[str, Any]:
    return {"sheet": sheet, "qr": qr_code(sheet.address), "size": wanted.size}


@lru_cache(maxsize=PDFS_KEPT)
def _pdf_of(html: str) -> bytes:
    """The PDF of exactly these words and numbers: when a record changes, so does the HTML, and no old one is sent."""
    return make_pdf(html, until_it_fits=SMALLER)
