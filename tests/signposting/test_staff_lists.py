"""The directory's lists cost the same however long they are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow

from signposting.models import Area, Organisation, Service
from signposting.staff.viewsets import ServiceViewSet
from signposting.staff.words import standing


@pytest.fixture
def staff(client, db):
    client.force_login(User.objects.create_superuser("staff", password="a long enough password"))
    return client


def queries_for(staff, model: str, expected: str) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        page = staff.get(reverse(f"wagtailsnippets_signposting_{model}:list")).content.decode()
    assert expected in page
    return [query["sql"] for query in asked.captured_queries]


def test_services_with_drafts_and_schedules(staff, make_service):
    body = Organisation.objects.create(name="A body")

    def add(numbers: range) -> None:
        for number in numbers:
            service = make_service(f"line-{number:02}", organisation=body)
            service.name = f"Draft {number:02}"
            service.go_live_at = timezone.now() + timedelta(days=9) if number % 2 else None
            revision = service.save_revision()
            if number % 2:
                revision.publish()

    add(range(5))
    queries_for(staff, "service", "Line 04")
    few = queries_for(staff, "service", "Line 04")
    add(range(5, 25))
    many = queries_for(staff, "service", "Line 24")
    assert len(many) == len(few)


def test_areas_with_the_county_each_lies_in(staff, areas):
    def add(numbers: range) -> None:
        for number in numbers:
            fields = {"code": f"E070008{number:02}", "slug": f"area-{number}", "kind": "district"}
            county = Area.objects.create(
                code=f"E100008{number:02}", name=f"County {number}", slug=f"county-{number}", kind="county"
            )
            Area.objects.create(name=f"District {number:02}", parent=county, **fields)

    add(range(5))
    queries_for(staff, "area", "District 04")
    few = queries_for(staff, "area", "District 04")
    add(range(5, 25))
    many = queries_for(staff, "area", "District 24")
    assert len(many) == len(few)


def test_the_status_of_each_service_is_what_wagtail_says_of_it(staff, make_service):
    """Every standing there is, so that our words for a row never drift from Wagtail's own."""
    make_service("live")
    make_service("draft", live=False)
    make_service("expired", live=False, expired=True)
    make_service("changed").save_revision()
    for key, live in (("moderated", True), ("offered", False)):
        service = make_service(key, live=live)
        service.save_revision()
        Workflow.objects.get(name="a second person").start(service, User.objects.get())
    for key, live in (("later", True), ("soon", False)):
        service = make_service(key, live=live)
        if live:
            service.save_revision().publish()
            service = Service.objects.get(pk=service.pk)
        service.go_live_at = timezone.now() + timedelta(days=9)
        service.save_revision().publish()
    services = {service.key: service for service in ServiceViewSet().get_queryset(RequestFactory().get("/"))}
    assert {key: standing(service) for key, service in services.items()} == {
        service.key: service.status_string for service in Service.objects.all()
    }
    assert len({standing(service) for service in services.values()}) == 8


def test_the_record_shown_to_those_who_may_not_edit_it_is_in_words(staff, make_service):
    service = make_service("line", audiences=("y", "p"))
    address = reverse("wagtailsnippets_signposting_service:inspect", args=[service.pk])
    page = staff.get(address).content.decode()
    assert "Young person, Parent or carer" in page
    Service.objects.update(audiences=())
    assert "()" not in staff.get(address).content.decode()


@pytest.mark.parametrize("typed", ["01632 960077", "01632960077", "(01632) 960 077", "960077"])
def test_a_service_is_found_by_its_number_however_it_is_spaced(staff, make_service, typed):
    make_service("the-line", phone="01632 960077")
    make_service("another", phone="01632 960078")
    page = staff.get(reverse("wagtailsnippets_signposting_service:list"), {"q": typed}).content.decode()
    assert "The line" in page
    assert "Another" not in page


@pytest.mark.parametrize("part", ["choose", "choose_results"])
def test_a_card_of_a_withdrawn_service_cannot_be_chosen_for_a_page(staff, make_service, part):
    make_service("gone-line", withdrawn_on=date(2026, 11, 1), withdrawn_reason="closed")
    make_service("standing-line")
    dialog = staff.get(reverse(f"wagtailsnippetchoosers_signposting_service:{part}")).content.decode()
    assert "Standing line" in dialog
    assert "Gone line" not in dialog
