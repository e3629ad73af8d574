"""The reading age of a text, by one formula for the whole site: Flesch-Kincaid grade plus five years."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from core.audiences import Audience

# Years of age, at most. Everyone who is not named reads at the public's.
PUBLIC_TARGET = 11
TARGETS: dict[str, int] = {Audience.YOUNG_PERSON: 10, Audience.PROFESSIONAL: 14}

_BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|td|th|div)>|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")
# A full stop inside "gov.uk" or "3.0" ends nothing; a new line ends a heading or a point of a list.
_SENTENCE_END = re.compile(r"[.!?…]+(?=[\s”’\")]|$)|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)?")
_VOWELS = re.compile(r"[aeiouy]+")
# Two vowels that are said apart: "quiet", "area", "video"; but not "nation", "special", "religious".
_APART = re.compile(r"(?<![tscg])i[aou]|(?<!fr)ie[tn]|[aeouy]ing$|ea$|(?<!p)eo|ua[lt]|uous")
_SILENT_END = re.compile(r"(?<![aeiouyl])e$|(?<=[aeiouy])le$|(?<![aeiouytd])ed$|(?<![aeiouysxzcgh])es$")
# The silent e of "safe" stays silent in "safety", "safeguard", "something".
_SILENT_INSIDE = re.compile(
    r"(?<=[aeiouy][^aeiouyl])e(?=(?:ly|ty|ment|ful|less|guard|thing|times|one|body|where|how)s?)"
)
_NEGATED_IN_ONE = frozenset({"can’t", "don’t", "won’t", "aren’t", "weren’t", "shan’t"})


def target_for(audience: str) -> int:
    """The oldest reading age, in years, that suits a reader; `audience` is an `Audience` code or empty."""
    return TARGETS.get(audience, PUBLIC_TARGET)


def plain_text(html: str) -> str:
    """The words of rich text, each paragraph, heading and point of a list on a line of its own."""
    return unescape(_TAG.sub("", _BLOCK_END.sub("\n", html))).strip()


def syllables(word: str) -> int:
    """How many syllables an English word has, by rule: at least one, and right for most words, not for all."""
    lower = word.lower().replace("'", "’")
    if lower in _NEGATED_IN_ONE:
        return 1
    stem, _mark, ending = lower.partition("’")
    if ending == "t" and stem.endswith("n"):  # "didn’t" is said in two, "couldn’t" too
        return syllables(stem.removesuffix("n")) + 1
    spoken = _SILENT_END.sub("", _SILENT_INSIDE.sub("", stem))
    return max(1, len(_VOWELS.findall(spoken)) + len(_APART.findall(spoken)))


def reading_age(text: str, names: Iterable[str] = ()) -> float | None:
    """The age, in years, at which `text` (plain, or rich text as HTML) is read with ease; none for no words.

    Flesch-Kincaid grade (J. P. Kincaid and others, 1975) plus five: 0.39 words a sentence + 11.8 syllables a word
    - 15.59 + 5. Each of `names` counts as one short word, because a name cannot be put more simply; numbers do not
    count. Headings and points of a list count as sentences.
    """
    plain = plain_text(text)
    for name in sorted(names, key=len, reverse=True):
        plain = plain.replace(name, "it")
    sentences = [words for part in _SENTENCE_END.split(plain) if (words := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return None
    spoken = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59 + 5
