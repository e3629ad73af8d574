"""A new number reaches the public when a second person has looked at it, and not before."""

from __future__ import annotations

from datetime import time

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState, Workflow

from core.models import SiteSettings
from signposting.models import Service
from tests.signposting.test_staff_screens import edit_address, form_of

OLD, NEW, THIRD = "01632 960001", "01632 960002", "01632 960003"


@pytest.fixture
def service(make_service) -> Service:
    return make_service("a-line", phone=OLD, hours=[(0, 4, time(9), time(17))])


@pytest.fixture
def sign_in(db):
    def as_member_of(group: str, name: str) -> Client:
        user = User.objects.create_user(name, password="a long enough password")
        user.groups.add(Group.objects.get(name=group))
        client = Client()
        client.force_login(user)
        return client

    return as_member_of


@pytest.fixture
def author(sign_in) -> Client:
    return sign_in("Directory Manager", "author")


def publish(client: Client, service: Service, number: str, **changes: str) -> str:
    form = {**form_of(service, number), **changes, "action-publish": "1"}
    return client.post(edit_address(service), form, follow=True).content.decode()


def public_number(service: Service) -> str:
    return Service.objects.get(pk=service.pk).channels.get().value


def approve(client: Client) -> str:
    state = TaskState.objects.get(status="in_progress")
    address = reverse(
        "wagtailsnippets_signposting_service:workflow_action",
        args=[state.workflow_state.object_id, "approve", state.pk],
    )
    return client.post(address, follow=True).content.decode()


def test_whoever_typed_a_number_cannot_publish_it_and_is_told_who_can(author, service):
    page = publish(author, service, NEW)
    assert public_number(service) == OLD
    assert "is saved, and not public yet" in page
    assert "somebody who did not type it" in page
    assert Service.objects.get(pk=service.pk).get_latest_revision_as_object().channels.get().value == NEW


@pytest.mark.parametrize("group", ["Publisher", "Directory Manager"])
def test_a_second_person_finds_it_on_their_first_page_and_approves(author, sign_in, service, group):
    publish(author, service, NEW)
    second = sign_in(group, "second")
    assert "Awaiting your review" in second.get(reverse("wagtailadmin_home")).content.decode()
    approve(second)
    assert public_number(service) == NEW


def approve_in_the_form(client: Client, service: Service, number: str) -> str:
    form = {**form_of(service, number), "action-workflow-action": "true", "workflow-action-name": "approve"}
    return client.post(edit_address(service), form, follow=True).content.decode()


def test_a_second_person_is_told_on_the_record_what_waits_and_publishes_it_there(author, sign_in, service):
    publish(author, service, NEW)
    second = sign_in("Publisher", "second")
    page = second.get(edit_address(service)).content.decode()
    assert f"Waits for a second person: {NEW}. Until then the public sees: {OLD}. Ring it or open it." in page
    assert "is approved and published" in approve_in_the_form(second, service, NEW)
    assert public_number(service) == NEW
    assert "Waits for a second person" not in second.get(edit_address(service)).content.decode()


def test_somebody_who_corrects_the_number_while_approving_hands_it_on(author, sign_in, service):
    publish(author, service, NEW)
    page = approve_in_the_form(sign_in("Publisher", "second"), service, THIRD)
    assert "is saved, and not public yet" in page
    assert public_number(service) == OLD
    third = sign_in("Publisher", "third")
    approve_in_the_form(third, service, THIRD)
    assert public_number(service) == THIRD


def test_the_first_page_does_not_ask_the_author_to_approve_their_own_number(author, sign_in, service):
    publish(author, service, NEW)
    first_page = reverse("wagtailadmin_home")
    assert "Awaiting your review" not in author.get(first_page).content.decode()
    assert "Awaiting your review" in sign_in("Publisher", "second").get(first_page).content.decode()


def test_the_author_can_neither_approve_it_nor_wash_it_by_saving_twice(author, service):
    publish(author, service, NEW)
    approve(author)
    publish(author, service, NEW, name="Another name")
    assert public_number(service) == OLD


def test_a_second_person_may_publish_from_the_form_and_still_not_their_own_number(author, sign_in, service):
    publish(author, service, NEW)
    second = sign_in("Publisher", "second")
    publish(second, service, "01632 960003")
    assert public_number(service) == OLD
    third = sign_in("Publisher", "third")
    publish(third, service, "01632 960003")
    assert public_number(service) == "01632 960003"


def test_words_and_hours_take_one_person_and_so_does_a_number_spaced_otherwise(author, service):
    publish(author, service, "01632960001", name="A kinder name")
    assert Service.objects.get(pk=service.pk).name == "A kinder name"


def test_superusers_are_no_exception(client, service):
    client.force_login(User.objects.create_superuser("root", password="a long enough password"))
    publish(client, service, NEW)
    assert public_number(service) == OLD


def test_a_partnership_of_one_can_switch_the_rule_off(author, service, home_page):
    publish(author, service, NEW)
    SiteSettings.objects.update(numbers_need_two=False)
    publish(author, service, NEW)
    assert public_number(service) == NEW


def test_no_other_way_of_publishing_slips_past(service):
    user = User.objects.create_superuser("root", password="a long enough password")
    channel = service.channels.get()
    channel.value = NEW
    service.channels = [channel]
    revision = service.save_revision(user=user)
    with pytest.raises(PermissionDenied):
        revision.publish(user=user)
    revision.publish()  # the clock's own publishing: it was allowed when it was scheduled
    assert public_number(service) == NEW


def test_an_unfinished_draft_is_not_approved_and_says_what_is_missing(author, sign_in, service):
    channel = service.channels.get()
    channel.value = ""
    service.channels = [channel]
    service.save_revision(user=User.objects.get(username="author"), clean=False)
    Workflow.objects.get(name="a second person").start(service, User.objects.get(username="author"))
    shown = approve(sign_in("Publisher", "second"))
    assert public_number(service) == OLD
    assert (
        f"“{service.name}” is not published: something is missing. Way to get in touch: Number or address:" in shown
    )
