"""A member of staff changes the directory on the staff's screens, and the public sees it when it is published."""

from __future__ import annotations

from datetime import time

import pytest
from django.contrib.auth.models import User
from django.urls import NoReverseMatch, reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from core.audiences import Audience
from signposting.models import Service


@pytest.fixture
def staff(client, db):
    client.force_login(User.objects.create_superuser("staff", password="a long enough password"))
    return client


def form_of(service: Service, number: str) -> dict[str, str]:
    """What the edit form posts for a service with one phone line, its number changed."""
    line = service.channels.get()
    times = [
        {
            "id": row.pk,
            "first_day": row.first_day,
            "last_day": row.last_day,
            "opens": row.opens,
            "closes": row.closes,
        }
        for row in line.times.all()
    ]
    channel = {
        "id": line.pk,
        "kind": line.kind,
        "value": number,
        "label": line.label,
        "known_hours": line.known_hours,
        "on_bank_holidays": line.on_bank_holidays,
        "holidays_of": line.holidays_of,
        "times": inline_formset(times, initial=len(times)),
    }
    data = nested_form_data(
        {
            "name": service.name,
            "key": service.key,
            "what": service.what,
            "what_happens": "",
            "check_every_days": "180",
            "channels": inline_formset([channel], initial=1),
        }
    )
    data["audiences"] = list(service.audiences)
    data["coverage"] = [str(area.pk) for area in service.coverage.all()]
    return data


def edit_address(service: Service) -> str:
    return reverse("wagtailsnippets_signposting_service:edit", args=[service.pk])


def test_hours_are_kept_through_an_edit(staff, make_service):
    service = make_service("a-line", hours=[(0, 4, time(9), time(17))])
    form = {**form_of(service, "01632 960000"), "channels-0-label": "then press 1"}
    staff.post(edit_address(service), form)
    fresh = Service.objects.get(pk=service.pk).get_latest_revision_as_object()
    assert fresh.channels.get().label == "then press 1"
    assert [str(row) for row in fresh.channels.get().times.all()] == ["Monday–Friday 09:00:00–17:00:00"]
    assert fresh.audiences == tuple(Audience.values)


@pytest.mark.parametrize("days", ["0", "99999999"])
def test_a_check_that_would_never_be_due_is_refused_in_a_draft_too(staff, make_service, days):
    service = make_service("a-line", phone="01632 960001")
    staff.post(edit_address(service), {**form_of(service, "01632 960001"), "name": "New", "check_every_days": days})
    assert not Service.objects.get(pk=service.pk).has_unpublished_changes


def test_a_phone_line_without_a_number_is_refused_in_words_and_nothing_typed_is_lost(staff, make_service):
    service = make_service("a-line", phone="01632 960001")
    data = {**form_of(service, "no digits here"), "name": "A better name", "action-publish": "1"}
    page = staff.post(edit_address(service), data).content.decode()
    assert "Type the number." in page
    assert "A better name" in page
    assert "no digits here" in page
    assert Service.objects.get(pk=service.pk).channels.get().value == "01632 960001"


def test_a_service_cannot_be_copied(staff, make_service):
    service = make_service("a-line")
    with pytest.raises(NoReverseMatch):
        reverse("wagtailsnippets_signposting_service:copy", args=[service.pk])


@pytest.mark.parametrize("model", ["service", "organisation", "need", "area"])
def test_every_list_of_the_directory_opens_and_can_be_searched(staff, make_service, make_need, model):
    make_service("a-line", needs=[make_need("talk")])
    address = reverse(f"wagtailsnippets_signposting_{model}:list")
    assert staff.get(address).status_code == 200
    assert staff.get(address, {"q": "nothing ' \" called this"}).status_code == 200


def test_the_preview_shows_the_public_card_of_the_draft(staff, make_service):
    service = make_service("a-line", phone="01632 960001")
    preview = reverse("wagtailsnippets_signposting_service:preview_on_edit", args=[service.pk])
    staff.post(preview, form_of(service, "01632 960077"))
    page = staff.get(preview).content.decode()
    assert "01632 960077" in page
    assert "not yet checked" in page


def test_a_preview_is_framed_for_staff_and_kept_by_nobody(staff, make_service, home_page):
    service = make_service("a-line")
    preview = reverse("wagtailsnippets_signposting_service:preview_on_edit", args=[service.pk])
    staff.post(preview, form_of(service, "01632 960077"))
    draft = reverse("wagtailadmin_pages:view_draft", args=[home_page.pk])
    for answer in (staff.get(preview), staff.get(draft)):
        assert "CDN-Cache-Control" not in answer
        assert answer["Cache-Control"] == "no-store"
        assert answer["X-Frame-Options"] == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]


def test_times_may_be_typed_as_people_write_them(staff, make_service):
    service = make_service("a-line", hours=[(0, 4, time(9), time(17))])
    typed = {"channels-0-times-0-opens": "9.30am", "channels-0-times-0-closes": "5pm", "action-publish": "1"}
    staff.post(edit_address(service), {**form_of(service, "01632 960000"), **typed})
    row = Service.objects.get(pk=service.pk).channels.get().times.get()
    assert (row.opens, row.closes) == (time(9, 30), time(17))


def test_where_a_service_helps_is_ticked_among_our_own_areas_and_whatever_is_ticked_already(
    staff, make_service, areas
):
    service = make_service("a-line", coverage=["north"])
    page = staff.get(edit_address(service)).content.decode()
    for name in ("Northam", "Southam", "Midcity", "Midshire", "England", "United Kingdom"):
        assert name in page
    assert "Midshire: the county with all its districts" in page
    assert "Farcity" not in page
    assert "Farcity" in staff.get(edit_address(make_service("b-line", coverage=["elsewhere"]))).content.decode()
