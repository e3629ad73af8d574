"""Events: when and where, a file for calendars, and a list of their own once they are over."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError

from home.calendar_file import CalendarEvent, calendar_file
from home.models import EventsPage
from tests.home.partnership_pages import event, index, london

ADDRESS = "/list-eventspage/a-day/"


@pytest.fixture
def events(home_page):
    return index(home_page, EventsPage)


def values_of(file: bytes) -> dict[str, str]:
    """A calendar's own reading of it: unfold the lines, split at the first colon, undo the escapes."""
    lines = file.decode().replace("\r\n ", "").split("\r\n")
    pairs = (line.split(":", 1) for line in lines if line)
    return {name: re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), said) for name, said in pairs}


@pytest.mark.parametrize(
    ("begins", "in_utc", "in_words"),
    [
        ("2027-03-27 10:00", "20270327T100000Z", "Saturday 27 March 2027, 10am to midday"),
        ("2027-03-28 10:00", "20270328T090000Z", "Sunday 28 March 2027, 10am to midday"),
        ("2027-10-30 13:30", "20271030T123000Z", "Saturday 30 October 2027, 1.30pm to 3.30pm"),
        ("2027-10-31 13:30", "20271031T133000Z", "Sunday 31 October 2027, 1.30pm to 3.30pm"),
    ],
)
def test_page_and_calendar_agree_about_the_time_on_both_sides_of_a_change_of_clocks(
    client, events, begins, in_utc, in_words
):
    event(events, begins=begins)
    assert in_words in client.get(ADDRESS).content.decode()
    assert values_of(client.get(f"{ADDRESS}event.ics").content)["DTSTART"] == in_utc


def test_lines_of_the_file_are_folded_at_75_octets_without_cutting_a_letter_and_nothing_is_lost():
    title = "Ärzte, Pflege; “Anhörung” \\ " + "é" * 120
    file = calendar_file(
        CalendarEvent(
            uid="1",
            stamp=datetime(2027, 1, 1, tzinfo=UTC),
            starts_at=london("2027-02-24 10:00"),
            ends_at=london("2027-02-24 12:00"),
            title=title,
            description="First line\nsecond line",
            place="",
            address="https://example.org/",
        )
    )
    assert file.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in file.replace(b"\r\n", b"")
    for line in file.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    said = values_of(file)
    assert said["SUMMARY"] == title
    assert said["DESCRIPTION"] == "First line\nsecond line"


def test_a_cancelled_event_stays_says_so_and_tells_calendars_in_a_newer_file(client, events):
    with time_machine.travel(london("2027-01-10 09:00")):
        page = event(events, how_to_book="Write to us.")
        before = values_of(client.get(f"{ADDRESS}event.ics").content)
    with time_machine.travel(london("2027-01-11 09:00")):
        page.is_cancelled = True
        page.save_revision().publish()
        after = values_of(client.get(f"{ADDRESS}event.ics").content)
        shown = client.get(ADDRESS).content.decode()
    assert (before["STATUS"], after["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert before["UID"] == after["UID"]
    assert int(before["SEQUENCE"]) < int(after["SEQUENCE"]) < 2**31
    assert "Cancelled." in shown
    assert "Write to us." not in shown


def test_an_event_moves_to_the_list_of_past_ones_the_minute_it_ends_and_takes_no_more_bookings(client, events):
    event(events, booking_address="https://www.tickets.example.org/7")
    with time_machine.travel(london("2027-02-24 11:59")):
        page = client.get("/list-eventspage/").content.decode()
        assert "Past events" not in page
        assert "A day" in page
        assert "Book on tickets.example.org" in client.get(ADDRESS).content.decode()
    with time_machine.travel(london("2027-02-24 12:00")):
        page = client.get("/list-eventspage/").content.decode()
        assert page.index("Past events") < page.index("A day<")
        assert "Nothing is planned" in page
        over = client.get(ADDRESS).content.decode()
        assert "This event is over." in over
        assert "Book on" not in over


def test_what_is_not_known_about_an_event_is_said(client, events):
    with time_machine.travel(london("2027-01-10 09:00")):
        event(events)
        shown = client.get(ADDRESS).content.decode()
    assert shown.count("We don’t know yet") == 2  # places, and how to book


@pytest.mark.parametrize(
    ("field", "value"), [("place", ""), ("ends_at", london("2027-02-24 10:00")), ("capacity", 0)]
)
def test_an_event_that_is_nowhere_ends_before_it_begins_or_holds_nobody_is_refused(events, field, value):
    page = event(events)
    setattr(page, field, value)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.message_dict) == [field]
