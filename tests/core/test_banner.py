"""The banner comes and goes at the minute, where it belongs, and never outlives itself."""

from __future__ import annotations

import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.models import AlertBanner
from home.models import GuidancePage
from signposting.error_pages import bake
from tests.home.partnership_pages import london

SAID = "The helpline is shut on Monday."


@pytest.fixture
def banner(home_page):
    return AlertBanner.objects.create(
        site=home_page.get_site(),
        text=SAID,
        starts_at=london("2027-03-28 00:30"),
        ends_at=london("2027-03-29 09:00"),
        where="all",
    )


@pytest.mark.parametrize(
    ("now", "is_shown"),
    [
        ("2027-03-28 00:29", False),
        ("2027-03-28 00:30", True),
        ("2027-03-29 08:59", True),
        ("2027-03-29 09:00", False),
    ],
)
def test_the_banner_is_there_from_its_first_minute_to_its_last_below_the_help_lines(client, banner, now, is_shown):
    with time_machine.travel(london(now)):
        page = client.get("/").content.decode()
        missing = client.get("/no-such-page/").content.decode()
    assert (SAID in page) is is_shown
    assert (SAID in missing) is is_shown
    if is_shown:
        assert page.index("data-exit") < page.index("data-help-strip") < page.index(SAID) < page.index("<main")


@pytest.mark.parametrize(
    ("where", "seen_on"),
    [
        ("all", {"", "y", "p"}),
        ("adults", {"", "p"}),
        ("home", {""}),
        ("y", {"y"}),
        ("p", {"p"}),
    ],
)
def test_the_banner_stands_where_it_was_meant_to(client, home_page, banner, where, seen_on):
    for reader in ("y", "p"):
        page = home_page.add_child(instance=GuidancePage(title="A page", slug=f"page-{reader}", audience=reader))
        page.save_revision().publish()
    banner.where = where
    banner.save()
    addresses = {"": "/", "y": "/page-y/", "p": "/page-p/"}
    with time_machine.travel(london("2027-03-28 12:00")):
        seen = {reader for reader, address in addresses.items() if SAID in client.get(address).content.decode()}
    assert seen == seen_on


def test_the_banner_leads_to_a_page_only_while_that_is_public(client, home_page, banner):
    page = home_page.add_child(instance=GuidancePage(title="More about it", slug="more"))
    banner.page = page
    banner.save()
    with time_machine.travel(london("2027-03-28 12:00")):
        assert '<a href="/more/">More about it</a>' in client.get("/").content.decode().replace(
            "http://localhost", ""
        )
        page.unpublish()
        assert "More about it" not in client.get("/").content.decode()


def test_the_page_for_when_nothing_works_never_keeps_a_banner(banner, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    with time_machine.travel(london("2027-03-28 12:00")):
        assert SAID not in bake().read_text(encoding="utf-8")


def test_the_banner_costs_no_query(client, banner, django_assert_num_queries):
    client.get("/")  # fills what is kept between requests
    with time_machine.travel(london("2027-04-28 12:00")), CaptureQueriesContext(connection) as without:
        client.get("/")
    with time_machine.travel(london("2027-03-28 12:00")), django_assert_num_queries(len(without)):
        assert SAID in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"ends_at": None}, "ends_at"),
        ({"ends_at": london("2027-03-28 00:30")}, "ends_at"),
        ({"text": "CSE Awareness Day is here."}, "text"),
        ({"text": "Ring 01632 960123."}, "text"),
    ],
)
def test_a_banner_without_an_end_one_that_gives_a_reader_away_and_a_typed_number_are_refused(banner, fields, fault):
    for name, value in fields.items():
        setattr(banner, name, value)
    with pytest.raises(ValidationError) as refused:
        banner.full_clean()
    assert list(refused.value.message_dict) == [fault]


@pytest.mark.parametrize(
    ("group", "may"),
    [
        ("Comms Editor", False),
        ("Publisher", True),
        ("Directory Manager", False),
        ("Resource Librarian", False),
        ("Administrator", True),
    ],
)
def test_only_those_who_publish_put_up_a_banner(client, home_page, group, may):
    user = User.objects.create_user("somebody", password="a long enough password")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    address = reverse("wagtailsettings:edit", args=["core", "alertbanner", home_page.get_site().pk])
    assert (client.get(address).status_code == 200) is may
