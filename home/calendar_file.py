"""Writes one event as an iCalendar file (RFC 5545), the few parts of it that calendars need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

LINE = 75  # octets at most, without the line's end (RFC 5545, 3.1)


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event. Times are aware; `uid` never changes, so that a changed event replaces the old one."""

    uid: str
    stamp: datetime
    starts_at: datetime
    ends_at: datetime
    title: str
    description: str
    place: str
    address: str
    is_cancelled: bool = False


def calendar_file(event: CalendarEvent) -> bytes:
    """The file, in UTF-8 with CRLF.

    Times are given in UTC: right in every calendar, on both sides of a change of clocks, without a table of zones.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Know About CSE//Events//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{_utc(event.stamp)}",
        f"LAST-MODIFIED:{_utc(event.stamp)}",
        # A calendar takes the file with the higher number: seconds since 2020 rise with every publication and fit.
        f"SEQUENCE:{max(0, int((event.stamp - datetime(2020, 1, 1, tzinfo=UTC)).total_seconds()))}",
        f"DTSTART:{_utc(event.starts_at)}",
        f"DTEND:{_utc(event.ends_at)}",
        f"SUMMARY:{_text(event.title)}",
        f"DESCRIPTION:{_text(event.description)}",
        f"LOCATION:{_text(event.place)}",
        f"URL:{event.address}",
        f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(_fold(line) for line in lines)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(words: str) -> str:
    """Escaped as RFC 5545, 3.3.11 wants it."""
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _fold(line: str) -> bytes:
    """The line with its end; a long one goes on in lines that begin with a blank. No letter is cut in two."""
    folded, room = [b""], LINE
    for letter in line:
        octets = letter.encode()
        if len(octets) > room:
            folded.append(b" ")
            room = LINE - 1
        folded[-1] += octets
        room -= len(octets)
    return b"\r\n".join(folded) + b"\r\n"
