"""The page for partners: what to copy onto their own pages, and posters for their walls."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from signposting.area_map import map_on, served_areas
from signposting.handouts.serving import with_etag
from signposting.models import Area


@dataclass(frozen=True, slots=True)
class AreaForPartners:
    """One area's posters and the HTML of its card."""

    area: Area
    poster: str
    card: str
    snippet: str


@require_safe
def for_partners(request: HttpRequest) -> HttpResponse:
    """The form to copy, each area's card to copy, and each area's posters."""
    site = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    context = {
        "form_snippet": _snippet("form", {"address": f"{site}{reverse('find_support')}"}),
        "areas": [_area(area, site) for area in served_areas(map_on(timezone.localdate(), served=True))],
    }
    return with_etag(request, render(request, "signposting/handouts/for_partners.html", context))


def _area(area: Area, site: str) -> AreaForPartners:
    card = reverse("card", args=[area.slug])
    return AreaForPartners(
        area=area,
        poster=reverse("poster", args=[area.slug]),
        card=card,
        snippet=_snippet("card", {"address": f"{site}{card}", "area": area}),
    )


def _snippet(name: str, context: dict[str, object]) -> str:
    """HTML to be copied, as text."""
    return render_to_string(f"signposting/handouts/snippets/{name}.html", context).strip()
