"""What the standard has no place for: restored exactly by who knows it, and only as far as it is public."""

from __future__ import annotations

from datetime import date, time

import pytest

from signposting.models import Channel, OpeningTime
from signposting.open_referral.know_about import know_about_of, record_from
from signposting.records import record_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def service(make_service, make_need, front_doors):
    season = OpeningTime(
        first_day=5,
        last_day=0,
        opens=time(9),
        closes=time(0),
        from_date=date(2026, 4, 1),
        until_date=date(2026, 9, 30),
        every_year=True,
    )
    half = OpeningTime(first_day=0, last_day=0, opens=time(9), closes=None)
    return make_service(
        "whole",
        role="out_of_hours",
        stands_in_for=front_doors["county day"],
        coverage=["county", "city"],
        needs=[make_need("talk")],
        age_rule="range",
        age_min=0,
        who_is_told="Nobody.",
        owner="Owner",
        owner_email="owner@hidden.example",
        source="Source",
        note="Note",
        channels=[
            Channel(kind="phone", value="01632 960111", known_hours="times", times=[season, half]),
            Channel(kind="phone", value="01632 960999", is_private=True),
            Channel(kind="front_door"),
            Channel(kind="phone", value=""),
        ],
    )


def test_the_record_comes_back_whole_but_for_what_is_private(service):
    told, kept = know_about_of(service), record_of(service)
    back = record_from(str(service.open_id), told)
    private = {"owner", "owner_email", "source", "note", "check_every_days", "source_assured_on", "channels"}
    assert {name: fact for name, fact in kept.items() if name not in private} == {
        name: fact for name, fact in back.items() if name != "channels"
    }
    phone, _private, front_door, _unfinished = kept["channels"]
    phone["times"] = phone["times"][:1]  # a row without its end is a draft's
    assert back["channels"] == [phone, front_door]


def test_what_is_not_known_is_left_out_and_a_nought_is_known(service):
    told = know_about_of(service)
    assert told["age_min"] == 0
    assert "age_max" not in told
    assert "languages" not in told
    assert "label" not in told["channels"][0]
    assert told["channels"][0]["times"][0]["first_day"] == 5


@pytest.mark.parametrize("wrong", [{"channels": "x"}, {"channels": ["x"]}, {"channels": [{"times": 3}]}])
def test_an_object_somebody_else_made_up_is_no_crash(wrong):
    assert isinstance(record_from("1", wrong)["channels"], list)
