"""The library's own page, `/resources/`: everything in it is found from here."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.models import BasePage


class LibraryPage(BasePage):
    """Where resources and packs live. Its list and its filters are made from them."""

    page_description = _("The library. There is one.")
    template = "pages/resources/library_page.html"
    max_count = 1  # type: ignore[assignment]
    parent_page_types = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["resources.ResourcePage", "resources.PackPage"]
    room = "css/rooms/library.css"
    lists_children = True

    introduction = models.CharField(_("introduction"), max_length=300)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("library")
