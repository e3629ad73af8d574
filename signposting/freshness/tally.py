"""How many services were checked when, as the public may read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from signposting.freshness.states import LATE, Freshness, freshness_of
from signposting.models import Service

# Days since the last check, at most, for each line of the table.
THREE_MONTHS, SIX_MONTHS, A_YEAR = 92, 183, 366
# Days ahead that count as soon, for the next checks.
SOON = 30


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: when, in words, and how many services."""

    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What was checked when, and what is due next. `lines` add up to `total`; `next_due` is the first day to come."""

    lines: tuple[Line, ...]
    total: int
    late: int
    soon: int
    next_due: date | None


def tally(services: Iterable[Service], today: date) -> Tally:
    """Count `services` (those the public sees) by the day of their last check. No query."""
    last: dict[str, int] = dict.fromkeys(("3", "6", "12", "older", "never", "none"), 0)
    late = soon = 0
    due: list[date] = []
    for service in services:
        state = freshness_of(service, today)
        last[_band(service, state, today)] += 1
        late += state in LATE
        if state in {Freshness.FRESH, Freshness.DUE} and service.due_on is not None:
            due.append(service.due_on)
            soon += service.due_on <= today + timedelta(days=SOON)
    words = {
        "3": _("Checked in the last 3 months"),
        "6": _("Checked 3 to 6 months ago"),
        "12": _("Checked 6 to 12 months ago"),
        "older": _("Checked more than a year ago"),
        "never": _("Not checked by us yet"),
        "none": _("Need no check: 999 and 101"),
    }
    return Tally(
        lines=tuple(Line(words[band], count) for band, count in last.items()),
        total=sum(last.values()),
        late=late,
        soon=soon,
        next_due=min(due, default=None),
    )


def _band(service: Service, state: Freshness, today: date) -> str:
    if state is Freshness.NEEDS_NO_CHECK:
        return "none"
    if service.checked_on is None:
        return "never"
    days = (today - service.checked_on).days
    limits = {"3": THREE_MONTHS, "6": SIX_MONTHS, "12": A_YEAR}
    return next((band for band, limit in limits.items() if days <= limit), "older")
