"""The database puts every record into the same state as the rule does; what is due stands where staff look."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from signposting.freshness.due import in_state
from signposting.freshness.states import Freshness, freshness_of
from signposting.models import Service
from tests.signposting.staff.builders import member_of

NOON = "2026-11-24T12:00:00Z"
TODAY = date(2026, 11, 24)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def manager(db, clock):
    return member_of("Directory Manager")


@pytest.fixture
def one_of_each(make_service, clock) -> None:
    """A record in every state, two of them with an owner."""
    team = {"owner": "The duty team", "owner_email": "duty@example.org"}
    make_service("fresh-line", checked_on=ago(10))
    make_service("due-line", checked_on=ago(170), **team)
    make_service("overdue-line", checked_on=ago(200), **team)
    make_service("long-line", checked_on=ago(400))
    make_service("never-line")
    make_service("police-101", check_every_days=None)
    make_service("gone-line", checked_on=ago(200), withdrawn_on=ago(1), withdrawn_reason="closed")
    make_service("draft-line", live=False)


def test_the_database_and_the_rule_agree_on_every_day_at_which_a_state_begins_or_ends(make_service):
    intervals = (1, 29, 30, 31, 180)
    for interval in intervals:
        edges = {
            0,
            interval - 31,
            interval - 30,
            interval - 29,
            interval,
            interval + 1,
            2 * interval,
            2 * interval + 1,
        }
        for age in sorted(edge for edge in edges if edge >= 0):
            make_service(f"every-{interval}-at-{age}", check_every_days=interval, checked_on=ago(age))
    make_service("never")
    make_service("police-999", check_every_days=None, checked_on=ago(9999))
    expected = {state: set() for state in Freshness}
    for service in Service.objects.all():
        expected[freshness_of(service, TODAY)].add(service.key)
    found = {state: {one.key for one in in_state(Service.objects.all(), state, TODAY)} for state in Freshness}
    assert found == expected
    assert all(expected.values())


def test_the_first_page_says_what_is_due_what_will_lapse_and_whom_that_would_leave(
    manager, one_of_each, make_service, make_need
):
    need = make_need("talk", "Someone to talk to", is_core=True)
    make_service("lapsing-line", checked_on=ago(350), coverage=["north"], needs=[need])
    page = manager.get(reverse("wagtailadmin_home")).content.decode()
    for words in ("Check long overdue: 1", "Check overdue: 2", "Check due soon: 1", "Never checked: 1"):
        assert words in page
    assert "Lapsing line" in page
    assert "Someone to talk to: Northam" in page
    assert "Gone line" not in page
    assert "Draft line" not in page


def test_the_first_page_says_when_all_is_well_and_when_mails_go_nowhere(manager, make_service, settings):
    make_service("fresh-line", checked_on=ago(10))
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    page = manager.get(reverse("wagtailadmin_home")).content.decode()
    assert "All is well" in page
    assert "Mail is not set up on this site" in page


def test_the_first_page_of_an_empty_directory_says_how_to_begin_and_not_that_all_is_well(manager):
    page = manager.get(reverse("wagtailadmin_home")).content.decode()
    assert "All is well" not in page
    assert reverse("directory:imports") in page


def test_what_is_always_shown_is_asked_for_first(manager, make_service):
    make_service("a-line")
    make_service("the-door", role="front_door")
    page = manager.get(reverse("wagtailadmin_home")).content.decode()
    assert page.index("The door") < page.index("A line")


def test_a_withdrawn_front_door_stays_on_the_first_page_of_managers_and_publishers(front_doors, clock):
    Service.objects.filter(key="county-door").update(withdrawn_on=TODAY, withdrawn_reason="closed")
    for group in ("Directory Manager", "Publisher"):
        page = member_of(group).get(reverse("wagtailadmin_home")).content.decode()
        assert "Withdrawn and not replaced" in page
        assert "County door" in page
    assert "kept-true" not in member_of("Comms Editor").get(reverse("wagtailadmin_home")).content.decode()


def test_the_first_page_costs_the_same_however_many_records_wait(manager, make_service):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            manager.get(reverse("wagtailadmin_home"))
        return len(asked)

    def add(numbers: range) -> None:
        for number in numbers:
            make_service(f"line-{number}", checked_on=ago(350))
            make_service(f"gone-{number}", role="front_door", withdrawn_on=ago(1), withdrawn_reason="closed")

    add(range(2))
    queries()
    few = queries()
    add(range(2, 20))
    assert queries() == few


def test_the_report_lists_every_record_by_owner_and_by_state_and_leaves_as_a_file(manager, one_of_each):
    report = reverse("directory:due")
    page = manager.get(report).content.decode()
    places = [page.index(name) for name in ("Never line", "Long line", "Overdue line", "Due line", "Fresh line")]
    assert places == sorted(places)
    assert "Gone line" not in page
    assert "Nobody yet" in page
    owned = manager.get(report, {"owner": "The duty team", "state": "overdue"}).content.decode()
    assert "Overdue line" in owned
    assert "Due line" not in owned
    nobodys = manager.get(report, {"owner": "-"}).content.decode()
    assert "Never line" in nobodys
    assert "Overdue line" not in nobodys
    csv = b"".join(manager.get(report, {"owner": "The duty team", "export": "csv"}).streaming_content).decode()
    assert csv.splitlines()[1].startswith(
        "overdue-line,Overdue line,Check overdue,2026-05-08,2026-11-04,The duty team"
    )
    assert "01632" not in csv
    answer = manager.get(report, {"state": "long", "export": "xlsx"})
    rows = list(load_workbook(BytesIO(b"".join(answer.streaming_content))).active.values)
    assert [row[1] for row in rows] == ["Service", "Long line"]


def test_the_report_costs_the_same_however_long_it_is(manager, make_service):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            manager.get(reverse("directory:due"))
        return len(asked)

    make_service("a-line")
    queries()
    few = queries()
    for number in range(20):
        make_service(f"line-{number}", checked_on=ago(number * 20))
    assert queries() == few


def test_the_list_of_services_shows_the_state_and_is_narrowed_by_it(manager, one_of_each):
    listing = reverse("wagtailsnippets_signposting_service:list")
    page = manager.get(listing).content.decode()
    assert "Check overdue" in page
    shown = {
        "check=overdue": ("Overdue line", ("Gone line", "Due line")),
        "standing=withdrawn": ("Gone line", ("Overdue line",)),
        "standing=draft": ("Draft line", ("Gone line", "Overdue line")),
        "standing=seen": ("Fresh line", ("Gone line", "Draft line")),
    }
    for query, (there, absent) in shown.items():
        narrowed = manager.get(f"{listing}?{query}").content.decode()
        assert there in narrowed
        assert not [name for name in absent if name in narrowed]


def test_everybody_on_the_staff_may_read_the_report(one_of_each):
    client = member_of("Comms Editor")
    assert "Overdue line" in client.get(reverse("directory:due")).content.decode()
    assert "/admin/directory/due/" in client.get("/admin/").content.decode()
