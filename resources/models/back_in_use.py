"""Somebody asks for a withdrawn resource to be used again; a second person reads it and agrees, or does not."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .resource_page import ResourcePage


class BackInUse(models.Model):
    """One request, until it is decided: taking away needs one person, giving back needs two."""

    resource = models.OneToOneField(ResourcePage, on_delete=models.CASCADE, related_name="back_in_use")
    why = models.CharField(_("why it may be used again"), max_length=280)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["asked_at"]
        verbose_name = _("request to use a withdrawn resource again")

    def __str__(self) -> str:
        return str(self.resource)
