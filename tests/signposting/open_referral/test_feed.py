"""The open feed: every answer fits the official schemas, holds each public service once and nothing private."""

from __future__ import annotations

import json
from datetime import date, time

import pytest
import time_machine
from django.test import override_settings

from core.models import SiteSettings
from signposting.models import Channel, OpeningTime, Organisation, Service
from signposting.open_referral.schema import faults_of, faults_of_page
from tests.signposting.open_referral.official import official_faults

pytestmark = pytest.mark.django_db

FEED = "/api/open-referral"
# Kind of object, official compiled schema of an item in the list, and of the object at its own address.
LISTS = {
    "services": ("service", "service_list", "service"),
    "service_at_locations": ("service_at_location", "service_at_location_list", "service_at_location"),
    "taxonomies": ("taxonomy", "taxonomy", "taxonomy"),
    "taxonomy_terms": ("taxonomy_term", "taxonomy_term", "taxonomy_term"),
}


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-24 12:00:00+00:00", tick=False):
        yield


@pytest.fixture
def ask(client):
    """`ask("services", page=2)`: the answer's payload, which must be a good one."""

    def ask(*steps: str, **query: object) -> dict:
        answer = client.get("/".join([FEED, *steps]), query)
        assert answer.status_code == 200, answer.content
        return json.loads(answer.content)

    return ask


@pytest.fixture
def every(ask):
    """`every("services", per_page=3)`: all items, once each page was found to agree with the others."""

    def every(name: str, **query: object) -> list[dict]:
        pages, number = [], 1
        while not pages or not pages[-1]["last_page"]:
            pages.append(ask(name, page=number, **query))
            number += 1
        assert [faults_of_page(page) for page in pages] == [[] for _page in pages]
        assert {page["total_items"] for page in pages} == {sum(page["size"] for page in pages)}
        assert {page["total_pages"] for page in pages} <= {len(pages), 0}
        assert [page["page_number"] for page in pages] == list(range(1, len(pages) + 1))
        sizes = {page["size"] for page in pages[:-1]}
        assert len(sizes) <= 1, "every page but the last is full"
        items = [item for page in pages for item in page["contents"]]
        assert len({item["id"] for item in items}) == len(items), "nothing stands twice"
        return items

    return every


@pytest.fixture
def directory(make_service, make_need, front_doors) -> dict[str, Service]:
    """A small directory with one of everything."""
    charity = Organisation.objects.create(name="Midshire Help", what="A charity.", website="https://help.example/")
    council = Organisation.objects.create(name="Midshire Council")
    talk = make_need("talk", "Someone to talk to", order=1, name_for_young="Talk to someone")
    rich = make_service(
        "rich",
        name="The rich one",
        what="Listens.",
        what_happens="Somebody picks up.",
        organisation=charity,
        commissioner=council,
        coverage=["county", "city"],
        needs=[talk],
        audiences=("y", "p"),
        age_rule="range",
        age_min=11,
        age_max=18,
        gender="girls",
        who_for="Girls at school",
        languages="English, Polish",
        how_to_refer="Ring the team.",
        checked_on=date(2026, 11, 1),
        owner="Secret team",
        owner_email="owner@hidden.example",
        note="Hidden note",
        source="Hidden source",
        channels=[
            Channel(
                kind="phone",
                value="01632 960500",
                label="then press 1",
                cost="free",
                relay_uk="yes",
                known_hours="times",
                on_bank_holidays="closed",
                times=[
                    OpeningTime(first_day=0, last_day=4, opens=time(9), closes=time(17)),
                    OpeningTime(first_day=5, last_day=0, opens=time(22), closes=time(2)),
                    OpeningTime(
                        first_day=6,
                        last_day=6,
                        opens=time(10),
                        closes=time(0),
                        from_date=date(2026, 12, 1),
                        until_date=date(2026, 2, 28),
                        every_year=True,
                    ),
                ],
            ),
            Channel(kind="text", value="85258", cost="standard"),
            Channel(kind="web", value="https://rich.example/"),
            Channel(kind="web", value="https://rich.example/form", label="Report online"),
            Channel(kind="chat", value="https://chat.rich.example/", known_hours="always"),
            Channel(kind="email", value="hello@rich.example"),
            Channel(kind="address", value="1 High Street\nMidtown", label="Drop-in", bsl="yes"),
            Channel(kind="address", value="The refuge, 9 Hidden Lane", is_private=True),
            Channel(kind="phone", value="01632 960999", label="hidden line", is_private=True),
            Channel(kind="phone", value=""),
        ],
    )
    return {
        **front_doors,
        "rich": rich,
        "always": make_service("always", always=True, age_rule="any", audiences=()),
        "draft": make_service("draft", live=False),
        "silent": make_service("silent", channels=[Channel(kind="phone", value="")]),
        "hidden": make_service("hidden", channels=[Channel(kind="phone", value="01632 960888", is_private=True)]),
    }


PUBLIC = {
    "police-999",
    "county-door",
    "county-night",
    "city-door",
    "city-night",
    "targeted-service",
    "missing-service",
    "rich",
    "always",
}


@pytest.mark.parametrize("per_page", [1, 4, 9, 100])
def test_every_public_service_stands_in_the_list_once_and_nothing_else_does(directory, every, per_page):
    listed = every("services", per_page=per_page)
    keys = dict(Service.objects.values_list("open_id", "key"))
    assert {str(open_id): key for open_id, key in keys.items() if key in PUBLIC}.keys() == {
        one["id"] for one in listed
    }


@pytest.mark.parametrize("name", LISTS)
def test_every_object_of_every_page_and_at_every_address_fits_the_official_schemas(directory, every, ask, name):
    kind, in_list, alone = LISTS[name]
    items = every(name, per_page=2)
    assert items
    for item in items:
        whole = ask(name, item["id"])
        assert whole["id"] == item["id"]
        assert (faults_of(kind, item), faults_of(kind, whole)) == ([], [])
        assert official_faults(in_list, item) == []
        assert official_faults(alone, whole) == []
        assert _empties(item) == _empties(whole) == []


def test_the_whole_services_can_be_had_page_by_page(directory, every, ask):
    assert every("services", per_page=4, full="true") == [
        ask("services", one["id"]) for one in every("services", per_page=100)
    ]


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


def test_nothing_private_is_anywhere_in_the_feed(client, directory, every):
    wholes = json.dumps([every(name, **({"full": "true"} if name == "services" else {})) for name in LISTS])
    at = every("service_at_locations")
    wholes += json.dumps([client.get(f"{FEED}/service_at_locations/{one['id']}").json() for one in at])
    assert "rich.example" in wholes
    for secret in ("idden", "Secret team", "960999", "960888", "refuge", "draft", "Silent"):
        assert secret not in wholes, secret
    for key in ("draft", "silent", "hidden"):
        assert client.get(f"{FEED}/services/{directory[key].open_id}").status_code == 404


def test_an_out_of_hours_team_does_not_name_a_front_door_that_is_not_public(directory, ask):
    Service.objects.filter(pk=directory["county day"].pk).update(live=False)
    night = json.dumps(ask("services", str(directory["county night"].open_id)))
    assert "County door" not in night
    assert "county-door" not in night
    assert "the daytime service is closed" in night


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
        record_check(Service.objects.get(pk=rich.pk), None, ["rang"])
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


@pytest.mark.parametrize(
    "path", ["/services?per_page=100&full=true", "/services", "/service_at_locations", "/services/{id}"]
)
def test_the_number_of_queries_does_not_grow_with_the_directory(
    client, directory, make_service, django_assert_max_num_queries, path
):
    address = FEED + path.format(id=directory["rich"].open_id)
    client.get(address)
    with django_assert_max_num_queries(14) as before:
        client.get(address)
    for number in range(30):
        make_service(
            f"more-{number}",
            coverage=["county", "city"],
            channels=[
                Channel(kind="address", value=f"{number} High Street"),
                Channel(kind="phone", value="01632 960000"),
            ],
        )
    with django_assert_max_num_queries(len(before)):
        client.get(address)


def _empties(obj: object, place: str = "") -> list[str]:
    """Where null, "", {} or [] stand, lists of a page apart."""
    if isinstance(obj, dict):
        own = [f"{place}.{name}" for name, held in obj.items() if held is None or held in ("", [], {})]
        return own + [found for name, held in obj.items() for found in _empties(held, f"{place}.{name}")]
    if isinstance(obj, list):
        return [found for held in obj for found in _empties(held, place)]
    return []
