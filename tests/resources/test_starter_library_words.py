"""What the starter library says: plain, without blame and without numbers, each resource complete."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from core.language import flags
from core.reading_age import plain_text, reading_age, target_for
from core.validators import telling_words
from home.starter.library import FOLDER
from resources.refs import PATTERN
from tests.config.test_any_partnership import names_of_the_packs
from tests.home.starter_pack import NUMBER
from tests.resources.starter_library import LIBRARY, RECORDS, printed_words, words_of

each = pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)


def test_there_are_two_dozen_resources_of_eight_kinds_and_every_setting_has_something():
    kinds = Counter(record["kind"] for record in RECORDS.values())
    assert sum(kinds.values()) >= 24
    assert len(kinds) >= 8
    assert kinds["lesson"] == 4
    assert {key for record in RECORDS.values() for key in record["settings"]} == {
        row["key"] for row in LIBRARY.vocabulary["settings"]
    }


def test_codes_are_the_same_on_every_site_and_nobody_else_s():
    refs = [record["ref"] for record in RECORDS.values()]
    assert all(re.fullmatch(PATTERN, ref) for ref in refs)
    assert len(set(refs)) == len(refs)


@each
def test_a_resource_reads_at_its_reader_s_age_blames_nobody_and_types_no_number(record):
    words = plain_text(words_of(record))
    target = target_for(record["audience"])
    assert reading_age(words) <= target
    hard = [line for line in words.splitlines() if len(line.split()) >= 20 and reading_age(line) > target + 3]
    assert hard == []
    assert flags(words, record["audience"]) == []
    assert NUMBER.findall(words) == []


@each
def test_what_is_printed_for_a_young_person_reads_at_ten_and_nothing_printed_blames(record):
    for form in record["files"]:
        words = plain_text(printed_words(form))
        assert NUMBER.findall(words) == []
        if not words or form.get("language", "en") != "en":
            continue
        assert flags(words, record["audience"]) == []
        assert reading_age(words) <= target_for("y" if form.get("reader") == "y" else record["audience"])


@each
def test_no_tab_and_no_address_tells_a_watcher_unless_the_page_names_the_campaign(record):
    assert telling_words(record["slug"].replace("-", " ")) == []
    if not record["names_campaign"]:
        assert telling_words(f"{record['title']} {record['search_description']}") == []


@pytest.mark.parametrize(
    "record", [one for one in RECORDS.values() if one["kind"] == "lesson"], ids=lambda one: one["slug"]
)
def test_a_lesson_has_timed_steps_that_fill_its_minutes_and_begins_with_what_keeps_people_safe(record):
    timed = [step["when"] for block in record["body"] if block["type"] == "steps" for step in block["value"]["steps"]]
    clock = [tuple(map(int, re.fullmatch(r"(\d+) to (\d+) minutes", when).groups())) for when in timed]
    assert clock[0][0] == 0
    assert clock[-1][1] == record["minutes"]
    assert all(before[1] == after[0] for before, after in pairwise(clock))
    words = plain_text(words_of(record))
    for needed in ("nobody tells their own story", "What you need", "After the lesson", "More support"):
        assert needed in words
    assert {form["kind"] for form in record["files"]} == {"pdf", "docx"}


def test_what_every_partnership_begins_with_names_no_place():
    words = "\n".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*.json")))
    assert len(words) > 50_000
    assert [name for name in names_of_the_packs() if re.search(rf"\b{re.escape(name)}\b", words)] == []


def test_packs_are_made_of_what_is_there():
    wanted = {slug for pack in LIBRARY.packs for slug, _note in pack["items"]}
    assert wanted <= RECORDS.keys()
    assert len(LIBRARY.packs) == 3
