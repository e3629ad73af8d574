"""Turns text into words that can be compared: tidied, cut into words, and cut down to their stems."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\W_]")
_LETTERS_TOGETHER = re.compile(r"(?<=\b[^\W\d_])\s*&\s*(?=[^\W\d_]\b)")
_NO_APOSTROPHES = str.maketrans("", "", "'’‘`´")
_VOWEL = re.compile(r"[aeiouy]")

# Words that say nothing about the subject. Kept when a question holds no other.
_SMALL = """
a about am an and any anyone are as at be been but by can cant could did do does doesnt dont for from get gets getting
go going got had has have havent her him his how i id if ill im in into is isnt it its ive just keep keeps let like me
my no not of off on or our out over really she he should so some someone somebody something than that thats the their
them then there they theyre this to too up us want wants was we were what whats when where which who whos why will
with wont would you your
"""
SMALL_WORDS = frozenset(_SMALL.split())


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
