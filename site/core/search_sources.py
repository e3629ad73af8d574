"""Where the site's search gets what it can find: each app registers a source of entries here.

It lives in core because imports point one way: an app that the search's own app may import cannot import it back.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found.

    `kind` is its source's; `key` names it within that kind. `summary` is one or two plain sentences, `texts` all its
    other words in reading order, `asked` questions it answers, in visitors' words, which are never shown. `audience`
    is an `Audience` code or empty. `address` is where it leads; empty for what is shown in the list itself. `weight`
    multiplies its score: below 1 for what repeats another entry.
    """

    kind: str
    key: str
    title: str
    summary: str = ""
    texts: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    audience: str = ""
    address: str = ""
    weight: float = 1.0


class Source(Protocol):
    """A source of entries."""

    @property
    def kind(self) -> str:
        """Its name, the `kind` of its entries."""

    @property
    def label(self) -> Any:
        """What the public reads beside them; may be a lazy translation."""

    def state(self) -> Hashable:
        """Something cheap to ask that differs whenever `entries` would: it is asked at every search."""

    def entries(self) -> Iterable[Entry]:
        """Everything the public may see, in the active language."""


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Add a source, or replace the one of its kind. Called from an app's `ready`."""
    _sources[source.kind] = source


def sources() -> tuple[Source, ...]:
    """All of them, in the order they were registered."""
    return tuple(_sources.values())
