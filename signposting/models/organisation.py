"""Organisations: who runs or pays for services."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import RevisionMixin
from wagtail.search import index


class Organisation(RevisionMixin, index.Indexed, models.Model):
    """A council, police force, health body or charity. A service without a known provider has none."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    # Names the organisation in open data, on every site that ever reads it.
    open_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    what = models.CharField(_("what it is"), max_length=200, blank=True, help_text=_("In one short sentence."))
    website = models.URLField(_("website"), blank=True)
    note = models.TextField(_("note to staff"), blank=True, help_text=_("Never shown in public."))
    closed_on = models.DateField(_("closed on"), null=True, blank=True, editable=False)

    panels = [FieldPanel("name"), FieldPanel("what"), FieldPanel("website"), FieldPanel("note")]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisation")

    def __str__(self) -> str:
        return self.name
