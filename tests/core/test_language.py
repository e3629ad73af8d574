"""The language list flags what blames a child, says what to write instead, and leaves fair wordings alone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import core.language
from core.audiences import Audience
from core.language import LANGUAGE_LIST, Severity, Voice, flags

YOUNG, PARENT, WORKER = Audience.YOUNG_PERSON, Audience.PARENT, Audience.PROFESSIONAL


def words(text: str, audience: str = "", voice: Voice = Voice.OURS) -> list[str]:
    return [flag.words for flag in flags(text, audience, voice)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She was known as a child prostitute.", ["prostitute"]),
        ("He had child porn on his phone.", ["child porn"]),
        ("They put themselves at risk.", ["put themselves at risk"]),
        ("It is a risky lifestyle.", ["risky", "lifestyle"]),
        ("She is choosing to stay with him.", ["choosing"]),
        ("The girl chose to go back.", ["girl chose to"]),
        ("Her boyfriend is 29.", ["boyfriend"]),
        ("He had sex with a child.", ["sex with"]),
        ("She sent him nudes.", ["sent him nudes"]),
        ("A promiscuous, streetwise girl.", ["promiscuous", "streetwise"]),
        ("He absconded again.", ["absconded"]),
        ("Runaways are known to us.", ["Runaways"]),
        ("She was recruiting others.", ["recruiting"]),
        ("She allowed it, and gave in.", ["allowed", "gave in"]),
        ("His challenging behaviour is out of control.", ["challenging", "out of control"]),
        ("The boy claims he was hit, and she admitted it.", ["claims", "admitted"]),
        ("They are failed parents.", ["failed parents"]),
        ("Each YP and LAC is known.", ["YP", "LAC"]),
    ],
)
def test_each_line_of_the_seed_list_is_flagged_in_our_own_words(text, found):
    assert words(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "He says he's my boyfriend.",
        "He says he is her boyfriend.",
        "Choose your area.",
        "Choosing a school takes time.",
        "Children should choose where they talk.",
        "The child chooses who to tell.",
        "Keep a trusted relationship with your child.",
        "The guidance on Relationships, Sex and Health Education.",
        "You are allowed to ask. You are not allowed to be hurt.",
        "We recruit staff with care.",
        "Challenging harmful myths is everyone’s work.",
        "You can ask about criminal injuries claims.",
        "The Runaway Helpline is for anyone.",
        "A black coat, a lacy top, a neat row.",
    ],
)
def test_the_same_words_are_fine_where_they_blame_nobody(text):
    assert words(text) == []


def test_what_people_say_may_stand_as_a_myth_and_not_as_ours():
    assert words("She was a child prostitute.", voice=Voice.MYTH) == []
    assert words("She was a child prostitute.") == ["prostitute"]
    assert words("Putting themselves at risk", voice=Voice.LEAVE) == []


def test_a_young_person_s_own_words_are_theirs_but_no_slur_is():
    assert words("I gave in. I have a boyfriend.", YOUNG, Voice.YOUNG) == []
    assert words("I thought: “I allowed it.”", YOUNG) == []
    assert words("They called her a “child prostitute”.") == ["prostitute"]
    assert words("One of the rent boys.", YOUNG, Voice.YOUNG) == ["rent boys"]


def test_a_word_out_of_reports_is_flagged_for_those_who_do_not_write_any():
    assert words("When a child discloses, listen.", PARENT) == ["discloses"]
    assert words("When a child discloses, listen.") == ["discloses"], "a page for everyone is for parents too"
    assert words("When a child discloses, listen.", WORKER) == []


def test_a_flag_says_in_which_sentence_what_instead_why_and_how_sure_the_list_is():
    text = "We met.\nIt began online. The child\nabsconded from home. “No.” We rang."
    (flag,) = flags(text, place="Text")
    assert flag.where == "absconded from home."
    assert flag.suggestion == "went missing"
    assert "in danger" in flag.reason
    assert (flag.severity, flag.place) == (Severity.CHANGE, "Text")
    (unsure,) = flags("Her boyfriend is 29.")
    assert unsure.severity == Severity.THINK


def test_every_rule_gives_its_reason_and_is_worth_having():
    entries = json.loads((Path(core.language.__file__).parent / "list.json").read_text(encoding="utf-8"))["rules"]
    assert len({rule.code for rule in LANGUAGE_LIST.rules}) == len(entries)
    for entry, rule in zip(entries, LANGUAGE_LIST.rules, strict=True):
        assert rule.suggestion, rule.code
        assert rule.reason.endswith("."), rule.code
        assert bool(rule.fine_when) == bool(rule.fine), f"{rule.code}: people read what is fine, not patterns"
        first = re.split(r",| \(", entry["words"])[0]
        assert rule.pattern.search(first), f"{rule.code} does not find “{first}”"
