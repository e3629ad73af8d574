"""The starter pages keep the promises made to their readers: neutral, plain, without blame and without numbers."""

from __future__ import annotations

import re
from operator import itemgetter

import pytest

from core.language import flags
from core.reading_age import plain_text, reading_age, target_for
from core.validators import telling_words
from tests.home.starter_pack import (
    ADDRESSES,
    FOLDER,
    NAMES,
    NEEDS,
    NUMBER,
    PAGES,
    SERVICES,
    own_words_of,
    strings,
    words_before_the_first_card,
    words_of,
)

each_page = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
YOUNG = {slug: page for slug, page in PAGES.items() if page["audience"] == "y"}
# What no page about a picture may leave out, and no page may advise.
WITH_THE_PICTURE = ("screenshot", "copy", "send", "upload", "print")
DOORS = {slug: page for slug, page in PAGES.items() if page["type"] == "AudiencePage"}
# Where words may point: pages that wait for no check, and the finder's own.
OPEN = {address for address, page in ADDRESSES.items() if not page["needs_check"]} | {
    "/find-support/",
    "/find-support/for-partners/",
    "/find-support/our-information/",
}
# Addresses of the pages that the starter's statements rest on.
SOURCES = set(
    re.findall(r"https?://[^\s|;)]+", (FOLDER.parents[2] / "docs" / "sources.md").read_text(encoding="utf-8"))
)
PUBLIC_FIELDS = ("name", "what", "what_happens", "who_for", "who_is_told", "languages", "how_to_refer")


@each_page
def test_no_tab_address_or_door_tells_a_watcher_unless_the_page_names_the_campaign(page):
    assert telling_words(page["slug"].replace("-", " ")) == []
    if not page["names_campaign"]:
        seen = " ".join(page.get(name, "") for name in ("title", "seo_title", "search_description", "door_label"))
        assert telling_words(seen) == []


def test_only_pages_for_adults_name_the_campaign():
    naming = {slug: page["audience"] for slug, page in PAGES.items() if page["names_campaign"]}
    assert {"parents", "work-with-children", "about"} <= naming.keys()
    assert set(naming.values()) <= {"p", "w", ""}


def test_codes_of_needs_tell_a_watcher_nothing():
    assert [code for code in NEEDS if telling_words(code)] == []
    assert all(re.fullmatch(r"[a-z0-9]{1,8}", code) for code in NEEDS)


@each_page
def test_no_page_types_a_number_for_they_come_from_the_directory(page):
    assert NUMBER.findall(plain_text(words_of(page))) == []


@each_page
def test_every_callout_that_says_ring_the_police_shows_how(page):
    callouts = [block["value"] for block in page["body"] if block["type"] == "callout"]
    assert [one["heading"] for one in callouts if "Ring the police" in one["text"] and not one.get("police")] == []


@each_page
def test_the_trades_own_name_for_the_childrens_team_is_explained_once_and_nowhere_else(page):
    assert words_of(page).count("front door") == (page["slug"] == "work-with-children")


def test_no_service_sends_a_reader_to_a_front_door():
    assert [
        key for key, service in SERVICES.items() if any("front door" in service[name] for name in PUBLIC_FIELDS)
    ] == []


@each_page
def test_every_page_reads_at_the_age_of_its_reader(page):
    assert reading_age(own_words_of(page)) <= target_for(page["audience"])


@each_page
def test_no_paragraph_hides_hard_words_behind_the_page_s_average(page):
    paragraphs = [text for text in plain_text(own_words_of(page)).splitlines() if len(text.split()) >= 20]
    assert [text for text in paragraphs if reading_age(text, NAMES) > target_for(page["audience"]) + 3] == []


def test_no_service_blames_a_child_or_hides_the_act():
    said = {key: " ".join(service[field] for field in PUBLIC_FIELDS) for key, service in SERVICES.items()}
    named = " ".join(need["name"] + " " + need["name_for_young"] for need in NEEDS.values())
    assert {key: found for key, text in said.items() if (found := flags(text))} == {}
    assert flags(named) == []


@each_page
def test_cards_and_links_lead_somewhere(page):
    for block in page["body"]:
        if block["type"] == "contact_card":
            assert SERVICES[block["value"]["service"]]["load"] == "live"
        if block["type"] == "links":
            for link in block["value"]["links"]:
                assert bool(link.get("page_slug")) != bool(link.get("address"))
                assert link.get("page_slug", "home") in PAGES
                address = link.get("address", "https://")
                assert address.partition("?")[0] in OPEN or address.startswith("https://")
    written = re.findall(r'href="(/[^"]*)"', words_of(page))
    # A page that waits for a specialist's check is no page yet on a real site, so running text never points at one.
    assert set(written) <= OPEN


@each_page
def test_no_page_leads_to_an_address_that_nobody_wrote_down_as_read(page):
    links = [link for block in page["body"] if block["type"] == "links" for link in block["value"]["links"]]
    led_to = {link["address"] for link in links if link.get("address", "").startswith("http")}
    led_to |= set(re.findall(r'href="(http[^"]*)"', words_of(page)))
    assert led_to <= SOURCES


@pytest.mark.parametrize("page", DOORS.values(), ids=DOORS)
def test_every_door_opens_on_signs_who_to_tell_and_what_happens_next(page):
    kinds = [block["type"] for block in page["body"]]
    assert {"finder_box", "contact_card", "links"} <= set(kinds)
    below = {child["type"] for child in page.get("children", [])}
    assert "signs" in kinds or "SignsPage" in below
    words = plain_text(words_of(page))
    assert re.search(r"what (?:it is|happens)|is it this|what you may be seeing", words, re.IGNORECASE)
    assert "fault" in words
    assert "don’t need to be sure" in words.lower() or "do not need to be sure" in words.lower()
    assert "what-happens-next" in str(page["body"])


def test_a_young_person_is_answered_before_any_number():
    page = PAGES["is-this-ok"]
    first_card = next(place for place, block in enumerate(page["body"]) if block["type"] == "contact_card")
    before = "\n".join(text for block in page["body"][:first_card] for text in strings(block["value"]))
    asked = [before.index(f"<h2>{question}</h2>") for question in (
        "Is it this?", "Who will know?", "What happens if I tell?", "Will I really get help?"
    )]  # fmt: skip
    assert asked == sorted(asked)
    assert "Home not safe?" in before
    ways_on = next(block["value"]["links"] for block in page["body"] if block["type"] == "links")
    assert ways_on[0]["page_slug"] == "a-picture-of-you", "the one who has least time comes first"


@pytest.mark.parametrize("page", YOUNG.values(), ids=YOUNG)
def test_a_young_person_reads_who_will_know_before_any_helpline(page):
    before = words_before_the_first_card(page)
    assert before is None or "who will know" in before.lower()


@pytest.mark.parametrize("slug", ["a-picture-of-you", "easy-a-picture-of-you", "pictures-and-threats"])
def test_pages_on_pictures_say_what_to_keep_and_what_to_leave_alone(slug):
    words = plain_text(words_of(PAGES[slug])).lower()
    assert [one for one in WITH_THE_PICTURE if not re.search(rf"(?:do not|don’t)[^.]*\b{one}\b", words)] == []
    assert [one for one in ("messages", "name", "times", "not your fault", "report remove") if one not in words] == []
    assert "no one needs to look at it" in words or "no one needs to see it" in words
    assert "wipe" in words


@pytest.mark.parametrize(
    "page", [page for page in PAGES.values() if page["type"] == "StoryPage"], ids=itemgetter("slug")
)
def test_a_story_warns_first_turns_once_and_ends_with_help(page):
    assert page["content_note"]
    turns = [scene["value"].get("is_turning_point", False) for scene in page["scenes"]]
    assert turns.count(True) == 1
    assert turns.index(True) not in {0, len(turns) - 1}
    assert "contact_card" in [block["type"] for block in page["body"]]


def test_a_young_person_is_offered_easy_read_where_it_matters_most():
    offered = {slug: page["easy_read"] for slug, page in YOUNG.items() if page.get("easy_read")}
    assert offered.keys() == {"is-this-ok", "a-picture-of-you", "how-to-tell", "who-will-know"}
    for slug, easy in offered.items():
        assert PAGES[easy]["type"] == "EasyReadPage"
        assert slug in str(PAGES[easy]["body"]), "no way back to the page in more words"


@pytest.mark.parametrize(
    "page", [page for page in YOUNG.values() if page["type"] == "WhatHappensPage"], ids=itemgetter("slug")
)
def test_what_happens_to_a_young_person_begins_with_who_will_know_and_says_when(page):
    assert page["body"][0]["value"].startswith("<h2>Who will know?</h2>")
    steps = [step for block in page["body"] if block["type"] == "steps" for step in block["value"]["steps"]]
    assert any(step.get("when") for step in steps)
    assert any(step.get("who_will_know") for step in steps)


def test_one_to_one_support_names_all_that_was_promised_and_how_to_ask():
    words = plain_text(words_of(PAGES["one-to-one-support"]))
    promised = ("assessment", "care programme", "one-to-one", "family", "ask the children’s team")
    assert [one for one in promised if one not in words.lower()] == []
    assert "every child, every time" in words_of(PAGES["the-talk-when-you-are-back"]).lower()


def test_help_now_begins_with_danger_and_has_someone_for_each_reader():
    cards = [block["value"]["service"] for block in PAGES["help-now"]["body"] if block["type"] == "contact_card"]
    assert cards[:2] == ["police-999", "childline"]
    assert "nspcc-helpline" in cards
    assert any(block["type"] == "finder_box" for block in PAGES["help-now"]["body"])


@pytest.mark.parametrize(
    "limit",
    [
        "can’t change your history", "The history list", "School", "parental control", "Shared accounts",
        "Screenshots", "Spyware", "Phone bills", "Links you share", "If JavaScript is off", "Back may show our page",
        "an empty history can stand out", "A private window", "library", "Safari", "Chrome", "Samsung Internet",
        "24 November 2026", "has not yet been tried on an iPhone",
    ],
)  # fmt: skip
def test_your_browsing_here_states_each_limit(limit):
    words = plain_text(words_of(PAGES["your-browsing-here"]))
    assert limit in words


@pytest.mark.parametrize(
    "untested", ["screen readers", "speech control", "iPhone", "Samsung", "with disabled people", "Easy Read", "BSL"]
)
def test_the_accessibility_statement_names_what_was_not_tested_or_is_not_there(untested):
    words = plain_text(words_of(PAGES["accessibility"]))
    assert untested in words.split("What we have not tested", 1)[1]


def test_the_data_page_acknowledges_its_sources_word_for_word():
    words = plain_text(words_of(PAGES["data"]))
    assert (
        "Contains OS data © Crown copyright and database right 2025. Contains Royal Mail data © Royal Mail copyright "
        "and database right 2025. Source: Office for National Statistics licensed under the Open Government Licence "
        "v3.0." in words
    )
    assert "GeoNames, under the Creative Commons Attribution 4.0 licence" in words


def test_law_and_what_happens_pages_wait_for_a_specialist_and_are_read_again_twice_a_year():
    waiting = {slug: page for slug, page in PAGES.items() if page["needs_check"]}
    steps = {slug for slug, page in PAGES.items() if page["type"] == "WhatHappensPage"}
    assert {"what-happens-next", "if-you-tell", "your-rights", "what-the-law-says"} | steps <= waiting.keys()
    twice_a_year = {slug for slug, page in PAGES.items() if page.get("review_every") == 6}
    assert waiting.keys() | {"your-browsing-here", "why-a-leave-button"} <= twice_a_year
