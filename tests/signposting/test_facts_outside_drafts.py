"""Facts that take effect at once are not undone by whoever publishes at the same moment, nor by deleting."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models.signals import pre_save
from django.urls import reverse

from signposting.freshness.withdrawal import put_back, withdraw
from signposting.models import Need, Service


def test_publishing_holds_the_record_from_reading_those_facts_to_writing_it(make_service):
    service = make_service("a-line")
    revision = service.save_revision()
    held = []

    def look(instance: Service, **_signal: object) -> None:
        held.append(len(connection.savepoint_ids))

    pre_save.connect(look, sender=Service)
    try:
        revision.publish()
    finally:
        pre_save.disconnect(look, sender=Service)
    assert held
    # One block more than the test's own.
    assert min(held) > len(connection.savepoint_ids)


def test_a_withdrawal_and_putting_back_are_changes_that_readers_of_the_feed_are_told_of(make_service):
    service = make_service("a-line")
    withdraw(service, reason="closed", successor=None, by=None)
    gone = service.facts_changed_at
    put_back(service, by=None)
    assert gone is not None
    assert service.facts_changed_at > gone


def test_the_code_of_a_need_never_changes(make_need):
    need = make_need("talk", "Someone to talk to")
    need.code = "speak"
    with pytest.raises(ValidationError, match="links and checks hang on it"):
        need.full_clean()
    assert Need.objects.get().code == "talk"


def test_a_service_others_lead_to_is_not_deleted_and_staff_read_why(client, make_service):
    client.force_login(User.objects.create_superuser("root", password="a long enough password"))
    heir = make_service("heir")
    withdraw(make_service("gone"), reason="replaced", successor=heir, by=None)
    address = reverse("wagtailsnippets_signposting_service:delete", args=[heir.pk])
    page = client.post(address, follow=True).content.decode()
    assert "“Heir” was not deleted: “Gone” lead to it" in page
    assert Service.objects.filter(pk=heir.pk).exists()
