"""Staff see the coverage, the differences and the one page for the forum, and take them along as files."""

from __future__ import annotations

import csv
from datetime import time
from io import BytesIO, StringIO

import openpyxl
import pypdf
import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.urls import reverse

from signposting.coverage.differences import differences_in
from signposting.coverage.matrix import matrix_on
from signposting.models import Channel, OpeningTime, Organisation, Service
from tests.signposting.coverage.test_holes import TODAY

SCREENS = ("coverage", "differences", "quarterly", "quarterly_pdf")


@pytest.fixture
def reader(client, home_page):
    """Somebody who may only read the directory."""
    call_command("seed_roles", stdout=StringIO())
    user = User.objects.create_user("reader", password="a long enough password")
    user.groups.add(Group.objects.get(name="Comms Editor"))
    client.force_login(user)
    return client


def rows_of(answer) -> list[list[str]]:
    return list(csv.reader(StringIO(b"".join(answer.streaming_content).decode())))


def test_the_matrix_names_who_helps_and_leads_from_a_hole_to_what_could_fill_it(reader, full):
    full["young-line"].unpublish()
    address = reverse("directory:coverage")
    page = reader.get(address).content.decode()
    assert "Hole: nobody: 1" in page
    assert reverse("wagtailsnippets_signposting_service:inspect", args=[full["county-line"].pk]) in page
    assert f"?needs={full['county-line'].needs.get().pk}" in page
    rows = rows_of(reader.get(address, {"export": "csv"}))
    assert rows[0] == ["What people need", "Midcity", "Northam", "Southam"]
    words = ["Feeling low (young people)", "Live, not checked: County line", "Hole: nobody"]
    assert [row[:3] for row in rows if row[0].startswith("Feeling")] == [words]
    book = openpyxl.load_workbook(BytesIO(b"".join(reader.get(address, {"export": "xlsx"}).streaming_content)))
    assert [[cell or "" for cell in row] for row in book.active.iter_rows(values_only=True)] == rows


@pytest.mark.parametrize("screen", SCREENS)
def test_who_may_not_see_services_sees_none_of_it(client, db, screen):
    user = User.objects.create_user("somebody", password="a long enough password")
    call_command("seed_roles", stdout=StringIO())
    user.user_permissions.set(Group.objects.get(name="Comms Editor").permissions.filter(codename="access_admin"))
    client.force_login(user)
    answer = client.get(reverse(f"directory:{screen}"))
    assert answer.status_code == 302
    assert answer["Location"] == reverse("wagtailadmin_home")


def test_a_difference_is_told_fact_beside_fact_and_the_unknown_never_is_one(full, make_service):
    county, city = full["county-door"], full["city-door"]
    for service, name in ((county, "Midshire Council"), (city, "Midcity Council")):
        service.organisation = Organisation.objects.create(name=name)
        service.save()
    # Hours alike until one of them changes; what the calls cost is known of one alone.
    Channel.objects.filter(service=county).update(cost="free")
    door = differences_in(matrix_on(TODAY, with_times=True))[0]
    assert (door.need.label, door.differs) == ("Tell someone about a child, by day", ("who runs it",))
    assert set(door.untold) == {"ages", "cost"}
    assert [group.names for group in door.groups] == ["Midcity", "Northam, Southam"]
    OpeningTime.objects.filter(channel__service=city).update(closes=time(20))
    door = differences_in(matrix_on(TODAY, with_times=True))[0]
    assert door.differs == ("who runs it", "hours")
    assert [offer.hours for group in door.groups for offer in group.offers] == [
        "Phone: Monday to Friday 9am to 8pm. We don’t know the hours on bank holidays",
        "Phone: Monday to Friday 9am to 5pm. We don’t know the hours on bank holidays",
    ]


def test_what_every_area_has_alike_is_no_difference_and_a_hole_in_one_is(full):
    def needs() -> list[str]:
        return [str(one.need) for one in differences_in(matrix_on(TODAY, with_times=True))]

    assert "After a crime" not in needs()
    full["witness-help"].coverage.set([full["city-door"].coverage.get()])
    full["witness-help"].save()
    assert "After a crime" in needs()


def test_the_differences_are_taken_along_as_they_are_read(reader, full):
    address = reverse("directory:differences")
    assert "Northam, Southam" in reader.get(address).content.decode()
    rows = rows_of(reader.get(address, {"export": "csv"}))
    assert [row[:4] for row in rows[1:3]] == [
        ["Tell someone about a child, by day", "Midcity", "City door", "Not known"],
        ["Tell someone about a child, by day", "Northam, Southam", "County door", "Not known"],
    ]


def test_nothing_in_a_file_is_run_as_a_formula(reader, full):
    Service.objects.filter(key="city-door").update(name="=HYPERLINK(1)")
    rows = rows_of(reader.get(reverse("directory:differences"), {"export": "csv"}))
    assert "'=HYPERLINK(1)" in [row[2] for row in rows]


def test_the_report_for_the_forum_is_one_tagged_page_with_the_starter_data(client, starter):
    client.force_login(User.objects.create_superuser("staff", password="a long enough password"))
    Service.objects.exclude(coverage=None).update(live=True)
    answer = client.get(reverse("directory:quarterly_pdf"))
    made = pypdf.PdfReader(BytesIO(answer.content))
    text = made.pages[0].extract_text()
    assert len(made.pages) == 1
    assert made.trailer["/Root"]["/MarkInfo"]["/Marked"]
    for words in ("Freshness", "Coverage", "Differences", "Newcastle", "Victims and witnesses of crime"):
        assert words in text
