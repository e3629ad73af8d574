"""One day of a service's hours, laid out as the moments when it opens, closes or becomes unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from signposting.hours.bank_holidays import bank_holidays
from signposting.hours.rules import BANK_HOLIDAY, BankHolidayRule, Hours, HoursKind, OpeningTime

LONDON = ZoneInfo("Europe/London")

# How far ahead the next change is looked for.
HORIZON = timedelta(days=60)

_DAY_MINUTES = 24 * 60
_ONE_DAY = timedelta(days=1)


class OpenStatus(StrEnum):
    """Whether a service can be reached at a moment."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


_MIRROR = {
    OpenStatus.OPEN: OpenStatus.CLOSED,
    OpenStatus.CLOSED: OpenStatus.OPEN,
    OpenStatus.UNKNOWN: OpenStatus.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A London calendar day: from `starts[i]` (UTC) the status is `statuses[i]`.

    Neighbouring statuses differ. `next_at` and `next_status` are the first change after the day.
    """

    starts: tuple[datetime, ...]
    statuses: tuple[OpenStatus, ...]
    next_at: datetime | None
    next_status: OpenStatus | None


@dataclass(frozen=True, slots=True)
class _Begun:
    """The stretches that begin on a day; when not `certain`, they are what an ordinary day would have."""

    certain: bool
    stretches: list[tuple[int, int]]


class _Week:
    """A service's times by day number, seasons not yet applied."""

    def __init__(self, hours: Hours) -> None:
        self.hours = hours
        self.rows = hours.usable_times
        self.by_day: list[list[tuple[OpeningTime, tuple[int, int]]]] = [[] for _ in range(BANK_HOLIDAY + 1)]
        for row in self.rows:
            for day in row.days:
                self.by_day[day].append((row, row.stretch))

    def begun_on(self, day: date) -> _Begun:
        rule = self.hours.bank_holidays
        column = day.weekday()
        certain = True
        if rule != BankHolidayRule.AS_USUAL and day in bank_holidays(self.hours.nation, day.year):
            if rule == BankHolidayRule.CLOSED:
                return _Begun(True, [])
            if rule == BankHolidayRule.OWN_TIMES and self.by_day[BANK_HOLIDAY]:
                column = BANK_HOLIDAY
            else:
                # Out of season the service is shut whatever its rule. In season the whole day is unknown,
                # also when the weekday has no times: they may keep holiday hours.
                certain = not any(row.in_season(day) for row in self.rows)
        return _Begun(certain, [stretch for row, stretch in self.by_day[column] if row.in_season(day)])


def first_moment(day: date, minute: int) -> datetime:
    """The moment (UTC) when London's clocks first show that minute of the day, or a later one.

    In the repeated hour of October that is the first time round, so one stretch never happens twice; in
    the missing hour of March it is the moment the clocks go forward.
    """
    moment = datetime.combine(day, time(minute // 60, minute % 60), LONDON).astimezone(UTC)
    if 60 <= minute < 120 and moment.astimezone(LONDON).hour != 1:
        # Clocks go forward at 1am Greenwich Mean Time: Summer Time Act 1972, as amended in 2002.
        return datetime.combine(day, time(1), UTC)
    return moment


def statuses_of_day(yesterday: _Begun, today: _Begun) -> list[tuple[int, OpenStatus]]:
    """Minute of the day and the status from then on, in order, starting at minute 0.

    A stretch begun on a known evening is certain to its end, also into an unknown bank holiday. A stretch
    that would have begun on an unknown bank holiday stays unknown to its end, also after midnight.
    """
    spill = [(0, end - _DAY_MINUTES) for _, end in yesterday.stretches if end > _DAY_MINUTES]
    certain = [*(spill if yesterday.certain else ()), *(today.stretches if today.certain else ())]
    unsure = [*(() if yesterday.certain else spill), *(() if today.certain else ((0, _DAY_MINUTES),))]
    cuts = {0}
    for stretch in (*certain, *unsure):
        cuts.update(stretch)
    found: list[tuple[int, OpenStatus]] = []
    for cut in sorted(cuts):
        if cut >= _DAY_MINUTES:
            break
        if any(start <= cut < end for start, end in certain):
            status = OpenStatus.OPEN
        elif any(start <= cut < end for start, end in unsure):
            status = OpenStatus.UNKNOWN
        else:
            status = OpenStatus.CLOSED
        if not found or found[-1][1] != status:
            found.append((cut, status))
    return found


def _changes_on(day: date, minutes: list[tuple[int, OpenStatus]]) -> list[tuple[datetime, OpenStatus]]:
    found: list[tuple[datetime, OpenStatus]] = []
    for minute, status in minutes:
        moment = first_moment(day, minute)
        if found and found[-1][0] == moment:
            # Both ends fell in March's missing hour: that stretch does not happen.
            found.pop()
        if not found or found[-1][1] != status:
            found.append((moment, status))
    return found


def principal(hours: Hours) -> tuple[Hours | None, bool]:
    """The service whose own hours decide, and whether to read them in the mirror (open for closed)."""
    found: Hours | None = hours
    mirrored = False
    while found is not None and found.kind == HoursKind.STANDS_IN:
        found, mirrored = found.stands_in_for, not mirrored
    return found, mirrored


@lru_cache(maxsize=4096)
def day_plan(hours: Hours, day: date) -> DayPlan:
    """Lay out one London calendar day of any kind of hours; never raises on odd data."""
    decides, mirrored = principal(hours)
    if decides is None or decides.kind == HoursKind.UNKNOWN:
        return _unchanging(day, OpenStatus.UNKNOWN)
    if decides.kind == HoursKind.ALWAYS:
        return _unchanging(day, OpenStatus.CLOSED if mirrored else OpenStatus.OPEN)
    week = _Week(decides)
    if not week.rows:
        return _unchanging(day, OpenStatus.UNKNOWN)

    begun = week.begun_on(day)
    found = _changes_on(day, statuses_of_day(week.begun_on(day - _ONE_DAY), begun))
    starts, statuses = [moment for moment, _ in found], [status for _, status in found]
    last = statuses[-1]

    next_at = next_status = None
    for _ in range(HORIZON.days + 1):
        day, before = day + _ONE_DAY, begun
        begun = week.begun_on(day)
        minutes = statuses_of_day(before, begun)
        if len(minutes) == 1 and minutes[0][1] == last:
            continue
        change = next((change for change in _changes_on(day, minutes) if change[1] != last), None)
        if change is not None:
            next_at, next_status = change
            break
    if mirrored:
        statuses = [_MIRROR[status] for status in statuses]
        next_status = _MIRROR[next_status] if next_status is not None else None
    return DayPlan(tuple(starts), tuple(statuses), next_at, next_status)


def _unchanging(day: date, status: OpenStatus) -> DayPlan:
    return DayPlan((first_moment(day, 0),), (status,), None, None)
