"""The preview beside the form tells staff the truth: what they typed, and what the public sees until then."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from signposting.freshness.checks import record_check
from signposting.models import Service
from signposting.models.choices import CheckStep
from tests.signposting.test_staff_screens import form_of


@pytest.fixture
def staff(client, home_page) -> object:
    client.force_login(User.objects.create_superuser("staff", password="a long enough password"))
    return client


def preview(client, service: Service, phone: str) -> str:
    address = reverse("wagtailsnippets_signposting_service:preview_on_edit", args=[service.pk])
    assert client.post(address, form_of(service, phone)).json()["is_valid"]
    page = client.get(address).content.decode()
    return page[page.index("<main") : page.index("</main>")]


def test_a_number_that_was_just_typed_is_not_called_checked(staff, make_service):
    service = make_service("a-line", phone="01632 960001")
    record_check(service, User.objects.get(), CheckStep.values)
    assert "Last checked" in preview(staff, service, "01632 960001")
    changed = preview(staff, service, "01632 960002")
    assert "01632 960002" in changed
    assert "Last checked" not in changed
    assert "not yet checked" in changed


def test_the_preview_of_a_withdrawn_service_shows_what_the_public_sees_in_its_place(staff, make_service):
    service = make_service("a-line", phone="01632 960001")
    assert "The public sees this card once what you typed is published." in preview(staff, service, "01632 960001")
    successor = make_service("new-line", phone="01632 960002")
    Service.objects.filter(pk=service.pk).update(
        withdrawn_on=date(2026, 11, 20), withdrawn_reason="closed", successor=successor
    )
    page = preview(staff, service, "01632 960001")
    assert "Publishing it does not bring it back." in page
    assert "A line has closed. Use this instead." in page
    assert page.index("01632 960002") < page.index("01632 960001")


def test_the_preview_of_a_draft_says_that_nobody_sees_it_yet(staff, make_service):
    service = make_service("a-line", live=False)
    assert "Nobody sees this yet" in preview(staff, service, "01632 960001")
