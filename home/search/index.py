"""An index in memory of everything the public can find, and the score of each entry for a question.

BM25 over three fields (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009), which for some hundred
entries takes a few milliseconds and answers alike on every database. The databases' own searches do not: SQLite's
knows no stems and no weights, so that a long page beats the one whose title is the question.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from core.search_sources import Entry
from home.search.text import SMALL_WORDS, stem, words_of

TITLE, SUMMARY, TEXT = 3.0, 2.5, 1.0
SATURATION, LENGTH_MATTERS = 1.4, 0.45
# A title says what a page is about; however often a long page names the same thing, it is about something else.
NAMED_IN_TITLE = 1.0
# A score for all of a question's words in a title, and for the reader's own page.
ALL_IN_TITLE, OWN_READER = 1.3, 1.15


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing asked for: stems that would each do, with how well they do, 1 for the word that was typed.

    `importance` is the concept's own weight among the others.
    """

    stems: dict[str, float]
    importance: float = 1.0


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry found, with its score and the stems that were found in it."""

    entry: Entry
    score: float
    found: frozenset[str]


class Index:
    """Entries, once read. Never changes: a new one takes its place."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Read every entry's words."""
        self.entries = tuple(entries)
        self.counts: list[dict[str, float]] = []
        self.titles: list[frozenset[str]] = []
        self.holders: dict[str, list[int]] = {}
        self.title_holders: dict[str, list[int]] = {}
        # Words as they are written on the site, with the number of entries that write them so.
        self.vocabulary: Counter[str] = Counter()
        for number, entry in enumerate(self.entries):
            self._read(number, entry)
        self.lengths = [sum(counts.values()) for counts in self.counts]
        self.usual_length = sum(self.lengths) / len(self.lengths) if self.lengths else 1.0

    def _read(self, number: int, entry: Entry) -> None:
        counts: Counter[str] = Counter()
        seen: set[str] = set()
        fields = ((TITLE, (entry.title,)), (SUMMARY, (entry.summary,)), (TEXT, entry.texts))
        for weight, texts in fields:
            for text in texts:
                for word in words_of(text):
                    seen.add(word)
                    counts[stem(word)] += weight  # type: ignore[assignment]  # a weight is a count of its own
        self.vocabulary.update(word for word in seen if len(word) > 3 and word.isalpha())
        self.counts.append(dict(counts))
        self.titles.append(frozenset(stem(word) for word in words_of(entry.title) if word not in SMALL_WORDS))
        for one in counts:
            self.holders.setdefault(one, []).append(number)
        for one in self.titles[-1]:
            self.title_holders.setdefault(one, []).append(number)

    def knows(self, one: str) -> bool:
        """Whether any entry holds this stem."""
        return one in self.holders

    def rarity(self, concept: Concept, holders: dict[str, list[int]] | None = None) -> float:
        """How much it says that an entry holds any of its stems: near 0 for what is on every page.

        One figure for all: a rare synonym of a common word says no more than the common word. `holders` are those of
        the titles where titles are asked about.
        """
        fits: dict[int, float] = {}
        for one, fit in concept.stems.items():
            for number in (self.holders if holders is None else holders).get(one, ()):
                fits[number] = max(fit, fits.get(number, 0.0))
        holding = sum(fits.values())
        return math.log(1 + (len(self.entries) - holding + 0.5) / (holding + 0.5))

    def search(self, concepts: Iterable[Concept], audience: str = "", most: int = 20) -> list[Hit]:
        """The best entries, best first, at most `most`."""
        asked = [
            (
                concept,
                concept.importance * self.rarity(concept),
                concept.importance * self.rarity(concept, self.title_holders),
            )
            for concept in concepts
        ]
        numbers = {
            number for concept, *_worths in asked for one in concept.stems for number in self.holders.get(one, ())
        }
        hits = [hit for number in numbers if (hit := self._hit(number, asked, audience)) is not None]
        return sorted(hits, key=lambda hit: (-hit.score, hit.entry.title, hit.entry.key))[:most]

    def _hit(self, number: int, asked: list[tuple[Concept, float, float]], audience: str) -> Hit | None:
        counts, title, entry = self.counts[number], self.titles[number], self.entries[number]
        longer = 1 - LENGTH_MATTERS + LENGTH_MATTERS * self.lengths[number] / self.usual_length
        total, possible, covered = 0.0, 0.0, 0.0
        found: set[str] = set()
        for concept, worth, worth_in_title in asked:
            held = {one: fit * counts[one] for one, fit in concept.stems.items() if one in counts}
            possible += worth
            if not held:
                continue
            found.update(held)
            covered += worth
            often = sum(held.values())
            total += worth * often * (SATURATION + 1) / (often + SATURATION * longer)
            named = max((fit for one, fit in concept.stems.items() if one in title), default=0.0)
            total += NAMED_IN_TITLE * named * worth_in_title / len(title) ** 0.5 if named else 0.0
        if not total:
            return None
        total *= 0.4 + 0.6 * (covered / possible if possible else 1)
        if asked and all(title & concept.stems.keys() for concept, *_worths in asked):
            total *= ALL_IN_TITLE
        if audience and entry.audience == audience:
            total *= OWN_READER
        return Hit(entry, total * entry.weight, frozenset(found))
