"""What can be recorded about a service's hours, and which days each recorded time is for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

# The day number after Sunday (6): a time kept for bank holidays, whatever weekday they fall on.
BANK_HOLIDAY = 7

_DAY_MINUTES = 24 * 60


class HoursKind(StrEnum):
    """How a service's hours are known."""

    UNKNOWN = "unknown"
    ALWAYS = "always"
    TIMES = "times"
    STANDS_IN = "stands_in"


class BankHolidayRule(StrEnum):
    """What a service does on bank holidays."""

    UNKNOWN = "unknown"
    CLOSED = "closed"
    AS_USUAL = "as_usual"
    OWN_TIMES = "own_times"


class Nation(StrEnum):
    """Whose bank holidays count."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"


@dataclass(frozen=True, slots=True)
class OpeningTime:
    """One recorded time: from `opens` to `closes` on each day from `first_day` to `last_day`.

    Days count from 0, Monday, to 6, Sunday; they may wrap, so 5 to 0 is Saturday to Monday.
    7 is bank holidays (see `BankHolidayRule.OWN_TIMES`). Times are London wall time, to the minute.
    When `closes` is not after `opens` the stretch ends on the next day; midnight to midnight is a whole day.

    A season runs from `from_date` to `until_date`, both included, and is judged by the day a stretch
    begins. With `every_year` only month and day count, a season may wrap the new year, and a missing
    end is the year's own end. Without it, a missing end means no limit.
    """

    first_day: int
    last_day: int
    opens: time
    closes: time
    from_date: date | None = None
    until_date: date | None = None
    every_year: bool = False

    @property
    def days(self) -> tuple[int, ...]:
        """Day numbers this time is for; none when a number is out of range."""
        first, last = self.first_day, self.last_day
        if not (0 <= first <= BANK_HOLIDAY and 0 <= last <= BANK_HOLIDAY):
            return ()
        if first <= last:
            return tuple(range(first, last + 1))
        # The ring is the seven weekdays: Saturday to Monday does not pass through bank holidays.
        start = (BANK_HOLIDAY,) if first == BANK_HOLIDAY else tuple(range(first, BANK_HOLIDAY))
        return (*start, *range(last + 1))

    @property
    def stretch(self) -> tuple[int, int]:
        """Start and end in minutes after the midnight that begins the day; the end may pass 1,440."""
        start = self.opens.hour * 60 + self.opens.minute
        end = self.closes.hour * 60 + self.closes.minute
        return start, end if end > start else end + _DAY_MINUTES

    @property
    def season_can_happen(self) -> bool:
        """False for a once-only season that ends before it starts."""
        if self.every_year or self.from_date is None or self.until_date is None:
            return True
        return self.from_date <= self.until_date

    def in_season(self, day: date) -> bool:
        """Whether a stretch that begins on `day` belongs to this time's season."""
        if self.from_date is None and self.until_date is None:
            return True
        if not self.every_year:
            return (self.from_date is None or day >= self.from_date) and (
                self.until_date is None or day <= self.until_date
            )
        start, end = self.yearly_season
        today = (day.month, day.day)
        if start <= end:
            return start <= today <= end
        return today >= start or today <= end

    @property
    def yearly_season(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """First and last (month, day) of a season that comes every year."""
        start = (self.from_date.month, self.from_date.day) if self.from_date else (1, 1)
        end = (self.until_date.month, self.until_date.day) if self.until_date else (12, 31)
        return start, end


@dataclass(frozen=True, slots=True)
class Hours:
    """Everything recorded about when one way of reaching a service can be used.

    `times` count for `TIMES` only. `stands_in_for` is for `STANDS_IN`: an out-of-hours team, open
    exactly when the service it stands in for is closed, by that service's bank holidays and nation.
    """

    kind: HoursKind
    times: tuple[OpeningTime, ...] = ()
    bank_holidays: BankHolidayRule = BankHolidayRule.UNKNOWN
    nation: Nation = Nation.ENGLAND
    stands_in_for: Hours | None = None

    @property
    def usable_times(self) -> tuple[OpeningTime, ...]:
        """The times that could ever run; none of them means the hours are not known."""
        own_times = self.bank_holidays == BankHolidayRule.OWN_TIMES
        return tuple(
            row
            for row in self.times
            if row.season_can_happen and any(own_times or day != BANK_HOLIDAY for day in row.days)
        )
