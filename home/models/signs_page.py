"""Signs: what a reader may notice, and the same as a sheet of paper to tick."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from .body_page import READING_PLACES, BodyPage

SHEET = "pages/home/signs_checklist.html"
SHEET_ROOM = "css/rooms/sheet.css"


class SignsPage(RoutablePageMixin, BodyPage):
    """Groups of signs, each with a plain example; `checklist/` below it is the sheet to print."""

    page_description = _("What one reader may notice, in groups. It also makes a checklist to print.")
    template = "pages/home/signs_page.html"
    parent_page_types = READING_PLACES
    subpage_types: list[str] = []
    # Read by the signs block: beside every example stands that it alone may mean nothing.
    says_each_alone = True

    introduction = models.CharField(_("introduction"), max_length=300)

    content_panels = [
        *BodyPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("lists_headings"),
        FieldPanel("body"),
    ]

    @path("checklist/", name="checklist")
    def checklist(self, request: HttpRequest) -> HttpResponse:
        """The signs and the page's own checklists on one sheet of paper, with boxes to tick by hand."""
        return self.render(request, template=SHEET, context_overrides={"room": SHEET_ROOM})

    @property
    def checklist_address(self) -> str:
        """Where the sheet is."""
        return f"{self.url}{self.reverse_subpage('checklist')}"

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """The page, and its sheet."""
        return [*super().preview_modes, ("checklist", _("Checklist to print"))]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """As the public would see either."""
        request.is_preview = True  # type: ignore[attr-defined]
        return self.checklist(request) if mode_name == "checklist" else super().serve_preview(request, mode_name)
