"""A pack: resources that belong together, in their order, with where to start."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Orderable

from core.models import BasePage

from .resource_page import ResourcePage


class PackPage(RoutablePageMixin, BasePage):
    """The zip is made of today's versions each time; what is replaced or withdrawn falls out of it."""

    page_description = _("Resources that belong together, in order, and as one zip.")
    template = "pages/resources/pack_page.html"
    parent_page_types = ["resources.LibraryPage"]
    subpage_types: ClassVar[list[str]] = []
    room = "css/rooms/library-pack.css"
    offers_beside = False

    summary = models.CharField(_("in one or two sentences"), max_length=200)
    start_here = models.CharField(
        _("start here"), max_length=300, help_text=_("What to do first, and in which order to go on.")
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("start_here"),
        InlinePanel("items", label=_("Resource"), heading=_("What is in it, in order"), min_num=1),
    ]

    class Meta:
        verbose_name = _("pack")

    def lacks(self) -> list[Any]:
        """Something to put into it."""
        return [] if self.items.all() else [_("There is nothing in it yet.")]

    def resources(self) -> list[ResourcePage]:
        """What is in it today, in order: live and current. Two queries."""
        order = [item.resource_id for item in self.items.all()]
        listed = ResourcePage.objects.listed().in_bulk(order)
        return [listed[key] for key in order if key in listed]

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `pack`, what is in it and what fell out (`resources.taking.packs.Pack`), and `room`."""
        from resources.taking.packs import pack_of  # noqa: PLC0415  # it reads these models

        context = super().get_context(request, *args, **kwargs)
        context["pack"] = pack_of(self)
        context["zip_address"] = f"{self.get_url(request) or ''}pack.zip"
        context["room"] = self.room
        return context

    @path("pack.zip/", name="zip")
    def serve_zip(self, request: HttpRequest) -> HttpResponseBase:
        """Its files as one zip; the page itself where there is nothing to pack."""
        from resources.taking.packs import pack_zip  # noqa: PLC0415  # as above

        answer: HttpResponseBase = pack_zip(request, self) or self.render(request)
        return answer


class PackItem(Orderable):
    """One resource of a pack."""

    pack = ParentalKey(PackPage, on_delete=models.CASCADE, related_name="items")
    resource = models.ForeignKey(
        ResourcePage, verbose_name=_("resource"), on_delete=models.CASCADE, related_name="pack_items"
    )
    note = models.CharField(_("what it is for in this pack"), max_length=160, blank=True)

    panels = [PageChooserPanel("resource"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["pack", "resource"], name="resource_once_a_pack")]

    def __str__(self) -> str:
        return str(self.resource)
