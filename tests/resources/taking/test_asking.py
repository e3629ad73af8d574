"""The one form that stores anything stores little, for a short time, and says what it is not."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from core.scheduler import DAILY
from resources.models import FormatRequest
from resources.taking import asking

pytestmark = pytest.mark.django_db

SENT = {"need": "large", "reply_to": "teacher@school.example"}


@pytest.fixture
def resource(make_resource):
    return make_resource("Hotel briefing")


@pytest.fixture
def address(resource):
    return f"/resources/ask/{resource.ref}/"


def test_a_request_is_kept_without_cookie_token_or_free_text_and_the_answer_knows_nothing_of_it(resource, address):
    client = Client(enforce_csrf_checks=True, headers={"origin": "null"})
    assert address in client.get(resource.url).content.decode()
    form = client.get(address).content.decode()
    assert "<textarea" not in form
    assert form.count('type="text"') == 0
    answer = client.post(address, SENT | {"language": "ur", "message": "She told me", "name": "Ann"})
    assert (answer.status_code, answer["Location"]) == (303, f"{address}asked/")
    assert not client.cookies
    kept = FormatRequest.objects.values().get()
    kept.pop("id")
    assert kept == {
        "resource_id": resource.pk, "need": "large", "language": "", "reply_to": "teacher@school.example",
        "asked_on": timezone.localdate(), "closed_on": None,
    }  # fmt: skip
    page = client.get(answer["Location"]).content.decode()
    assert "Thank you" in page
    assert "teacher@" not in page


def test_both_pages_say_that_nobody_reads_them_at_night_and_where_to_go_instead(client, address):
    for path in (address, f"{address}asked/"):
        page = client.get(path).content.decode()
        assert "Nobody reads it at night." in page
        assert 'href="/find-support/?who=w"' in page
        assert "ring 999" in page


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"need": ""}, "Choose what would help."),
        ({"need": "free text"}, "Select a valid choice"),
        ({"reply_to": ""}, "Give an address for the answer."),
        ({"reply_to": "no address"}, "That is no e-mail address."),
        ({"need": "language"}, "Choose a language."),
        ({"need": "language", "language": "klingon"}, "Select a valid choice"),
        ({"reply_to": "a\x00@b.example"}, "That is no e-mail address."),
    ],
)
def test_what_is_missing_or_unknown_is_said_beside_its_field_and_nothing_is_kept(client, address, sent, wrong):
    page = client.post(address, SENT | sent)
    assert page.status_code == 200
    html = page.content.decode()
    said_above, form = html.split('<form class="ask"')
    assert wrong in form
    leads_to = re.search(rf'href="#([\w-]+)">{re.escape(wrong)}', said_above)
    assert leads_to, "a phone's first screen does not say what is wrong"
    assert f'id="{leads_to[1]}"' in form
    assert not FormatRequest.objects.exists()


def test_where_nothing_takes_its_place_a_withdrawn_one_leads_to_what_is_in_use(
    client, resource, address, library, withdraw
):
    withdraw(resource)
    answer = client.get(address)
    assert answer.status_code == 410
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    assert f'href="{library.url}">See what is in use now' in main


def test_a_language_is_kept_where_one_is_needed(client, address):
    client.post(address, SENT | {"need": "language", "language": "ur"})
    assert FormatRequest.objects.get().language == "ur"


def test_a_form_sent_twice_is_one_request(client, address):
    for reply_to in ("teacher@school.example", "Teacher@school.example"):
        assert client.post(address, SENT | {"reply_to": reply_to}).status_code == 303
    assert FormatRequest.objects.count() == 1


def test_a_machine_fills_a_day_and_no_more_whatever_addresses_it_comes_from(client, address, monkeypatch):
    monkeypatch.setattr(asking, "MOST_A_DAY", 2)
    statuses = [
        client.post(address, SENT | {"reply_to": f"a{n}@b.example"}, REMOTE_ADDR=f"192.0.2.{n}").status_code
        for n in range(3)
    ]
    assert statuses == [303, 303, 429]
    FormatRequest.objects.update(asked_on=timezone.localdate() - timedelta(days=1))
    assert client.post(address, SENT).status_code == 303


def test_librarians_get_one_mail_a_day_with_title_and_link_and_nothing_else(
    client, address, settings, seeded_librarian
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    for n in range(2):
        client.post(address, SENT | {"reply_to": f"a{n}@b.example"})
    (message,) = mail.outbox
    assert message.to == ["librarian@help.example"]
    said = f"{message.subject} {message.body}"
    assert "Hotel briefing" in said
    assert "/admin/library/requests/" in said
    assert not {"a0@b.example", "Large print", "large"} & set(said.split())


def test_what_was_answered_is_gone_after_thirty_days_and_what_is_open_stays(client, resource):
    today = timezone.localdate()
    for days in (None, 29, 30, 31):
        closed = None if days is None else today - timedelta(days=days)
        FormatRequest.objects.create(resource=resource, need="audio", reply_to="a@b.example", closed_on=closed)
    DAILY["answered requests for another format"]()
    left = [closed and (today - closed).days for closed in FormatRequest.objects.values_list("closed_on", flat=True)]
    assert sorted(left, key=lambda days: days or 0) == [None, 29, 30]


def test_nobody_is_asked_about_what_is_out_of_use_or_not_there_yet(client, make_resource, withdraw):
    old, draft = make_resource("Old"), make_resource("Draft")
    withdraw(old)
    draft.unpublish()
    assert client.post(f"/resources/ask/{old.ref}/", SENT).status_code == 410
    for ref in (draft.ref, "bbbbbb"):
        assert client.post(f"/resources/ask/{ref}/", SENT).status_code == 404
    assert not FormatRequest.objects.exists()
