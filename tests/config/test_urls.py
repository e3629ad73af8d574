"""Staff have one door, and the public meets no other."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

PRIVATE = ["password", "login", "groups"]


@pytest.fixture
def document(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    collection = Collection.get_first_root_node().add_child(name="Meetings")
    return Document.objects.create(
        title="Notes", collection=collection, file=ContentFile(b"What was said.", name="notes.txt")
    )


@pytest.mark.parametrize(
    "address",
    ["/_util/login/", "/_util/authenticate_with_password/1/1/", "/documents/authenticate_with_password/1/"],
)
def test_nobody_is_asked_for_a_password_outside_the_staffs_own_address(client, home_page, emergency, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert not answer.cookies
    assert 'type="password"' not in answer.content.decode()


@pytest.mark.parametrize("kind", PRIVATE)
def test_a_page_marked_as_private_is_not_found_and_sets_no_cookie(client, home_page, emergency, kind):
    assert client.get("/").status_code == 200
    PageViewRestriction.objects.create(page=Page.get_first_root_node(), restriction_type=kind, password="open")
    answer = client.get("/")
    assert answer.status_code == 404
    assert not answer.cookies


def test_a_document_is_served_without_a_cookie(client, document):
    answer = client.get(document.url)
    assert b"".join(answer.streaming_content) == b"What was said."
    assert not answer.cookies


@pytest.mark.parametrize("kind", PRIVATE)
def test_a_document_marked_as_private_is_not_found_and_sets_no_cookie(client, home_page, emergency, document, kind):
    CollectionViewRestriction.objects.create(collection=document.collection, restriction_type=kind, password="open")
    answer = client.get(document.url)
    assert answer.status_code == 404
    assert not answer.cookies


def test_staff_are_offered_no_password_for_a_collection(client, document):
    client.force_login(User.objects.create_superuser("staff", password="a long enough password"))
    dialog = client.get(reverse("wagtailadmin_collections:set_privacy", args=[document.collection.pk])).json()["html"]
    assert 'value="groups"' in dialog
    assert 'value="password"' not in dialog
