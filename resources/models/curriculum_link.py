"""Where a resource stands in a curriculum."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from .choices import Nation


class CurriculumLink(Orderable):
    """One statement of one nation's curriculum."""

    resource = ParentalKey("resources.ResourcePage", on_delete=models.CASCADE, related_name="curriculum_links")
    nation = models.CharField(_("nation"), max_length=1, choices=Nation.choices)
    framework = models.CharField(_("curriculum"), max_length=120)
    statement = models.CharField(_("what it asks for"), max_length=300)
    address = models.URLField(_("where it says so"), blank=True)

    panels = [FieldPanel("nation"), FieldPanel("framework"), FieldPanel("statement"), FieldPanel("address")]

    def __str__(self) -> str:
        return f"{self.framework}: {self.statement}"
