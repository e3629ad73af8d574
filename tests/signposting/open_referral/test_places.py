"""Places to go in the open feed: an address is taken apart only where every part is certain."""

from __future__ import annotations

import pytest

from signposting.models import Area, Channel
from signposting.open_referral import locations
from signposting.open_referral.schema import faults_of
from signposting.postcode_store import PostcodeStore
from tests.signposting.open_referral.official import official_faults
from tests.signposting.postcode_builders import build_store

pytestmark = pytest.mark.django_db

FEED = "/api/open-referral"


@pytest.fixture
def locations_of(client, make_service, monkeypatch, tmp_path):
    """`locations_of("1 High Street, …")`: the locations of a service with these addresses."""
    store = build_store(tmp_path, [("ZZ1 1AA", "E07000901"), ("ZZ2 2BB", "E06000901"), ("ZZ3 3CC",)])
    monkeypatch.setattr(locations, "default_store", lambda: store)

    def locations_of(*addresses: str) -> list[dict]:
        service = make_service("there", channels=[Channel(kind="address", value=one) for one in addresses])
        whole = client.get(f"{FEED}/services/{service.open_id}").json()
        assert faults_of("service", whole) == official_faults("service", whole) == []
        return [one["location"] for one in whole["service_at_locations"]]

    return locations_of


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("1 High Street, Northtown, ZZ1 1AA", ("1 High Street", "Northtown", "Midshire", "ZZ1 1AA")),
        (
            "Unit 2\n1 High Street\nNorthtown\nMidshire\nzz11aa",
            ("Unit 2, 1 High Street", "Northtown", "Midshire", "ZZ1 1AA"),
        ),
        ("2 Low Road, Midcity ZZ2 2BB", ("2 Low Road", "Midcity", "Midcity", "ZZ2 2BB")),
        ("The Hall, Low Road, Midcity ZZ2 2BB", None),
        ("2 Low Road, Citytown ZZ2 2BB", ("2 Low Road", "Citytown", "Midcity", "ZZ2 2BB")),
        ("Northtown ZZ1 1AA", None),
        ("ZZ1 1AA", None),
        ("1 High Street, Northtown, ZZ3 3CC", None),
        ("1 High Street, Northtown, ZZ9 9ZZ", None),
        ("1 High Street, Northtown", None),
    ],
)
def test_an_address_is_taken_apart_only_where_street_town_county_and_postcode_are_certain(
    locations_of, written, parts
):
    [location] = locations_of(written)
    assert location["name"] == ", ".join(written.splitlines())
    if parts is None:
        assert "addresses" not in location
        return
    [address] = location["addresses"]
    names = ("address_1", "city", "state_province", "postal_code")
    assert tuple(address[name] for name in names) == parts
    assert (address["region"], address["country"], address["address_type"]) == ("England", "GB", "physical")


def test_one_address_spelled_twice_is_one_place_and_two_are_two(locations_of):
    assert len(locations_of("1 High Street, Northtown, ZZ1 1AA", "1 high street,  Northtown ZZ1 1AA")) == 1


def test_the_list_of_places_leads_to_each_with_its_service(client, locations_of, make_service):
    ids = {location["id"] for location in locations_of("1 High Street, Northtown, ZZ1 1AA", "2 Low Road")}
    make_service("also-there", channels=[Channel(kind="address", value="2 Low Road")])
    items = client.get(f"{FEED}/service_at_locations", {"per_page": 2}).json()
    assert (items["total_items"], items["size"]) == (3, 2)
    assert {item["location_id"] for item in items["contents"]} <= ids
    assert all("addresses" not in item["location"] for item in items["contents"])
    for item in items["contents"]:
        whole = client.get(f"{FEED}/service_at_locations/{item['id']}").json()
        assert faults_of("service_at_location", whole) == []
        assert whole["service"]["id"] == item["service"]["id"] == item["service_id"]
        assert whole["service"]["contacts" if "contacts" in whole["service"] else "service_at_locations"]


def test_without_the_postcode_file_the_words_stand_alone(client, make_service, monkeypatch, tmp_path):
    monkeypatch.setattr(locations, "default_store", lambda: PostcodeStore(tmp_path / "none.sqlite3"))
    service = make_service("there", channels=[Channel(kind="address", value="1 High Street, Northtown, ZZ1 1AA")])
    [at] = client.get(f"{FEED}/services/{service.open_id}").json()["service_at_locations"]
    assert at["location"]["name"] == "1 High Street, Northtown, ZZ1 1AA"
    assert "addresses" not in at["location"]


def test_an_address_outside_the_map_we_hold_is_left_in_words(client, make_service, monkeypatch, tmp_path):
    store = build_store(tmp_path, [("ZZ1 1AA", "E07000999")])
    monkeypatch.setattr(locations, "default_store", lambda: store)
    assert not Area.objects.filter(code="E07000999").exists()
    service = make_service("there", channels=[Channel(kind="address", value="1 High Street, Northtown, ZZ1 1AA")])
    [at] = client.get(f"{FEED}/services/{service.open_id}").json()["service_at_locations"]
    assert "addresses" not in at["location"]
