"""The editor of a resource says what it lacks and leads to its files; a librarian edits the library and no more."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from resources.models import Licence, ResourcePage, Role
from tests.signposting.staff.builders import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def resource(make_resource):
    return make_resource("Hotel briefing")


def words(answer):
    return " ".join(answer.content.decode().split())


def edit(client, page):
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def test_the_editor_says_what_is_missing_and_no_more_once_it_is_there(resource, make_version, teacher):
    librarian = member_of("Resource Librarian")
    shown = words(edit(librarian, resource))
    assert "It has no file yet." in shown
    assert "Nobody knows on what terms it may be used" in shown
    resource.roles.set([teacher])
    resource.licence = Licence.objects.create(key="ogl", name="Open Government Licence")
    resource.save()
    make_version(resource, name="briefing.pdf")
    shown = words(edit(librarian, resource))
    assert "Before it is published:</strong> It is made for somebody who works with children" in shown
    assert "Licence: Open Government Licence" in shown
    assert "Nobody has signed off: briefing.pdf" in shown
    assert "It has no file yet." not in shown


def test_the_editor_leads_to_the_files_and_to_the_code_for_a_poster(resource, make_version, client):
    version = make_version(resource)
    shown = words(edit(member_of("Resource Librarian"), resource))
    assert reverse("library:replace_file", args=[version.file_id]) in shown
    assert reverse("library:add_file", args=[resource.pk]) in shown
    code = reverse("resource_code", args=[resource.ref, "png"])
    assert code in shown
    assert client.get(code)["Content-Type"] == "image/png"
    others = words(edit(member_of("Comms Editor"), resource))
    assert reverse("library:replace_file", args=[version.file_id]) not in others


def test_it_is_not_published_without_a_file_unless_the_page_is_all_of_it(resource, make_version, client):
    client.force_login(User.objects.create_superuser("root"))
    resource.roles.set([Role.objects.create(key="hotel", name="Hotel")])
    resource.save()
    sent = querydict_from_html(edit(client, resource).content.decode(), form_id="page-edit-form")
    sent["title"], sent["body-count"], sent["action-publish"] = "Renamed", "0", "1"
    address = reverse("wagtailadmin_pages:edit", args=[resource.pk])
    assert "It has no file yet. Save it as a draft and add one, or tick this." in words(client.post(address, sent))
    make_version(resource)
    client.post(address, sent)
    assert ResourcePage.objects.get().title == "Renamed"


def test_a_new_resource_has_a_form_before_it_has_files(library):
    address = reverse("wagtailadmin_pages:add", args=["resources", "resourcepage", library.pk])
    assert "Save the page once, and files can be added to it." in words(member_of("Resource Librarian").get(address))


def test_a_librarian_writes_in_the_library_and_nowhere_else_and_publishes_nothing(library, home_page, resource):
    librarian = member_of("Resource Librarian")
    user = User.objects.get(username="resource-librarian")
    assert edit(librarian, resource).status_code == 200
    assert edit(librarian, home_page).status_code == 302
    rights = resource.permissions_for_user(user)
    assert rights.can_submit_for_moderation()
    assert not rights.can_publish()
    assert library.permissions_for_user(user).can_add_subpage()
    assert not home_page.permissions_for_user(user).can_add_subpage()


def test_a_copy_begins_as_a_draft_whatever_is_ticked(resource, make_version, client):
    make_version(resource)
    client.force_login(User.objects.create_superuser("root"))
    sent = {"new_title": "A copy", "new_slug": "a-copy", "new_parent_page": resource.get_parent().pk}
    address = reverse("wagtailadmin_pages:copy", args=[resource.pk])
    client.post(address, {**sent, "publish_copies": "on", "alias": "on"})
    copy = ResourcePage.objects.get(title="A copy")
    assert not copy.live
    assert copy.alias_of is None
