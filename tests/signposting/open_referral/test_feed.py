"""The open feed: every answer fits the official schemas, holds each public service once and nothing private."""

from __future__ import annotations

import json

import pytest
import time_machine

from signposting.models import Channel, Service
from signposting.open_referral.schema import faults_of
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
