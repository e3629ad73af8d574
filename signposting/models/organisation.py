"""Organisations: who runs or pays for services."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import RevisionMixin
from wagtail.search import index


class Organisation(RevisionMixin, index.Indexed, models.Model):
    """A council, police force, health body or charity. A service without a known provider has none."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    website = models.URLField(_("website"), blank=True)
    note = models.TextField(_("note to staff"), blank=True, help_text=_("Never shown in public."))

    panels = [FieldPanel("name"), FieldPanel("website"), FieldPanel("note")]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisation")

    def __str__(self) -> str:
        return self.name
