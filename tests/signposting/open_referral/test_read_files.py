"""Services of other directories' feeds, read from a file: what is taken, what is left open, what staff are told."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from io import BytesIO

import pytest
import time_machine

from signposting.imports.rows import BrokenOff, ReadRow, SourceFault
from signposting.models import Area
from signposting.open_referral.ids import term_id
from signposting.open_referral.reader import MOST_FILE_BYTES, read_file
from signposting.records import Known, apply_record
from tests.signposting.open_referral.official import DATA, mock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("areas", "today")]

ID = "ac148810-d857-441c-9679-408f346de14b"
PART = "0f6e8a4e-3c1d-4a54-9a7e-52f1f3a2b9d1"


@pytest.fixture
def today():
    with time_machine.travel("2026-11-24 12:00", tick=False):
        yield


def read(*services: object) -> list[ReadRow]:
    return list(read_file(BytesIO(json.dumps(list(services)).encode()), "feed.json"))


def service(**facts: object) -> dict:
    return {"id": ID, "name": "Night line", "description": "Somebody to talk to.", "status": "active", **facts}


def phone(number: str, **facts: object) -> dict:
    return {"id": PART, "number": number, **facts}


def schedule(**facts: object) -> dict:
    rule = {"freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR", "opens_at": "09:00", "closes_at": "17:00"}
    return {"id": PART, **rule, **facts}


def place(address: dict | None = None, **facts: object) -> dict:
    written = {
        "id": PART,
        "address_1": "1 High Street",
        "city": "Northam",
        "state_province": "Midshire",
        "postal_code": "ZZ99 9ZZ",
        "country": "GB",
        "address_type": "physical",
        **(address or {}),
    }
    return {"id": PART, "location": {"id": PART, "location_type": "physical", "addresses": [written], **facts}}


@pytest.mark.parametrize("feed", ["Default", "Warn"])
def test_the_official_feeds_that_pass_come_in_without_the_place_that_cannot_be(feed):
    [row] = read(mock(feed, "service_full"))
    assert row.faults == ()
    assert row.external_id == ID
    assert row.record["name"] == "Community Counselling"
    assert [way["kind"] for way in row.record["channels"]] == ["email", "web"]
    assert (row.record["age_min"], row.record["age_max"]) == (12, 100)
    assert row.record["source_assured_on"] == "2005-01-01"
    assert "coverage" not in row.record
    told = " ".join(row.warnings)
    for words in (
        "A place was left out: its latitude",
        "Where it helps is not known",
        "The hours it gives have ended",
    ):
        assert words in told
    note = row.record["if_new"]["note"]
    assert "Following COVID-19" in note
    assert "10 am to 6pm weekdays" in note
    assert "Ann Persona" not in json.dumps(row.record)


def test_the_official_feed_that_fails_is_refused_with_each_reason():
    [row] = read(mock("Fail", "service_full"))
    assert row.record is None
    assert row.faults == ("url: is not a whole web address.", "email: is not an email address.")
    page = (DATA / "mocks" / "Fail" / "service_list.json").read_bytes()
    rows = list(read_file(BytesIO(page), "fail.json"))
    assert [row.record for row in rows] == [None] * 4
    assert "name: is missing." in rows[0].faults


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (place({"postal_code": "ABC 1234"}), "its postcode cannot be one"),
        (place(latitude=100), "its latitude is not in the United Kingdom"),
        (place(latitude=10**400), "its latitude is not in the United Kingdom"),
        (place({"country": "US"}), "its address is in another country"),
    ],
)
def test_a_place_that_cannot_be_is_left_out_and_the_service_kept(bad, why):
    [row] = read(service(phones=[phone("01632 960001")], service_at_locations=[bad, place()]))
    assert row.faults == ()
    assert f"A place was left out: {why}." in row.warnings
    assert [way["value"] for way in row.record["channels"]] == [
        "01632 960001",
        "1 High Street, Northam, Midshire, ZZ99 9ZZ",
    ]


def test_markup_becomes_plain_text_and_a_script_leaves_nothing():
    [row] = read(
        service(
            name="Night &amp; <b>day</b>",
            description="<p>Talk to us.</p><script>f()</script>&lt;img src=x onerror=f()&gt;Any\x00 time.",
            alert="<style>p{}</style>Closed \u202etoday",
            url="javascript:alert(1)",
        )
    )
    assert row.record["name"] == "Night & day"
    assert row.record["what"] == "Talk to us. Any time."
    assert row.record["if_new"]["note"] == "Alert of its source: Closed today"
    assert "channels" not in row.record
    for trace in ("<", "f()", "script"):
        assert trace not in json.dumps({**row.record, "if_new": ""})


def test_a_long_description_is_cut_at_a_sentence_and_kept_whole_for_staff():
    long = "It helps. " * 50
    [row] = read(service(description=long, name="A" * 400))
    assert len(row.record["what"]) <= 300
    assert row.record["what"].endswith("It helps.")
    assert long.strip() in row.record["if_new"]["note"]
    assert len(row.record["name"]) <= 120
    assert sum("and was cut" in warning for warning in row.warnings) == 2


@pytest.mark.parametrize(
    ("written", "value", "label"),
    [
        ("+44 1632 960001", "01632 960001", ""),
        ("Tel: 01632 960001 (option 2)", "01632 960001", "option 2"),
        ("01632 960001 ext 5", "01632 960001", "extension 5"),
        ("999", "999", ""),
        ("0800 1111", "0800 1111", ""),
        ("+1 650 253 0000", "+1 650-253-0000", ""),
    ],
)
def test_a_number_is_printed_as_it_is_dialled_here(written, value, label):
    [row] = read(service(contacts=[{"id": PART, "name": "Ann Persona", "phones": [phone(written)]}]))
    [way] = row.record["channels"]
    assert (way["kind"], way["value"], way["label"]) == ("phone", value, label)


@pytest.mark.parametrize("written", ["0163", "01632 960001 or 01632 960002", "0800 HELP", "ask inside", "9" * 40])
def test_a_number_that_cannot_be_one_is_left_out_with_a_warning(written):
    [row] = read(service(email="help@example.org", phones=[phone(written)]))
    assert [way["kind"] for way in row.record["channels"]] == ["email"]
    assert any("cannot be read as one telephone number" in warning for warning in row.warnings)


def test_hours_that_rows_can_hold_are_taken_and_staff_are_told_whose_they_are():
    season = schedule(byday="SA", opens_at="10:00:00", closes_at="23:59:59", valid_from="2026-12-01")
    over = schedule(byday="SU", valid_to="2020-01-01")
    [row] = read(service(phones=[phone("01632 960001")], schedules=[schedule(), season, over]))
    [way] = row.record["channels"]
    assert way["known_hours"] == "times"
    assert [(t["first_day"], t["last_day"], t["opens"], t["closes"], t["from_date"]) for t in way["times"]] == [
        (0, 4, "09:00", "17:00", None),
        (5, 5, "10:00", "00:00", "2026-12-01"),
    ]
    assert "Its hours are given for the whole service. Check them for each number and place." in row.warnings


@pytest.mark.parametrize(
    "rule",
    [
        {"freq": "MONTHLY", "byday": "1MO"},
        {"interval": 2},
        {"bymonthday": "2,3"},
        {"opens_at": "09:00Z"},
        {"opens_at": "9 o'clock"},
        {"byday": ""},
        {"valid_from": "soon"},
    ],
)
def test_hours_that_rows_cannot_hold_stay_unknown_and_their_words_are_kept(rule):
    inexact = schedule(**rule, description="Ask us first.")
    [row] = read(service(phones=[phone("01632 960001")], schedules=[schedule(byday="SU"), inexact]))
    [way] = row.record["channels"]
    assert "known_hours" not in way
    assert "times" not in way
    assert "Ask us first." in row.record["if_new"]["note"]
    assert any("do not fit rows" in warning for warning in row.warnings)


def test_areas_are_taken_by_code_or_by_exact_name_and_never_guessed():
    Area.objects.filter(code="E07000902").update(valid_until=date(2026, 1, 1))
    areas = [
        {"id": PART, "uri": "http://statistics.data.gov.uk/id/statistical-geography/E06000901"},
        {"id": PART, "name": "northam"},
        {"id": PART, "name": "Northam and around"},
        {"id": PART, "uri": "https://example.org/areas/E07000902", "name": "Southam"},
    ]
    [row] = read(service(service_areas=areas))
    assert row.record["coverage"] == ["E06000901", "E07000901"]
    assert sum("an area that is not known here" in warning for warning in row.warnings) == 2
    assert "An area it helps in: Northam and around" in row.record["if_new"]["note"]


def test_our_own_terms_become_needs_and_others_words_for_staff(make_need):
    make_need("talk", "Someone to talk to")
    ours = {"id": str(term_id("needs", "talk")), "name": "Talk", "description": "Talk"}
    other = {"id": PART, "name": "Advice", "description": "Advice", "taxonomy": "A list of theirs"}
    attributes = [{"id": PART, "taxonomy_term": ours}, {"id": PART, "taxonomy_term": other}]
    [row] = read(service(attributes=attributes))
    assert row.record["needs"] == ["talk"]
    assert "Its source sorts it under: A list of theirs: Advice" in row.record["if_new"]["note"]


@pytest.mark.parametrize(
    "facts",
    [
        {"minimum_age": 18, "maximum_age": 11},
        {"minimum_age": 10**400},
        {"maximum_age": 17.5},
        {"minimum_age": -1},
    ],
)
def test_ages_that_cannot_be_are_not_known(facts):
    [row] = read(service(**facts))
    assert "age_rule" not in row.record
    assert "Its ages cannot be right, so they count as not known." in row.warnings


def test_a_date_of_another_directory_is_never_a_check_of_ours(make_need):
    [row] = read(service(assured_date="2026-11-01"))
    made = apply_record(row.record, known=Known())
    assert made.source_assured_on == date(2026, 11, 1)
    assert made.checked_on is None
    assert not made.live
    assert made.name_needed == made.recorded == made.on_phone_bill == ""
    [row] = read(service(assured_date="2027-01-01"))
    assert "source_assured_on" not in row.record


def test_what_staff_wrote_is_not_written_over_by_the_next_import():
    [row] = read(service(alert="Moved."))
    made = apply_record(row.record, known=Known())
    assert made.note == "Alert of its source: Moved."
    made.note, made.source = "Rang them on Monday.", "their letter"
    again = apply_record(row.record, made, known=Known())
    assert (again.note, again.source) == ("Rang them on Monday.", "their letter")


def test_a_closed_service_is_refused_and_one_closed_for_now_says_so():
    closed, resting = read(service(status="defunct"), service(id=PART, status="temporarily closed"))
    assert closed.record is None
    assert "has closed (defunct)" in closed.faults[0]
    assert closed.external_id == ID
    assert "closed for now" in resting.warnings[0]


def test_a_bad_row_never_stops_the_good_ones_and_the_first_of_two_ids_counts():
    twice = service(name="Another name")
    rows = read(service(), "text", None, {"name": "No id"}, twice, service(id=PART, name=None, email=""))
    assert [bool(row.record) for row in rows] == [True, False, False, False, False, False]
    assert rows[4].faults == ("It has the same id as number 1 of the feed, and the first counts.",)
    assert rows[5].faults == ("name: is missing.",)


def test_one_page_of_many_and_one_service_alone_are_read_from_a_file():
    older = {"totalElements": 3, "totalPages": 3, "number": 1, "last": False, "content": [service()]}
    rows = read_file(BytesIO(json.dumps(older).encode()), "old.json")
    assert next(rows).name == "Night line"
    with pytest.raises(BrokenOff, match="1 of 3 services"):
        next(rows)
    [row] = read_file(BytesIO(json.dumps(service()).encode()), "one.json")
    assert row.name == "Night line"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"<html>", "not whole JSON: it breaks at line 1, column 1"),
        (b'{"contents": [{"id": 1}', "not whole JSON"),
        (b'"text"', "no list of services"),
        (b'{"a": ' * 60 + b"1" + b"}" * 60, "nests more than 40 levels"),
        (b"[" * 100_000, "nests more than 40 levels"),
        (b"[" + b"1," * 1_100_000 + b"1]", "more than 1,000,000 values"),
        (b'"\\"' * 2_000_000, "not whole JSON"),
        (b'{"contents": "\xff"}', "not UTF-8"),
        (b" " * (MOST_FILE_BYTES + 1), "larger than 30 MB"),
    ],
)
def test_a_file_that_is_no_feed_is_refused_in_words(text, why):
    with pytest.raises(SourceFault, match=why):
        list(read_file(BytesIO(text), "bad.json"))


def test_a_feed_of_our_own_kind_is_taken_at_its_word_but_not_on_trust():
    good = {
        "key": "night-line",
        "name": "Night line",
        "what": "Talk.",
        "coverage": ["E07000901", "E07000999"],
        "needs": ["none-of-ours"],
        "channels": [
            {
                "kind": "phone",
                "value": "01632 960001",
                "known_hours": "times",
                "times": [{"first_day": 0, "last_day": 4, "opens": "22:00", "closes": "06:00"}],
            }
        ],
    }
    [row] = read(service(know_about=good))
    assert row.faults == ()
    assert row.record["key"] == "night-line"
    assert row.record["coverage"] == ["E07000901"]
    assert row.record["channels"][0]["times"][0]["opens"] == "22:00"
    assert "checked_on" not in row.record
    assert len([warning for warning in row.warnings if "left out" in warning]) == 2
    for name, wrong in {"name": 5, "age_min": "x", "audiences": {"y": 1}, "needs": [["talk"]]}.items():
        [row] = read(service(know_about={**deepcopy(good), name: wrong}))
        assert row.record is None
        assert row.faults[0].startswith(f"know_about.{name}: should be")
    bad_time = deepcopy(good)
    bad_time["channels"][0]["times"][0]["first_day"] = {"a": 1}
    [row] = read(service(know_about=bad_time))
    assert row.faults == ("know_about.channels.0.times.0: should say its days as numbers from 0 to 7.",)
