"""Commissioning notices close themselves at the minute, and nothing is sent in here."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from home.models import EventsPage, NoticesPage
from tests.home.partnership_pages import event, index, london, notice
from tests.home.starter_pack import PAGES

ADDRESS = "/list-noticespage/a-service/"
PORTAL = 'href="https://portal.example.org/7"'


@pytest.fixture
def notices(home_page):
    return index(home_page, NoticesPage)


@pytest.mark.parametrize(
    ("now", "state", "leads_to_portal"),
    [
        ("2027-03-01 08:59", "Not open for proposals yet", False),
        ("2027-03-01 09:00", "Open for proposals", True),
        ("2027-04-12 11:59", "Open for proposals", True),
        ("2027-04-12 12:00", "Closed: no more proposals", False),
    ],
)
def test_a_notice_opens_and_closes_at_the_minute_in_london(client, notices, now, state, leads_to_portal):
    notice(notices)
    with time_machine.travel(london(now)):
        page = client.get(ADDRESS).content.decode()
        in_list = client.get("/list-noticespage/").content.decode()
    assert f"<strong>{state}</strong>" in page
    assert state in in_list
    assert (PORTAL in page) is leads_to_portal
    assert "12 April 2027 at midday" in page
    assert "Nothing is sent in on this site." in page
    assert "<form" not in page[page.index("<main") :]


@pytest.mark.parametrize(
    ("now", "kept"),
    [("2027-04-12 11:59:20", "public, max-age=40"), ("2027-04-12 11:50:00", "public, max-age=60")],
)
def test_no_shared_cache_keeps_an_open_notice_beyond_its_deadline(client, notices, now, kept):
    notice(notices)
    with time_machine.travel(london(now), tick=False):
        assert client.get(ADDRESS)["CDN-Cache-Control"] == kept


@time_machine.travel(london("2027-03-10 09:00"))
def test_stages_say_what_is_done_what_is_now_and_what_has_no_date(client, notices):
    def stage(kind: str, first: date | None, last: date | None = None):
        return ("stage", {"stage": kind, "starts_on": first, "ends_on": last, "text": ""})

    notice(
        notices,
        stages=[
            stage("model", date(2026, 11, 2), date(2027, 1, 15)),
            stage("call", date(2027, 3, 1), date(2027, 4, 12)),
            stage("award", date(2027, 6, 14)),
            stage("start", None),
        ],
    )
    page = " ".join(client.get(ADDRESS).content.decode().split())
    order = [
        page.index(words) for words in ("Done.", 'aria-current="step"', "Now.", "To come.", "The date is not set")
    ]
    assert order == sorted(order)
    assert page.count("aria-current=") == 1


def test_questions_and_engagement_days_stand_with_their_dates(client, home_page, notices):
    page = notice(
        notices,
        questions=[
            (
                "question",
                {
                    "question": "May two bid together?",
                    "asked_on": date(2027, 1, 5),
                    "answer": "<p>Yes.</p>",
                    "answered_on": date(2027, 1, 7),
                },
            ),
            ("question", {"question": "And three?", "asked_on": date(2027, 1, 6), "answer": "", "answered_on": None}),
        ],
    )
    day = event(index(home_page, EventsPage), notice=page)
    event(day.get_parent(), "not-public", notice=page).unpublish()
    shown = client.get(ADDRESS).content.decode()
    for said in (
        "Asked on 5 January 2027",
        "Answered on 7 January 2027",
        "Not answered yet.",
        "/list-eventspage/a-day/",
    ):
        assert said in shown
    assert "Not public" not in shown
    assert ADDRESS in client.get("/list-eventspage/a-day/").content.decode()


def test_an_example_says_first_of_all_that_nothing_is_bought(client, notices):
    notice(notices, is_example=True)
    page = client.get(ADDRESS).content.decode()
    assert page.index("This is an example.") < page.index("Where it stands")


def test_the_starters_own_notice_is_an_example_and_leads_to_no_real_portal():
    records = [page for page in PAGES.values() if page["type"] == "NoticePage"]
    assert [(page["is_example"], page["portal_address"]) for page in records] == [(True, "")]


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"closes_at": None}, "closes_at"),
        ({"closes_at": london("2027-03-01 09:00")}, "closes_at"),
        ({"portal_address": ""}, "portal_address"),
        (
            {
                "stages": [
                    ("stage", {"stage": kind, "starts_on": None, "ends_on": None, "text": ""})
                    for kind in ("call", "model")
                ]
            },
            "stages",
        ),
    ],
)
def test_half_a_call_half_a_portal_and_stages_out_of_order_are_refused(notices, fields, fault):
    page = notice(notices)
    for name, value in fields.items():
        setattr(page, name, value)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.message_dict) == [fault]
