"""How much the whole of a question is like one passage: a title, an introduction, or a question editors wrote down.

The cosine of two lists of words, each weighed by how few passages hold it, with pairs of neighbours among the words:
"gone", "since" and "four" say little, "gone since" does.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from home.search.text import EVERYDAY_WORDS, SMALL_WORDS, stem

# What a pair says beside a word as rare, and what a word of every day says beside another as rare.
PAIR, EVERYDAY = 0.6, 0.6
# A short passage is like too much: three words asked for are no whole question.
SHORTEST = 3.0

_SMALL_STEMS = frozenset(stem(word) for word in SMALL_WORDS)
_EVERYDAY_STEMS = frozenset(stem(word) for word in EVERYDAY_WORDS)

Pair = tuple[str, str]


def part_of(one: str) -> float:
    """How much of its rarity a word may say."""
    return EVERYDAY if one in _EVERYDAY_STEMS else 1.0


def pairs_of(order: Sequence[str]) -> set[Pair]:
    """Neighbours among the stems, unless both are small words."""
    return {pair for pair in pairwise(order) if not (pair[0] in _SMALL_STEMS and pair[1] in _SMALL_STEMS)}


class Passages:
    """Passages of entries. `close` it once all are added."""

    def __init__(self) -> None:
        """Empty."""
        self.owners: list[int] = []
        self.words: list[frozenset[str]] = []
        self.pairs: list[set[Pair]] = []
        self.holders: dict[str | Pair, list[int]] = {}
        self.sizes: list[float] = []

    def add(self, entry: int, words: Sequence[str]) -> None:
        """A passage of the entry with this number, as words in order."""
        order = [stem(word) for word in words]
        kept = frozenset(stem(word) for word in words if word not in SMALL_WORDS) or frozenset(order)
        if not kept:
            return
        place = len(self.owners)
        self.owners.append(entry)
        self.words.append(kept)
        self.pairs.append(pairs_of(order))
        tokens: list[str | Pair] = [*kept, *self.pairs[-1]]
        for token in tokens:
            self.holders.setdefault(token, []).append(place)

    def close(self) -> None:
        """Nothing more comes: reckon the size of each passage."""
        for words, pairs in zip(self.words, self.pairs, strict=True):
            of_words = sum((part_of(one) * self._rarity(one)) ** 2 for one in words)
            of_pairs = sum((PAIR * self._rarity(pair)) ** 2 for pair in pairs)
            self.sizes.append(math.sqrt(of_words + of_pairs))

    def _rarity(self, token: str | Pair) -> float:
        return math.log(1 + len(self.owners) / (1 + len(self.holders.get(token, ()))))

    def nearest(self, concepts: Iterable[tuple[Mapping[str, float], float]], pairs: set[Pair]) -> dict[int, float]:
        """By the number of the entry, how much its nearest passage is like the question, from 0 to 1.

        `concepts` are stems, each with how well it fits, and what the concept is worth.
        """
        alike: dict[int, float] = {}
        size = 0.0
        for stems, worth in concepts:
            size += worth**2
            best: dict[int, float] = {}
            for one, fit in stems.items():
                for place in self.holders.get(one, ()):
                    best[place] = max(fit, best.get(place, 0.0))
            for place, fit in best.items():
                alike[place] = alike.get(place, 0.0) + fit * worth**2
        for pair in pairs:
            worth = PAIR * self._rarity(pair) if pair in self.holders else 0.0
            size += worth**2
            for place in self.holders.get(pair, ()):
                alike[place] = alike.get(place, 0.0) + worth**2
        nearest: dict[int, float] = {}
        for place, product in alike.items():
            cosine = min(1.0, product / (max(SHORTEST, math.sqrt(size)) * max(SHORTEST, self.sizes[place])))
            owner = self.owners[place]
            nearest[owner] = max(cosine, nearest.get(owner, 0.0))
        return nearest
