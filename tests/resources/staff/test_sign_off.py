"""A file is signed off by a role on a day; until then its pages say that it is a sample."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from resources.models import FileVersion, ResourceFile
from tests.signposting.staff.builders import member_of

pytestmark = pytest.mark.django_db
SAMPLE = "Sample: not yet quality-assured"


@pytest.fixture
def version(make_resource, make_version):
    return make_version(make_resource("Hotel briefing"))


@pytest.fixture
def librarian(version):
    return member_of("Resource Librarian")


def sign(client, version, **said):
    address = reverse("library:sign_off", args=[version.file_id])
    return client.post(address, {"number": version.number, "signed_off_by": "Safeguarding lead", **said}, follow=True)


def words(answer):
    return " ".join(answer.content.decode().split())


def test_the_page_loses_its_mark_once_a_librarian_signs_the_file_off_and_gets_it_back(librarian, version, client):
    address = version.file.resource.get_url()
    assert SAMPLE in words(client.get(address))
    sign(librarian, version)
    assert SAMPLE not in words(client.get(address))
    stored = FileVersion.objects.get()
    assert (stored.signed_off_by, stored.signed_off_on) == ("Safeguarding lead", timezone.localdate())
    sign(librarian, version, signed_off_by="")
    assert SAMPLE in words(client.get(address))
    acts = PageLogEntry.objects.filter(page_id=version.file.resource_id, action="resources.signed_off")
    assert [str(act.message) for act in acts.order_by("timestamp")] == [
        "To print: version 1 is signed off by Safeguarding lead",
        "To print: the sign-off of version 1 was taken back",
    ]


def test_only_the_version_that_was_read_is_signed_off(librarian, version, make_version):
    newer = make_version(version.file, b"%PDF-1.7 two")
    assert "Another version is in use by now." in words(sign(librarian, version))
    assert not FileVersion.objects.exclude(signed_off_by="").exists()
    sign(librarian, newer)
    assert FileVersion.objects.exclude(signed_off_by="").get() == newer


def test_a_day_that_is_still_to_come_and_a_check_by_nobody_are_refused(librarian, version):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    answer = sign(librarian, version, signed_off_on=tomorrow, is_accessible="yes")
    assert "That day is still to come." in words(answer)
    assert "Say who: a role." in words(answer)
    assert not FileVersion.objects.exclude(signed_off_by="").exists()
    assert ResourceFile.objects.get().is_accessible is None


def test_that_a_file_is_not_accessible_is_told_with_who_found_it(librarian, version, client):
    sign(librarian, version, is_accessible="no", accessible_checked_by="Access team")
    file = ResourceFile.objects.get()
    assert (file.is_accessible, file.accessible_checked_by) == (False, "Access team")
    assert "Not accessible to everyone: ask for another format" in words(client.get(file.resource.get_url()))


@pytest.mark.parametrize("group", ["Publisher", "Comms Editor", "Directory Manager", "Administrator"])
def test_nobody_but_a_librarian_signs_off_by_its_address_either(version, group):
    someone = member_of(group)
    assert someone.get(reverse("library:sign_off", args=[version.file_id])).status_code == 302
    sign(someone, version)
    assert not FileVersion.objects.exclude(signed_off_by="").exists()
