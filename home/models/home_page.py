"""The home page: three doors, a quieter fourth, and help now."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.audiences import Audience

from .audience_page import AudiencePage
from .body_page import BodyPage


class HomePage(BodyPage):
    """The first page. Its doors are the audience pages below it, in their order in the tree."""

    page_description = _("The site's first page. There is one.")
    template = "pages/home/home_page.html"
    max_count = 1  # type: ignore[assignment]
    parent_page_types = ["wagtailcore.Page"]
    room = "css/rooms/home.css"

    heading = models.CharField(_("heading"), max_length=120)
    introduction = models.CharField(_("introduction"), max_length=300)
    help_now_page = models.ForeignKey(
        "home.GuidancePage",
        verbose_name=_("“I need help now” page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    content_panels = [
        *BodyPage.content_panels,
        FieldPanel("heading"),
        FieldPanel("introduction"),
        FieldPanel("help_now_page"),
        FieldPanel("body"),
    ]

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `doors` (young person, parent, professional), `quiet_door` and `help_now`, each a page or none."""
        context = super().get_context(request, *args, **kwargs)
        pages = {page.audience: page for page in AudiencePage.objects.child_of(self).live().order_by("path")}
        main = (Audience.YOUNG_PERSON, Audience.PARENT, Audience.PROFESSIONAL)
        context["doors"] = [pages[audience] for audience in main if audience in pages]
        context["quiet_door"] = pages.get(Audience.PUBLIC)
        help_now = self.help_now_page
        context["help_now"] = help_now if help_now is not None and help_now.live else None
        return context
