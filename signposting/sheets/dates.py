"""Dates as people write them in a cell."""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH = "|".join(month[:3] for month in MONTHS)
# A pattern without groups, to stand inside others.
DATE = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}(?:[ T]00:00:00)?|\d{{1,2}}/\d{{1,2}}/\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH})[a-z]*(?:\s+\d{{4}})?)"
)
_WORDS = re.compile(rf"^(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH})[a-z]*(?:\s+(\d{{4}}))?$", re.IGNORECASE)
_SLASHES = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})$")
# For a season that comes every year no year is kept; this one has a 29 February.
ANY_YEAR = 2024


def written_date(day: date) -> str:
    """`1 April 2027`, whatever language the reader's machine has."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def read_date(text: str, *, year_may_lack: bool = False) -> date | None:
    """`1 April 2027`, `1/4/2027` (day first) or `2027-04-01`, as a date; None when it is none."""
    text = " ".join(text.split())
    try:
        if words := _WORDS.match(text):
            month = next(n for n, name in enumerate(MONTHS, 1) if name[:3].casefold() == words[2].casefold())
            if words[3] is None and not year_may_lack:
                return None
            return date(int(words[3] or ANY_YEAR), month, int(words[1]))
        if slashes := _SLASHES.match(text):
            return date(int(slashes[3]), int(slashes[2]), int(slashes[1]))
        return date.fromisoformat(text[:10]) if text[10:] in {"", " 00:00:00", "T00:00:00"} else None
    except ValueError:
        return None
