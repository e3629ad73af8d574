"""When a service can be reached: what its hours are, whether it is open, and how to say so.

Plain values and functions; the models turn themselves into `Hours`. Nothing here reads a database,
the network or the machine's own clock or time zone.
"""

from __future__ import annotations

from signposting.hours.bank_holidays import bank_holidays
from signposting.hours.rules import (
    BANK_HOLIDAY,
    BankHolidayRule,
    Hours,
    HoursKind,
    Nation,
    OpeningTime,
)
from signposting.hours.sentences import date_words, hours_sentences, state_sentence, time_words
from signposting.hours.state import OpenState, state_at
from signposting.hours.timeline import LONDON, OpenStatus

__all__ = [
    "BANK_HOLIDAY",
    "LONDON",
    "BankHolidayRule",
    "Hours",
    "HoursKind",
    "Nation",
    "OpenState",
    "OpenStatus",
    "OpeningTime",
    "bank_holidays",
    "date_words",
    "hours_sentences",
    "state_at",
    "state_sentence",
    "time_words",
]
