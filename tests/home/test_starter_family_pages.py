"""What families read: first the police for a missing child, the picture left alone, help for the whole family."""

from __future__ import annotations

import re

import pytest

from core.reading_age import plain_text
from tests.home.starter_pack import PAGES, SERVICES, words_of

HUB = PAGES["parents"]
FAMILY = {page["slug"]: page for page in HUB["children"]}


def said_on(slug: str) -> str:
    return plain_text(words_of(PAGES[slug])).lower()


def test_the_first_page_leads_to_every_page_below_it_and_to_a_missing_child_before_all_else():
    lists = [block["value"]["links"] for block in HUB["body"] if block["type"] == "links"]
    led_to = [link["page_slug"] for links in lists for link in links]
    assert FAMILY.keys() - set(led_to) == {HUB["easy_read"]}
    assert led_to[0] == "child-missing"
    assert HUB["body"][0]["value"]["police"]


def test_a_father_whose_son_is_gone_reads_ring_the_police_before_anything_else():
    first = PAGES["child-missing"]["body"][0]
    assert first["type"] == "callout"
    assert first["value"]["police"]
    words = said_on("child-missing")
    assert "no 24-hour wait" in words
    assert "each time, your child should be offered a talk with someone independent, within 72 hours" in words
    assert words.index("ring the police") < words.index("what to have ready") < words.index("i’m so glad you’re back")


def test_a_parent_keeps_the_messages_poses_as_nobody_and_blames_nobody_for_what_is_gone():
    words = said_on("pictures-and-threats")
    kept = re.search(r"keep the messages[^.]*", words)
    assert kept
    assert [one for one in ("username", "times", "payment request") if one not in kept.group()] == []
    assert "don’t pose as your child" in words
    assert "no one should blame them" in words


@pytest.mark.parametrize(
    "slug", ["pictures-and-threats", "phones-games-and-apps", "if-you-suspect", "foster-carers-and-homes"]
)
def test_wherever_a_picture_may_be_found_it_is_never_copied_or_passed_on(slug):
    words = said_on(slug)
    acts = ("screenshot", "copy", "send", "upload", "print")
    assert [act for act in acts if not re.search(rf"don’t [^.]*\b{act}\b|don’t {act}\b", words)] == []
    assert re.search(r"(?:don’t |not )pose as", words) or "pose as your child online" in words


def test_the_signs_that_are_never_small_stand_apart_from_those_that_may_mean_nothing():
    body = FAMILY["signs-at-home"]["body"]
    told = [
        f"{one['sign']} {one['example']}"
        for block in body
        if block["type"] == "signs"
        for one in block["value"]["signs"]
    ]
    grave = r"suicide|harm themselves|hurt,|bruise|pregnan|scared of|threat|missing(?! school)"
    assert [one for one in told if re.search(grave, one, re.IGNORECASE)] == []
    (apart,) = [block["value"] for block in body if block["type"] == "checklist"]
    assert "One is enough" in apart["heading"]
    assert "change or a pattern, not proof" in FAMILY["signs-at-home"]["introduction"]


def test_only_what_comes_next_waits_for_a_specialist_so_a_parent_is_never_left_without_first_steps():
    assert {slug for slug, page in FAMILY.items() if page["needs_check"]} == {
        "what-happens-for-families",
        "support-for-families",
    }


def test_the_service_for_the_child_and_the_family_names_all_that_was_promised_and_how_to_ask():
    words = said_on("support-for-families")
    promised = ("assessment", "care programme", "one-to-one", "you get help as well", "ask the children’s team")
    assert [one for one in promised if one not in words] == []
    assert "we don’t know who runs it today" in words


def test_a_grown_up_who_was_hurt_as_a_child_has_a_page_whose_every_card_is_for_them():
    page = FAMILY["if-it-happened-to-you"]
    assert (page["audience"], page["names_campaign"]) == ("s", False)
    cards = [block["value"]["service"] for block in page["body"] if block["type"] == "contact_card"]
    assert cards
    assert all("s" in SERVICES[card]["audiences"] for card in cards)
    assert "it was not your fault" in said_on(page["slug"])
