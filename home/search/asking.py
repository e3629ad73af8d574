"""Reads a question: its words, what editors say they mean, who talks like that, and what a slip was meant to be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from home.search.index import Asked, Concept, Index
from home.search.passages import part_of
from home.search.slips import Speller
from home.search.text import EVERYDAY_WORDS, SMALL_WORDS, stem, stems_of, words_of, words_said

MOST_WORDS = 40
# What a synonym, and a word put right, is worth beside the word itself.
AS_GOOD, PUT_RIGHT = 0.4, 0.9
# What a number is worth beside a word: "24" is on many pages and seldom what they are about.
NUMBER = 0.3
# What the meaning of a phrase is worth, and the words it was said in.
PHRASE, OWN_WORDS = 1.0, 0.75

Stems = tuple[str, ...]
Known = TypeVar("Known")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What editors know of visitors' words, by the stems of a word or phrase.

    `meanings`: texts that say it in the site's words. `said_by`: the `Audience` code of those who mostly say it.
    `words`: every word in it as it is written. `speller`: what may be meant by a word that nobody knows.
    """

    meanings: Mapping[Stems, Sequence[str]] = field(default_factory=dict)
    said_by: Mapping[Stems, str] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    speller: Speller = field(default_factory=lambda: Speller({}))

    def meant_by(self, one: str) -> dict[str, float]:
        """Stems that say in the site's words what this stem says, each with how well."""
        return _meant(self.meanings.get((one,), ()), AS_GOOD)


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for, and the corrections that are part of it: (as typed, as understood)."""

    asked: Asked
    corrections: tuple[tuple[str, str], ...] = ()


def understand(text: str, index: Index, lexicon: Lexicon, *, correct: bool = True) -> Question:
    """Read `text`, which is tidy. Nothing of it is kept anywhere but in what is returned.

    A word that was put right is looked for beside the one typed, never in its place.
    """
    words = words_said(text)[:MOST_WORDS]
    order = [stem(word) for word in words]
    left_alone = _acronyms(text) if correct else frozenset(words)
    only_small = all(word in SMALL_WORDS for word in words)
    concepts: list[Concept] = []
    taken: set[int] = set()
    for places, meanings in _phrases(order, lexicon.meanings):
        taken.update(places)
        own = {order[place] for place in places if words[place] not in SMALL_WORDS}
        concepts += _of_phrase(own, meanings)
    corrections: dict[str, str] = {}
    for place, (word, one) in enumerate(zip(words, order, strict=True)):
        if place in taken or (word in SMALL_WORDS and not only_small):
            continue
        also = lexicon.meant_by(one)
        if word not in left_alone and _is_strange(word, index, lexicon):
            nearest = lexicon.speller.nearest(word)
            if nearest in SMALL_WORDS:
                continue
            if nearest:
                corrections[word] = nearest
                also = {**lexicon.meant_by(stem(nearest)), stem(nearest): PUT_RIGHT}
        concepts.append(Concept({**also, one: 1.0}, NUMBER if word.isdigit() else part_of(one)))
    asked = Asked(tuple(_joined(concepts)), tuple(order), _voices(order, lexicon.said_by))
    return Question(asked, tuple(corrections.items()))


def _is_strange(word: str, index: Index, lexicon: Lexicon) -> bool:
    """Whether nobody here knows the word: not the pages, not the editors, not the language's everyday words."""
    known = word in EVERYDAY_WORDS or word in SMALL_WORDS or word in lexicon.words
    return not known and not index.knows(stem(word)) and (stem(word),) not in lexicon.meanings


def _acronyms(text: str) -> frozenset[str]:
    """The words in capitals, unless all are: "RSHE" is no slip for anything."""
    if text.isupper():
        return frozenset()
    return frozenset(word for part in text.split() if len(part) > 1 and part.isupper() for word in words_of(part))


def _phrases(order: Sequence[str], known: Mapping[Stems, Known], shortest: int = 2) -> Iterator[tuple[range, Known]]:
    """The phrases in the question, longest first, none within another: their places, and what is known of them."""
    free = [True] * len(order)
    for length in sorted({len(phrase) for phrase in known if len(phrase) >= shortest}, reverse=True):
        for start in range(len(order) - length + 1):
            places = range(start, start + length)
            found = known.get(tuple(order[start : start + length]))
            if found is not None and all(free[place] for place in places):
                for place in places:
                    free[place] = False
                yield places, found


def _of_phrase(own: set[str], meanings: Sequence[str]) -> list[Concept]:
    """What a phrase means, and its own words a little: a page may say it in just these."""
    meant = _meant(meanings, 1.0)
    if not meant:
        return [Concept({one: 1.0}, part_of(one)) for one in own]
    return [Concept(meant, PHRASE), *(Concept({one: 1.0}, OWN_WORDS * part_of(one)) for one in own)]


def _joined(concepts: Sequence[Concept]) -> Iterator[Concept]:
    """Each concept once: a word said three times is still one thing asked for."""
    once: dict[tuple[tuple[str, float], ...], Concept] = {}
    for concept in concepts:
        key = tuple(sorted(concept.stems.items()))
        known = once.get(key)
        once[key] = concept if known is None else replace(known, importance=max(known.importance, concept.importance))
    yield from once.values()


def _voices(order: Sequence[str], said_by: Mapping[Stems, str]) -> dict[str, float]:
    """Who the question sounds like, as shares. The words only lift pages a little, and are forgotten with it."""
    heard = Counter(code for _places, code in _phrases(order, said_by, shortest=1))
    return {code: often / heard.total() for code, often in heard.items()}


def _meant(meanings: Sequence[str], fit: float) -> dict[str, float]:
    """The stems of all meanings. One word of several says only its share of what they say together."""
    found: dict[str, float] = {}
    for meaning in meanings:
        stems = [stem(word) for word in words_of(meaning) if word not in SMALL_WORDS] or stems_of(meaning)
        for one in stems:
            found[one] = max(fit / len(stems) ** 0.5, found.get(one, 0.0))
    return found
