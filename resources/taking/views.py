"""A list of resources to take away, which only its address holds."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from core.audiences import Audience
from resources.models import LibraryPage
from resources.taking.chosen import MOST, read_chosen
from resources.taking.lists import taking_list

ROOM = "css/rooms/library-taking.css"


@require_safe
def list_page(request: HttpRequest) -> HttpResponse:
    """The list in the address: to look at, add to, print, send on and take away."""
    request.reader = Audience.PROFESSIONAL  # type: ignore[attr-defined]  # read by the help strip
    chosen = read_chosen(request.GET)
    library = LibraryPage.objects.live().first()
    context: dict[str, Any] = {
        "chosen": chosen,
        "list": taking_list(chosen, library),
        "most": MOST,
        "library_address": library.get_url(request) if library else "",
        "room": ROOM,
    }
    return TemplateResponse(request, "resources/taking/list.html", context)
