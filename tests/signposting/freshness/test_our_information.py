"""The public page about freshness counts what was checked when, and promises nothing else."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from signposting.models import Service

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture
def directory(home_page, emergency, make_service) -> None:
    days = {
        "new": date(2026, 11, 20),
        "spring": date(2026, 7, 1),
        "winter": date(2026, 1, 2),
        "last-year": date(2025, 11, 1),
        "unchecked": None,
    }
    for key, day in days.items():
        make_service(key, checked_on=day)
    make_service("due-soon", checked_on=date(2026, 6, 10))
    make_service("withdrawn", checked_on=date(2026, 11, 1))
    Service.objects.filter(key="withdrawn").update(withdrawn_on=date(2026, 11, 2), withdrawn_reason="closed")
    make_service("draft", live=False)


def read(client, query: str = "") -> str:
    with time_machine.travel(NOW, tick=False):
        page = client.get(f"/find-support/our-information/{query}").content.decode()
    return page[page.index("<main") : page.index("</main>")]


def test_each_service_the_public_sees_is_counted_once_by_its_last_check(client, directory):
    page = read(client)
    rows = re.findall(r'<th scope="row">([^<]+)</th>\s*<td>(\d+)</td>', page)
    assert dict(rows) == {
        "Checked in the last 3 months": "1",
        "Checked 3 to 6 months ago": "2",
        "Checked 6 to 12 months ago": "1",
        "Checked more than a year ago": "1",
        "Not checked by us yet": "1",
        "Need no check: 999 and 101": "1",
    }
    assert "The 7 services we list, on 24 November 2026" in page


def test_it_says_what_is_due_and_what_is_late(client, directory):
    page = read(client)
    # 180 days from 10 June; winter's and last year's checks are late.
    assert "The next check is due by 7 December 2026." in page
    assert "Due in the next 30 days: 1." in page
    assert "Late today: 2." in page


def test_adults_are_told_where_to_say_that_a_detail_is_wrong_and_young_people_no_mailbox(client, directory):
    assert "mailto:details@example.org" in read(client)
    assert "mailto:" not in read(client, "?who=y")


def test_every_page_leads_there_and_an_area_page_in_its_own_words(client, directory):
    front = client.get("/").content.decode()
    assert 'href="/find-support/our-information/"' in front[front.index("<footer") :]
    area = client.get("/find-support/northam/?who=y").content.decode()
    assert 'href="/find-support/our-information/?who=y"' in area[area.index("<main") : area.index("</main>")]


def test_search_engines_are_told_of_this_page_and_of_no_services_page(client, directory):
    addresses = client.get("/sitemap.xml").content.decode()
    assert "/find-support/our-information/" in addresses
    assert "/find-support/service/" not in addresses
