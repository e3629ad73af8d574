"""Checking a record: what counts, what is kept, what the public then reads."""

from __future__ import annotations

from datetime import time

import pytest
from django.urls import reverse
from wagtail.log_actions import registry

from signposting.models import Channel, OpeningTime, Service
from tests.signposting.staff.builders import member_of

EVERY_STEP = ["rang", "hours", "area", "who"]


@pytest.fixture
def manager(db):
    return member_of("Directory Manager")


@pytest.fixture
def service(make_service) -> Service:
    return make_service("a-line", phone="01632 960001", coverage=["county"], hours=[(0, 4, time(9), time(17))])


def address(service: Service) -> str:
    return reverse("directory:check", args=[service.pk])


def details_on(page: str) -> str:
    return page.split('name="details" value="')[1].split('"', maxsplit=1)[0]


def send(client, service: Service, steps: list[str], version: str = "live", **more: str) -> str:
    page = client.get(address(service), {"version": version}).content.decode()
    form = {"steps": steps, "version": version, "details": details_on(page), **more}
    return client.post(address(service), form, follow=True).content.decode()


def draft_of(service: Service, number: str):
    draft = Service.objects.get(pk=service.pk)
    line = draft.channels.get()
    line.value = number
    draft.channels = [line]
    return draft.save_revision()


def test_each_tick_stands_beside_what_it_is_about(manager, make_service, make_need):
    web = Channel(kind="web", value="https://help.example/start")
    refuge = Channel(kind="phone", value="01632 960009", is_private=True)
    line = Channel(kind="phone", value="01632 960001", known_hours="times")
    line.times = [OpeningTime(first_day=0, last_day=4, opens=time(9), closes=time(17))]
    need = make_need("talk", "Someone to talk to")
    service = make_service("a-line", channels=[line, web, refuge], coverage=["county"], needs=[need])
    page = manager.get(address(service)).content.decode()
    for evidence in (
        'href="tel:01632960001"',
        'href="https://help.example/start"',
        "Monday to Friday",
        "Midshire",
        "Someone to talk to",
        "for staff only",
    ):
        assert evidence in page
    assert "I opened its website" not in manager.get(address(make_service("phone-only"))).content.decode()


def test_every_tick_together_makes_it_checked_and_the_public_is_told_the_day(manager, service, home_page):
    page = send(manager, service, EVERY_STEP, note="Spoke to Pat")
    assert "is checked, and the public is told the day" in page
    assert "Spoke to Pat" in page
    card = manager.get(reverse("directory:card", args=[service.pk])).content.decode()
    assert "Last checked" in card
    assert "not yet checked" not in card
    entry = registry.get_logs_for_instance(service).first()
    assert (entry.action, entry.user.username) == ("signposting.check", "directory-manager")


def test_a_check_with_a_missing_step_is_kept_but_does_not_count_and_says_what_is_missing(manager, service):
    page = send(manager, service, ["hours", "area", "who"])
    assert "does not count as a check yet. Not done: I rang the number" in page
    assert "No: a step was missing" in page
    assert Service.objects.get(pk=service.pk).checked_on is None


def test_nothing_ticked_keeps_nothing(manager, service):
    assert "Tick what you did." in send(manager, service, [], note="I was here")
    assert not service.checks.exists()


def test_details_changed_by_somebody_else_meanwhile_are_not_passed_off_as_checked(manager, service):
    seen = details_on(manager.get(address(service)).content.decode())
    Channel.objects.filter(service=service).update(value="01632 960002")
    answer = manager.post(address(service), {"steps": EVERY_STEP, "version": "live", "details": seen})
    assert "Somebody changed the details" in answer.content.decode()
    assert not service.checks.exists()


def test_a_draft_with_another_number_is_checked_by_choice_and_counts_once_it_is_published(manager, service):
    revision = draft_of(service, "01632 960002")
    page = manager.get(address(service)).content.decode()
    assert "Check what is published" in page
    assert "tel:01632960001" in page
    assert "tel:01632960002" in manager.get(address(service), {"version": "draft"}).content.decode()
    assert "It counts from the moment this draft is published" in send(manager, service, EVERY_STEP, "draft")
    assert Service.objects.get(pk=service.pk).checked_on is None
    revision.publish()
    assert Service.objects.get(pk=service.pk).checked_on is not None


def test_what_nobody_sees_is_not_called_public(manager, make_service):
    service = make_service("a-draft", live=False)
    page = send(manager, service, EVERY_STEP)
    assert "The public is told the day once it sees it." in page
    assert "As the public would see it" in page
    assert "What the public sees" not in page


def test_a_number_changed_after_its_check_is_no_longer_checked_and_the_history_says_why(manager, service):
    send(manager, service, EVERY_STEP)
    draft_of(service, "01632 960002").publish()
    assert Service.objects.get(pk=service.pk).checked_on is None
    assert "No: the details are not the same now" in manager.get(address(service)).content.decode()


def test_the_way_to_the_check_is_on_the_list_the_record_and_its_summary(manager, service):
    for route in ("list", "edit", "inspect"):
        args = [] if route == "list" else [service.pk]
        page = manager.get(reverse(f"wagtailsnippets_signposting_service:{route}", args=args)).content.decode()
        assert address(service) in page
        assert "I have checked this" in page


@pytest.mark.parametrize("group", ["Comms Editor", "Resource Librarian", "Administrator"])
def test_others_may_not_check(service, group):
    client = member_of(group)
    assert client.get(address(service)).status_code == 302
    client.post(address(service), {"steps": EVERY_STEP})
    assert not service.checks.exists()
