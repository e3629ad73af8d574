"""Guidance pages: one subject, said plainly."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from .body_page import READING_PLACES, BodyPage


class GuidancePage(BodyPage):
    """One subject: help now, privacy, accessibility, your browsing here."""

    page_description = _("One subject, said plainly.")
    template = "pages/home/guidance_page.html"
    parent_page_types = READING_PLACES

    introduction = models.CharField(_("introduction"), max_length=300, blank=True)

    content_panels = [
        *BodyPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("lists_headings"),
        FieldPanel("body"),
    ]
