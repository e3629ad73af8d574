"""One formula for how hard a text is to read."""

from __future__ import annotations

import pytest

from core.audiences import Audience
from core.reading_age import plain_text, reading_age, syllables, target_for


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("the", 1), ("phone", 1), ("helped", 1), ("wanted", 2), ("changes", 2), ("gives", 1), ("table", 2),
        ("people", 2), ("quiet", 2), ("area", 3), ("nation", 2), ("special", 2), ("friends", 1), ("trying", 2),
        ("something", 2), ("safety", 2), ("don’t", 1), ("didn’t", 2), ("child’s", 1), ("exploitation", 4),
        ("anonymous", 4), ("accessibility", 6), ("I", 1),
    ],
)  # fmt: skip
def test_words_are_counted_as_they_are_said(word, count):
    assert syllables(word) == count


def test_the_formula_is_flesch_kincaid_plus_five_years():
    # Six words of one syllable in one sentence: 0.39 * 6 + 11.8 * 1 - 15.59 + 5.
    assert reading_age("The cat sat on the mat.") == pytest.approx(3.55)


def test_short_plain_sentences_read_younger_than_an_official_one():
    plain = "You can ring now. Someone will listen. You do not have to give your name."
    official = (
        "Individuals experiencing difficulties may communicate confidentially with appropriately qualified "
        "practitioners, notwithstanding any limitations regarding identification."
    )
    assert reading_age(plain) < target_for(Audience.YOUNG_PERSON)
    assert reading_age(official) > target_for(Audience.PROFESSIONAL)


def test_headings_and_points_end_a_sentence_and_tags_are_not_words():
    assert plain_text("<h2>Who &amp; what</h2><ul><li>One</li><li>Two</li></ul>") == "Who & what\nOne\nTwo"
    assert reading_age("<ul><li>Ring us now</li><li>Ask for help</li></ul>") == reading_age(
        "Ring us now. Ask for help."
    )


def test_names_count_as_short_words_and_numbers_not_at_all():
    assert reading_age(
        "Ask the Multi-agency Safeguarding Association.", ["Multi-agency Safeguarding Association"]
    ) == (reading_age("Ask the it."))
    assert reading_age("On 24 November 2026 we came.") == reading_age("On November we came.")


def test_no_words_have_no_reading_age():
    assert reading_age("<p></p>") is None
    assert reading_age("0300") is None


def test_readers_have_the_targets_of_the_design():
    assert [target_for(code) for code in ("y", "p", "b", "", "w")] == [10, 11, 11, 11, 14]
