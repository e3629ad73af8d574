"""Reminders: which mailbox was told of which state of a check, so that nobody is told of it every day."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class CheckReminder(models.Model):
    """A mailbox was told on a day that some of its records are in `state`. Kept for a week.

    It cannot be derived: a scheduler that was off on the day itself, or ran twice, would tell nobody, or twice.
    """

    mailbox = models.EmailField(_("mailbox"))
    state = models.CharField(_("state of the checks"), max_length=8)  # a `Freshness`
    sent_on = models.DateField(_("told on"))

    class Meta:
        verbose_name = _("reminder")
        constraints = [models.UniqueConstraint(fields=["mailbox", "state"], name="reminder_once_a_mailbox_and_state")]

    def __str__(self) -> str:
        return f"{self.state}, {self.sent_on}"
