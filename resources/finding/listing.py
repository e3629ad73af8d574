"""All the library's page shows: what was asked, the filters with their counts, and one page of the list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from core.words.meanings import meanings
from resources.finding.asked import BEST, NEWEST, REVIEWED, SORTS, Asked
from resources.finding.cards import Card, cards_of
from resources.finding.facets import Choices, Group, counts, matching
from resources.finding.index import words_of_library
from resources.finding.masks import places_in
from resources.finding.reading import Listed
from resources.finding.search import Found, search
from resources.taking.chosen import query_of

# Fewer of those found by words: each may bring a line out of a file, and a page stays light.
ON_A_PAGE, FOUND_ON_A_PAGE = 20, 12
# How many groups stand open from the start; the others where something in them is chosen.
OPEN_AT_FIRST = 1
# What is left of the score of one that should have been reviewed by now.
OVERDUE = 0.5


@dataclass(frozen=True, slots=True)
class Option:
    """One tick: with how many resources the list would have. `is_off`: nobody gains by ticking it."""

    key: str
    label: Any
    count: int
    is_chosen: bool

    @property
    def is_off(self) -> bool:
        """Whether it is shown and cannot be ticked."""
        return not self.count and not self.is_chosen


@dataclass(frozen=True, slots=True)
class Section:
    """Filters under one heading: by group, its options."""

    heading: Any
    is_open: bool
    chosen: int
    groups: tuple[tuple[str, tuple[Option, ...]], ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A link to the list as it would be: without something, in another order. `count` where it matters."""

    words: Any
    address: str
    count: int = 0
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the list. `chosen` is what can be taken away, `instead` what to drop where nothing matches."""

    asked: Asked
    total: int
    count: int
    pages: int
    cards: list[Card]
    sections: tuple[Section, ...]
    chosen: tuple[Way, ...]
    instead: tuple[Way, ...]
    sorts: tuple[Way, ...]
    earlier: str
    later: str
    whole: str
    found: Found | None


def listing(now: Listed, asked: Asked, above: str) -> Listing:
    """What was asked, of what is listed `now`; `above` is the library's own address. A page too high is the last."""
    index = words_of_library(now) if asked.words else None
    found = search(asked.words, index, meanings()) if index else None
    said = found.mask if found else now.everything
    mask = matching(now.groups, said, asked.choices)
    count = mask.bit_count()
    most = FOUND_ON_A_PAGE if found else ON_A_PAGE
    pages = max(1, -(-count // most))
    asked = asked.on_page(min(asked.page, pages))
    start = (asked.page - 1) * most
    shown = in_order(now, mask, asked.sort, found)[start : start + most]
    return Listing(
        asked=asked,
        total=len(now.pks),
        count=count,
        pages=pages,
        cards=cards_of(now, shown, above, found, index) if shown else [],
        sections=tuple(_sections(now.groups, asked.choices, counts(now.groups, said, asked.choices))),
        chosen=tuple(_chosen(now.groups, asked)),
        instead=() if count else tuple(_instead(now, asked, said)),
        sorts=tuple(
            Way(words, asked.sorted_by(sort).address, is_current=sort == asked.sort)
            for sort, words in SORTS.items()
            if sort != BEST or asked.words
        ),
        earlier=asked.on_page(asked.page - 1).address if asked.page > 1 else "",
        later=asked.on_page(asked.page + 1).address if asked.page < pages else "",
        whole=above + query_of(asked.kept),
        found=found,
    )


def in_order(now: Listed, mask: int, sort: str, found: Found | None) -> list[int]:
    """The places in `mask` as the list has them: what is overdue for review stands lower in every order."""
    if sort == REVIEWED:
        wanted = set(places_in(mask))
        return [place for place in now.by_review if place in wanted]
    newest = [*places_in(mask & ~now.overdue), *places_in(mask & now.overdue)]
    if sort == NEWEST or found is None:
        return newest
    scores = {place: found.scores[place] * (OVERDUE if now.overdue >> place & 1 else 1.0) for place in newest}
    return sorted(newest, key=lambda place: -scores[place])


def _sections(groups: tuple[Group, ...], choices: Choices, found: dict[str, dict[str, int]]) -> Iterator[Section]:
    """Groups of one heading together. A group that has no values yet is left out."""
    with_values = (group for group in groups if group.values)
    for place, (heading, members) in enumerate(groupby(with_values, key=lambda group: group.heading)):
        rows = []
        for group in members:
            chosen = choices.get(group.key, ())
            options = (
                Option(value.key, value.label, found[group.key][value.key], value.key in chosen)
                for value in group.values
            )
            rows.append((group.key, tuple(options)))
        chosen_here = sum(option.is_chosen for _key, options in rows for option in options)
        yield Section(heading, place < OPEN_AT_FIRST or bool(chosen_here), chosen_here, tuple(rows))


def _chosen(groups: tuple[Group, ...], asked: Asked) -> Iterator[Way]:
    """Everything that was chosen, each with the list without it."""
    if asked.words:
        yield Way(f"“{asked.words}”", asked.without_words().address)
    for group in groups:
        for value in group.values:
            if value.key in asked.choices.get(group.key, ()):
                words = f"{group.heading}: {value.label}" if group.excludes else value.label
                yield Way(words, asked.without(group.key, value.key).address)


def _instead(now: Listed, asked: Asked, said: int) -> Iterator[Way]:
    """What to take away so that something is found, the most gained first; nothing where one alone is not enough."""
    ways = []
    if asked.words:
        left = matching(now.groups, now.everything, asked.choices).bit_count()
        ways.append(Way(f"“{asked.words}”", asked.without_words().address, left))
    for group in now.groups:
        if asked.choices.get(group.key):
            fewer = asked.without(group.key)
            chosen = [str(value.label) for value in group.values if value.key in asked.choices[group.key]]
            left = matching(now.groups, said, fewer.choices).bit_count()
            ways.append(Way(f"“{group.heading}: {', '.join(chosen)}”", fewer.address, left))
    yield from sorted((way for way in ways if way.count), key=lambda way: -way.count)
