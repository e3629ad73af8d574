"""When seven example services are open, worked out by hand for a year and shared with no product code.

Each service is a plain function of the London clock on the wall. Bank holidays and clock changes are
written out as printed on the official calendars for 2026 and 2027, both a weekend holiday and its substitute.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

OPEN, CLOSED, UNKNOWN = "open", "closed", "unknown"
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)

FIRST = datetime(2026, 4, 1, tzinfo=UTC)
LAST = datetime(2027, 4, 1, tzinfo=UTC)
QUARTER = timedelta(minutes=15)

# Summer time ends on Sunday 25 October 2026 and begins on Sunday 28 March 2027, both at 1am GMT.
CLOCKS_BACK = datetime(2026, 10, 25, 1, tzinfo=UTC)
CLOCKS_FORWARD = datetime(2027, 3, 28, 1, tzinfo=UTC)

COMMON = {
    date(2026, 4, 3), date(2026, 5, 4), date(2026, 5, 25), date(2026, 12, 25), date(2026, 12, 26),
    date(2026, 12, 28), date(2027, 1, 1), date(2027, 3, 26), date(2027, 5, 3), date(2027, 5, 31),
}  # fmt: skip
ENGLAND = COMMON | {date(2026, 4, 6), date(2026, 8, 31), date(2027, 3, 29)}
# 15 June 2026 was proclaimed for Scotland alone.
SCOTLAND = COMMON | {
    date(2026, 6, 15), date(2026, 8, 3), date(2026, 11, 30), date(2027, 1, 2), date(2027, 1, 4),
}  # fmt: skip
NORTHERN_IRELAND = ENGLAND | {date(2026, 7, 12), date(2026, 7, 13), date(2027, 3, 17)}


class Wall(NamedTuple):
    """What the clock and calendar on a London wall show; `again` in October's hour the second time round."""

    day: date
    clock: time
    again: bool

    @property
    def yesterday(self) -> date:
        return self.day - timedelta(days=1)

    def between(self, start: str, end: str) -> bool:
        """From start until just before end, as "08:00"; "24:00" is the day's own end."""
        return start <= self.clock.strftime("%H:%M") < end


def front_door(wall: Wall) -> str:
    """Monday to Thursday 8am to 5.30pm, Friday to 4.30pm, closed on England's bank holidays."""
    if wall.day in ENGLAND:
        return CLOSED
    if wall.day.weekday() <= THURSDAY:
        return OPEN if wall.between("08:00", "17:30") else CLOSED
    if wall.day.weekday() == FRIDAY:
        return OPEN if wall.between("08:00", "16:30") else CLOSED
    return CLOSED


def out_of_hours_team(wall: Wall) -> str:
    """Open exactly when the front door is not."""
    return CLOSED if front_door(wall) == OPEN else OPEN


def weekend_night_line(wall: Wall) -> str:
    """Thursday 8pm to half past midnight, Friday and Saturday 9pm to 1.30am; not begun on a bank holiday."""
    if wall.day not in ENGLAND:
        if wall.day.weekday() == THURSDAY and wall.between("20:00", "24:00"):
            return OPEN
        if wall.day.weekday() in (FRIDAY, SATURDAY) and wall.between("21:00", "24:00"):
            return OPEN
    if wall.yesterday not in ENGLAND:
        if wall.yesterday.weekday() == THURSDAY and wall.between("00:00", "00:30"):
            return OPEN
        if wall.yesterday.weekday() in (FRIDAY, SATURDAY) and wall.between("00:00", "01:30"):
            # It has closed the first time the clock showed 1.30am.
            return CLOSED if wall.again else OPEN
    return CLOSED


def seasonal_shelter(wall: Wall) -> str:
    """6pm to 8am on nights from 1 November to 28 February; Saturday to Monday 10am to 4pm in summer 2026."""

    def winter(night: date) -> bool:
        return night.month in (11, 12, 1, 2) and (night.month, night.day) != (2, 29)

    if (winter(wall.day) and wall.between("18:00", "24:00")) or (
        winter(wall.yesterday) and wall.between("00:00", "08:00")
    ):
        return OPEN
    summer = wall.day.year == 2026 and wall.day.month in (6, 7, 8)
    if summer and wall.day.weekday() in (SATURDAY, SUNDAY, MONDAY) and wall.between("10:00", "16:00"):
        return OPEN
    return CLOSED


def scottish_evening_line(wall: Wall) -> str:
    """Sunday to Thursday 6pm to 2am, all Friday; nobody knows what they do on Scotland's bank holidays."""
    evenings = (SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY)
    small_hours = wall.yesterday.weekday() in evenings and wall.between("00:00", "02:00")
    if small_hours and wall.yesterday not in SCOTLAND:
        return OPEN
    if wall.day in SCOTLAND:
        return UNKNOWN
    if wall.day.weekday() == FRIDAY or (wall.day.weekday() in evenings and wall.between("18:00", "24:00")):
        return OPEN
    return UNKNOWN if small_hours else CLOSED


def scottish_stand_in(wall: Wall) -> str:
    """Open when the Scottish evening line is closed, and unknown when that is."""
    return {OPEN: CLOSED, CLOSED: OPEN, UNKNOWN: UNKNOWN}[scottish_evening_line(wall)]


def belfast_advice(wall: Wall) -> str:
    """Weekdays 9am to midday and 1pm to 5pm, Sunday 10pm to 6am; bank holidays 10am to 2pm only."""
    sunday_night = wall.yesterday.weekday() == SUNDAY and wall.between("00:00", "06:00")
    if sunday_night and wall.yesterday not in NORTHERN_IRELAND:
        return OPEN
    if wall.day in NORTHERN_IRELAND:
        return OPEN if wall.between("10:00", "14:00") else CLOSED
    if wall.day.weekday() == SUNDAY:
        return OPEN if wall.between("22:00", "24:00") else CLOSED
    if wall.day.weekday() <= FRIDAY and (wall.between("09:00", "12:00") or wall.between("13:00", "17:00")):
        return OPEN
    return CLOSED


def london_wall(moment: datetime) -> Wall:
    """The London wall at a UTC moment, by the two clock changes written above."""
    summer = moment < CLOCKS_BACK or moment >= CLOCKS_FORWARD
    shown = moment + timedelta(hours=1) if summer else moment
    again = CLOCKS_BACK <= moment < CLOCKS_BACK + timedelta(hours=1)
    return Wall(shown.date(), shown.time(), again)


class Line(NamedTuple):
    """One quarter hour of the table; `changes_at` is None when nothing changes within 60 days."""

    moment: datetime
    status: str
    changes_at: datetime | None
    changes_to: str | None


def table(service: Callable[[Wall], str]) -> Iterator[Line]:
    """Every quarter hour of the year, latest first; every example opens and closes on a quarter hour."""
    moment = LAST + timedelta(days=61)
    following = service(london_wall(moment))
    changes_at: datetime | None = None
    changes_to: str | None = None
    while moment > FIRST:
        moment -= QUARTER
        status = service(london_wall(moment))
        if status != following:
            changes_at, changes_to = moment + QUARTER, following
        following = status
        if moment < LAST:
            near = changes_at is not None and changes_at - moment <= timedelta(days=60)
            yield Line(moment, status, changes_at if near else None, changes_to if near else None)
