"""What professionals and people at work read: one quotation, a dated law page, and on shift the police first."""

from __future__ import annotations

import re

import pytest

from core.reading_age import plain_text
from tests.home.starter_pack import DEFINITION, PAGES, words_of

PLACES = {page["slug"]: page for page in PAGES["seen-something"]["children"]}


def test_the_definition_is_quoted_word_for_word_once_with_its_source_and_licence():
    (quoting,) = [slug for slug, page in PAGES.items() if DEFINITION in words_of(page)]
    after = words_of(PAGES[quoting]).split(DEFINITION, 1)[1][:600]
    assert 'href="https://www.gov.uk/' in after
    assert "open-government-licence/version/3/" in after


def test_the_duty_to_report_is_dated_and_never_said_to_be_in_force():
    words = plain_text(words_of(PAGES["duty-to-report"]))
    assert "As of 23 November 2026" in words
    assert "have not been able to confirm that the Bill has become law" in words
    assert re.findall(r"[^.]*in force[^.]*", words) == [" So this page does not say that the duty is in force"]


def test_pages_for_work_about_law_health_and_what_comes_next_wait_for_a_specialist():
    below = [page for hub in ("work-with-children", "seen-something") for page in PAGES[hub]["children"]]
    assert {page["slug"] for page in below if page["needs_check"]} == {
        "behaviour-between-children",
        "duty-to-report",
        "health-and-sarc",
        "return-home-interviews",
        "sharing-information",
    }


@pytest.mark.parametrize("page", PLACES.values(), ids=PLACES)
def test_somebody_on_shift_reads_whom_to_ring_then_three_steps_then_the_signs(page):
    assert [block["type"] for block in page["body"][:3]] == ["callout", "steps", "signs"]
    callout, steps = page["body"][0]["value"], page["body"][1]["value"]
    assert callout["police"]
    assert re.search(r"ring the police", callout["text"], re.IGNORECASE)
    assert len(steps["steps"]) == 3
    assert "<h2>What not to do</h2>" in words_of(page)
    assert "<h2>Training</h2>" in words_of(page)


@pytest.mark.parametrize("slug", ["work-with-children", "seen-something"])
def test_a_hub_leads_to_every_page_below_it(slug):
    lists = [block["value"]["links"] for block in PAGES[slug]["body"] if block["type"] == "links"]
    led_to = {link.get("page_slug") for links in lists for link in links}
    assert {page["slug"] for page in PAGES[slug]["children"]} <= led_to


@pytest.mark.parametrize("page", [*PLACES.values(), PAGES["signs-where-you-work"]], ids=lambda page: page["slug"])
def test_what_is_never_small_is_no_sign_of_which_one_may_mean_nothing(page):
    signs = [sign for block in page["body"] if block["type"] == "signs" for sign in block["value"]["signs"]]
    told = [f"{sign['sign']} {sign['example']}" for sign in signs]
    assert [
        one for one in told if re.search(r"suicide|self-harm|hurt|injur|begs|scared|threat", one, re.IGNORECASE)
    ] == []
    assert [
        block for block in page["body"] if block["type"] == "checklist" and "is enough" in block["value"]["heading"]
    ]
