"""Hours in a cell: what people write is understood or refused, and what we write comes back the same."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signposting.sheets.hours_text import HoursFault, read_hours, written_hours

clock = st.times(min_value=time(0), max_value=time(23, 59)).map(lambda moment: moment.strftime("%H:%M"))
day = st.dates(date(2020, 1, 1), date(2040, 12, 31)).map(date.isoformat)


@st.composite
def rows(draw):
    first = draw(st.integers(0, 7))
    from_date, until_date = draw(st.none() | day), draw(st.none() | day)
    return {
        "first_day": first,
        "last_day": 7 if first == 7 else draw(st.integers(0, 6)),
        "opens": draw(st.none() | clock),
        "closes": draw(st.none() | clock),
        "from_date": from_date,
        "until_date": until_date,
        "every_year": bool(from_date and until_date) and draw(st.booleans()),
    }


@given(st.sampled_from(["", "always", "times", "stands_in"]), st.lists(rows(), max_size=4))
def test_any_hours_a_record_can_hold_come_back_the_same(known_hours, times):
    hours = {"known_hours": known_hours, "times": times}
    assert read_hours(written_hours(hours)) == hours


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("Monday to Friday 9am to 5pm, Sat 10am-noon", "Mon-Fri 9:00-17:00; Sat 10:00-12:00"),
        ("Mon, Wed 9.30am – 5pm", "Mon 9:30-17:00; Wed 9:30-17:00"),
        ("Weekdays: 9:00-12:00 and 13:00-17:00", "Mon-Fri 9:00-12:00; Mon-Fri 13:00-17:00"),
        ("every day from 6pm to midnight", "Mon-Sun 18:00-0:00"),
        ("Mon-Fri 9:00-17:00; Sun closed", "Mon-Fri 9:00-17:00"),
        ("Bank Holidays 10am-noon until 1/5/2027", "Bank holidays 10:00-12:00 until 1 May 2027"),
        (
            "Sat 10:00-12:00 from 1 April to 30 September every year",
            "Sat 10:00-12:00 from 1 April 2024 to 30 September 2024 every year",
        ),
        ("Fri 22:00-2:00", "Fri 22:00-2:00 next day"),
        ("Fri 5pm to 9am, Sat noon-midnight", "Fri 17:00-9:00 next day; Sat 12:00-0:00"),
        ("Fri 9:00 - 5:00 (the next morning); Sat 9:00-12:00", "Fri 9:00-5:00 next day; Sat 9:00-12:00"),
        ("24/7", "day and night"),
        ("unknown", ""),
    ],
)
def test_the_ways_people_write_hours_are_understood(typed, understood):
    assert written_hours(read_hours(typed)) == understood


@pytest.mark.parametrize("typed", ["Mon-Fri 9:00-5:00", "Mon 9am-5:00", "Mon 9:00-9:00", "Sat noon-4:30"])
def test_a_time_that_may_mean_the_afternoon_is_asked_about(typed):
    with pytest.raises(HoursFault, match="closes before it opens; write 5pm or 17:00"):
        read_hours(typed)


@pytest.mark.parametrize(
    "typed",
    ["Mon 9:00-17:00 next day", "9-5", "Mon 9-5", "9am-5pm", "Mon-Fri", "office hours", "Mon 25:00-26:00", "13pm"],
)
def test_what_would_have_to_be_guessed_is_refused(typed):
    with pytest.raises(HoursFault):
        read_hours(typed)
