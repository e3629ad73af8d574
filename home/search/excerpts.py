"""The sentence of an entry that answers best, cut into plain pieces and those that were asked for."""

from __future__ import annotations

import re
from collections.abc import Collection

from core.search_sources import Entry
from home.search.text import SMALL_WORDS, stem, words_of

Piece = tuple[str, bool]
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_PIECE = re.compile(r"(\W+)")
LONGEST = 180


def excerpt(entry: Entry, found: Collection[str]) -> tuple[Piece, ...]:
    """Pieces of text, each with whether it was asked for; together at most about `LONGEST` characters."""
    sentences = [entry.summary, *(part for text in entry.texts for part in _SENTENCE.split(text))]
    best = max(sentences, key=lambda sentence: len(_stems(sentence) & set(found)), default="")
    # The summary is the page's own answer to "what is this": only a sentence that says more takes its place.
    if len(_stems(best) & set(found)) <= len(_stems(entry.summary) & set(found)):
        best = entry.summary or best
    return tuple(_pieces(_cut(" ".join(best.split())), found))


def _stems(text: str) -> set[str]:
    return {stem(word) for word in words_of(text) if word not in SMALL_WORDS}


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]}…"


def _pieces(text: str, found: Collection[str]) -> list[Piece]:
    pieces: list[Piece] = []
    for part in _PIECE.split(text):
        words = words_of(part)
        hit = bool(words) and words[0] not in SMALL_WORDS and stem(words[0]) in found
        if pieces and not hit and not pieces[-1][1]:
            pieces[-1] = (pieces[-1][0] + part, False)
        elif part:
            pieces.append((part, hit))
    return pieces
