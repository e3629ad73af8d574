"""An index in memory of everything the public can find, and the score of each entry for a question.

Three things are added up, each between 0 and about 1 (`decisions.md` says why):
what an entry is about (its title, the questions its editors wrote down, its introduction), what it says (all its
other words), and how much its nearest passage is like the whole question. The first two are BM25 (Robertson and
Zaragoza, "The Probabilistic Relevance Framework", 2009); the third is a cosine over words and pairs of words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from core.search_sources import Entry
from home.search.fields import Fields
from home.search.passages import Passages, pairs_of
from home.search.text import SMALL_WORDS, stem, words_of, words_said

TITLE, ASKED, SUMMARY = 2.0, 1.0, 1.5
SAYS, NAMED_IN_TITLE, LIKE_PASSAGE = 0.3, 0.8, 1.2
# How much of a score hangs on how much of the question is there.
COVERS = 0.3
# A score for all of a question's words in a title, for the reader's own page, and at most for those who speak so.
ALL_IN_TITLE, OWN_READER, SOUNDS_LIKE_READER = 1.2, 1.15, 0.45


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing asked for: stems that would each do, with how well they do, 1 for the word that was typed.

    `importance` is the concept's own weight among the others.
    """

    stems: dict[str, float]
    importance: float = 1.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is looked for: its concepts, its words in order, and who it sounds like.

    `order` holds the stems of all words, small ones included. `voices` gives each `Audience` code its share of 1.
    """

    concepts: tuple[Concept, ...] = ()
    order: tuple[str, ...] = ()
    voices: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry found, with its score and the stems that were found in it."""

    entry: Entry
    score: float
    found: frozenset[str]


class _Stems(dict[str, str]):
    """The stems of the entries’ words, each reckoned once. Gone once all are read; no question is asked of it."""

    def __missing__(self, word: str) -> str:
        self[word] = one = stem(word)
        return one


class Index:
    """Entries, once read. Never changes: a new one takes its place."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Read every entry's words."""
        self.entries = tuple(entries)
        self.about, self.says, self.titled = Fields(), Fields(), Fields()
        self.passages = Passages()
        self.titles: list[frozenset[str]] = []
        # Words as they are written on the site, with the number of entries that write them so.
        self.vocabulary: Counter[str] = Counter()
        stems = _Stems()
        for number, entry in enumerate(self.entries):
            self._read(number, entry, stems)
        for fields in (self.about, self.says, self.titled):
            fields.close()
        self.passages.close()

    def _read(self, number: int, entry: Entry, stems: _Stems) -> None:
        title, summary = words_of(entry.title), words_of(entry.summary)
        asked = [words_said(line) for line in entry.asked]
        says = [word for text in entry.texts for word in words_of(text)]
        about: dict[str, float] = defaultdict(float)
        for weight, words in ((TITLE, title), (SUMMARY, summary), *((ASKED, line) for line in asked)):
            for word in words:
                about[stems[word]] += weight
        self.about.add(about)
        self.says.add(Counter(stems[word] for word in (*title, *summary, *says)))
        self.titles.append(frozenset(stems[word] for word in title if word not in SMALL_WORDS))
        self.titled.add(dict.fromkeys(self.titles[-1], 1.0))
        for passage in (title, summary, *asked):
            self.passages.add(number, passage)
        shown = {*title, *summary, *says}
        self.vocabulary.update(word for word in shown if len(word) > 3 and word.isalpha())

    def knows(self, one: str) -> bool:
        """Whether any entry holds this stem."""
        return one in self.about.holders or one in self.says.holders

    def search(self, asked: Asked, audience: str = "", most: int = 20) -> list[Hit]:
        """The best entries, best first, at most `most`. `audience` is the reader's own, if they said."""
        scores, covered, found = self._scores(asked)
        hits = []
        for number, score in scores.items():
            entry = self.entries[number]
            lift = entry.weight * (1 - COVERS + COVERS * min(1.0, covered[number]))
            if asked.concepts and all(self.titles[number] & concept.stems.keys() for concept in asked.concepts):
                lift *= ALL_IN_TITLE
            if audience and entry.audience == audience:
                lift *= OWN_READER
            lift *= 1 + SOUNDS_LIKE_READER * asked.voices.get(entry.audience, 0.0)
            hits.append(Hit(entry, score * lift, frozenset(found[number])))
        return sorted(hits, key=lambda hit: (-hit.score, hit.entry.title, hit.entry.key))[:most]

    def _scores(self, asked: Asked) -> tuple[dict[int, float], dict[int, float], dict[int, set[str]]]:
        """By the entry's number: what it scores, the share of the question it covers, and the stems found in it."""
        scores: dict[int, float] = defaultdict(float)
        covered: dict[int, float] = defaultdict(float)
        found: dict[int, set[str]] = defaultdict(set)
        worths = [concept.importance * self.about.rarity(concept.stems) for concept in asked.concepts]
        whole = sum(worths) or 1.0
        for concept, worth in zip(asked.concepts, worths, strict=True):
            share = worth / whole
            about = self.about.fits(concept.stems)
            for number, fits in about.items():
                scores[number] += share * fits
                covered[number] += share
                found[number].update(concept.stems)
            rare = self.says.rarity(concept.stems) / self.says.most_rare
            for number, fits in self.says.fits(concept.stems).items():
                scores[number] += SAYS * share * rare * fits
                if number not in about:
                    covered[number] += 0.5 * share
                found[number].update(concept.stems)
            for number, fits in self.titled.fits(concept.stems).items():
                scores[number] += NAMED_IN_TITLE * share * fits
        weighted = [(concept.stems, worth) for concept, worth in zip(asked.concepts, worths, strict=True)]
        for number, alike in self.passages.nearest(weighted, pairs_of(asked.order)).items():
            scores[number] += LIKE_PASSAGE * alike
        return scores, covered, found
