"""What happens next: the steps after somebody tells, with times and who will know."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from .body_page import READING_PLACES, BodyPage


class WhatHappensPage(BodyPage):
    """Steps in order. Each may say when, who will know, and what the reader can say no to."""

    page_description = _("What happens after somebody tells: steps, when, who will know, what one can say no to.")
    template = "pages/home/what_happens_page.html"
    parent_page_types = READING_PLACES
    subpage_types: list[str] = []

    introduction = models.CharField(_("introduction"), max_length=300)

    content_panels = [
        *BodyPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("lists_headings"),
        FieldPanel("body"),
    ]
