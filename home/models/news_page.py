"""One piece of news."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from home.date_words import day_words

from .body_page import BodyPage


class NewsPage(BodyPage):
    """News about the partnership's work, for adults. Never about a child, a case or a trial."""

    page_description = _("One piece of news about our work. Never about a child or a case.")
    template = "pages/home/news_page.html"
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types: list[str] = []

    introduction = models.CharField(
        _("introduction"), max_length=300, help_text=_("Stands in the list and in the feed too.")
    )
    published_on = models.DateField(_("date"), default=timezone.localdate)

    content_panels = [
        *BodyPage.content_panels,
        FieldPanel("published_on"),
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]

    @property
    def when_in_words(self) -> str:
        """Its date."""
        return day_words(self.published_on)
