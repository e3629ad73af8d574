"""What the public can see is unpublished, never deleted, by whichever way staff try."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from home.models import GuidancePage


@pytest.fixture
def publisher(client, db):
    user = User.objects.create_user("publisher", password="a long enough password")
    user.groups.add(Group.objects.get(name="Publisher"))
    client.force_login(user)
    return client


def by_itself(page: GuidancePage) -> str:
    return reverse("wagtailadmin_pages:delete", args=[page.pk])


def in_bulk(page: GuidancePage) -> str:
    return reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page.pk}"


@pytest.mark.parametrize("way", [by_itself, in_bulk])
def test_a_page_the_public_can_see_cannot_be_deleted(publisher, home_page, way):
    page = home_page.add_child(instance=GuidancePage(title="Help now", slug="help-now"))
    assert page.permissions_for_user(User.objects.get(username="publisher")).can_delete()
    publisher.post(way(page), {"next": "/admin/"})
    assert GuidancePage.objects.filter(pk=page.pk).exists()


def test_a_draft_that_was_never_public_can_be_deleted_by_an_administrator(client, db, home_page):
    client.force_login(User.objects.create_superuser("owner", password="a long enough password"))
    page = home_page.add_child(instance=GuidancePage(title="Draft", slug="draft", live=False))
    client.post(by_itself(page), {"next": "/admin/"})
    assert not GuidancePage.objects.filter(pk=page.pk).exists()
