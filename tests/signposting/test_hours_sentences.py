"""Opening hours in the words the public reads."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from signposting.hours import (
    BANK_HOLIDAY,
    LONDON,
    BankHolidayRule,
    Hours,
    HoursKind,
    OpeningTime,
    date_words,
    hours_sentences,
    state_at,
    state_sentence,
    time_words,
)

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
MIDNIGHT = time(0)
CLOSED, AS_USUAL = BankHolidayRule.CLOSED, BankHolidayRule.AS_USUAL
OWN_TIMES, UNKNOWN = BankHolidayRule.OWN_TIMES, BankHolidayRule.UNKNOWN


def weekly(rule: BankHolidayRule, *times: OpeningTime) -> Hours:
    return Hours(HoursKind.TIMES, times, rule)


FRONT_DOOR_TIMES = (
    OpeningTime(MONDAY, THURSDAY, time(8), time(17, 30)),
    OpeningTime(FRIDAY, FRIDAY, time(8), time(16, 30)),
)
FRONT_DOOR = weekly(CLOSED, *FRONT_DOOR_TIMES)
OUT_OF_HOURS = Hours(HoursKind.STANDS_IN, stands_in_for=FRONT_DOOR)
UNSURE = weekly(UNKNOWN, *FRONT_DOOR_TIMES)
ROUND_THE_CLOCK_WEEKDAYS = weekly(CLOSED, OpeningTime(MONDAY, FRIDAY, MIDNIGHT, MIDNIGHT))
LATE_LINE = weekly(UNKNOWN, OpeningTime(MONDAY, SUNDAY, time(20), time(2)))


@pytest.mark.parametrize(
    ("hours", "lines"),
    [
        (
            FRONT_DOOR,
            ["Monday to Thursday 8am to 5.30pm", "Friday 8am to 4.30pm", "Closed on bank holidays"],
        ),
        (OUT_OF_HOURS, ["When the daytime service is closed"]),
        (Hours(HoursKind.ALWAYS), ["Day and night, every day"]),
        (Hours(HoursKind.UNKNOWN), ["We don’t know the hours yet"]),
        (weekly(CLOSED), ["We don’t know the hours yet"]),
        (
            weekly(AS_USUAL, OpeningTime(MONDAY, SUNDAY, MIDNIGHT, MIDNIGHT)),
            ["Day and night, every day", "Same hours on bank holidays"],
        ),
        (
            weekly(
                OWN_TIMES,
                OpeningTime(BANK_HOLIDAY, BANK_HOLIDAY, time(10), time(14)),
                OpeningTime(MONDAY, FRIDAY, time(13), time(17)),
                OpeningTime(MONDAY, FRIDAY, time(9), time(12)),
            ),
            ["Monday to Friday 9am to midday and 1pm to 5pm", "Bank holidays 10am to 2pm"],
        ),
        (
            weekly(UNKNOWN, OpeningTime(SATURDAY, MONDAY, time(20), MIDNIGHT)),
            ["Saturday to Monday 8pm to midnight", "We don’t know the hours on bank holidays"],
        ),
        (
            weekly(OWN_TIMES, OpeningTime(MONDAY, SUNDAY, time(17), time(8, 15))),
            ["Every day 5pm to 8.15am the next day", "We don’t know the hours on bank holidays"],
        ),
        # Rows entered one by one, out of order and touching, read as one line.
        (
            weekly(
                CLOSED,
                OpeningTime(WEDNESDAY, WEDNESDAY, time(9), time(17)),
                OpeningTime(MONDAY, TUESDAY, time(9), time(13)),
                OpeningTime(MONDAY, TUESDAY, time(13), time(17)),
                OpeningTime(FRIDAY, FRIDAY, time(9), time(17)),
            ),
            ["Monday to Wednesday and Friday 9am to 5pm", "Closed on bank holidays"],
        ),
    ],
)
def test_hours_read_as_short_lines(hours: Hours, lines: list[str]) -> None:
    assert list(hours_sentences(hours)) == lines


@pytest.mark.parametrize(
    ("start", "end", "every_year", "words"),
    [
        (date(2020, 11, 1), date(2021, 2, 28), True, "from 1 November to 28 February"),
        (date(2026, 11, 1), date(2027, 2, 28), False, "from 1 November 2026 to 28 February 2027"),
        (date(2026, 6, 1), date(2026, 8, 31), False, "from 1 June to 31 August 2026"),
        (date(2026, 6, 1), None, False, "from 1 June 2026"),
        (None, date(2026, 8, 31), False, "until 31 August 2026"),
    ],
)
def test_a_season_is_named_after_the_times(
    start: date | None, end: date | None, every_year: bool, words: str
) -> None:
    row = OpeningTime(SATURDAY, SUNDAY, time(18), time(23), start, end, every_year)
    assert hours_sentences(weekly(CLOSED, row))[0] == f"Saturday and Sunday 6pm to 11pm, {words}"


@pytest.mark.parametrize(
    ("hours", "now", "words"),
    [
        (FRONT_DOOR, "2026-11-24 10:00", "Open now until 5.30pm"),
        (FRONT_DOOR, "2026-11-24 07:00", "Closed now. Opens at 8am today"),
        (FRONT_DOOR, "2026-11-24 20:00", "Closed now. Opens at 8am tomorrow"),
        (FRONT_DOOR, "2026-11-27 20:00", "Closed now. Opens on Monday 30 November at 8am"),
        (FRONT_DOOR, "2026-12-31 20:00", "Closed now. Opens on Monday 4 January 2027 at 8am"),
        (OUT_OF_HOURS, "2026-11-24 03:00", "Open now until 8am"),
        (OUT_OF_HOURS, "2026-11-24 20:00", "Open now until 8am tomorrow"),
        (OUT_OF_HOURS, "2026-12-25 12:00", "Open now until 8am on Tuesday 29 December"),
        (OUT_OF_HOURS, "2026-11-24 10:00", "Closed now. Opens at 5.30pm today"),
        (Hours(HoursKind.ALWAYS), "2026-11-24 10:00", "Open now, day and night"),
        (Hours(HoursKind.UNKNOWN), "2026-11-24 10:00", "We don’t know when they are open"),
        # Christmas Day is no reason when nothing is known on any day.
        (Hours(HoursKind.UNKNOWN), "2026-12-25 10:00", "We don’t know when they are open"),
        (UNSURE, "2026-12-25 10:00", "We don’t know if they are open today: it is a bank holiday"),
        (
            UNSURE,
            "2026-12-24 20:00",
            "Closed now. We don’t know if they open tomorrow: it is a bank holiday",
        ),
        (
            UNSURE,
            "2026-08-28 20:00",
            "Closed now. We don’t know if they open on Monday 31 August: it is a bank holiday",
        ),
        (LATE_LINE, "2026-12-24 22:00", "Open now until at least 2am tomorrow"),
        (LATE_LINE, "2026-12-29 01:00", "We don’t know if they are open now: yesterday was a bank holiday"),
        (ROUND_THE_CLOCK_WEEKDAYS, "2026-11-27 10:00", "Open now until midnight"),
        (ROUND_THE_CLOCK_WEEKDAYS, "2026-11-24 10:00", "Open now until the end of Friday 27 November"),
        (ROUND_THE_CLOCK_WEEKDAYS, "2026-11-29 10:00", "Closed now. Opens at midnight"),
        (
            ROUND_THE_CLOCK_WEEKDAYS,
            "2026-11-28 10:00",
            "Closed now. Opens at the start of Monday 30 November",
        ),
    ],
)
def test_open_or_closed_reads_as_one_sentence(hours: Hours, now: str, words: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=LONDON)
    assert state_sentence(state_at(hours, moment), moment) == words


def test_times_and_dates_follow_the_house_style() -> None:
    asked = (time(0), time(0, 30), time(9), time(12), time(12, 5), time(17, 30))
    words = ["midnight", "12.30am", "9am", "midday", "12.05pm", "5.30pm"]
    assert [time_words(at) for at in asked] == words
    assert date_words(date(2026, 11, 23), date(2026, 1, 1)) == "Monday 23 November"
    assert date_words(date(2027, 11, 22), date(2026, 1, 1)) == "Monday 22 November 2027"
