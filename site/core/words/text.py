"""Turns text into words that can be compared: tidied, cut into words, and cut down to their stems."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\W_]")
_LETTERS_TOGETHER = re.compile(r"(?<=\b[^\W\d_])\s*&\s*(?=[^\W\d_]\b)")
_NO_APOSTROPHES = str.maketrans("", "", "'’‘`´")
_VOWEL = re.compile(r"[aeiouy]")


def _words_in(name: str) -> frozenset[str]:
    """The words of one of this folder's lists: one a word or many a line, "#" before a remark."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines for word in line.partition("#")[0].split())


# Words that say nothing about the subject. Kept when a question holds no other.
SMALL_WORDS = _words_in("small_words.txt")
# Words of every day. They are on few pages by chance and not because they matter: each says a part of what its
# rarity here would make it say. None of them is a slip for another word.
EVERYDAY_WORDS = _words_in("everyday_words.txt")
# How people write when they write as they speak, and what it stands for.
_SPELLINGS: dict[str, str] = json.loads((Path(__file__).parent / "spellings.json").read_text(encoding="utf-8"))


def tidy(typed: str, most: int) -> str:
    """At most `most` characters of what was typed, without invisible and control characters, on one line."""
    text = unicodedata.normalize("NFKC", typed[:most])
    # Cc holds NUL; Cf what turns the direction of text round or takes no room; Cs halves of characters.
    kept = "".join(
        " " if unicodedata.category(each) == "Cc" else each
        for each in text
        if unicodedata.category(each) not in {"Cf", "Cs"}
    )
    return " ".join(kept.split())[:most]


def words_of(text: str) -> list[str]:
    """The words of `text` in lower case, without apostrophes: "He’s at a B&B" is hes, at, a, bb."""
    joined = _LETTERS_TOGETHER.sub("", text)
    return [found.translate(_NO_APOSTROPHES) for found in _WORD.findall(joined.lower())]


def words_said(text: str) -> list[str]:
    """The words of what somebody says, in full: "ur m8 is 2 young" is your, mate, is, too, young."""
    return [full for word in words_of(text) for full in _SPELLINGS.get(word, word).split()]


def stem(word: str) -> str:
    """What "groom", "groomed" and "grooming" share. A light rule set: two different words rarely meet."""
    word = _singular(word)
    for suffix, shortest in (("ations", 4), ("ation", 4), ("ment", 3), ("ness", 4), ("ing", 3), ("ed", 3), ("er", 4)):
        left = word.removesuffix(suffix)
        if left != word and len(left) >= shortest and _VOWEL.search(left) and not word.endswith("eed"):
            word = _without_doubling(left)
            break
    if len(word) > 3 and word.endswith("i"):
        return f"{word[:-1]}y"
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def stems_of(text: str) -> list[str]:
    """The stems of all words, small ones included, in order."""
    return [stem(word) for word in words_of(text)]


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "sis", "his")):
        return word[:-1]
    return word


def _without_doubling(word: str) -> str:
    """ "running" -> "run"; "telling" keeps both."""
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeioulsz":
        return word[:-1]
    return word
