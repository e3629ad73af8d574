"""Several resources get a topic, or another review interval, in one step; each as its editor would change it."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from resources.models import ResourcePage, Role, Topic
from tests.signposting.staff.builders import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def make_whole(make_resource):
    """A resource that lacks nothing: its page is all of it."""
    role = Role.objects.create(key="hotel", name="Hotel trainer")
    return lambda title, **fields: make_resource(title, **{"roles": [role], "web_only": True, **fields})


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


def test_a_topic_is_public_at_once_where_nobody_is_writing_a_draft(make_whole, topic, home_page, client):
    one, two, full = make_whole("One"), make_whole("Two"), make_whole("Full", topics=list("abcde"))
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


def test_the_next_review_is_counted_anew_from_the_last_and_never_beyond_two_years(make_whole, client):
    one = make_whole("One", reviewed_on=date(2026, 1, 31))
    client.force_login(User.objects.create_superuser("root"))
    in_bulk(client, "review_every", [one], months=25)
    assert ResourcePage.objects.get().review_every == 12
    in_bulk(client, "review_every", [one], months=6)
    assert ResourcePage.objects.get().review_due_on == date(2026, 7, 31)


def test_what_lacks_something_is_not_published_with_many_others_either(make_whole, client):
    ready, lacking = make_whole("Ready", live=False), make_whole("Lacking", live=False, web_only=False)
    client.force_login(User.objects.create_superuser("root"))
    answer = in_bulk(client, "publish", [ready, lacking])
    assert "Nothing is published: something is missing in “Lacking”." in words(answer)
    assert not ResourcePage.objects.live().exists()
    in_bulk(client, "publish", [ready])
    assert ResourcePage.objects.live().get() == ready


def test_a_topic_is_no_way_round_what_is_missing(make_whole, teacher, topic, client):
    """It was complete until its reader was said to work with children."""
    one = make_whole("One", roles=[teacher])
    client.force_login(User.objects.create_superuser("root"))
    answer = in_bulk(client, "add_topic", [one], topic=topic.pk)
    assert topics(one) == ["signs"]
    assert "1 of them only in its draft: send it to be published." in words(answer)
