"""How often a version was fetched, by day: a number and nothing about whoever fetched it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .resource_file import FileVersion


class DownloadCount(models.Model):
    """One version on one day. No address, no browser, no referrer, no hour."""

    version = models.ForeignKey(FileVersion, on_delete=models.CASCADE, related_name="download_counts")
    day = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("count"), default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "day"], name="one_count_a_version_and_day")]

    def __str__(self) -> str:
        return f"{self.version}, {self.day}: {self.count}"
