"""A list of resources to take away, which only its address holds."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.audiences import Audience
from resources.models import LibraryPage
from resources.taking.bundle import Bundle, bundle_of
from resources.taking.chosen import MOST, Chosen, read_chosen
from resources.taking.lists import resources_by_ref, taking_list
from resources.taking.zips import zip_answer

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
        "bundle": _bundle(chosen),
        "zip_address": f"{reverse('list_zip')}{chosen.query}",
        "most": MOST,
        "library_address": library.get_url(request) if library else "",
        "room": ROOM,
    }
    return TemplateResponse(request, "resources/taking/list.html", context)


@require_safe
def list_zip(request: HttpRequest) -> HttpResponseBase:
    """The list's files as one zip; the list itself where there is nothing to pack."""
    chosen = read_chosen(request.GET)
    bundle = _bundle(chosen)
    if not bundle.files:
        return redirect(f"{reverse('resource_list')}{chosen.query}")
    return zip_answer(request, bundle, title=_("A list of resources"), name="resources")


def _bundle(chosen: Chosen) -> Bundle:
    found = resources_by_ref(chosen.refs)
    return bundle_of((found[ref], "") for ref in chosen.refs if ref in found)
