"""What a misspelt word was probably meant to be, in words the site and its editors use, and in everyday ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from core.validators import telling_words

# Shorter words have too many neighbours, and "grape" is not a slip for the shortest words of harm.
SHORTEST_CORRECTED, SHORTEST_TELLING = 5, 7
# From this length on two slips are still fewer than what is right.
LONG = 8


class Speller:
    """Words that may be meant, kept by their first letter and length."""

    def __init__(self, words: Mapping[str, int]) -> None:
        """`words`, each with how many write it: of two as near, the more usual is meant."""
        self._near: dict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
        for word, often in words.items():
            if word and (not telling_words(word) or len(word) >= SHORTEST_TELLING):
                self._near[word[0], len(word)].append((word, often))

    def nearest(self, word: str) -> str:
        """The word that `word` is a slip for, or nothing.

        One slip, or two in a long word: a letter too many, missing, wrong, or changed with its neighbour.
        """
        if len(word) < SHORTEST_CORRECTED or not word.isalpha():
            return ""
        most = 2 if len(word) >= LONG else 1
        near = [
            (slips, -often, each)
            for length in range(len(word) - most, len(word) + most + 1)
            for each, often in self._near.get((word[0], length), ())
            if (slips := slips_between(word, each, most)) <= most
        ]
        return min(near)[2] if near else ""


def slips_between(one: str, other: str, most: int) -> int:
    """How many slips lie between two words (optimal string alignment); anything above `most` is `most` + 1."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, its in enumerate(other, 1):
            cost = min(last[column] + 1, now[column - 1] + 1, last[column - 1] + (letter != its))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == its:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return most + 1
        before, last = last, now
    return min(last[-1], most + 1)
