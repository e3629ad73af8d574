"""Every word of a page is read with whose it is, and its reading age counts what we could have put more simply."""

from __future__ import annotations

import json

import pytest

from core.language import Voice
from core.page_words import flags_of, passages, reading_age_of
from home.models import GuidancePage, RingTruePage, StoryPage

HARD = "Multidisciplinary safeguarding arrangements necessitate proportionate professional consideration"
LONG = " ".join([HARD] * 5)  # 35 words
TABLE = {
    "caption": "Words that help",
    "columns": [{"type": "text", "heading": "Words to leave"}, {"type": "text", "heading": "Write instead"}],
    "rows": [{"values": ["Absconded, promiscuous", "Went missing"]}],
}


@pytest.fixture
def page(db) -> GuidancePage:
    body = [
        {"type": "text", "value": "<h2>A heading</h2><p>It is not your fault.</p>"},
        {"type": "young_words", "value": {"words": "I gave in.", "who": "A girl of 15"}},
        {"type": "myths", "value": {"heading": "Myths", "myths": [
            {"type": "item", "value": {"myth": "“She chose it.”", "answer": "<p>Nobody does.</p>"}, "id": "1"},
        ]}},
        {"type": "links", "value": {"heading": "Next", "links": [
            {"type": "item", "value": {"text": "Ask us", "page": 999, "address": "/lifestyle/"}, "id": "2"},
        ]}},
        {"type": "table", "value": TABLE},
        {"type": "contact_card", "value": {"service": 999}},
    ]  # fmt: skip
    made = GuidancePage(title="A page", slug="a-page", introduction="Read this.", kept_by="The YP team")
    made.body = GuidancePage._meta.get_field("body").to_python(json.dumps(body))
    return made


def test_it_reads_each_piece_with_its_voice_and_asks_no_database(page, django_assert_num_queries):
    with django_assert_num_queries(0):
        read = passages(page)
    voices = {passage.text: passage.voice for passage in read}
    assert voices["A heading\nIt is not your fault."] == Voice.OURS
    assert voices["I gave in."] == Voice.YOUNG
    assert voices["“She chose it.”"] == Voice.MYTH
    assert voices["Nobody does."] == Voice.OURS
    assert voices["Absconded, promiscuous"] == Voice.LEAVE
    assert voices["Went missing"] == Voice.OURS
    assert voices["The YP team"] == Voice.NOBODY, "it is for staff"
    assert flags_of(read, "") == []


def test_a_body_that_was_just_typed_reads_like_a_stored_one(db):
    page = GuidancePage(title="A page", slug="a-page", body=[("text", "<p>He absconded.</p>")])
    (flag,) = flags_of(passages(page), "")
    assert (flag.words, flag.where, flag.place) == ("absconded", "He absconded.", "Text")


def test_scenes_and_statements_are_a_young_person_s_own(db):
    story = StoryPage(
        title="A story",
        slug="s",
        content_note="Sad.",
        scenes=[("scene", {"heading": "One", "text": "<p>I gave in.</p>"})],
    )
    ring = RingTruePage(
        title="Ring",
        slug="r",
        introduction="Read.",
        groups=[("group", {"heading": "Us", "statements": ["We have an affair."]})],
    )
    assert flags_of(passages(story), "y") == flags_of(passages(ring), "y") == []


def test_words_to_leave_and_long_quotations_do_not_make_a_page_hard(page):
    before = reading_age_of(passages(page))
    page.introduction = f"Read this. “{' '.join([HARD] * 5)}.”"
    assert reading_age_of(passages(page)) == before
    page.introduction = f"Read this. “{HARD}.”"
    assert reading_age_of(passages(page)) > before
