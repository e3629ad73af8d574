"""The library's own page, `/resources/`: everything in it is found from here."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.models import BasePage

from .pack_page import PackPage


class LibraryPage(BasePage):
    """Where resources and packs live. Its list and its filters are made from them."""

    page_description = _("The library. There is one.")
    template = "pages/resources/library_page.html"
    max_count = 1  # type: ignore[assignment]
    parent_page_types = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["resources.ResourcePage", "resources.PackPage"]
    room = "css/rooms/library-list.css"
    lists_children = True

    introduction = models.CharField(_("introduction"), max_length=300)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("library")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `list`, what was asked for (`resources.finding.listing.Listing`), `packs` and `room`."""
        from resources.finding.asked import read_asked  # noqa: PLC0415  # these read the models
        from resources.finding.index import listed  # noqa: PLC0415
        from resources.finding.listing import listing  # noqa: PLC0415

        context = super().get_context(request, *args, **kwargs)
        now = listed()
        context["list"] = listing(now, read_asked(request.GET, now.groups), self.get_url(request) or "")
        # With the whole list only: a list somebody made answers what they asked.
        context["packs"] = self.get_children().live().public().type(PackPage) if not request.GET else ()
        context["room"] = self.room
        return context

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The list; a postcode somebody put into its address is taken out of it, and they are shown the finder."""
        from resources.finding.asked import holds_a_postcode  # noqa: PLC0415

        if holds_a_postcode(request.GET.get("q", "")):
            return redirect(f"{reverse('find_support')}?who={self.audience}")
        answer: HttpResponse = super().serve(request, *args, **kwargs)
        return answer
