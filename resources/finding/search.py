"""Finds resources by words: all of them if there are any such, else some; in what is said, not how it is spelled."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.words.meanings import Meanings
from core.words.text import EVERYDAY_WORDS, SMALL_WORDS, stem, stems_of, words_said
from resources.finding.masks import places_in
from resources.finding.words import FilePage, Masks, WordIndex

MOST_WORDS, MOST_CORRECTED, LONGEST_PHRASE = 20, 4, 5
# What a meaning, and a word put right, are worth beside the word that was typed.
MEANT, PUT_RIGHT = 0.6, 0.9
# What it adds that a word stands in another part too.
AGAIN = 0.1

Alternative = tuple[tuple[str, ...], float]


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing asked for: ways to say it, each as stems that belong together, with what it is worth."""

    alternatives: tuple[Alternative, ...]

    @property
    def stems(self) -> set[str]:
        """All stems that would do."""
        return {one for stems, _worth in self.alternatives for one in stems}

    def found_in(self, masks: Masks) -> int:
        """The places that say it in any way."""
        found = 0
        for stems, _worth in self.alternatives:
            found |= together(masks, stems)
        return found


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: a mask, the score of each place in it, the stems to mark, and how it was read.

    `corrections` are pairs (as typed, as understood). With `only_some`, nothing had all of the words.
    """

    mask: int
    scores: Mapping[int, float]
    concepts: tuple[Concept, ...]
    corrections: tuple[tuple[str, str], ...] = ()
    only_some: bool = False

    @property
    def stems(self) -> frozenset[str]:
        """What is marked where it stands."""
        return frozenset(one for concept in self.concepts for one in concept.stems)

    def told_by(self, parts: Sequence[Masks]) -> int:
        """The places where each thing asked for is said in one of these parts."""
        told = -1
        for concept in self.concepts:
            said = 0
            for masks in parts:
                said |= concept.found_in(masks)
            told &= said
        return max(told, 0)


def together(masks: Masks, stems: Sequence[str]) -> int:
    """The places that hold all of the stems."""
    found = -1
    for one in stems:
        found &= masks.get(one, 0)
    return max(found, 0)


def search(words: str, index: WordIndex, meanings: Meanings) -> Found:
    """Find `words`, which are tidy. Nothing of them is kept."""
    corrections: list[tuple[str, str]] = []
    concepts = tuple(_concepts(words, index, meanings, corrections))
    found = [concept.found_in(index.anywhere) for concept in concepts]
    everywhere, anywhere = -1 if found else 0, 0
    for mask in found:
        everywhere &= mask
        anywhere |= mask
    mask = everywhere or anywhere
    scores = dict.fromkeys(places_in(mask), 0.0)
    for concept, its in zip(concepts, found, strict=True):
        rarity = math.log(1 + len(index.listed.pks) / (1 + its.bit_count()))
        for place, fit in _fits(concept, index, mask).items():
            scores[place] += rarity * fit
    return Found(mask, scores, concepts, tuple(dict.fromkeys(corrections)), only_some=mask != everywhere)


def _concepts(
    text: str, index: WordIndex, meanings: Meanings, corrections: list[tuple[str, str]]
) -> Iterator[Concept]:
    """What is asked for, in order: phrases that editors know first, then single words."""
    words = words_said(text)[:MOST_WORDS]
    order = [stem(word) for word in words]
    only_small = all(word in SMALL_WORDS for word in words)
    start = 0
    while start < len(order):
        for length in range(min(LONGEST_PHRASE, len(order) - start), 0, -1):
            phrase = tuple(order[start : start + length])
            meant = meanings.by_stems.get(phrase)
            if meant is not None and (length > 1 or words[start] not in SMALL_WORDS):
                yield Concept(((phrase, 1.0), *_meant(meant)))
                start += length
                break
        else:
            word = words[start]
            if word not in SMALL_WORDS or only_small:
                yield _word(word, index, meanings, corrections)
            start += 1


def _word(word: str, index: WordIndex, meanings: Meanings, corrections: list[tuple[str, str]]) -> Concept:
    """One word; one that nobody knows is also looked for as what it was probably meant to be."""
    own: Alternative = ((stem(word),), 1.0)
    is_known = word in EVERYDAY_WORDS or word in meanings.words or index.knows(stem(word))
    nearest = "" if is_known or len(corrections) >= MOST_CORRECTED else index.speller.nearest(word)
    if not nearest or not index.knows(stem(nearest)):
        return Concept((own,))
    corrections.append((word, nearest))
    return Concept((own, ((stem(nearest),), PUT_RIGHT), *_meant(meanings.by_stems.get((stem(nearest),), ()))))


def _meant(texts: Sequence[str]) -> list[Alternative]:
    return [(tuple(stems), MEANT) for text in texts if (stems := stems_of(text))]


def _fits(concept: Concept, index: WordIndex, mask: int) -> dict[int, float]:
    """How well each place in `mask` says it: where it says it best counts whole, everywhere else a little."""
    fits: dict[int, float] = {}
    for weight, masks in index.parts:
        left = mask
        for stems, worth in concept.alternatives:  # the typed word comes first: it is worth most
            here = together(masks, stems) & left
            for place in places_in(here):
                before, now = fits.get(place, 0.0), weight * worth
                fits[place] = max(before, now) + AGAIN * min(before, now)
            left &= ~here
    return fits


def best_page(place: int, found: Found, index: WordIndex) -> FilePage | None:
    """The first page of the resource's files that says most of what was asked; none where no page says any of it."""
    start, many = index.spans.get(place, (0, 0))
    window = (1 << many) - 1
    told = [0.0] * many
    for concept in found.concepts:
        rarity = math.log(1 + len(index.pages) / (1 + concept.found_in(index.on_pages).bit_count()))
        left = window
        for stems, worth in concept.alternatives:
            here = (together(index.on_pages, stems) >> start) & left
            for page in places_in(here):
                told[page] += rarity * worth
            left &= ~here
    best = max(told, default=0.0)
    return index.pages[start + told.index(best)] if best > 0 else None
