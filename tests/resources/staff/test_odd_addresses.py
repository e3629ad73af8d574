"""Whoever writes their own addresses and forms is told that there is nothing there; nothing breaks."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.signposting.staff.builders import member_of

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
SCREENS = ["files", "add_file", "withdraw", "supersede", "replace_file", "sign_off"]


def test_a_number_no_database_can_hold_leads_nowhere(library):
    librarian = member_of("Resource Librarian")
    for name in SCREENS:
        assert librarian.get(reverse(f"library:{name}", args=[10**24])).status_code == 404
    for digits in (30, 5000):
        number = "9" * digits
        assert librarian.get(f"/admin/library/incoming/{number}/file", follow=True).status_code == 404
        assert librarian.post(reverse("library:requests"), {"close": number}).status_code == 404


@pytest.mark.parametrize("instead", ["9" * 30, "²", "-1", "\0"])
def test_what_is_no_resource_is_not_taken_as_one_to_use_instead(make_resource, instead):
    resource, librarian = make_resource(), member_of("Resource Librarian")
    address = reverse("library:withdraw", args=[resource.pk])
    answer = librarian.post(address, {"why": "law", "note": "Kept as typed.", "instead": instead})
    assert answer.status_code == 200
    assert "Kept as typed." in answer.content.decode()
    resource.refresh_from_db()
    assert not resource.is_withdrawn
