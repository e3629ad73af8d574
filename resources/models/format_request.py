"""Somebody needs a resource in another form: the one thing the public can send us, and it has no free text."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .resource_page import ResourcePage


class FormatRequest(models.Model):
    """A resource, a need from a closed list, where to answer. Librarians see it; 30 days after closing it is gone."""

    class Need(models.TextChoices):
        """What would help."""

        LARGE = "large", _("Large print")
        EASY_READ = "easy-read", _("Easy Read")
        SCREEN_READER = "reader", _("For a screen reader")
        EDITABLE = "editable", _("To edit")
        BRAILLE = "braille", _("Braille")
        BSL = "bsl", _("British Sign Language")
        AUDIO = "audio", _("Audio")
        ANOTHER_LANGUAGE = "language", _("In another language")

    resource = models.ForeignKey(ResourcePage, on_delete=models.CASCADE, related_name="format_requests")
    need = models.CharField(_("what would help"), max_length=12, choices=Need.choices)
    language = models.CharField(_("language"), max_length=12, blank=True)
    reply_to = models.EmailField(_("where to answer"))
    asked_on = models.DateField(_("asked on"), auto_now_add=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    class Meta:
        ordering = ["closed_on", "asked_on"]
        verbose_name = _("request for another format")

    def __str__(self) -> str:
        return f"{self.resource.title}: {self.get_need_display()}"
