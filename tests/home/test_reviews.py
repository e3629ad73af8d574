"""Pages say truly when they were last reviewed, and those who keep them find what is due."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.urls import reverse

from core.reviews import months_after
from home.models import GuidancePage, StoryPage
from home.roles import seed_roles

TODAY = date(2026, 11, 24)
DUE = "/admin/page-reviews/"


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def sign_in(client, db):
    seed_roles()

    def enter(group: str):
        user = User.objects.create_user(group.lower().replace(" ", "-"))
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return client

    return enter


@pytest.fixture
def page(home_page) -> GuidancePage:
    return home_page.add_child(instance=GuidancePage(title="A page", slug="a-page", kept_by="Comms"))


def note(client) -> str:
    shown = client.get("/a-page/").content.decode()
    return shown[shown.index("checked-note") :].split("</p>")[0] if "checked-note" in shown else ""


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 24), 12, date(2027, 11, 24)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_a_review_is_due_on_the_same_day_of_a_later_month_or_its_last(day, months, then):
    assert months_after(day, months) == then


@pytest.mark.parametrize(
    ("reviewed", "late"), [(date(2026, 11, 24), False), (date(2025, 11, 24), False), (date(2025, 11, 23), True)]
)
def test_the_page_says_when_it_was_last_reviewed_and_when_that_is_too_long_ago(client, page, reviewed, late):
    page.reviewed_on = reviewed
    page.save()
    said = note(client)
    assert f"{reviewed.day} November {reviewed.year}" in said
    assert ("We are reviewing this page again." in said) is late


def test_a_page_nobody_reviewed_promises_nothing(client, page):
    assert note(client) == ""


@pytest.mark.parametrize("group", ["Comms Editor", "Publisher"])
def test_one_press_reviews_a_page_and_its_history_says_who(sign_in, page, group):
    staff = sign_in(group)
    screen = reverse("page_reviews:review", args=[page.pk])
    assert "Nobody has reviewed this page yet." in staff.get(screen).content.decode()
    staff.post(screen)
    page.refresh_from_db()
    assert (page.reviewed_on, page.review_due_on) == (TODAY, date(2027, 11, 24))
    assert group.lower().replace(" ", "-") in staff.get(screen).content.decode()
    history = staff.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
    assert "somebody read all of it" in history


@pytest.mark.parametrize("group", ["Directory Manager", "Resource Librarian"])
def test_nobody_reviews_pages_they_do_not_keep(sign_in, page, group):
    staff = sign_in(group)
    staff.post(reverse("page_reviews:review", args=[page.pk]))
    page.refresh_from_db()
    assert page.reviewed_on is None
    assert "Pages to read again" not in staff.get("/admin/").content.decode()


def test_a_draft_that_waited_does_not_take_a_review_back(sign_in, page):
    page.save_revision()
    sign_in("Publisher").post(reverse("page_reviews:review", args=[page.pk]))
    GuidancePage.objects.get(pk=page.pk).latest_revision.publish()
    page.refresh_from_db()
    assert (page.reviewed_on, page.review_due_on) == (TODAY, date(2027, 11, 24))


def test_a_copy_is_not_reviewed(page):
    page.reviewed_on = TODAY
    page.save_revision().publish()
    page.refresh_from_db()
    copy = page.copy(update_attrs={"slug": "a-copy"})
    assert copy.reviewed_on is None
    assert copy.get_latest_revision_as_object().reviewed_on is None


@pytest.fixture
def several(home_page, page) -> None:
    """One page of each state, of two types, and a draft."""
    story = {"content_note": "Sad.", "scenes": [("scene", {"heading": "One", "text": "<p>It began.</p>"})]}
    home_page.reviewed_on = TODAY
    home_page.save()
    for slug, reviewed in (("late", date(2025, 5, 1)), ("soon", date(2025, 12, 1)), ("fresh", date(2026, 10, 1))):
        home_page.add_child(instance=StoryPage(title=slug.title(), slug=slug, reviewed_on=reviewed, **story))
    home_page.add_child(instance=GuidancePage(title="Hidden", slug="hidden", live=False))


def rows(staff, query: str = "") -> list[dict[str, str]]:
    answer = staff.get(f"{DUE}?export=csv{query}")
    return list(csv.DictReader(StringIO(b"".join(answer.streaming_content).decode())))


def test_the_report_holds_every_live_page_with_owner_day_and_state(sign_in, several):
    staff = sign_in("Comms Editor")
    found = {row["Page"]: row for row in rows(staff)}
    assert {title: row["Review"] for title, row in found.items()} == {
        "A page": "Never reviewed",
        "Late": "Overdue",
        "Soon": "Due within 30 days",
        "Fresh": "Reviewed",
        "Home": "Reviewed",
    }
    assert found["A page"]["Who keeps it true"] == "Comms"
    assert found["Late"]["Due"] == "2026-05-01"
    assert [row["Page"] for row in rows(staff, "&state=overdue")] == ["Late"]
    assert [row["Page"] for row in rows(staff, "&team=Comms")] == ["A page"]
    screen = staff.get(DUE).content.decode()
    assert "Due within 30 days" in screen
    assert "Hidden" not in screen


def test_the_first_page_names_what_is_due_and_the_menu_leads_to_the_report(sign_in, several):
    first = sign_in("Comms Editor").get("/admin/").content.decode()
    assert "Overdue: 1" in first
    assert "Late" in first
    assert "Fresh" not in first
    assert DUE in first


def test_a_pages_row_and_its_own_screen_offer_the_review(sign_in, several, page, home_page):
    staff = sign_in("Publisher")
    link = reverse("page_reviews:review", args=[page.pk])
    assert link in staff.get(reverse("wagtailadmin_explore", args=[home_page.pk])).content.decode()
    assert link in staff.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


def test_a_day_to_come_is_shown_as_that_day(sign_in, several):
    screen = sign_in("Comms Editor").get(DUE).content.decode()
    assert "1 October 2027" in screen
    assert "Just now" not in screen
