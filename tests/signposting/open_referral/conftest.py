"""Builders for the open feed's tests: asking it, walking all its pages, a small directory with one of everything."""

from __future__ import annotations

import json
from datetime import date, time

import pytest

from signposting.models import Channel, OpeningTime, Organisation, Service
from signposting.open_referral.schema import faults_of_page

FEED = "/api/open-referral"


@pytest.fixture
def ask(client):
    """`ask("services", page=2)`: the answer's payload, which must be a good one."""

    def ask(*steps: str, **query: object) -> dict:
        answer = client.get("/".join([FEED, *steps]), query)
        assert answer.status_code == 200, answer.content
        return json.loads(answer.content)

    return ask


@pytest.fixture
def every(ask):
    """`every("services", per_page=3)`: all items, once each page was found to agree with the others."""

    def every(name: str, **query: object) -> list[dict]:
        pages, number = [], 1
        while not pages or not pages[-1]["last_page"]:
            pages.append(ask(name, page=number, **query))
            number += 1
        assert [faults_of_page(page) for page in pages] == [[] for _page in pages]
        assert {page["total_items"] for page in pages} == {sum(page["size"] for page in pages)}
        assert {page["total_pages"] for page in pages} <= {len(pages), 0}
        assert [page["page_number"] for page in pages] == list(range(1, len(pages) + 1))
        sizes = {page["size"] for page in pages[:-1]}
        assert len(sizes) <= 1, "every page but the last is full"
        items = [item for page in pages for item in page["contents"]]
        assert len({item["id"] for item in items}) == len(items), "nothing stands twice"
        return items

    return every


@pytest.fixture
def directory(make_service, make_need, front_doors) -> dict[str, Service]:
    """A small directory with one of everything."""
    charity = Organisation.objects.create(name="Midshire Help", what="A charity.", website="https://help.example/")
    council = Organisation.objects.create(name="Midshire Council")
    talk = make_need("talk", "Someone to talk to", order=1, name_for_young="Talk to someone")
    rich = make_service(
        "rich",
        name="The rich one",
        what="Listens.",
        what_happens="Somebody picks up.",
        organisation=charity,
        commissioner=council,
        coverage=["county", "city"],
        needs=[talk],
        audiences=("y", "p"),
        age_rule="range",
        age_min=11,
        age_max=18,
        gender="girls",
        who_for="Girls at school",
        languages="English, Polish",
        how_to_refer="Ring the team.",
        checked_on=date(2026, 11, 1),
        owner="Secret team",
        owner_email="owner@hidden.example",
        note="Hidden note",
        source="Hidden source",
        channels=[
            Channel(
                kind="phone",
                value="01632 960500",
                label="then press 1",
                cost="free",
                relay_uk="yes",
                known_hours="times",
                on_bank_holidays="closed",
                times=[
                    OpeningTime(first_day=0, last_day=4, opens=time(9), closes=time(17)),
                    OpeningTime(first_day=5, last_day=0, opens=time(22), closes=time(2)),
                    OpeningTime(
                        first_day=6,
                        last_day=6,
                        opens=time(10),
                        closes=time(0),
                        from_date=date(2026, 12, 1),
                        until_date=date(2026, 2, 28),
                        every_year=True,
                    ),
                ],
            ),
            Channel(kind="text", value="85258", cost="standard"),
            Channel(kind="web", value="https://rich.example/"),
            Channel(kind="web", value="https://rich.example/form", label="Report online"),
            Channel(kind="chat", value="https://chat.rich.example/", known_hours="always"),
            Channel(kind="email", value="hello@rich.example"),
            Channel(kind="address", value="1 High Street\nMidtown", label="Drop-in", bsl="yes"),
            Channel(kind="address", value="The refuge, 9 Hidden Lane", is_private=True),
            Channel(kind="phone", value="01632 960999", label="hidden line", is_private=True),
            Channel(kind="phone", value=""),
        ],
    )
    return {
        **front_doors,
        "rich": rich,
        "always": make_service("always", always=True, age_rule="any", audiences=()),
        "draft": make_service("draft", live=False),
        "silent": make_service("silent", channels=[Channel(kind="phone", value="")]),
        "hidden": make_service("hidden", channels=[Channel(kind="phone", value="01632 960888", is_private=True)]),
    }
