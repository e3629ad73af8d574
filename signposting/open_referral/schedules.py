"""A channel's hours as the standard's schedules (the pieces of RFC 5545 it knows), and in words where it has none.

A rule that cannot be written exactly is given in words alone: bank holidays, standing in for another service. Times
of a season that comes every year are given for its next coming, as the standard has no months.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Any
from uuid import UUID

from signposting.hours import BANK_HOLIDAY, Hours, HoursKind, OpeningTime, hours_sentences
from signposting.models import Channel
from signposting.models.choices import KnownHours
from signposting.open_referral.ids import part_id

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# The standard has no 24:00; the words say "day and night".
LAST_SECOND = time(23, 59, 59)
Schedule = dict[str, Any]


def schedules_of(channel: Channel, line: UUID, name: str, stands_in_for: str, today: date) -> list[Schedule]:
    """The schedules of one line, none while its hours are not known.

    `line` is the line's UUID, `name` what it is called ("Phone 0300 …"), `stands_in_for` the public name of the
    service it answers for, or empty. `today` decides which seasons are over.
    """
    hours = known_hours(channel)
    if hours is None:
        return []
    if channel.known_hours == KnownHours.STANDS_IN:
        words = f"{name}: when {stands_in_for or 'the daytime service'} is closed."
        return [{"id": str(part_id(line, "schedule", "stands in")), "description": words}]
    words = f"{name}: {'. '.join(hours_sentences(hours))}."
    if hours.kind is HoursKind.ALWAYS:
        whole = {"freq": "WEEKLY", "byday": ",".join(DAYS), **_span(time(0), time(0))}
        return [{"id": str(part_id(line, "schedule", "always")), **whole, "description": words}]
    rows = [rule for row in hours.usable_times for rule in _rules(row, today)]
    own = [_named(line, rule, words) for rule in rows]
    # Nothing but times on bank holidays, or a season long past: the words are all there is to say.
    return own or [{"id": str(part_id(line, "schedule", "words")), "description": words}]


def known_hours(channel: Channel) -> Hours | None:
    """The hours as they are recorded; none when nothing usable is."""
    hours = channel.hours()
    if channel.known_hours == KnownHours.STANDS_IN or hours.kind is HoursKind.ALWAYS or hours.usable_times:
        return hours
    return None


def season_of(row: OpeningTime, today: date) -> tuple[date | None, date | None] | None:
    """First and last day of the row's present or next season; none when it is over for good."""
    first, last = row.from_date, row.until_date
    if not row.every_year:
        return None if last is not None and last < today else (first, last)
    if first is None or last is None:
        return (first, last)
    years = 1 if (last.month, last.day) < (first.month, first.day) else 0
    for year in range(today.year - 1, today.year + 2):
        end = _in_year(last, year + years)
        if end >= today:
            return _in_year(first, year), end
    return None


def _rules(row: OpeningTime, today: date) -> Iterator[Schedule]:
    season = season_of(row, today)
    days = [DAYS[day] for day in row.days if day != BANK_HOLIDAY]
    if season is None or not days:
        return
    first, last = season
    rule: Schedule = {"freq": "WEEKLY", "byday": ",".join(days), **_span(row.opens, row.closes)}
    if first is not None:
        rule["valid_from"] = first.isoformat()
    if last is not None:
        rule["valid_to"] = last.isoformat()
    if row.closes <= row.opens and row.closes != time(0):
        rule["notes"] = "Closes on the next day."
    yield rule


def _named(line: UUID, rule: Schedule, words: str) -> Schedule:
    own = part_id(line, "schedule", rule["byday"], rule["opens_at"], rule["closes_at"], rule.get("valid_from", ""))
    return {"id": str(own), **rule, "description": words}


def _span(opens: time, closes: time) -> Schedule:
    end = LAST_SECOND if closes == time(0) else closes
    return {"opens_at": opens.isoformat(timespec="seconds"), "closes_at": end.isoformat(timespec="seconds")}


def _in_year(day: date, year: int) -> date:
    """The same day in another year; 29 February is the 28th where there is none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
