"""While staff type a line's hours, they read the sentence the public will read."""

from __future__ import annotations

from datetime import time

import pytest
from django.contrib.auth.models import User
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from signposting.models import Channel
from tests.signposting.test_staff_screens import edit_address

ADDRESS = "/admin/directory/hours/"
WEEK = {"first_day": "0", "last_day": "4", "opens": "9am", "closes": "5.30pm"}


@pytest.fixture
def staff(client, db):
    client.force_login(User.objects.create_superuser("staff", password="a long enough password"))
    return client


def typed(known_hours: str, *rows: dict[str, str], **fields: str) -> dict[str, str]:
    """What the script sends for the third line of a form."""
    line = {"known_hours": known_hours, "on_bank_holidays": "", "holidays_of": "england"} | fields
    data = nested_form_data({"channels-2": {**line, "times": inline_formset(list(rows))}})
    return {name.replace("channels-2-", "channels-2-", 1): value for name, value in data.items()} | {
        "prefix": "channels-2"
    }


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (typed("times", WEEK), "Monday to Friday 9am to 5.30pm"),
        (typed("always"), "day and night"),
        (typed(""), "We don’t know the hours yet."),
        (typed("times", WEEK, {**WEEK, "opens": ""}), "Monday to Friday 9am to 5.30pm"),  # one row is unfinished
        (typed("times", WEEK, {**WEEK, "first_day": "5", "last_day": "5", "DELETE": "1"}), "Monday to Friday"),
    ],
)
def test_the_sentence_follows_what_is_typed(staff, form, words):
    said = staff.post(ADDRESS, form).content.decode()
    assert words.lower() in said.lower()
    assert "Saturday" not in said


def test_a_night_team_is_said_by_the_team_it_stands_in_for(staff, make_service):
    day = make_service("day", hours=[(0, 4, time(9), time(17))])
    said = staff.post(ADDRESS, typed("stands_in") | {"stands_in_for": str(day.pk)}).content.decode()
    assert "When the daytime service is closed." in said


def test_nonsense_is_answered_with_what_is_known(staff):
    for form in ({}, {"prefix": "channels-0"}, typed("no such choice"), {"prefix": "x" * 5000}):
        answer = staff.post(ADDRESS, form)
        assert answer.status_code == 200
        assert "don’t know" in answer.content.decode()


def test_the_form_opens_with_the_sentence_of_what_is_stored(staff, make_service):
    service = make_service("a-line", hours=[(0, 4, time(9), time(17))])
    page = staff.get(edit_address(service)).content.decode()
    assert "The public will read:" in page
    assert "9am to 5pm" in page


def test_typing_hours_stores_nothing_and_strangers_are_sent_away(staff, client):
    staff.post(ADDRESS, typed("times", WEEK))
    assert not Channel.objects.exists()
    client.logout()
    assert client.post(ADDRESS, typed("always")).status_code == 302
