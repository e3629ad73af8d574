"""A draft of a service may be unfinished, and saves itself; what is published may not be."""

from __future__ import annotations

from datetime import time

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from signposting.models import Service
from tests.signposting.test_staff_screens import edit_address, form_of

# An unfinished part of the form, and the words that refuse to publish it.
UNFINISHED = [
    ({"channels-0-value": ""}, "Type the number."),
    ({"channels-0-value": "call "}, "Type the number."),
    ({"channels-0-kind": "web", "channels-0-value": "www.exam"}, "starting with https://"),
    ({"channels-0-times-0-opens": ""}, "This field is required."),
    ({"channels-0-times-0-every_year": "on"}, "Give both dates"),
    ({"age_rule": "range"}, "Give the first age"),
    ({"role": "out_of_hours"}, "Choose the front door"),
    ({"coverage": []}, "This field is required."),
    ({"what": ""}, "This field is required."),
]


@pytest.fixture
def staff(client, db):
    client.force_login(User.objects.create_superuser("staff", password="a long enough password"))
    return client


@pytest.fixture(params=[True, False], ids=["live", "never published"])
def service(make_service, request) -> Service:
    return make_service("a-line", phone="01632 960001", hours=[(0, 4, time(9), time(17))], live=request.param)


@pytest.mark.parametrize(("unfinished", "refusal"), UNFINISHED)
def test_a_draft_saves_itself_unfinished_and_is_not_published_so(staff, service, unfinished, refusal):
    form = {**form_of(service, "01632 960001"), "name": "Half done", **unfinished}
    saved = staff.post(edit_address(service), form, headers={"accept": "application/json"})
    assert saved.json()["success"] is True, saved.json()
    draft = Service.objects.get(pk=service.pk).get_latest_revision_as_object()
    assert draft.name == "Half done"
    refused = staff.post(edit_address(service), {**form, "action-publish": "1"})
    assert refusal in refused.content.decode()
    after = Service.objects.get(pk=service.pk)
    assert after.live is service.live
    if after.live:
        assert (after.name, after.channels.get().value) == ("A line", "01632 960001")


def test_what_was_typed_of_an_unfinished_row_is_kept_and_opens_again(staff, service):
    form = {**form_of(service, ""), "channels-0-label": "then press 1", "channels-0-times-0-opens": ""}
    staff.post(edit_address(service), form)
    line = Service.objects.get(pk=service.pk).get_latest_revision_as_object().channels.get()
    row = line.times.get()
    assert (line.value, line.label, row.opens, row.closes) == ("", "then press 1", None, time(17))
    assert "then press 1" in staff.get(edit_address(service)).content.decode()
    staff.post(reverse("wagtailsnippets_signposting_service:preview_on_edit", args=[service.pk]), form)
    preview = staff.get(reverse("wagtailsnippets_signposting_service:preview_on_edit", args=[service.pk]))
    assert preview.status_code == 200
    assert service.name in preview.content.decode()
    assert "then press 1" not in preview.content.decode()  # the public is shown no line without its number


def test_what_is_wrong_rather_than_unfinished_is_refused_in_a_draft_too(staff, service):
    form = {**form_of(service, "01632 960001"), "key": "another-key"}
    assert "The key never changes" in staff.post(edit_address(service), form).content.decode()
    assert Service.objects.get(pk=service.pk).get_latest_revision() is None


def test_a_new_service_begins_with_as_little_as_a_name_and_a_key(staff, make_service):
    form = {**form_of(make_service("model"), ""), "name": "New", "key": "new", "what": "", "coverage": []}
    form = {name: value for name, value in form.items() if not name.startswith("channels-0-")}
    form |= {"channels-TOTAL_FORMS": "0", "channels-INITIAL_FORMS": "0"}
    staff.post(reverse("wagtailsnippets_signposting_service:add"), form)
    assert Service.objects.get(key="new").live is False
