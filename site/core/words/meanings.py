"""What editors say that visitors' words mean, for every search of the site: the app that keeps it tells it here.

It lives in core because imports point one way: the library's search may not import the app editors write it in.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meanings:
    """By the stems of a word or phrase, texts that say it in the site's words; `words` is each word of them."""

    by_stems: Mapping[Stems, Sequence[str]] = field(default_factory=dict)
    words: frozenset[str] = frozenset()


class Keeper(Protocol):
    """Who keeps them."""

    def state(self) -> Hashable:
        """Something cheap to ask that differs whenever `meanings` would."""

    def meanings(self) -> Meanings:
        """All there are."""


_keepers: list[Keeper] = []
_known: dict[str, tuple[Hashable, Meanings]] = {}


def keep(keeper: Keeper) -> None:
    """Ask this one from now on. Called from an app's `ready`."""
    _keepers[:] = [keeper]


def meanings() -> Meanings:
    """What there is; nothing where no app keeps any. Remembered for as long as it is true."""
    if not _keepers:
        return Meanings()
    keeper = _keepers[0]
    state = keeper.state()
    known = _known.get("")
    if known is None or known[0] != state:
        known = _known[""] = (state, keeper.meanings())
    return known[1]
