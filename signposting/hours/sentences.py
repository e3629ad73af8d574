"""Opening hours in the words the public reads; every English word about hours is in this file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from signposting.hours.rules import BANK_HOLIDAY, BankHolidayRule, Hours, HoursKind, OpeningTime
from signposting.hours.state import OpenState
from signposting.hours.timeline import LONDON, OpenStatus

_DAYS = (
    gettext_noop("Monday"),
    gettext_noop("Tuesday"),
    gettext_noop("Wednesday"),
    gettext_noop("Thursday"),
    gettext_noop("Friday"),
    gettext_noop("Saturday"),
    gettext_noop("Sunday"),
    gettext_noop("Bank holidays"),
)
_MONTHS = (
    gettext_noop("January"),
    gettext_noop("February"),
    gettext_noop("March"),
    gettext_noop("April"),
    gettext_noop("May"),
    gettext_noop("June"),
    gettext_noop("July"),
    gettext_noop("August"),
    gettext_noop("September"),
    gettext_noop("October"),
    gettext_noop("November"),
    gettext_noop("December"),
)
_DAY_MINUTES = 24 * 60
_WHOLE_DAY = ((0, _DAY_MINUTES),)
_ONE_DAY = timedelta(days=1)

# Stretches of one day in minutes after its midnight, in order, none touching the next.
_Stretches = tuple[tuple[int, int], ...]


def time_words(at: time) -> str:
    """A time of day as the house style writes it: "9am", "5.30pm", "midday", "midnight"."""
    if (at.hour, at.minute) == (0, 0):
        return _("midnight")
    if (at.hour, at.minute) == (12, 0):
        return _("midday")
    hour = at.hour % 12 or 12
    clock = f"{hour}.{at.minute:02}" if at.minute else f"{hour}"
    return (_("%(clock)sam") if at.hour < 12 else _("%(clock)spm")) % {"clock": clock}


def date_words(day: date, today: date) -> str:
    """A date as "Monday 23 November", with the year when it is not the year of `today`."""
    words = f"{_(_DAYS[day.weekday()])} {_day_and_month(day.month, day.day)}"
    return words if day.year == today.year else f"{words} {day.year}"


def hours_sentences(hours: Hours) -> tuple[str, ...]:
    """What the public reads about a service's hours: one short line for each set of days, at least one line.

    However the times were entered, days with the same times share a line and touching times are joined.
    """
    if hours.kind == HoursKind.ALWAYS:
        return (_("Day and night, every day"),)
    if hours.kind == HoursKind.STANDS_IN:
        return (_("When the daytime service is closed"),)
    rows = hours.usable_times
    if hours.kind == HoursKind.UNKNOWN or not rows:
        return (_("We don’t know the hours yet"),)

    lines: list[str] = []
    on_bank_holidays: list[str] = []
    for season, season_rows in _by_season(rows).items():
        for days, stretches in _by_days(season_rows):
            if days == (BANK_HOLIDAY,):
                if hours.bank_holidays == BankHolidayRule.OWN_TIMES:
                    on_bank_holidays.append(_line(days, stretches, season))
            else:
                lines.append(_line(days, stretches, season))
    if hours.bank_holidays == BankHolidayRule.CLOSED:
        on_bank_holidays = [_("Closed on bank holidays")]
    elif hours.bank_holidays == BankHolidayRule.AS_USUAL:
        on_bank_holidays = [_("Same hours on bank holidays")]
    elif not on_bank_holidays:
        on_bank_holidays = [_("We don’t know the hours on bank holidays")]
    return (*lines, *on_bank_holidays)


def state_sentence(state: OpenState, now: datetime) -> str:
    """One sentence on whether a service is open, for the same aware `now` that `state` was worked out for."""
    if state.status == OpenStatus.UNKNOWN:
        return _unknown_sentence(state)
    today = now.astimezone(LONDON).date()
    if state.status == OpenStatus.OPEN:
        return _open_sentence(state, today)
    return _closed_sentence(state, today)


def _open_sentence(state: OpenState, today: date) -> str:
    if state.changes_at is None:
        return _("Open now, day and night")
    until = _until(state.changes_at, today)
    if state.changes_to == OpenStatus.UNKNOWN:
        # A bank holiday begins that nothing is known about: it would be wrong to say they close.
        return _("Open now until at least %(when)s") % {"when": until}
    return _("Open now until %(when)s") % {"when": until}


def _closed_sentence(state: OpenState, today: date) -> str:
    if state.changes_at is None:
        return _("Closed now")
    if state.changes_to == OpenStatus.UNKNOWN:
        return _before_unknown(state.changes_at, today)
    return _("Closed now. Opens %(when)s") % {"when": _opens(state.changes_at, today)}


def _unknown_sentence(state: OpenState) -> str:
    if state.changes_at is None:
        return _("We don’t know when they are open")
    if state.today_is_bank_holiday is None:
        return _("We don’t know if they are open now: yesterday was a bank holiday")
    return _("We don’t know if they are open today: it is a bank holiday")


def _before_unknown(holiday: datetime, today: date) -> str:
    day = holiday.date()
    if day == today:
        return _("Closed now. We don’t know if they open later today: it is a bank holiday")
    if day == today + _ONE_DAY:
        return _("Closed now. We don’t know if they open tomorrow: it is a bank holiday")
    return _("Closed now. We don’t know if they open on %(date)s: it is a bank holiday") % {
        "date": date_words(day, today)
    }


def _until(moment: datetime, today: date) -> str:
    if moment.time() == time(0):
        # "Midnight on Monday" is read both ways, so midnight is only ever the coming one.
        last = moment.date() - _ONE_DAY
        return _("midnight") if last == today else _("the end of %(date)s") % {"date": date_words(last, today)}
    words = {"time": time_words(moment.time()), "date": date_words(moment.date(), today)}
    if moment.date() == today:
        return words["time"]
    if moment.date() == today + _ONE_DAY:
        return _("%(time)s tomorrow") % words
    return _("%(time)s on %(date)s") % words


def _opens(moment: datetime, today: date) -> str:
    words = {"time": time_words(moment.time()), "date": date_words(moment.date(), today)}
    if moment.time() == time(0):
        if moment.date() == today + _ONE_DAY:
            return _("at midnight")
        return _("at the start of %(date)s") % words
    if moment.date() == today:
        return _("at %(time)s today") % words
    if moment.date() == today + _ONE_DAY:
        return _("at %(time)s tomorrow") % words
    return _("on %(date)s at %(time)s") % words


def _by_season(rows: Iterable[OpeningTime]) -> dict[str, list[OpeningTime]]:
    """Rows by the words for their season, all-year rows first."""
    found: dict[str, list[OpeningTime]] = {"": []}
    for row in rows:
        found.setdefault(_season(row), []).append(row)
    return found


def _by_days(rows: Iterable[OpeningTime]) -> list[tuple[tuple[int, ...], _Stretches]]:
    """Days that share the same stretches, with those stretches, in the order of the week."""
    by_day: dict[int, list[tuple[int, int]]] = {}
    for row in rows:
        for day in row.days:
            by_day.setdefault(day, []).append(row.stretch)
    by_stretches: dict[tuple[bool, _Stretches], list[int]] = {}
    for day in sorted(by_day):
        by_stretches.setdefault((day == BANK_HOLIDAY, _joined(by_day[day])), []).append(day)
    found = [(_in_order(days), stretches) for (_holiday, stretches), days in by_stretches.items()]
    return sorted(found, key=lambda group: group[0][0])


def _joined(stretches: list[tuple[int, int]]) -> _Stretches:
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _in_order(days: Sequence[int]) -> tuple[int, ...]:
    """Days of the week from the first after a gap: Saturday to Monday, not Monday, Saturday, Sunday."""
    if {0, 6} <= set(days) and len(days) < 7:
        start = next(day for day in range(6, 0, -1) if day - 1 not in days)
        return (*(day for day in days if day >= start), *(day for day in days if day < start))
    return tuple(days)


def _line(days: tuple[int, ...], stretches: _Stretches, season: str) -> str:
    if len(days) == 7 and stretches == _WHOLE_DAY:
        line = _("Day and night, every day")
    else:
        line = f"{_day_list(days)} {_time_list(stretches)}"
    return f"{line}, {season}" if season else line


def _day_list(days: tuple[int, ...]) -> str:
    if len(days) == 7:
        return _("Every day")
    runs: list[list[int]] = []
    for day in days:
        if runs and day == (runs[-1][-1] + 1) % 7:
            runs[-1].append(day)
        else:
            runs.append([day])
    words: list[str] = []
    for run in runs:
        if len(run) > 2:
            words.append(_("%(first)s to %(last)s") % {"first": _(_DAYS[run[0]]), "last": _(_DAYS[run[-1]])})
        else:
            words.extend(_(_DAYS[day]) for day in run)
    return _and(words)


def _time_list(stretches: _Stretches) -> str:
    if stretches == _WHOLE_DAY:
        return _("day and night")
    words = []
    for start, end in stretches:
        # "8pm to 2am" is plain; "5pm to 8am" and "9am to 9am" could be taken for one day.
        overnight = end > _DAY_MINUTES and end - start > _DAY_MINUTES // 2
        template = _("%(opens)s to %(closes)s the next day") if overnight else _("%(opens)s to %(closes)s")
        words.append(template % {"opens": _minute_words(start), "closes": _minute_words(end)})
    return _and(words)


def _minute_words(minute: int) -> str:
    return time_words(time(minute // 60 % 24, minute % 60))


def _season(row: OpeningTime) -> str:
    start, end = row.from_date, row.until_date
    if row.every_year and (start or end):
        first, last = row.yearly_season
        return _("from %(first)s to %(last)s") % {
            "first": _day_and_month(*first),
            "last": _day_and_month(*last),
        }
    if start is None:
        if end is None:
            return ""
        return _("until %(date)s") % {"date": _day_month_year(end)}
    if end is None:
        return _("from %(date)s") % {"date": _day_month_year(start)}
    first_words = _day_and_month(start.month, start.day) if start.year == end.year else _day_month_year(start)
    return _("from %(first)s to %(last)s") % {"first": first_words, "last": _day_month_year(end)}


def _day_month_year(day: date) -> str:
    return f"{_day_and_month(day.month, day.day)} {day.year}"


def _day_and_month(month: int, day: int) -> str:
    return f"{day} {_(_MONTHS[month - 1])}"


def _and(words: Sequence[str]) -> str:
    if len(words) == 1:
        return words[0]
    return _("%(most)s and %(last)s") % {"most": ", ".join(words[:-1]), "last": words[-1]}
