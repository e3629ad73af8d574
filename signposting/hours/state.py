"""Whether a service is open at a moment, and when that next changes."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import UTC, datetime

from signposting.hours.bank_holidays import bank_holidays
from signposting.hours.rules import Hours
from signposting.hours.timeline import HORIZON, LONDON, OpenStatus, day_plan, principal


@dataclass(frozen=True, slots=True)
class OpenState:
    """The answer for one moment.

    `changes_at` (London time) is when `status` next changes, to `changes_to`; both are None when it does
    not change within 60 days or is not known at all. An unknown bank holiday is a change like any other.
    `today_is_bank_holiday` is the holiday's name where the service is, whatever it does on that day.
    """

    status: OpenStatus
    changes_at: datetime | None = None
    changes_to: OpenStatus | None = None
    today_is_bank_holiday: str | None = None


def state_at(hours: Hours, now: datetime) -> OpenState:
    """Say whether a service with these hours is open at `now`, an aware datetime in any zone.

    Raises ValueError for a naive `now`: guessing its zone would be an hour wrong for half the year.
    """
    if now.utcoffset() is None:
        raise ValueError("state_at needs an aware datetime")
    # Moments are compared in UTC: within one zone Python compares wall times and overlooks October's hour.
    moment = now.astimezone(UTC)
    today = moment.astimezone(LONDON).date()
    decides, _ = principal(hours)
    holiday = bank_holidays((decides or hours).nation, today.year).get(today)

    plan = day_plan(hours, today)
    after = bisect_right(plan.starts, moment)
    status = plan.statuses[after - 1]
    if after < len(plan.starts):
        changes_at, changes_to = plan.starts[after], plan.statuses[after]
    elif plan.next_at is not None and plan.next_status is not None and plan.next_at <= moment + HORIZON:
        changes_at, changes_to = plan.next_at, plan.next_status
    else:
        return OpenState(status, today_is_bank_holiday=holiday)
    return OpenState(status, changes_at.astimezone(LONDON), changes_to, holiday)
