"""How fresh a record is: derived from the day of its last check, never stored."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from signposting.models import Service
from signposting.models.choices import Role

# Days before the due day on which owners are first told.
WARNING_DAYS = 30
# The lines nobody is ever left without, however old their check: they escalate instead.
NEVER_HIDDEN_ROLES = frozenset({Role.FRONT_DOOR, Role.OUT_OF_HOURS, Role.EMERGENCY})
NEVER_HIDDEN_KEYS = frozenset({"police-999", "police-101", "childline"})


class Freshness(models.TextChoices):
    """Where a record stands between two checks."""

    NEEDS_NO_CHECK = "no_check", _("Needs no check")
    NEVER = "never", _("Never checked")
    FRESH = "fresh", _("Checked")
    DUE = "due", _("Check due soon")
    OVERDUE = "overdue", _("Check overdue")
    LONG_OVERDUE = "long", _("Check long overdue")


LATE = frozenset({Freshness.OVERDUE, Freshness.LONG_OVERDUE})


def freshness_of(service: Service, today: date) -> Freshness:
    """The state of `service` on `today`.

    Due in its last 30 days, overdue from the day after; long overdue once a whole further interval has gone by
    without a check.
    """
    if service.needs_no_check:
        return Freshness.NEEDS_NO_CHECK
    due_on = service.due_on
    if due_on is None or service.check_every_days is None:
        return Freshness.NEVER
    if today > due_on + timedelta(days=service.check_every_days):
        return Freshness.LONG_OVERDUE
    if today > due_on:
        return Freshness.OVERDUE
    if today >= due_on - timedelta(days=WARNING_DAYS):
        return Freshness.DUE
    return Freshness.FRESH


def is_never_hidden(service: Service) -> bool:
    """Whether the public always sees this line, even long overdue: front doors, night teams, 999, 101, Childline."""
    return service.role in NEVER_HIDDEN_ROLES or service.key in NEVER_HIDDEN_KEYS


def has_lapsed(service: Service, today: date) -> bool:
    """Whether the record is too old to be relied on: long overdue and not one of the lines that are never hidden."""
    return freshness_of(service, today) is Freshness.LONG_OVERDUE and not is_never_hidden(service)
