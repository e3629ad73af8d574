"""A file that was read and is not in the library yet: somebody still says what changed, or a second person agrees."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from resources.storage import library_storage

from .choices import Change, Purpose
from .resource_file import ResourceFile
from .resource_page import ResourcePage


class IncomingFile(models.Model):
    """One upload: for a file of the resource, or for one that is to be added. No part of it is public.

    `facts` is what the reading found (`resources.files.facts.Facts` as JSON, the words of each page included), so
    that what is put in is what was read. It is deleted once it is in, refused, or left for a week unsent.
    """

    resource = models.ForeignKey(ResourcePage, on_delete=models.CASCADE, related_name="incoming_files")
    file = models.ForeignKey(
        ResourceFile, null=True, blank=True, on_delete=models.CASCADE, related_name="incoming_files"
    )
    # Of a file that is to be added.
    purpose = models.CharField(_("what it is for"), max_length=12, choices=Purpose.choices, blank=True)
    label = models.CharField(_("label"), max_length=80, blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)

    chosen_name = models.CharField(_("name of the file that was chosen"), max_length=200)
    stored = models.FileField(storage=library_storage, max_length=120)
    first_page = models.FileField(storage=library_storage, max_length=120, blank=True)
    facts = models.JSONField()
    instead_of = models.PositiveIntegerField(_("number of the version it was compared with"), null=True, blank=True)

    change = models.CharField(_("what changed"), max_length=8, choices=Change.choices, blank=True)
    change_note = models.CharField(_("why, in a sentence"), max_length=280, blank=True)
    signed_off_by = models.CharField(_("signed off by (role)"), max_length=120, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent_at = models.DateTimeField(auto_now=True)
    waits = models.BooleanField(_("waits for a second person"), default=False)

    class Meta:
        ordering = ["sent_at"]
        verbose_name = _("file that waits")

    def __str__(self) -> str:
        return f"{self.resource.title}: {self.chosen_name}"
