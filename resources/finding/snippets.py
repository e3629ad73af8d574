"""A few words of a text around what was asked, with that marked."""

from __future__ import annotations

import re
from collections.abc import Collection

from core.words.text import SMALL_WORDS, stem, words_of

LONGEST = 110
_PIECE = re.compile(r"(\W+)")

Piece = tuple[str, bool]


def pieces(text: str, found: Collection[str]) -> tuple[Piece, ...]:
    """All of `text` in pieces, each with whether it was asked for. `found` are stems."""
    cut: list[Piece] = []
    for part in _PIECE.split(text):
        hit = _is_hit(part, found)
        if cut and not hit and not cut[-1][1]:
            cut[-1] = (cut[-1][0] + part, False)
        elif part:
            cut.append((part, hit))
    return tuple(cut)


def snippet(text: str, found: Collection[str]) -> tuple[Piece, ...]:
    """About `LONGEST` characters of `text`, on one line, where most different things asked for stand together."""
    words = text.split()
    hits = [(place, one) for place, word in enumerate(words) for one in _stems(word) if one in found]
    if not hits:
        return pieces(_from(words, 0), ())
    # A window that begins a little before a hit: so a reader sees what it is said of.
    starts = [max(0, place - 6) for place, _one in hits]
    best = max(starts, key=lambda start: len({one for place, one in hits if start <= place < start + 24}))
    return pieces(_from(words, best), found)


def _from(words: list[str], start: int) -> str:
    text = " ".join(words[start : start + 60])
    cut = text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
    return f"… {cut}" if start else cut


def _stems(text: str) -> set[str]:
    return {stem(word) for word in words_of(text) if word not in SMALL_WORDS}


def _is_hit(part: str, found: Collection[str]) -> bool:
    return bool(_stems(part) & set(found))
