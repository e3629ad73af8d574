"""The card: an area's numbers on a small page that any site may show in a frame.

It has no postcode box and no leave button. A page around it could read over the shoulder of the first (a frame can be
covered or imitated), and a frame cannot leave for the page around it.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from core.middleware.headers import may_be_framed
from signposting.handouts.serving import Wanted, sheet_or_elsewhere, with_etag


@require_safe
def card(request: HttpRequest, slug: str) -> HttpResponse:
    """Who to ring in one area, day and night, for other sites' pages."""
    wanted = Wanted.from_query(request.GET)
    sheet = sheet_or_elsewhere(slug, wanted, "card")
    if isinstance(sheet, HttpResponse):
        return may_be_framed(sheet)
    page = render_to_string(
        "signposting/handouts/card.html", {"sheet": sheet, "is_sample_site": settings.SAMPLE_SITE}
    )
    response = HttpResponse(page)
    response["X-Robots-Tag"] = "noindex"  # the area's own page is the one to find
    return may_be_framed(with_etag(request, response))
