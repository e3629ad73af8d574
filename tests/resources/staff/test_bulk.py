"""Several resources get a topic, or another review interval, in one step; each as its editor would change it."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from resources.models import ResourcePage, Topic
from tests.signposting.staff.builders import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(db):
    return Topic.objects.create(name="Hotels")


def in_bulk(client, action, pages, **said):
    ids = "&".join(f"id={page.pk}" for page in pages)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return client.post(f"{address}?{ids}&next=/admin/", said, follow=True)


def topics(page):
    return sorted(ResourcePage.objects.get(pk=page.pk).topics.names())


def words(answer):
    return " ".join(answer.content.decode().split())


def test_a_topic_is_public_at_once_where_nobody_is_writing_a_draft(make_resource, topic, home_page, client):
    one, two, full = make_resource("One"), make_resource("Two"), make_resource("Full", topics=list("abcde"))
    two.title = "Half written"
    two.save_revision()
    client.force_login(User.objects.create_superuser("root"))
    answer = in_bulk(client, "add_topic", [one, two, full, home_page], topic=topic.pk)
    assert topics(one) == ["Hotels", "signs"]
    assert topics(two) == ["signs"]
    draft = ResourcePage.objects.get(pk=two.pk).get_latest_revision_as_object()
    assert draft.title == "Half written"
    assert sorted(draft.topics.names()) == ["Hotels", "signs"]
    assert topics(full) == list("abcde")
    assert "2 resources are changed. 1 of them only in its draft: send it to be published." in words(answer)
    assert "1 had it already, or has five topics." in words(answer)


def test_a_librarian_who_may_not_publish_makes_drafts_and_the_public_sees_no_change(make_resource, topic):
    one = make_resource("One")
    librarian = member_of("Resource Librarian")
    in_bulk(librarian, "add_topic", [one], topic=topic.pk)
    assert topics(one) == ["signs"]
    assert ResourcePage.objects.get().get_latest_revision_as_object().topics.count() == 2
    in_bulk(member_of("Directory Manager"), "review_every", [one], months=6)
    assert ResourcePage.objects.get().get_latest_revision_as_object().review_every == 12


def test_the_next_review_is_counted_anew_from_the_last_and_never_beyond_two_years(make_resource, client):
    one = make_resource("One", reviewed_on=date(2026, 1, 31))
    client.force_login(User.objects.create_superuser("root"))
    in_bulk(client, "review_every", [one], months=25)
    assert ResourcePage.objects.get().review_every == 12
    in_bulk(client, "review_every", [one], months=6)
    assert ResourcePage.objects.get().review_due_on == date(2026, 7, 31)


def test_what_lacks_something_is_not_published_with_many_others_either(make_resource, make_version, client):
    ready, lacking = make_resource("Ready", live=False), make_resource("Lacking", live=False)
    make_version(ready)
    client.force_login(User.objects.create_superuser("root"))
    answer = in_bulk(client, "publish", [ready, lacking])
    assert "Nothing is published: something is missing in “Lacking”." in words(answer)
    assert not ResourcePage.objects.live().exists()
    in_bulk(client, "publish", [ready])
    assert ResourcePage.objects.live().get() == ready
