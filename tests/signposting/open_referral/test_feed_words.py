"""What the open feed says of a service: facts in the standard's fields, hours, how far to rely on it."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.test import override_settings

from core.models import SiteSettings
from signposting.models import Channel, Service
from signposting.open_referral.schema import faults_of

pytestmark = pytest.mark.django_db

FEED = "/api/open-referral"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-24 12:00:00+00:00", tick=False):
        yield


def test_a_services_facts_stand_in_the_standards_own_fields(directory, ask):
    rich = ask("services", str(directory["rich"].open_id))
    organisation = directory["rich"].organisation
    assert rich["organization_id"] == rich["organization"]["id"] == str(organisation.open_id)
    assert rich["organization"]["website"] == "https://help.example/"
    assert (rich["status"], rich["minimum_age"], rich["maximum_age"]) == ("active", 11, 18)
    assert rich["eligibility_description"] == "Girls at school. Ages 11 to 18, Girls and women"
    assert (rich["url"], rich["email"]) == ("https://rich.example/", "hello@rich.example")
    assert [(one["label"], one["url"]) for one in rich["additional_urls"]] == [
        ("Online chat", "https://chat.rich.example/"),
        ("Report online", "https://rich.example/form"),
    ]
    phones = rich["contacts"][0]["phones"]
    assert [(phone["number"], phone["type"]) for phone in phones] == [("01632 960500", "voice"), ("85258", "text")]
    assert "then press 1. Free. Relay UK: Yes" in phones[0]["description"]
    assert [area["uri"].rpartition("/")[2] for area in rich["service_areas"]] == ["E06000901", "E10000999"]
    assert [one["name"] for one in rich["languages"]] == ["English, Polish"]
    assert [one["source"] for one in rich["funding"]] == ["Midshire Council"]
    assert [(one["option"], one.get("amount")) for one in rich["cost_options"]] == [
        ("Phone 01632 960500", 0),
        ("Text 85258", None),
    ]
    assert [(one["link_type"], one["taxonomy_term"]["term"]) for one in rich["attributes"]] == [
        ("need", "talk"),
        ("audience", "y"),
        ("audience", "p"),
    ]
    location = rich["service_at_locations"][0]["location"]
    assert (location["name"], location["description"]) == ("Drop-in", "1 High Street, Midtown")
    assert "addresses" not in location, "without a postcode nobody knows the county"


def test_hours_are_given_as_rules_where_they_can_be_and_always_in_words(directory, ask):
    schedules = ask("services", str(directory["rich"].open_id))["schedules"]
    rules = [
        tuple(one.get(part) for part in ("byday", "opens_at", "closes_at", "valid_from", "valid_to", "notes"))
        for one in schedules
    ]
    assert rules == [
        ("MO,TU,WE,TH,FR", "09:00:00", "17:00:00", None, None, None),
        ("SA,SU,MO", "22:00:00", "02:00:00", None, None, "Closes on the next day."),
        ("SU", "10:00:00", "23:59:59", "2026-12-01", "2027-02-28", None),
        ("MO,TU,WE,TH,FR,SA,SU", "00:00:00", "23:59:59", None, None, None),
    ]
    assert "Closed on bank holidays" in schedules[0]["description"]
    night = ask("services", str(directory["county night"].open_id))["schedules"]
    assert [{k: v for k, v in one.items() if k not in {"id", "service_id"}} for one in night] == [
        {"description": "Phone 01632 960101: when County door is closed."}
    ]
    assert "schedules" not in ask("services", str(directory["missing"].open_id)), "unknown hours are not given"


@override_settings(SAMPLE_SITE=False)
@pytest.mark.parametrize(
    ("checked_on", "alert"),
    [
        (None, "Not yet checked by us. Confirm the details before you rely on them."),
        (date(2026, 11, 1), None),
        (date(2026, 5, 1), "Last checked 1 May 2026. We are checking this again."),
        (date(2025, 5, 1), "Last checked 1 May 2025, which is long overdue."),
    ],
)
def test_how_far_a_record_can_be_relied_on_is_said(directory, ask, checked_on, alert):
    Service.objects.filter(key="rich").update(checked_on=checked_on)
    rich = ask("services", str(directory["rich"].open_id))
    assert rich.get("assured_date") == (checked_on.isoformat() if checked_on else None)
    assert (rich.get("alert") or "").startswith(alert or "")
    assert ("alert" in rich) == (alert is not None)


def test_a_sample_site_says_so_first_and_with_every_service(directory, every, ask):
    about = ask("")
    assert about["know_about"]["sample"] is True
    assert all(one["alert"].startswith("This is a sample site") for one in every("services"))
    with override_settings(SAMPLE_SITE=False):
        assert ask("")["know_about"] == {"sample": False}
        assert "alert" not in ask("services", str(directory["rich"].open_id))


def test_the_first_answer_names_the_standard_and_where_the_description_is(client, directory, ask):
    with override_settings(WAGTAILADMIN_BASE_URL="https://know.example/"):
        about, description = ask(""), ask("openapi.json")
        listed = ask("taxonomy_terms")["contents"][0]
    assert about["version"] == "HSDS-UK-3.0"
    assert about["openapi_url"] == "https://know.example/api/open-referral/openapi.json"
    assert description["servers"] == [{"url": "https://know.example/api/open-referral"}]
    assert listed["term_uri"] == f"https://know.example/api/open-referral/taxonomy_terms/{listed['id']}"


def test_a_withdrawn_service_leaves_the_list_and_its_address_leads_on(directory, every, ask, make_service):
    between = make_service("between", withdrawn_on=date(2026, 11, 20), withdrawn_reason="merged")
    Service.objects.filter(pk=between.pk).update(successor=directory["always"])
    Service.objects.filter(key="rich").update(
        withdrawn_on=date(2026, 11, 23), withdrawn_reason="unsafe", successor=between
    )
    own = str(directory["rich"].open_id)
    assert own not in {one["id"] for one in every("services")}
    gone = ask("services", own)
    assert faults_of("service", gone) == []
    assert set(gone) == {"id", "name", "status", "alert", "last_modified"}
    assert gone["status"] == "defunct"
    assert (
        f"Use this instead: Always, http://localhost:8000{FEED}/services/{directory['always'].open_id}"
        in gone["alert"]
    )
    assert gone["last_modified"] == "2026-11-23T00:00:00.000Z"
    Service.objects.filter(key="always").update(live=False)
    assert "instead" not in ask("services", own)["alert"]


def test_last_modified_is_the_last_time_anything_said_changed(directory, ask, client):
    from signposting.freshness.checks import record_check
    from signposting.models.choices import CheckStep

    rich = directory["rich"]
    own = str(rich.open_id)
    assert "last_modified" not in ask("services", own)
    address = f"{FEED}/services/{own}"
    assert "Last-Modified" not in client.get(address)
    with time_machine.travel("2026-11-02 10:00:00+00:00", tick=False):
        rich.save_revision().publish()
    assert ask("services", own)["last_modified"] == "2026-11-02T10:00:00.000Z"
    assert client.get(address)["Last-Modified"] == "Mon, 02 Nov 2026 10:00:00 GMT"
    assert own in {one["id"] for one in ask("services", modified_after="2026-11-02T10:00:00Z")["contents"]}
    with time_machine.travel("2026-11-03 10:00:00+00:00", tick=False):
        record_check(Service.objects.get(pk=rich.pk), None, CheckStep.values)
    assert ask("services", own)["last_modified"] == "2026-11-03T10:00:00.000Z"
    with time_machine.travel("2026-11-04 10:00:00+00:00", tick=False):
        rich.organisation.save_revision()
    assert ask("services", own)["last_modified"] == "2026-11-04T10:00:00.000Z"
    assert ask("services", modified_after="2026-11-04")["total_items"] == 1
    assert ask("services", modified_after="2026-11-04T10:00:01+00:00")["total_items"] == 0


def test_wrong_details_go_to_the_teams_mailbox_and_only_with_a_date(directory, ask, settings):
    from wagtail.models import Site

    site = Site.objects.filter(is_default_site=True).first()
    SiteSettings.objects.create(site=site, directory_email="team@site.example")
    assert ask("services", str(directory["rich"].open_id))["assurer_email"] == "team@site.example"
    assert "assurer_email" not in ask("services", str(directory["always"].open_id))


def test_ids_stay_when_lines_change_places_and_change_with_the_number(directory, ask):
    own = str(directory["rich"].open_id)
    before = {phone["number"]: phone["id"] for phone in ask("services", own)["contacts"][0]["phones"]}
    first = Channel.objects.get(value="01632 960500")
    Channel.objects.filter(pk=first.pk).update(sort_order=99)
    Channel.objects.filter(value="85258").update(value="85259")
    after = {phone["number"]: phone["id"] for phone in ask("services", own)["contacts"][0]["phones"]}
    assert after["01632 960500"] == before["01632 960500"]
    assert after["85259"] != before["85258"]
