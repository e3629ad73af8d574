"""A service record refuses what would mislead people."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from home.models import GuidancePage
from signposting.cards import service_card
from signposting.models import Channel, Service

IN_A_MONTH = timezone.localdate() + timedelta(days=30)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"key": "another-key"}, "The key never changes"),
        ({"check_every_days": None}, "Only 999 and 101 need no check"),
        ({"checked_on": date(2999, 1, 1)}, "has not come yet"),
        ({"withdrawn_on": IN_A_MONTH, "withdrawn_reason": "closed"}, "takes effect at once"),
        ({"withdrawn_on": date(2026, 1, 1)}, "Say why it was withdrawn"),
        ({"age_rule": "range"}, "Give the first age"),
        ({"age_rule": "range", "age_min": 18, "age_max": 11}, "must not be above"),
        ({"age_min": 11}, "or empty the two ages"),
        ({"role": "out_of_hours"}, "Choose the front door"),
    ],
)
def test_a_misleading_change_is_refused_in_words(make_service, change, words):
    service = make_service("a-line")
    for field, value in change.items():
        setattr(service, field, value)
    with pytest.raises(ValidationError, match=words):
        service.full_clean()


def test_only_999_and_101_carry_no_mark_unchecked(make_service):
    assert not make_service("police-101", check_every_days=None).never_checked
    emptied = make_service("a-line")
    Service.objects.filter(pk=emptied.pk).update(check_every_days=None)
    emptied.refresh_from_db()
    assert emptied.never_checked


def test_a_page_refuses_and_never_shows_a_card_that_is_not_for_its_reader(client, home_page, make_service):
    line = make_service("sixteen-plus", age_rule="range", age_min=16, phone="01632 960456")
    page = GuidancePage(title="A page", slug="a-page", audience="y", body=[("contact_card", {"service": line})])
    with pytest.raises(ValidationError, match="Not for this page's reader"):
        page.clean()
    page.audience = "p"
    home_page.add_child(instance=page)
    assert "01632 960456" in client.get("/a-page/").content.decode()
    # The directory changed after the page was published.
    GuidancePage.objects.filter(pk=page.pk).update(audience="y")
    assert "01632 960456" not in client.get("/a-page/").content.decode()


def test_a_way_in_touch_without_its_number_is_not_shown(make_service):
    make_service("half-typed", phone=" ")
    assert service_card(Service.objects.with_card_details().get(), timezone.now()).channels == ()


@pytest.mark.parametrize("number", ["999", "116 123", "85258", "0800 1111", "0300 111 8007", "08 08 16 89 111"])
def test_a_number_the_country_has_is_taken_however_it_is_spaced(number):
    Channel(kind="phone", value=number).clean()


@pytest.mark.parametrize("number", ["0", "0300 000 11", "0300 111 80077 7", "99", "12345678", "+44 1", "call us"])
def test_a_number_that_lost_or_won_a_digit_is_refused(number):
    with pytest.raises(ValidationError, match=r"cannot be a whole number|Type the number"):
        Channel(kind="phone", value=number).clean()


def test_a_service_saved_without_a_key_gets_one_from_its_name(make_service):
    assert [make_service("", name="New line").key for _each in range(2)] == ["new-line", "new-line-2"]


def test_what_nobody_has_answered_is_said_once_and_what_is_known_is_not(make_service):
    make_service("a-line", name_needed="no")
    card = service_card(Service.objects.with_card_details().get(key="a-line"), timezone.now())
    assert [(fact.question, fact.answer) for fact in card.facts] == [("Must you give your name?", "Not needed")]
    assert "Who is told?" in card.unknowns
    assert "Must you give your name?" not in card.unknowns
