"""The sample rule: the starter services say what their source states, and nothing more.

Source: `source.csv`, the table as found on 23 November 2026. A detail with a mark of doubt in it is not known.
"""

from __future__ import annotations

import re

import pytest

from signposting.models.choices import ChannelKind
from tests.home.starter_pack import FOLDER, NEEDS, NUMBER, PAGES, ROWS, SERVICES, read

each_service = pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES)
DOUBT = re.compile(r"\(C\)|\?|\bold\b|\bor\b|\bconflicting\b|\bnot seen\b")
RUNG = (ChannelKind.PHONE, ChannelKind.TEXT)
# Rows that say where to ask, not whom to ring, and row 3, whose 101 has a record of its own.
NUMBERS_ELSEWHERE = {3, 45, 46}
NOT_STATED_ANYWHERE = ("on_phone_bill", "recorded", "languages", "gender", "commissioner")
FACTS = ("age_rule", "age_min", "age_max", "name_needed", "who_is_told", "what_happens")

# Every fact that is set, and the words of the source or of the research notes (section 4.9, seen on the body's own
# pages) that state it. Long sentences are given by their beginning.
STATED: dict[str, dict[str, object]] = {
    "staffordshire-front-door": {
        "what_happens": "Members of the public can stay anonymous.",
        "name_needed": "depends",  # the public may stay anonymous, professionals may not
    },
    "childline": {"age_rule": "range", "age_max": 18},  # "Under 19"
    "ceop": {
        "age_rule": "range",
        "age_max": 17,  # "Under 18, adults for them"
        "name_needed": "yes",  # "Not anonymous"
        "who_is_told": "The police and others",
        "what_happens": "A child protection adviser reads it.",
    },
    "report-remove": {"age_rule": "range", "age_max": 17},  # "Under 18"
    "crimestoppers": {"name_needed": "no"},  # "Tell with no name"
    "fearless": {
        "age_rule": "range",
        "age_min": 11,
        "age_max": 17,
        "name_needed": "no",
    },  # "Same, for teens", "11-17"
    "safecall": {"age_rule": "range", "age_max": 25},  # "Up to 25"
    "is-this-ok": {"age_rule": "range", "age_min": 13, "age_max": 18},
    "shore": {"age_rule": "range", "age_min": 13, "age_max": 18},
    "the-mix": {"age_rule": "range", "age_max": 24},  # "Under 25"
    "papyrus-hopeline": {"age_rule": "range", "age_max": 34},  # "Under 35"
    "new-era": {"age_rule": "any"},  # "All ages"
    "childrens-sarc": {
        "age_rule": "range",
        "age_min": 0,
        "age_max": 17,
        "what_happens": "From 13 you can ask for help yourself",
    },
    "adult-sarc": {"age_rule": "range", "age_min": 18},
    "rape-crisis-line": {"age_rule": "range", "age_min": 16},
    "napac": {"age_rule": "range", "age_min": 18},
    "stay-well-stoke": {"age_rule": "range", "age_max": 18},  # "Up to 18"
    "staffordshire-emotional-health": {"age_rule": "range", "age_min": 5, "age_max": 18},
    "missing-service": {"what_happens": "The talk is offered each time, with someone independent."},
}
ALWAYS, STANDS_IN = ("always", "", []), ("stands_in", "", [])
# Every channel whose hours are known: (hours, on bank holidays, rows of first day, last day, opens, closes).
HOURS = {
    ("police-999", "phone"): ALWAYS,
    ("police-101", "phone"): ALWAYS,
    ("staffordshire-police-online", "web"): ALWAYS,
    ("staffordshire-front-door", "phone"): ("times", "", [(0, 3, "08:00", "17:30"), (4, 4, "08:00", "16:30")]),
    ("staffordshire-out-of-hours", "phone"): STANDS_IN,
    ("stoke-front-door", "phone"): ("times", "closed", [(0, 3, "08:30", "17:00"), (4, 4, "08:30", "16:30")]),
    ("stoke-out-of-hours", "phone"): STANDS_IN,
    ("childline", "phone"): ALWAYS,
    ("ceop", "web"): ALWAYS,
    ("report-remove", "web"): ALWAYS,
    ("take-it-down", "web"): ALWAYS,
    ("fearless", "web"): ALWAYS,
    ("missing-people-families", "phone"): ("times", "", [(0, 6, "09:00", "23:00")]),
    ("shout", "text"): ALWAYS,
    ("victim-support", "phone"): ALWAYS,
    ("new-era", "phone"): ALWAYS,
}


def undoubted(text: str) -> str:
    """The parts of a cell of the table that carry no mark of doubt."""
    return " ; ".join(part for part in re.split(r"[,;/]\s+|\s/\s|, ", text) if not DOUBT.search(part))


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def numbers(text: str) -> set[str]:
    """The telephone numbers in a text, digits only."""
    return {digits(found) for found in re.findall(r"\d[\d ]*", text) if len(digits(found)) >= 3}


def test_every_row_of_the_table_is_there_once_live_or_draft_as_it_says():
    assert {service["row"]: service["load"] for service in SERVICES.values()} == {
        row: source["load"] for row, source in ROWS.items()
    }
    assert len(read("services.json")) == len(ROWS) == 46


@each_service
def test_numbers_and_addresses_are_those_the_row_states_without_doubt(service):
    row = ROWS[service["row"]]
    stated = "" if row["confidence"] == "C" else undoubted(row["contact"])
    sites = "" if row["confidence"] == "C" else undoubted(row["web"].replace("nwgnetwork.org, ", "nwgnetwork.org ; "))
    rung = {digits(channel["value"]) for channel in service["channels"] if channel["kind"] in RUNG}
    if service["row"] not in NUMBERS_ELSEWHERE:
        assert rung == numbers(stated)
    else:
        assert rung == set()
    hosts = {re.sub(r"https?://", "", c["value"]) for c in service["channels"] if c["kind"] in ("web", "chat")}
    assert all(host in sites for host in hosts)
    mails = [channel["value"] for channel in service["channels"] if channel["kind"] == "email"]
    assert all(mail in stated for mail in mails)


@each_service
def test_a_number_is_spaced_as_the_body_prints_it(service):
    printed = ROWS[service["row"]]["contact"]
    assert all(channel["value"] in printed for channel in service["channels"] if channel["kind"] in RUNG)


def test_hours_are_known_only_where_the_row_states_them():
    known = {
        (key, channel["kind"]): (
            channel["known_hours"],
            channel["on_bank_holidays"],
            [(time["first_day"], time["last_day"], time["opens"], time["closes"]) for time in channel["times"]],
        )
        for key, service in SERVICES.items()
        for channel in service["channels"]
        if channel["known_hours"] or channel["times"] or channel["on_bank_holidays"]
    }
    assert known == HOURS
    # CEOP's doubt is about when reports are read, not about the form.
    assert [key for key, _kind in known if DOUBT.search(ROWS[SERVICES[key]["row"]]["hours"].replace("(C)", ""))] == []


@each_service
def test_every_fact_set_is_one_the_source_states(service):
    set_facts = {name: service[name] for name in FACTS if service[name] not in ("", None)}
    stated = STATED.get(service["key"], {})
    assert set(set_facts) == set(stated)
    for name, value in stated.items():
        told = set_facts[name]
        assert told.startswith(value) if isinstance(value, str) and name not in ("age_rule",) else told == value
    assert [name for name in NOT_STATED_ANYWHERE if service[name]] == []
    for channel in service["channels"]:
        assert {channel[name] for name in ("cost", "needs_account", "relay_uk", "bsl")} == {""}


@each_service
def test_no_text_of_a_service_holds_a_number(service):
    aside = ("key", "source", "note")
    texts = [value for name, value in service.items() if isinstance(value, str) and name not in aside]
    texts += [channel["label"] for channel in service["channels"]]
    assert [text for text in texts if NUMBER.search(text)] == []
    assert not re.search(r"\d(?:[\s-]?\d){4,}", service["note"])


@each_service
def test_staff_are_told_what_to_check_first_and_why_it_is_a_draft(service):
    row = ROWS[service["row"]]
    assert row["confidence"] in service["note"]
    assert row["check_first"] == "-" or row["check_first"] in service["note"]
    assert ("A draft because" in service["note"]) == (row["load"] == "draft")
    assert service["source"] == row["source"].removeprefix("-")


def test_only_999_and_101_need_no_check():
    assert {key for key, service in SERVICES.items() if service["check_every_days"] is None} == {
        "police-999",
        "police-101",
    }


def test_people_worried_about_their_own_behaviour_have_a_group_of_their_own():
    apart = {code for code, need in NEEDS.items() if need["stands_apart"]}
    assert len(apart) == 1
    for service in SERVICES.values():
        if service["row"] in (22, 23):
            assert set(service["needs"]) == apart
        else:
            assert not apart & set(service["needs"])
    carded = {str(block["value"]) for page in PAGES.values() for block in page["body"]}
    assert not any("stop-it-now" in value or "'shore'" in value for value in carded)


def test_the_two_commissioned_services_name_no_provider_and_lead_to_the_front_door():
    for row, role in ((45, "targeted"), (46, "missing")):
        service = next(service for service in SERVICES.values() if service["row"] == row)
        assert (service["role"], service["organisation"]) == (role, None)
        assert [channel["kind"] for channel in service["channels"]] == ["front_door"]
        assert service["coverage"] == ["E10000028", "E06000021"]


def test_each_council_has_a_front_door_and_a_team_that_stands_in_for_it():
    for council, code in (("staffordshire", "E10000028"), ("stoke", "E06000021")):
        day, night = SERVICES[f"{council}-front-door"], SERVICES[f"{council}-out-of-hours"]
        assert (day["role"], night["role"]) == ("front_door", "out_of_hours")
        assert night["stands_in_for"] == day["key"]
        assert day["coverage"] == night["coverage"] == [code]
        assert {"y", "p", "w", "b"} <= set(day["audiences"])


def test_services_only_for_professionals_are_offered_to_nobody_else():
    for service in SERVICES.values():
        if ROWS[service["row"]]["who_for"] == "Professionals":
            assert service["audiences"] == ["w"]


def test_what_must_not_be_listed_is_nowhere_in_the_pack():
    files = [FOLDER / "services.json", *sorted((FOLDER / "pages").glob("*.json"))]
    said = " ".join(file.read_text(encoding="utf-8") for file in files)
    for name in ("Savana", "Catch22", "First Response", "1313 126", "Runaway Helpline", "Say Something", "88858"):
        assert name not in said
    assert "PACE" not in " ".join(service["name"] for service in SERVICES.values())


def test_areas_and_main_places_are_the_nine_the_pack_serves():
    pack = read("pack.json")
    assert set(pack["campaign_areas"]) == {"E06000021", *(f"E0700019{last}" for last in range(2, 10))}
    assert set(pack["main_places"]) == set(pack["campaign_areas"])
    places = (FOLDER / "places.csv").read_text(encoding="utf-8")
    for code, names in pack["main_places"].items():
        assert [name for name in names if f"{name},{code}," not in places] == []
    assert "sample" in pack["site"]["partnership_name"]
    assert pack["site"]["directory_email"].endswith("@example.org")
