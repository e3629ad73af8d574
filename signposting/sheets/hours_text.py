"""Opening hours as people write them in a cell, "Mon-Fri 9:00-17:00; Sat 10:00-12:00", printed and read back."""

from __future__ import annotations

import re
from datetime import date, time

from signposting.records import Record
from signposting.sheets.dates import DATE, read_date, written_date

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Bank holidays")
ALWAYS = "day and night"
STANDS_IN = "when the one it stands in for is closed"
NO_TIMES = "at set times"
HELP = "write it like “Mon-Fri 9:00-17:00; Sat 10am-noon”, “day and night”, or leave it empty when not known"

_WHOLE = {
    "": "",
    "not known": "",
    "unknown": "",
    "?": "",
    ALWAYS: "always",
    "day and night, every day": "always",
    "always": "always",
    "24/7": "always",
    "24 hours": "always",
    "24 hours a day": "always",
    STANDS_IN: "stands_in",
    "whenever the service it stands in for is closed": "stands_in",
    "stands in": "stands_in",
    "out of hours": "stands_in",
    NO_TIMES: "times",
}
_UNUSED = re.compile(r"^(?P<kind>.*?)\s*\(not used: (?P<rows>.*)\)$", re.DOTALL)
_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|bank\s+holidays?"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:am|pm)?|\d{1,2}\s*(?:am|pm)|noon|midday|midnight|\?"
_DASH = r"\s*(?:-|–|—|to|until)\s*"
_NEXT_DAY = r"\s*[,(]?\s*(?:on\s+)?(?:the\s+)?(?:next|following)\s+(?:day|morning)\)?"
_TOKEN = re.compile(
    rf"""
    (?P<gap>[\s;,&:]+|and\b)
    | (?P<season>(?:only\s+)?from\s+(?P<from>{DATE})(?:{_DASH}(?P<to>{DATE}))?(?P<yearly>\s+every\s+year)?)
    | (?P<until>until\s+(?P<last>{DATE}))
    | (?P<yearly_alone>every\s+year)
    | (?P<days>every\s?day|daily|weekdays|weekends?|(?P<first>{_DAY})(?:{_DASH}(?P<second>{_DAY}))?)
    | (?P<times>(?:from\s+)?(?P<opens>{_CLOCK}){_DASH}(?P<closes>{_CLOCK})(?P<next_day>{_NEXT_DAY})?
        |day\ and\ night|24\ hours|all\ day)
    | (?P<closed>closed)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BARE = re.compile(r"^\s*(\d{1,2})[:.]\d{2}(?:[:.]\d{2})?\s*$")
_GROUPS = {"every day": (0, 6), "everyday": (0, 6), "daily": (0, 6), "weekdays": (0, 4), "weekend": (5, 6)}
_GROUPS["weekends"] = (5, 6)
_NAMED_TIMES = {"noon": time(12), "midday": time(12), "midnight": time(0)}


class HoursFault(ValueError):  # noqa: N818 (reads as what it is)
    """The hours cannot be read; the message says what would be right."""


def written_hours(channel: Record) -> str:
    """The hours of a channel's record for a cell. Empty: not known."""
    rows = "; ".join(_written_row(row) for row in channel["times"])
    match channel["known_hours"]:
        case "times":
            return rows or NO_TIMES
        case "always":
            kind = ALWAYS
        case "stands_in":
            kind = STANDS_IN
        case _:
            kind = "not known" if rows else ""
    # Somebody changed their mind and left the rows: nothing is lost, and nobody is misled.
    return f"{kind} (not used: {rows})" if rows else kind


def read_hours(text: str) -> Record:
    """`known_hours` and `times` of a channel's record, from a cell. Raises `HoursFault`."""
    text = text.strip()
    unused = _UNUSED.match(text)
    if unused:
        return {"known_hours": _whole(unused["kind"]), "times": read_rows(unused["rows"])}
    if text.casefold() in _WHOLE:
        return {"known_hours": _whole(text), "times": []}
    return {"known_hours": "times", "times": read_rows(text)}


def read_rows(text: str) -> list[Record]:
    """The rows of hours in a text: days, then times, then perhaps a season. Raises `HoursFault`."""
    rows: list[Record] = []
    days: list[tuple[int, int]] = []
    # Rows from here on are for `days`; none of them yet while the days are still being listed.
    start: int | None = None
    place = 0
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None:
            raise HoursFault(f"“{text[place : place + 30].strip()}” cannot be read as hours; {HELP}")
        place = found.end()
        if found["gap"]:
            continue
        if found["days"]:
            if start is not None:
                days, start = [], None
            days.append(_days(found))
        elif found["times"] and days:
            start = len(rows) if start is None else start
            rows += [_row(first, last, found) for first, last in days]
        elif found["closed"] and days:
            days, start = [], len(rows)
        elif start is not None and not (found["times"] or found["closed"]):
            for row in rows[start:]:
                row.update(_season(found))
        else:
            raise HoursFault(f"“{found[0].strip()}” needs its days before it; {HELP}")
    if not rows or start is None:
        raise HoursFault(f"“{text}” names no times; {HELP}")
    return rows


def _whole(text: str) -> str:
    return _WHOLE.get(text.strip().casefold(), "")


def _days(found: re.Match[str]) -> tuple[int, int]:
    named = _GROUPS.get(found["days"].casefold())
    if named:
        return named
    first = _day(found["first"])
    return first, _day(found["second"]) if found["second"] else first


def _day(word: str) -> int:
    return next(number for number, day in enumerate(DAYS) if day[:3].casefold() == word[:3].casefold())


def _row(first: int, last: int, found: re.Match[str]) -> Record:
    opens, closes = _times(found) if found["opens"] else ("00:00", "00:00")
    return {
        "first_day": first,
        "last_day": last,
        "opens": opens,
        "closes": closes,
        "from_date": None,
        "until_date": None,
        "every_year": False,
    }


def _times(found: re.Match[str]) -> tuple[str | None, str | None]:
    """Raises `HoursFault` for a time that may be meant in the afternoon or on the next day."""
    opens, closes = _clock(found["opens"]), _clock(found["closes"])
    if opens is None or closes is None:
        return opens, closes
    if found["next_day"] and closes > opens:
        raise HoursFault(f"“{found['times'].strip()}” would be longer than a day; {HELP}")
    if closes <= opens and not found["next_day"] and _may_mean_afternoon(found["opens"], found["closes"]):
        raise HoursFault(
            f"“{found['times'].strip()}” closes before it opens; write 5pm or 17:00 for the afternoon, "
            "or put “next day” behind a time after midnight"
        )
    return opens, closes


def _may_mean_afternoon(opens: str, closes: str) -> bool:
    """Whether `closes` is a bare "5:00" and neither time shows a clock of 24 hours, as "22:00" or "0:30" would."""
    hours = [int(found[1]) for found in map(_BARE.match, (opens, closes)) if found]
    return bool(_BARE.match(closes)) and all(1 <= hour <= 12 for hour in hours)


def _season(found: re.Match[str]) -> Record:
    yearly = bool(found["yearly"] or found["yearly_alone"])
    season: Record = {"every_year": yearly} if yearly else {}
    for edge, name in (("from", "from_date"), ("to", "until_date"), ("last", "until_date")):
        if found[edge]:
            day = read_date(found[edge], year_may_lack=yearly)
            if day is None:
                raise HoursFault(f"“{found[edge]}” is no date; write it like 1 April 2027")
            season[name] = day.isoformat()
    return season


def _clock(text: str) -> str | None:
    """`"9.30 am"` -> `"09:30"`; `"?"`, a time still to come, -> None."""
    words = text.strip().casefold()
    if words == "?":
        return None
    if words in _NAMED_TIMES:
        return _iso(_NAMED_TIMES[words])
    half = words[-2:] if words.endswith(("am", "pm")) else ""
    hour, *rest = (int(part) for part in re.split(r"[:.]", words.removesuffix(half).strip()))
    minute, second = ([*rest, 0, 0])[:2]
    if half:
        if not 1 <= hour <= 12:
            raise HoursFault(f"“{text.strip()}” is no time of day")
        hour = hour % 12 + (12 if half == "pm" else 0)
    if (hour, minute, second) == (24, 0, 0):
        hour = 0
    try:
        return _iso(time(hour, minute, second))
    except ValueError as error:
        raise HoursFault(f"“{text.strip()}” is no time of day") from error


def _iso(moment: time) -> str:
    return moment.strftime("%H:%M" if moment.second == 0 else "%H:%M:%S")


def _written_row(row: Record) -> str:
    first, last = DAYS[row["first_day"]], DAYS[row["last_day"]]
    days = first if first == last else f"{first}-{last}"
    opens, closes = row["opens"], row["closes"]
    is_past_midnight = opens and closes and closes <= opens and closes != "00:00"
    times = f"{_written_clock(opens)}-{_written_clock(closes)}{' next day' if is_past_midnight else ''}"
    return f"{days} {times}{_written_season(row)}"


def _written_clock(iso: str | None) -> str:
    return iso.removeprefix("0") if iso else "?"


def _written_season(row: Record) -> str:
    first, last = (date.fromisoformat(row[edge]) if row[edge] else None for edge in ("from_date", "until_date"))
    words = ""
    if first:
        words = f" from {written_date(first)}" + (f" to {written_date(last)}" if last else "")
    elif last:
        words = f" until {written_date(last)}"
    return words + (" every year" if row["every_year"] else "")
