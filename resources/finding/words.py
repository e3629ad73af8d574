"""An index of the library's words: which resources say them where, and on which page of which file."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wagtail.rich_text import get_text_for_indexing

from core.words.slips import Speller
from core.words.text import EVERYDAY_WORDS, SMALL_WORDS, stem, words_of, words_said
from resources.finding.masks import mask_of
from resources.finding.reading import Listed
from resources.models import PageText, ResourcePage

# What it says that a word stands there. A page of a file says least: it is long, and the resource's page tells of it.
TITLE, NAMED, ASKED, SUMMARY, BODY, FILES = 3.0, 2.0, 1.5, 1.5, 0.6, 0.4
# The groups whose words a resource is found by, so that nobody needs to find the right filter first.
NAMING = ("role", "setting", "topic", "type")
SHORTEST_KNOWN = 4
# How a program that reads PDFs writes a word that was cut at the end of a line.
_CUT = re.compile(r"[-\u00ad\u0002\ufffe][ \t]*\r?\n\s*(?=[a-z])")

Masks = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FilePage:
    """One page of a current version."""

    version: int
    number: int


@dataclass(frozen=True, slots=True)
class WordIndex:
    """By stem, which resources hold it in which part (weight, masks), and which pages of files do.

    `on_cards` are the parts a card shows. `pages` lie in the order of the mask `on_pages`; `spans` gives for a
    resource's place its first page there and how many it has. `speller` knows the library's words and everyday ones.
    """

    listed: Listed
    parts: tuple[tuple[float, Masks], ...]
    anywhere: Masks
    on_cards: tuple[Masks, ...]
    on_pages: Masks
    pages: tuple[FilePage, ...]
    spans: Mapping[int, tuple[int, int]]
    speller: Speller

    def knows(self, one: str) -> bool:
        """Whether any resource holds this stem."""
        return one in self.anywhere


def uncut(text: str) -> str:
    """The text of a page with its cut words whole again."""
    return _CUT.sub("", text)


class _Part:
    """One part of all resources while it is read: by stem, the places that hold it."""

    def __init__(self, vocabulary: Counter[str]) -> None:
        self.places: dict[str, list[int]] = defaultdict(list)
        self.vocabulary = vocabulary

    def add(self, place: int, words: Iterable[str]) -> None:
        """The words of the resource or page at `place`; places come in order."""
        different = set(words)
        self.vocabulary.update(word for word in different if len(word) >= SHORTEST_KNOWN and word.isalpha())
        for one in {stem(word) for word in different}:
            self.places[one].append(place)

    def masks(self) -> dict[str, int]:
        """All that was read."""
        return {one: mask_of(places) for one, places in self.places.items()}


def read_words(listed: Listed) -> WordIndex:
    """Read every word of what is listed: three queries, whatever the library's size."""
    vocabulary: Counter[str] = Counter()
    titles, asked, summaries, bodies, files, on_pages = (_Part(vocabulary) for _ in range(6))
    place_of = {pk: place for place, pk in enumerate(listed.pks)}
    found = {page.pk: page for page in ResourcePage.objects.listed()}
    for place, pk in enumerate(listed.pks):
        page = found.get(pk)
        if page is None:  # withdrawn since the list was read: the stamp tells of it at the next request
            continue
        titles.add(place, words_of(page.title))
        summaries.add(place, words_of(page.summary))
        asked.add(place, [word for line in page.questions_asked for word in words_said(line)])
        bodies.add(place, [word for text in words_below(page) for word in words_of(text)])
    pages: list[FilePage] = []
    spans: dict[int, tuple[int, int]] = {}
    words_in_files: dict[int, set[str]] = defaultdict(set)
    texts = PageText.objects.filter(version__is_current=True).order_by(
        "version__file__resource_id", "version__file__order", "version_id", "number"
    )
    for resource, version, number, text in texts.values_list(
        "version__file__resource_id", "version_id", "number", "text"
    ).iterator():
        place = place_of.get(resource, -1)
        if place < 0:
            continue
        words = words_of(uncut(text))
        start, many = spans.get(place, (len(pages), 0))
        spans[place] = (start, many + 1)
        on_pages.add(len(pages), words)
        words_in_files[place].update(words)
        pages.append(FilePage(version, number))
    for place in sorted(words_in_files):
        files.add(place, words_in_files[place])
    on_cards = (titles.masks(), summaries.masks())
    parts = (
        (TITLE, on_cards[0]),
        (NAMED, _names(listed)),
        (ASKED, asked.masks()),
        (SUMMARY, on_cards[1]),
        (BODY, bodies.masks()),
        (FILES, files.masks()),
    )
    anywhere: dict[str, int] = defaultdict(int)
    for _weight, masks in parts:
        for one, mask in masks.items():
            anywhere[one] |= mask
    usual = dict.fromkeys(EVERYDAY_WORDS | SMALL_WORDS, 1)
    return WordIndex(
        listed=listed,
        parts=parts,
        anywhere=dict(anywhere),
        on_cards=on_cards,
        on_pages=on_pages.masks(),
        pages=tuple(pages),
        spans=spans,
        speller=Speller({**usual, **vocabulary}),
    )


def words_below(page: ResourcePage) -> Iterable[str]:
    """What the page says below its summary, part by part."""
    field = page._meta.get_field("body")
    yield from (str(text) for text in field.get_searchable_content(page.body))
    for html in (page.delivery, page.if_told, page.evidence):
        if html:
            yield get_text_for_indexing(html)


def _names(listed: Listed) -> dict[str, int]:
    """By stem of what a filter is called, who stands under it."""
    names: dict[str, int] = defaultdict(int)
    for group in listed.groups:
        if group.key in NAMING:
            for value in group.values:
                for word in words_of(str(value.label)):
                    names[stem(word)] |= value.mask
    return {one: mask for one, mask in names.items() if mask}
