"""Myths and answers."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from .body_page import READING_PLACES, BodyPage


class MythsPage(BodyPage):
    """What people say, each with what is so."""

    page_description = _("What people say that is not so, and what is.")
    template = "pages/home/myths_page.html"
    parent_page_types = READING_PLACES
    subpage_types: list[str] = []

    introduction = models.CharField(_("introduction"), max_length=300)

    content_panels = [
        *BodyPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("lists_headings"),
        FieldPanel("body"),
    ]
