"""What a misspelt word was probably meant to be, in the site's own words. No dictionary suggests anything."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from core.validators import telling_words

# Shorter words have too many neighbours, and "grape" is not a slip for the shortest words of harm.
SHORTEST_CORRECTED, SHORTEST_TELLING = 5, 7
# From this length on two slips are still fewer than what is right.
LONG = 8


def nearest_word(word: str, vocabulary: Mapping[str, int], also: Collection[str]) -> str:
    """The word that `word` is a slip for, or nothing. `vocabulary` holds words with how many write them so.

    One slip, or two in a long word: a letter too many, missing, wrong, or changed with its neighbour.
    """
    if len(word) < SHORTEST_CORRECTED or not word.isalpha():
        return ""
    most = 2 if len(word) >= LONG else 1
    near = [
        (slips, -vocabulary.get(each, 0), each)
        for each in {*vocabulary, *also}
        if abs(len(each) - len(word)) <= most
        and each[0] == word[0]
        and (not telling_words(each) or len(each) >= SHORTEST_TELLING)
        and (slips := slips_between(word, each, most)) <= most
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
