"""The librarian's list of every resource, and what waits on their first page."""

from __future__ import annotations

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from home.models import GuidancePage
from resources.models import Role
from tests.signposting.staff.builders import member_of

pytestmark = pytest.mark.django_db
LIST = "/admin/library/resources/"


def rows(client, query: str = "") -> list[str]:
    """The words of each row, in the order shown."""
    page = BeautifulSoup(client.get(f"{LIST}{query}").content, "html.parser")
    return [" ".join(row.get_text(" ").split()) for row in page.select("main table tbody tr")]


def test_it_says_of_each_resource_whether_it_is_in_use_when_it_is_read_again_and_what_its_files_lack(
    make_resource, make_version
):
    signed = {"signed_off_by": "Lead", "signed_off_on": timezone.localdate()}
    lesson = make_resource("A lesson", kind="lesson", reviewed_on=date(2026, 3, 1))
    make_version(lesson, b"one", **signed)
    make_version(lesson, b"two")
    make_version(make_resource("Signed", kind="poster"), b"three", **signed)
    make_resource("Gone", kind="guide", state="withdrawn", withdrawn_why="law", withdrawn_note="Gone.")
    make_resource("All on the page", web_only=True)
    shown = rows(member_of("Resource Librarian"))
    found = {
        name: next(row for row in shown if row.startswith(name)) for name in ("A lesson", "Signed", "Gone", "All")
    }
    assert "2 files, 1 not signed off" in found["A lesson"]
    assert "Lesson plan" in found["A lesson"]
    assert "1 March 2027" in found["A lesson"]
    assert "1 file" in found["Signed"]
    assert "signed off" not in found["Signed"]
    assert "Never reviewed" in found["Signed"]
    assert "None yet" in found["Gone"]
    assert "Withdrawn" in found["Gone"]
    assert "Web page only" in found["All"]


def test_it_is_narrowed_by_type_by_state_and_by_reader_and_searched(make_resource):
    hotel = Role.objects.create(key="hotel", name="Hotel staff")
    make_resource("For the desk", kind="poster", roles=[hotel])
    make_resource("For the class", kind="lesson")
    librarian = member_of("Resource Librarian")
    assert [("desk" in row, "class" in row) for row in rows(librarian, "?kind=poster")] == [(True, False)]
    assert [("desk" in row, "class" in row) for row in rows(librarian, f"?roles={hotel.pk}")] == [(True, False)]
    assert [("desk" in row, "class" in row) for row in rows(librarian, "?q=class")] == [(False, True)]
    assert rows(librarian, "?state=withdrawn") == []


def test_sixty_resources_take_no_more_queries_than_ten(make_resource, make_version):
    # Of somebody who may not publish, Wagtail itself asks about each row whether it may be deleted.
    publisher = member_of("Publisher")
    counts = []
    for many in (10, 50):
        for number in range(many):
            make_version(make_resource(f"Number {many} {number}"), f"{many} {number}".encode())
        publisher.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            publisher.get(LIST)
        counts.append(len(queries))
    assert counts[1] <= counts[0]


def test_the_menu_leads_to_it_and_who_keeps_nothing_of_the_library_sees_nothing_in_it(make_resource):
    make_resource("A lesson")
    assert reverse("library_resources:index") == LIST
    assert LIST in member_of("Resource Librarian").get("/admin/").content.decode()
    answer = member_of("Directory Manager").get(LIST)
    assert answer.status_code == 302 or "A lesson" not in answer.content.decode()


def test_the_first_page_names_only_what_the_librarian_keeps(home_page, make_resource):
    home_page.add_child(instance=GuidancePage(title="Of the campaign", slug="campaign"))
    make_resource("Of the library")
    first = member_of("Resource Librarian").get("/admin/").content.decode()
    assert "Of the library" in first
    assert "Of the campaign" not in first
