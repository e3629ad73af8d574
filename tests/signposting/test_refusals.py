"""A request the site will not answer still gets a number to ring, the way out and a way on."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client


@pytest.fixture
def strict() -> Client:
    """A visitor for whom the CSRF check is not switched off, as it is in other tests."""
    return Client(enforce_csrf_checks=True)


def is_kind(page: str) -> bool:
    return all(part in page for part in ('href="tel:999"', "data-exit", 'href="/"', "You did nothing wrong"))


def test_a_form_sent_to_a_page_that_takes_none(strict, home_page, emergency, make_service):
    make_service("childline", phone="01632 960111")
    answer = strict.post("/", {"postcode": "ST16 2DH"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert is_kind(page)
    assert "01632 960111" in page
    assert 'href="/find-support/"' in page
    assert "ST16" not in page
    assert not answer.cookies


@pytest.mark.parametrize("address", ["/find-support/northam/", "/find-support/"])
def test_a_way_of_asking_that_a_page_does_not_know(client, home_page, front_doors, address):
    answer = client.put(address)
    assert answer.status_code == 405
    assert "GET" in answer["Allow"]
    assert is_kind(answer.content.decode())


def test_a_paste_too_long_to_take(client, home_page, emergency, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    answer = client.post("/find-support/", {"postcode": "ST16 2DH" * 20})
    assert answer.status_code == 400
    assert is_kind(answer.content.decode())
    assert "ST16" not in answer.content.decode()


def test_a_name_that_is_not_the_sites_own_and_no_database(client):
    # No database mark is needed here on purpose: nothing may be asked of it.
    answer = client.get("/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert is_kind(answer.content.decode())


def test_staff_are_told_what_failed(strict, db):
    strict.force_login(User.objects.create_superuser("staff", password="a long enough password"))
    answer = strict.post("/admin/account/", {})
    assert answer.status_code == 403
    assert "CSRF" in answer.content.decode()
