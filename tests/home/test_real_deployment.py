"""A real deployment begins with drafts: nothing nobody has checked is shown to the public."""

from __future__ import annotations

from django.core.management import call_command

from home.models import GuidancePage
from signposting.models import Service


def test_a_real_deployment_gets_every_service_as_a_draft_and_unchecked_law_pages_too(client, db, settings):
    settings.SAMPLE_SITE = False
    call_command("load_starter", pack="staffordshire")
    assert Service.objects.count() == 46
    assert not Service.objects.filter(live=True).exists()
    assert not GuidancePage.objects.filter(needs_check=True, live=True).exists()
    for address in ("/", "/find-support/stafford/", "/find-support/stafford/?who=y"):
        page = client.get(address).content.decode()
        assert 'href="tel:999"' in page
        assert "0300 111 8007" not in page
