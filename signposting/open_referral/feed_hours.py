"""Hours as another directory writes them, turned into rows of ours where nothing is lost or guessed on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from signposting.open_referral.plain_text import one_line
from signposting.records import Record

# Days as RFC 5545 writes them; Monday is 0, as everywhere in the directory.
DAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
# Wall time to the minute. A zone ("Z", "+01:00") would shift the hours by one for half of the year.
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(?::00(?:\.0+)?)?")
_LAST_SECOND = re.compile(r"23:59:59(?:\.9*)?")
# Parts of RFC 5545 that rows of hours have no place for.
_OTHER_RULES = frozenset({"bymonthday", "bysetpos", "byweekno", "byyearday", "count", "until"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class FeedHours:
    """What is known of the hours of a service or a place.

    `times` are rows of a record; none when nothing is said, or not in a way that rows can hold. `words` is all that
    the source says, for staff. `is_told` is false when it says nothing at all, `is_over` true when all it says ended.
    """

    times: tuple[Record, ...] | None = None
    words: str = ""
    is_told: bool = False
    is_over: bool = False


def hours_of(schedules: Iterable[Mapping[str, Any]], today: date) -> FeedHours:
    """The hours that `schedules` say together. One that rows cannot hold leaves the whole unknown.

    A schedule that ended before `today` does not count.
    """
    words: list[str] = []
    rows: list[Record] = []
    is_exact = is_over = True
    for schedule in schedules:
        words.append(in_words(schedule))
        until = _day(schedule.get("valid_to"))
        if until is not None and until < today:
            continue
        is_over = False
        found = _rows(schedule)
        is_exact = is_exact and found is not None
        rows += (row for row in found or () if row not in rows)
    return FeedHours(
        times=tuple(rows) if rows and is_exact else None,
        words="\n".join(dict.fromkeys(filter(None, words))),
        is_told=bool(words),
        is_over=bool(words) and is_over,
    )


def in_words(schedule: Mapping[str, Any]) -> str:
    """A schedule as its source has it, on one line: `"byday MO,FR; opens_at 09:00: Closed at lunch."`."""
    names = ("freq", "interval", "byday", "bymonthday", "opens_at", "closes_at", "dtstart", "valid_from", "valid_to")
    facts = [f"{name} {one_line(str(schedule[name]))}" for name in names if name in schedule]
    free = [one_line(schedule.get(name)) for name in ("description", "notes", "attending_type")]
    return ": ".join(filter(None, ("; ".join(facts), " ".join(filter(None, free)))))


def _rows(schedule: Mapping[str, Any]) -> list[Record] | None:
    """The rows for one schedule; none unless they say exactly the same."""
    opens, closes = _clock(schedule.get("opens_at")), _clock(schedule.get("closes_at"))
    days = _days(schedule.get("byday"))
    is_plain = schedule.get("freq") == "WEEKLY" and schedule.get("interval", 1) == 1
    if opens is None or closes is None or not days or not is_plain or _OTHER_RULES & schedule.keys():
        return None
    first_day, last_day = _day(schedule.get("valid_from")), _day(schedule.get("valid_to"))
    if (first_day is None and "valid_from" in schedule) or (last_day is None and "valid_to" in schedule):
        return None
    season = {
        "from_date": first_day.isoformat() if first_day else None,
        "until_date": last_day.isoformat() if last_day else None,
    }
    return [
        {"first_day": first, "last_day": last, "opens": opens, "closes": closes, **season, "every_year": False}
        for first, last in _runs(days)
    ]


def _days(byday: object) -> list[int]:
    """`"MO,TU"` -> `[0, 1]`; empty for anything else, such as "1MO", the first Monday."""
    named = [part.strip() for part in byday.split(",")] if isinstance(byday, str) else []
    return sorted({DAYS[name] for name in named}) if all(name in DAYS for name in named) else []


def _runs(days: list[int]) -> list[tuple[int, int]]:
    """Days next to each other as first and last: `[0, 1, 2, 5]` -> `[(0, 2), (5, 5)]`."""
    runs: list[tuple[int, int]] = []
    for day in days:
        if runs and runs[-1][1] == day - 1:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def _clock(text: object) -> str | None:
    if not isinstance(text, str):
        return None
    if _LAST_SECOND.fullmatch(text):
        return "00:00"
    found = _CLOCK.fullmatch(text)
    return f"{found[1]}:{found[2]}" if found else None


def _day(text: object) -> date | None:
    if not isinstance(text, str) or not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
