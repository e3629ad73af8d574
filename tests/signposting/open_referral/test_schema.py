"""Our checker of Open Referral objects, on feeds whose official verdict is known."""

from __future__ import annotations

import pytest

from signposting.open_referral.schema import faults_of, faults_of_page
from tests.signposting.open_referral.official import mock

FULL = [
    ("service", "service_full"),
    ("service_at_location", "service_at_location_full"),
    ("taxonomy", "taxonomy"),
]
LISTS = [("service", "service_list"), ("taxonomy_term", "taxonomy_term_list"), ("taxonomy", "taxonomy_list")]


@pytest.mark.parametrize("feed", ["Default", "Warn"])
def test_the_feeds_that_pass_officially_have_no_fault_in_what_decides_it(feed):
    assert {name: faults_of(kind, mock(feed, name)) for kind, name in FULL} == {name: [] for _kind, name in FULL}
    for kind, name in LISTS:
        assert [faults_of(kind, item) for item in mock(feed, name)["contents"]] == [[]], name


def test_the_feed_that_fails_officially_fails_for_the_same_reasons():
    assert faults_of("service", mock("Fail", "service_full")) == [
        "url: is not a whole web address.",
        "email: is not an email address.",
    ]
    page = mock("Fail", "service_list")
    assert "name: is missing." in faults_of("service", page["contents"][0])
    assert "email: should be text." in faults_of("service", page["contents"][2])
    assert faults_of_page(page) == ["size: is not the number of items on the page."]


def test_a_fault_names_its_place_and_never_repeats_what_the_feed_said():
    service = mock("Default", "service_full")
    service["status"] = "<script>alert(1)</script>"
    service["organization"]["website"] = "ST18 0YJ"
    service["contacts"][0]["phones"] = [{"id": "not-one", "number": 999}]
    service["service_areas"] = "everywhere"
    assert sorted(faults_of("service", service)) == [
        "contacts.0.phones.0.id: is not a UUID.",
        "contacts.0.phones.0.number: should be text.",
        "organization.website: is not a whole web address.",
        "service_areas: should be a list.",
        "status: should be one of active, inactive, defunct, temporarily closed.",
    ]


@pytest.mark.parametrize("thing", [None, [], "text", 7])
def test_what_is_no_object_at_all_is_a_fault_and_not_a_crash(thing):
    assert faults_of("service", thing) == ["The object: should be an object."]
    assert faults_of_page(thing) == ["The page is not an object."]
    assert faults_of("service_at_location", {"id": mock("Default", "taxonomy")["id"], "service": thing}) == [
        "service: should be an object."
    ]


@pytest.mark.parametrize(
    ("written", "fits"),
    [
        ("2023-03-15T10:30:45.123Z", True),
        ("2026-11-24T23:46:36+00:00", True),
        ("2026-11-24T23:46:36", False),
        ("2026-13-24T23:46:36Z", False),
        ("2026-11-24", False),
    ],
)
def test_a_moment_needs_its_zone_and_must_exist(written, fits):
    service = {**mock("Default", "service_full"), "last_modified": written}
    assert faults_of("service", service) == ([] if fits else ["last_modified: is not a date and time with its zone."])


def test_a_page_whose_numbers_disagree_is_found_out():
    page = {
        "total_items": 3,
        "total_pages": 2,
        "page_number": 2,
        "size": 1,
        "first_page": False,
        "last_page": True,
        "empty": False,
        "contents": [{}],
    }
    assert faults_of_page(page) == []
    for key, wrong in {"size": 3, "first_page": True, "last_page": False, "empty": True, "total_items": 0}.items():
        assert any(fault.startswith(key) for fault in faults_of_page({**page, key: wrong})), key
    assert faults_of_page({**page, "total_items": True}) == ["total_items: should be a whole number."]
