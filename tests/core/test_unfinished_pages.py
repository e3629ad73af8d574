"""What an edit form would refuse is not published by any other button either, and whoever pressed it is told why."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, TaskState

from home.models import GuidancePage
from resources.models import ResourcePage
from tests.resources.conftest import files_apart, library, make_resource, make_version, teacher  # noqa: F401
from tests.signposting.staff.builders import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson(make_resource, make_version, teacher):  # noqa: F811
    """A draft that says nothing about safe delivery, sent to a Publisher; with a file, as it must have."""
    page = make_resource("Lesson", roles=[teacher], live=False)
    make_version(page)
    page.save_revision()
    return page


def sent(page: Page) -> str:
    """The address at which a Publisher approves `page`, which is sent to them."""
    author = User.objects.create_user("author")
    page.get_workflow().start(page, author)
    state = TaskState.objects.get(status="in_progress")
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_approving_from_the_first_page_publishes_nothing_that_lacks_something(lesson):
    approve, publisher = sent(lesson), member_of("Publisher")
    shown = words(publisher.post(approve, follow=True))
    assert not ResourcePage.objects.get(pk=lesson.pk).live
    assert "“Lesson” is not published: something is missing." in shown
    assert "say how to deliver it safely" in shown
    assert TaskState.objects.get().status == "in_progress"


def test_a_finished_one_is_approved_there(lesson):
    lesson.delivery = "<p>Agree ground rules.</p>"
    lesson.save_revision()
    member_of("Publisher").post(sent(lesson))
    assert ResourcePage.objects.get(pk=lesson.pk).live


def test_the_dialog_leads_to_the_page_and_its_reasons(lesson):
    publisher = member_of("Publisher")
    answer = publisher.post(sent(lesson), headers={"x-requested-with": "XMLHttpRequest"}).json()
    assert answer["redirect"] == reverse("wagtailadmin_pages:edit", args=[lesson.pk])
    assert "say how to deliver it safely" in words(publisher.get(answer["redirect"]))


def test_the_clock_never_gets_what_lacks_something(lesson):
    lesson.go_live_at = timezone.now() + timedelta(minutes=1)
    lesson.save_revision()
    member_of("Publisher").post(sent(lesson))
    assert not lesson.revisions.exclude(approved_go_live_at=None).exists()
    lesson.revisions.update(created_at=timezone.now() - timedelta(days=1))
    call_command("publish_scheduled")
    assert not ResourcePage.objects.get(pk=lesson.pk).live


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": "Grooming"}, "Title"),
        ({"body": [("steps", {"steps": []})]}, "Body: a block is not finished."),
    ],
)
def test_it_holds_for_every_page_of_the_site(home_page, fields, said):
    page = home_page.add_child(
        instance=GuidancePage(title="Plain", slug="plain", introduction="Read this.", live=False)
    )
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(clean=False)
    shown = words(member_of("Publisher").post(sent(page), follow=True))
    assert not GuidancePage.objects.get(pk=page.pk).live
    assert "is not published: something is missing." in shown
    assert said in shown


def test_what_stands_below_a_page_is_not_published_with_it_while_it_lacks_something(lesson, client):
    client.force_login(User.objects.create_superuser("root"))
    above = lesson.get_parent()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = client.post(f"{address}?id={above.pk}&next=/admin/", {"include_descendants": "on"}, follow=True)
    assert "Nothing is published: something is missing in “Lesson”." in words(answer)
    assert not ResourcePage.objects.get(pk=lesson.pk).live
