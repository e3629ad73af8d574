"""Easy Read pages: large type, short sentences, a drawing for each point."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.blocks import PointsStream
from core.fields import StreamField

from .body_page import READING_PLACES, BodyPage


class EasyReadPage(BodyPage):
    """The same subject as another page, in short sentences with drawings. That page offers it."""

    page_description = _("Short sentences in large type, a drawing beside each point. Another page offers it.")
    template = "pages/home/easy_read_page.html"
    parent_page_types = READING_PLACES
    subpage_types: list[str] = []
    room = "css/rooms/easy-read.css"

    introduction = models.CharField(_("introduction"), max_length=300, blank=True)
    points = StreamField(PointsStream(), verbose_name=_("points"))

    content_panels = [
        *BodyPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("points"),
        FieldPanel("body", heading=_("After the points: contact cards and links")),
    ]
