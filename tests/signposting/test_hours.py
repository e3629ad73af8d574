"""Whether services are open: a year against a table written by hand, and rules that hold for any hours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from signposting.hours import (
    BANK_HOLIDAY,
    LONDON,
    BankHolidayRule,
    Hours,
    HoursKind,
    Nation,
    OpeningTime,
    OpenState,
    OpenStatus,
    hours_sentences,
    state_at,
    state_sentence,
)
from tests.signposting import hours_table
from tests.signposting.hours_table import Wall

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
OPEN, CLOSED, UNKNOWN = OpenStatus.OPEN, OpenStatus.CLOSED, OpenStatus.UNKNOWN


def weekly(
    *times: OpeningTime,
    bank_holidays: BankHolidayRule = BankHolidayRule.CLOSED,
    nation: Nation = Nation.ENGLAND,
) -> Hours:
    return Hours(HoursKind.TIMES, times, bank_holidays, nation)


def standing_in_for(hours: Hours | None) -> Hours:
    return Hours(HoursKind.STANDS_IN, stands_in_for=hours)


def london(year: int, month: int, day: int, hour: int = 0, minute: int = 0, *, fold: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, fold=fold, tzinfo=LONDON)


MIDNIGHT = time(0)
FRONT_DOOR = weekly(
    OpeningTime(MONDAY, THURSDAY, time(8), time(17, 30)),
    OpeningTime(FRIDAY, FRIDAY, time(8), time(16, 30)),
)
SHELTER = weekly(
    OpeningTime(MONDAY, SUNDAY, time(18), time(8), date(2020, 11, 1), date(2021, 2, 28), every_year=True),
    OpeningTime(SATURDAY, MONDAY, time(10), time(16), date(2026, 6, 1), date(2026, 8, 31)),
    bank_holidays=BankHolidayRule.AS_USUAL,
)
SCOTTISH_EVENING_LINE = weekly(
    OpeningTime(SUNDAY, THURSDAY, time(18), time(2)),
    OpeningTime(FRIDAY, FRIDAY, MIDNIGHT, MIDNIGHT),
    bank_holidays=BankHolidayRule.UNKNOWN,
    nation=Nation.SCOTLAND,
)
WEEKEND_NIGHT_LINE = weekly(
    OpeningTime(THURSDAY, THURSDAY, time(20), time(0, 30)),
    OpeningTime(FRIDAY, SATURDAY, time(21), time(1, 30)),
)
BELFAST_ADVICE = weekly(
    OpeningTime(MONDAY, FRIDAY, time(9), time(12)),
    OpeningTime(MONDAY, FRIDAY, time(13), time(17)),
    OpeningTime(SUNDAY, SUNDAY, time(22), time(6)),
    OpeningTime(BANK_HOLIDAY, BANK_HOLIDAY, time(10), time(14)),
    bank_holidays=BankHolidayRule.OWN_TIMES,
    nation=Nation.NORTHERN_IRELAND,
)


@pytest.mark.parametrize(
    ("hours", "by_hand"),
    [
        (FRONT_DOOR, hours_table.front_door),
        (standing_in_for(FRONT_DOOR), hours_table.out_of_hours_team),
        (WEEKEND_NIGHT_LINE, hours_table.weekend_night_line),
        (SHELTER, hours_table.seasonal_shelter),
        (SCOTTISH_EVENING_LINE, hours_table.scottish_evening_line),
        (standing_in_for(SCOTTISH_EVENING_LINE), hours_table.scottish_stand_in),
        (BELFAST_ADVICE, hours_table.belfast_advice),
    ],
)
def test_open_or_closed_is_right_at_every_quarter_hour_of_a_year(
    hours: Hours, by_hand: Callable[[Wall], str]
) -> None:
    checked = 0
    for line in hours_table.table(by_hand):
        state = state_at(hours, line.moment)
        # In UTC: Python calls two zones' times unequal on principle within October's repeated hour.
        changes_at = state.changes_at and state.changes_at.astimezone(UTC)
        found = (state.status, changes_at, state.changes_to)
        assert found == (line.status, line.changes_at, line.changes_to), f"{line.moment} {found} {line}"
        checked += 1
    assert checked == 365 * 24 * 4


def test_opening_is_at_wall_time_on_both_clock_changes() -> None:
    every_day = weekly(OpeningTime(MONDAY, SUNDAY, time(9), time(17)))
    for sunday, utc_hour in ((date(2026, 10, 25), 9), (date(2027, 3, 28), 8)):
        opening = datetime(sunday.year, sunday.month, sunday.day, utc_hour, tzinfo=UTC)
        before = state_at(every_day, opening - timedelta(hours=1))
        assert (before.status, before.changes_at) == (CLOSED, opening)
        assert before.changes_at is not None
        assert (before.changes_at.tzinfo, before.changes_at.hour) == (LONDON, 9)
        assert state_at(every_day, opening).status == OPEN


def test_a_stretch_that_ends_in_the_repeated_hour_ends_once() -> None:
    first, second = london(2026, 10, 25, 1, 15), london(2026, 10, 25, 1, 15, fold=1)
    assert state_at(WEEKEND_NIGHT_LINE, first).status == OPEN
    assert state_at(WEEKEND_NIGHT_LINE, second).status == CLOSED


def test_a_stretch_inside_the_missing_hour_does_not_happen() -> None:
    hours = weekly(OpeningTime(SUNDAY, SUNDAY, time(1, 15), time(1, 45)))
    state = state_at(hours, london(2027, 3, 27, 12))
    assert (state.status, state.changes_at) == (CLOSED, london(2027, 4, 4, 1, 15))


def test_days_that_touch_are_one_stretch() -> None:
    hours = weekly(
        OpeningTime(MONDAY, FRIDAY, MIDNIGHT, MIDNIGHT), OpeningTime(SATURDAY, SATURDAY, MIDNIGHT, time(9))
    )
    assert state_at(hours, london(2026, 11, 24, 12)).changes_at == london(2026, 11, 28, 9)


def test_hours_that_never_end_never_change_until_a_bank_holiday_shuts_them() -> None:
    row = OpeningTime(MONDAY, SUNDAY, MIDNIGHT, MIDNIGHT)
    now = london(2026, 11, 24, 12)
    as_usual = state_at(weekly(row, bank_holidays=BankHolidayRule.AS_USUAL), now)
    assert as_usual == OpenState(OPEN)
    assert state_at(weekly(row), now).changes_at == london(2026, 12, 25)
    assert state_at(Hours(HoursKind.ALWAYS), now) == OpenState(OPEN)


def test_a_change_more_than_sixty_days_away_is_not_announced() -> None:
    in_season = london(2026, 11, 1, 18).astimezone(UTC)
    assert state_at(SHELTER, in_season - timedelta(days=60)).changes_at == in_season
    assert state_at(SHELTER, in_season - timedelta(days=60, minutes=1)).changes_at is None


def test_an_unknown_bank_holiday_is_unknown_but_last_nights_stretch_still_ends_when_it_said() -> None:
    st_andrews = london(2026, 11, 30)  # a Monday; the Sunday line runs on to 2am
    asked = {hour: state_at(SCOTTISH_EVENING_LINE, st_andrews + timedelta(hours=hour)) for hour in (1, 2, 19, 25, 26)}
    assert [state.status for state in asked.values()] == [OPEN, UNKNOWN, UNKNOWN, UNKNOWN, CLOSED]
    assert asked[1].changes_to == UNKNOWN
    assert asked[19].today_is_bank_holiday == "Saint Andrew’s Day"
    assert asked[25].today_is_bank_holiday is None
    stand_in = state_at(standing_in_for(SCOTTISH_EVENING_LINE), st_andrews + timedelta(hours=12))
    assert stand_in.today_is_bank_holiday == "Saint Andrew’s Day"
    assert state_at(FRONT_DOOR, st_andrews + timedelta(hours=12)).status == OPEN


def test_own_bank_holiday_times_that_were_never_entered_are_unknown() -> None:
    hours = weekly(OpeningTime(MONDAY, FRIDAY, time(9), time(17)), bank_holidays=BankHolidayRule.OWN_TIMES)
    assert state_at(hours, london(2026, 12, 25, 12)).status == UNKNOWN


def test_saturday_to_monday_does_not_take_in_bank_holidays_with_their_own_times() -> None:
    hours = weekly(
        OpeningTime(SATURDAY, MONDAY, time(9), time(17)),
        OpeningTime(BANK_HOLIDAY, BANK_HOLIDAY, time(9), time(11)),
        bank_holidays=BankHolidayRule.OWN_TIMES,
    )
    easter_monday = state_at(hours, london(2027, 3, 29, 10))
    assert (easter_monday.status, easter_monday.changes_at) == (OPEN, london(2027, 3, 29, 11))


def test_an_unknown_bank_holiday_out_of_season_is_closed() -> None:
    hours = weekly(
        OpeningTime(MONDAY, SUNDAY, time(9), time(17), date(2020, 11, 1), date(2020, 2, 28), every_year=True),
        bank_holidays=BankHolidayRule.UNKNOWN,
    )
    assert state_at(hours, london(2026, 8, 31, 12)).status == CLOSED
    assert state_at(hours, london(2026, 12, 25, 12)).status == UNKNOWN


@pytest.mark.parametrize(
    "hours",
    [
        Hours(HoursKind.UNKNOWN),
        weekly(),
        weekly(OpeningTime(BANK_HOLIDAY, BANK_HOLIDAY, time(9), time(17))),
        weekly(OpeningTime(MONDAY, 9, time(9), time(17))),
        weekly(OpeningTime(MONDAY, FRIDAY, time(9), time(17), date(2027, 1, 1), date(2026, 1, 1))),
        standing_in_for(None),
        standing_in_for(weekly()),
        standing_in_for(standing_in_for(Hours(HoursKind.UNKNOWN))),
    ],
)
def test_hours_that_say_nothing_usable_stay_unknown(hours: Hours) -> None:
    assert state_at(hours, london(2026, 11, 24, 12)) == OpenState(UNKNOWN)


def test_any_zone_is_understood_and_a_time_without_one_is_refused() -> None:
    in_sydney = datetime(2026, 11, 24, 21, tzinfo=ZoneInfo("Australia/Sydney"))  # 10am in London
    assert state_at(FRONT_DOOR, in_sydney) == state_at(FRONT_DOOR, london(2026, 11, 24, 10))
    with pytest.raises(ValueError, match="aware"):
        state_at(FRONT_DOOR, datetime(2026, 11, 24, 10))  # noqa: DTZ001


clocks = st.builds(time, st.integers(0, 23), st.sampled_from([0, 1, 15, 30, 59]))
dates = st.dates(date(2026, 1, 1), date(2027, 12, 31))
opening_times = st.builds(
    OpeningTime,
    st.integers(0, 8),
    st.integers(0, 8),
    clocks,
    clocks,
    st.none() | dates,
    st.none() | dates,
    st.booleans(),
)
own_hours = st.builds(
    Hours,
    st.sampled_from([HoursKind.TIMES, HoursKind.TIMES, HoursKind.ALWAYS, HoursKind.UNKNOWN]),
    st.lists(opening_times, max_size=4).map(tuple),
    st.sampled_from(BankHolidayRule),
    st.sampled_from(Nation),
)
# Half the moments fall near a clock change or Christmas, where hours go wrong.
moments = st.one_of(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.builds(
        lambda start, minutes: start + timedelta(minutes=minutes),
        st.sampled_from([london(2026, 3, 28, 20), london(2026, 10, 24, 20), london(2026, 12, 24, 20)]),
        st.integers(0, 60 * 48),
    ),
)


# No deadline: the first example in a process also loads the holiday data.
@settings(deadline=None)
@given(hours=own_hours, now=moments, part=st.floats(0, 1))
@example(hours=FRONT_DOOR, now=london(2026, 3, 30, 5, 46), part=1.0)
@example(hours=weekly(OpeningTime(SUNDAY, SUNDAY, time(1), time(2))), now=london(2026, 10, 25), part=0.9)
def test_status_flips_exactly_when_it_says_and_not_before(hours: Hours, now: datetime, part: float) -> None:
    now = now.astimezone(UTC)
    state = state_at(hours, now)
    if state.changes_at is None:
        assert state_at(hours, now + part * timedelta(days=60)).status == state.status
        return
    change = state.changes_at.astimezone(UTC)
    assert now < change <= now + timedelta(days=60)
    just_before = change - timedelta(microseconds=1)
    between = min(now + part * (change - now), just_before)  # the product may round up to the change itself
    assert state_at(hours, between).status == state.status
    assert state_at(hours, just_before).status == state.status
    assert state_at(hours, change).status == state.changes_to != state.status


@settings(deadline=None)
@given(hours=own_hours, now=moments)
def test_a_stand_in_mirrors_the_service_and_any_hours_can_be_put_into_words(hours: Hours, now: datetime) -> None:
    state, mirror = state_at(hours, now), state_at(standing_in_for(hours), now)
    opposite = {OPEN: CLOSED, CLOSED: OPEN, UNKNOWN: UNKNOWN, None: None}
    assert mirror.status == opposite[state.status]
    assert (mirror.changes_at, mirror.changes_to) == (state.changes_at, opposite[state.changes_to])
    assert all(hours_sentences(hours))
    assert state_sentence(state, now)
