"""Serves the component pages. They ask the database nothing and exist only where `COMPONENT_PAGES` is set."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from core.models import SiteSettings
from home.components_page import answers, campaign, cards, library, readers, stories, words
from home.components_page import directory as made_up
from home.components_page.pages import guidance, ways
from home.components_page.specimens import Sheet, drawn
from signposting.help_strip import strip_from

GROUPS = {
    "For each reader: the shell and the finder": readers.sheets,
    "Words": words.sheets,
    "Cards": cards.sheets,
    "The campaign": campaign.sheets,
    "The library": library.sheets,
    "One kind of page each": stories.sheets,
    "When something is not there": answers.sheets,
}


@require_safe
def component_pages(request: HttpRequest) -> HttpResponse:
    """The list of sheets."""
    title = "Components"
    shell = {
        "page": guidance(title, introduction="Every component of the site in every state, with made-up content."),
        "ways": ways(),
        "groups": [(heading, make()) for heading, make in GROUPS.items()],
    }
    return _page(request, Sheet("", title, "", shell, template="components_page/index.html"))


@require_safe
def component_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """One sheet."""
    for make in GROUPS.values():
        for sheet in make():
            if sheet.slug == slug:
                return _page(request, sheet)
    raise Http404


def _page(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    reader = sheet.context.get("reader", "")
    request.reader = reader  # type: ignore[attr-defined]  # what a page's own view would have said
    shell: dict[str, Any] = {
        "request": request,
        "site_settings": SiteSettings(
            place_name="Midshire",
            partnership_name="The Midshire Partnership",
            directory_email="details@example.org",
        ),
        "site_address": "https://example.org",
        "is_sample_site": True,
        "help_strip": strip_from(
            [made_up.card(one, audience=reader) for one in (made_up.EMERGENCY, made_up.POLICE, made_up.CHILDLINE)],
            reader,
        ),
    }
    return HttpResponse(drawn(sheet, shell))
