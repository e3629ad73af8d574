"""Asking the open feed: filters that hold together, refusals in words, answers any site's program may read."""

from __future__ import annotations

import json
from datetime import date, time

import pytest

from core.audiences import Audience
from signposting.models import Area, Channel, OpeningTime, Organisation
from signposting.open_referral.ids import taxonomy_id, term_id

pytestmark = pytest.mark.django_db

FEED = "/api/open-referral"


@pytest.fixture
def found(client):
    """`found(day="MO")`: the names of the services that fit, in order."""

    def found(**query: object) -> list[str]:
        answer = client.get(f"{FEED}/services", query)
        assert answer.status_code == 200, answer.content
        return [one["name"] for one in answer.json()["contents"]]

    return found


@pytest.fixture
def said(client):
    """`said(400, postcode="…")`: what the refusal says."""

    def said(status: int, path: str = "/services", **query: object) -> str:
        answer = client.get(FEED + path, query)
        assert answer.status_code == status, answer.content
        assert answer["Access-Control-Allow-Origin"] == "*"
        payload = answer.json()
        assert payload["status"] == status
        return payload["message"]

    return said


def hours(*rows: tuple, **fields: object) -> list[Channel]:
    times = [OpeningTime(first_day=a, last_day=b, opens=o, closes=c) for a, b, o, c in rows]
    return [Channel(kind="phone", value="01632 960000", known_hours="times", times=times, **fields)]


def test_terms_and_lists_of_terms_narrow_the_list(found, make_need, make_service):
    talk, home = make_need("talk"), make_need("home")
    make_service("both", needs=[talk, home], audiences=("y",))
    make_service("one", needs=[talk], audiences=())
    make_service("none", audiences=("w",))
    assert found(taxonomy_term_id=term_id("needs", "talk")) == ["Both", "One"]
    assert found(taxonomy_term_id=[term_id("needs", "talk"), term_id("needs", "home")]) == ["Both"]
    assert found(taxonomy_term_id=term_id("audiences", Audience.PROFESSIONAL)) == ["None"]
    assert found(taxonomy_id=taxonomy_id("needs")) == ["Both", "One"]
    assert found(taxonomy_id=taxonomy_id("audiences")) == ["Both", "None"]
    assert found(taxonomy_term_id=term_id("needs", "no such")) == []
    assert found(taxonomy_id=taxonomy_id("audiences"), taxonomy_term_id=term_id("needs", "talk")) == ["Both"]


def test_ages_mean_what_the_standard_says_and_unknown_ages_fit_nothing(found, make_service):
    make_service("any", age_rule="any")
    make_service("teens", age_rule="range", age_min=11, age_max=18)
    make_service("under-ten", age_rule="range", age_max=9)
    make_service("unknown")
    assert found(minimum_age=0) == ["Any", "Teens"]
    assert found(minimum_age=11) == ["Teens"]
    assert found(minimum_age=12) == []
    assert found(maximum_age=18) == ["Teens", "Under ten"]
    assert found(maximum_age=10, minimum_age=0) == []


def test_day_and_times_must_hold_on_one_row_of_hours(found, make_service):
    make_service("office", channels=hours((0, 4, time(9), time(17))))
    make_service("weekend", channels=hours((5, 0, time(12), time(20))))
    make_service("split", channels=hours((0, 0, time(8), time(12)), (1, 1, time(13), time(0))))
    make_service("overnight", channels=hours((4, 5, time(22), time(2))))
    make_service("bank-holidays", channels=hours((7, 7, time(9), time(17)), on_bank_holidays="own_times"))
    make_service("always", always=True)
    make_service("unknown")
    make_service("private", channels=[*hours((0, 6, time(9), time(17)), is_private=True), Channel(value="999")])
    assert found(day="MO") == ["Always", "Office", "Split", "Weekend"]
    assert found(day="tu", start_time="13:00") == ["Split"]
    assert found(day="SU") == ["Always", "Weekend"]
    assert found(day="MO", end_time="17:00") == ["Office", "Split"]
    assert found(day="TU", end_time="23:59:59") == ["Always", "Office", "Split"]
    assert found(day="FR", end_time="17:00") == ["Office"], "two in the morning is not before five"
    assert found(day="MO", start_time="12:00", end_time="20:00") == ["Weekend"]


def test_a_season_that_is_over_is_not_found(found, make_service):
    over = hours((0, 6, time(9), time(17)))
    over[0].times = [
        OpeningTime(first_day=0, last_day=6, opens=time(9), closes=time(17), until_date=date(2020, 1, 1))
    ]
    make_service("over", channels=over)
    assert found(day="MO") == []


def test_an_area_finds_its_countys_and_the_nations_services_and_no_neighbours(found, make_service):
    for key, where in {
        "a-uk": "uk",
        "b-county": "county",
        "c-north": "north",
        "d-south": "south",
        "e-city": "city",
    }.items():
        make_service(key, coverage=[where])
    assert found(area="E07000901") == ["A uk", "B county", "C north"]
    assert found(area="E10000999") == ["A uk", "B county"]
    assert found(area="K02000001") == ["A uk"]
    city = Area.objects.get(code="E06000901")
    Area.objects.filter(code="E07000902").update(valid_until=date(2026, 1, 1), successor=city)
    assert found(area="E07000902") == found(area="E06000901") == ["A uk", "D south", "E city"]


def test_an_organisation_finds_what_it_runs(found, make_service):
    charity = Organisation.objects.create(name="Charity")
    make_service("theirs", organisation=charity)
    make_service("not-theirs")
    assert found(organization_id=charity.open_id) == ["Theirs"]


@pytest.mark.parametrize("path", ["/services", "/service_at_locations"])
@pytest.mark.parametrize("name", ["postcode", "Postcode", "POSTCODE"])
def test_a_postcode_is_refused_in_words_that_do_not_repeat_it(client, said, areas, path, name):
    words = said(400, path, **{name: "ST18 0YJ"})
    assert words == "Postcodes are never put in an address here. Ask with area=, the ONS code of an area."
    answer = client.get(FEED + path, {name: "ST18 0YJ"})
    assert "0YJ" not in f"{answer.headers}{answer.content!r}"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"search": "secret words"}, "There is no search by words"),
        ({"proximity": "500"}, "There is no search by distance"),
        ({"format": "csv"}, "Answers are JSON"),
        ({"page": "0"}, "page is a whole number from 1."),
        ({"page": "two"}, "page is a whole number from 1."),
        ({"page": "9" * 400}, "page is a whole number from 1."),
        ({"page": "\u0662"}, "page is a whole number from 1."),
        ({"per_page": "-1"}, "per_page is a whole number from 1."),
        ({"minimum_age": "1.5"}, "minimum_age is a whole number from 0."),
        ({"taxonomy_term_id": "talk"}, "taxonomy_term_id is a UUID"),
        ({"taxonomy_id": "\x00"}, "taxonomy_id is a UUID"),
        ({"organization_id": "1"}, "organization_id is a UUID"),
        ({"day": "Monday"}, "day is one of MO, TU, WE, TH, FR, SA, SU."),
        ({"start_time": "9am"}, "start_time is a time such as 09:00."),
        ({"end_time": "25:00"}, "end_time is a time such as 09:00."),
        ({"modified_after": "yesterday"}, "modified_after is a date"),
        ({"modified_after": "0001-01-01T00:00:00+23:59"}, "modified_after is a date"),
        ({"area": "ST18 0YJ"}, "area is the ONS code"),
        ({"area": "E09999999"}, "area is the ONS code"),
        ({"full": "maybe"}, "full is true or false."),
        ({"page": ["1", "2"]}, "page can be given once."),
        ({"audience": "secret words"}, "There is a parameter that means nothing here. What can be asked here: area,"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_words_and_not_repeated(said, areas, query, words):
    answer = said(400, **query)
    assert answer.startswith(words)
    assert "secret words" not in answer
    assert "ST18" not in answer


def test_a_larger_page_than_the_largest_is_cut_and_a_page_after_the_last_is_empty(client, make_service):
    for number in range(3):
        make_service(f"service-{number}")
    assert client.get(f"{FEED}/services", {"per_page": 5000}).json()["size"] == 3
    after = client.get(f"{FEED}/services", {"per_page": 2, "page": 9}).json()
    assert (after["empty"], after["last_page"], after["first_page"], after["total_pages"]) == (True, True, False, 2)


def test_an_empty_directory_is_one_empty_page(client, areas):
    assert client.get(f"{FEED}/services").json() == {
        "total_items": 0,
        "total_pages": 0,
        "page_number": 1,
        "size": 0,
        "first_page": True,
        "last_page": True,
        "empty": True,
        "contents": [],
    }


@pytest.mark.parametrize(
    "path",
    [
        "/services/00000000-0000-4000-8000-000000000000",
        "/services/1",
        "/taxonomies/x",
        "/organizations",
        "/services/a/b",
    ],
)
def test_what_is_not_there_is_refused_as_json(said, areas, path):
    assert said(404, path) == "There is nothing at this address."


def test_the_same_answer_has_the_same_tag_and_is_not_sent_twice(client, make_service):
    service = make_service("one")
    first = client.get(f"{FEED}/services")
    again = client.get(f"{FEED}/services", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    assert again["ETag"] == first["ETag"]
    type(service).objects.filter(pk=service.pk).update(name="Another name")
    changed = client.get(f"{FEED}/services", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_any_site_may_read_every_answer_and_none_sets_a_cookie(client, make_service):
    one = make_service("one")
    for path in (
        "",
        "/",
        "/openapi.json",
        "/services",
        "/services/",
        f"/services/{one.open_id}",
        f"/services/{one.open_id}/",
    ):
        answer = client.get(FEED + path)
        assert answer.status_code == 200, path
        assert answer["Content-Type"] == "application/json"
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert answer["Cache-Control"] == "no-cache"
        assert not answer.cookies
        assert client.head(FEED + path)["ETag"] == answer["ETag"]


@pytest.mark.parametrize("path", ["/services", "/services/x", "/nowhere"])
def test_a_browser_may_ask_first_and_nothing_can_be_written(client, areas, path):
    asked = client.options(FEED + path)
    assert (asked.status_code, asked.content) == (204, b"")
    assert asked["Access-Control-Allow-Origin"] == "*"
    assert "GET" in asked["Access-Control-Allow-Methods"]
    assert "If-None-Match" in asked["Access-Control-Allow-Headers"]
    for method in (client.post, client.put, client.delete):
        refused = method(FEED + path)
        assert refused.status_code == 405
        assert refused.json() == {"status": 405, "message": "The feed can only be read."}
        assert refused["Allow"] == "GET, HEAD, OPTIONS"
        assert refused["Access-Control-Allow-Origin"] == "*"


def test_a_request_that_breaks_is_answered_as_json_too(client, areas, monkeypatch):
    def break_down(*_args, **_kwargs):
        raise RuntimeError("a secret cause")

    monkeypatch.setattr("signposting.open_referral.views.asked_of", break_down)
    client.raise_request_exception = False
    broken = client.get(f"{FEED}/services")
    assert broken.status_code == 500
    assert broken.json() == {"status": 500, "message": "Something broke on our side. Try again later."}
    assert broken["Access-Control-Allow-Origin"] == "*"


def test_a_request_for_another_host_is_refused_as_json(client, areas):
    refused = client.get(f"{FEED}/services", headers={"host": "elsewhere.example"})
    assert refused.status_code == 400
    assert refused.json()["message"] == "This request cannot be answered."


def test_the_description_lists_the_standards_addresses_and_what_each_can_be_asked(client, areas, found):
    paths = client.get(f"{FEED}/openapi.json").json()["paths"]
    lists = ("services", "service_at_locations", "taxonomies", "taxonomy_terms")
    assert set(paths) == {"/", *(f"/{one}" for one in lists), *(f"/{one}/{{id}}" for one in lists)}
    for one in lists:
        for parameter in paths[f"/{one}"]["get"]["parameters"]:
            refused = client.get(f"{FEED}/{one}", {parameter["name"]: "?"})
            assert "means nothing here" not in refused.json()["message"], "it is described, so it can be asked"
        for name in ("postcode", "search", "anything"):
            assert client.get(f"{FEED}/{one}", {name: "1"}).status_code == 400
    assert json.dumps(paths).count('"postcode"') == 0
