"""Partners: what is past stands as past, and what nobody confirmed says so."""

from __future__ import annotations

from datetime import date

import time_machine

from home.models import PartnersPage
from tests.home.partnership_pages import london, published
from tests.home.starter_pack import PAGES


def body(name: str, **fields):
    plain = {"what": "It meets.", "arrangement": "", "valid_from": None, "valid_until": None, "known": "day"}
    return ("body", {"name": name, **plain, "confirmed_on": None, "address": "", **fields})


def test_a_body_is_past_from_the_day_after_its_last_and_days_are_as_exact_as_they_are_known(client, home_page):
    published(
        home_page,
        PartnersPage,
        "together",
        bodies=[
            body("A group", valid_from=date(2016, 1, 1), known="year", arrangement="2016 arrangement"),
            body("A post", valid_until=date(2027, 3, 31), known="month"),
            body("A board", confirmed_on=date(2026, 11, 2)),
        ],
    )
    with time_machine.travel(london("2027-03-31 23:59")):
        assert "Earlier arrangements" not in client.get("/together/").content.decode()
    with time_machine.travel(london("2027-04-01 00:00")):
        page = client.get("/together/").content.decode()
    assert page.index("A group") < page.index("A board") < page.index("Earlier arrangements") < page.index("A post")
    assert "Since 2016." in page
    assert "Until March 2027." in page
    assert "2016 arrangement" in page
    assert page.count("Nobody has confirmed to us") == 1
    assert "Confirmed on 2 November 2026." in page


def test_the_starter_names_the_three_bodies_of_2016_and_invents_no_contact():
    bodies = [block["value"] for block in PAGES["partners"]["bodies"]]
    assert [one["name"] for one in bodies] == [
        "Joint Commissioning Group",
        "Child Sexual Abuse Forum",
        "CSE Co-ordinator",
    ]
    assert {(one["arrangement"], one["address"], one["confirmed_on"]) for one in bodies} == {
        ("2016 arrangement", "", None)
    }
