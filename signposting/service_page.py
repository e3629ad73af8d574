"""One service's own page, for links from elsewhere: posters, partners' sites, the open feed.

The site's own pages never lead here, because a service's key stands in the address. The page keeps out of search
engines for the same reason, and because an area's page shows the number among others.

A withdrawn service answers 410: the truth for the machines that check partners' links, while people read why, what
to use instead and a number to ring. One taken down for a while answers 200: it may come back.
"""

from __future__ import annotations

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from signposting.filters import Chosen
from signposting.freshness.successors import was_public
from signposting.help_strip import strip_for
from signposting.models import Service
from signposting.page_cards import PageCard, page_cards


@require_safe
def service_page(request: HttpRequest, key: str) -> HttpResponse:
    """The card of one service, or what became of it; 404 for a key nobody ever saw."""
    language = translation.get_language() or "en-gb"
    service = Service.objects.filter(key=key, locale__language_code=language).first()
    if service is None or not was_public(service):
        raise Http404
    # The link does not say who follows it, so the card shows what everybody may see, whoever `who` is.
    shown = page_cards([service], "").get(service.pk, PageCard())
    request.reader = Chosen.from_query(request.GET).who  # type: ignore[attr-defined]  # read by the help strip
    request.help_strip = strip_for(request.reader)  # type: ignore[attr-defined]
    status = HTTPStatus.OK if service.withdrawn_on is None else HTTPStatus.GONE
    context = {"card": shown.card, "gone": shown.gone}
    return render(request, "signposting/service.html", context, status=status)
