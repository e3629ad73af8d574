"""Reads a question: its words, what editors say they mean, and what a misspelt one was probably meant to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from core.validators import telling_words
from home.search.index import Concept, Index
from home.search.text import SMALL_WORDS, stem, stems_of, words_of

MOST_WORDS = 40
# What a synonym is worth beside the word itself.
AS_GOOD = 0.9
# What a number is worth beside a word: "24" is on many pages and seldom what they are about.
NUMBER = 0.4
# Shorter words have too many neighbours, and "grape" is not a slip for the shortest words of harm.
SHORTEST_CORRECTED, SHORTEST_TELLING = 4, 7
ALIKE = 0.78

Synonyms = Mapping[tuple[str, ...], Sequence[str]]
"""Stems of what people type, each with the texts that say it in the site's words."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for, and the corrections made: (as typed, as understood)."""

    concepts: tuple[Concept, ...]
    corrections: tuple[tuple[str, str], ...] = ()


def understand(text: str, index: Index, synonyms: Synonyms) -> Question:
    """Read `text`, which is tidy. Nothing of it is kept anywhere but in what is returned."""
    words = words_of(text)[:MOST_WORDS]
    stems = [stem(word) for word in words]
    added, part_of_phrase = _phrases(stems, synonyms)
    concepts: list[Concept] = []
    corrections: list[tuple[str, str]] = []
    only_small = all(word in SMALL_WORDS for word in words)
    for position, (word, one) in enumerate(zip(words, stems, strict=True)):
        if position in part_of_phrase or (word in SMALL_WORDS and not only_small):
            continue
        also = _meant(synonyms.get((one,), ()), AS_GOOD)
        if not also and not index.knows(one):
            nearest = nearest_word(word, index, synonyms)
            if nearest:
                corrections.append((word, nearest))
                also = {stem(nearest): 1.0, **_meant(synonyms.get((stem(nearest),), ()), AS_GOOD)}
        concepts.append(Concept({one: 1.0, **also}, importance=NUMBER if word.isdigit() else 1.0))
    return Question((*concepts, *added), tuple(dict.fromkeys(corrections)))


def _phrases(stems: list[str], synonyms: Synonyms) -> tuple[list[Concept], set[int]]:
    """What the phrases in the question mean, longest first, and the positions of their words."""
    found: list[Concept] = []
    taken: set[int] = set()
    for phrase in sorted((key for key in synonyms if len(key) > 1), key=len, reverse=True):
        for start in range(len(stems) - len(phrase) + 1):
            places = set(range(start, start + len(phrase)))
            if tuple(stems[start : start + len(phrase)]) != phrase or places & taken:
                continue
            taken |= places
            own = {one for one in phrase if one not in SMALL_WORDS}
            meant = _meant(synonyms[phrase], 1.0)
            found.append(Concept(meant or dict.fromkeys(own, 1.0), importance=1.5))
            if meant and own:
                found.append(Concept(dict.fromkeys(own, 1.0), importance=0.5))
            break
    return found, taken


def _meant(meanings: Sequence[str], fit: float) -> dict[str, float]:
    """The stems of all meanings. One word of several says only its share of what they say together."""
    found: dict[str, float] = {}
    for meaning in meanings:
        stems = _telling_stems(meaning)
        for one in stems:
            found[one] = max(fit / len(stems) ** 0.5, found.get(one, 0.0))
    return found


def _telling_stems(text: str) -> list[str]:
    return [stem(word) for word in words_of(text) if word not in SMALL_WORDS] or stems_of(text)


def nearest_word(word: str, index: Index, synonyms: Synonyms) -> str:
    """The word of the site's own that `word` is a slip for, or nothing. No dictionary suggests anything."""
    if len(word) < SHORTEST_CORRECTED or not word.isalpha():
        return ""
    own = {each for each, entries in index.vocabulary.items() if entries > 1}
    own |= {key[0] for key in synonyms if len(key) == 1 and len(key[0]) >= SHORTEST_CORRECTED}
    near = [each for each in own if abs(len(each) - len(word)) <= 2 and each[0] == word[0]]
    for match in get_close_matches(word, near, n=3, cutoff=ALIKE):
        if not telling_words(match) or len(match) >= SHORTEST_TELLING:
            return match
    return ""
