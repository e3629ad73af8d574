"""Checks: who made sure, when, of what, that a service's details were true."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import ChoiceSetField

from .choices import CheckStep


class ServiceCheck(models.Model):
    """One check of one service's details. Kept for good, and never changed.

    `details` is the fingerprint of what was checked (`signposting.freshness.details`): a number that was changed
    since is not a number that was checked. `is_whole` is true when every step that applies was taken; only such a
    check lets the card say "checked".
    """

    service = models.ForeignKey("signposting.Service", on_delete=models.CASCADE, related_name="checks")
    made_on = models.DateField(_("on"))
    made_at = models.DateTimeField(_("recorded at"), auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("by")
    )
    steps = ChoiceSetField(_("what was done"), set_choices=CheckStep.choices, blank=True)
    details = models.CharField(_("fingerprint of the details"), max_length=64)
    is_whole = models.BooleanField(_("everything was checked"))
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("check")

    def __str__(self) -> str:
        return f"{self.service}, {self.made_on}"
