"""The index in use: built at the first search, and again once something public has changed."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock

from django.db.models import Count, Max
from django.utils import translation

from core.search_sources import sources
from home.models import SearchSynonym
from home.search.asking import Lexicon
from home.search.index import Index
from home.search.slips import Speller
from home.search.text import EVERYDAY_WORDS, SMALL_WORDS, stem, words_of, words_said


@dataclass(frozen=True, slots=True)
class Ready:
    """An index, the words of visitors that go with it, and the state of the content both were built from."""

    state: Hashable
    index: Index
    lexicon: Lexicon


_ready: dict[str, Ready] = {}
_building = Lock()


def ready() -> Ready:
    """The index of the active language. One small query a source to see that it is still true.

    Each worker process builds its own, a fraction of a second for some hundred pages: nothing is shared, so nothing
    needs to be told. One thread builds; others that came meanwhile wait for it, as all building at once takes longer.
    """
    language = translation.get_language() or ""
    known = _ready.get(language)
    if known is not None and known.state == _state():
        return known
    with _building:
        # Asked again: while this thread waited, another may have built just this, or something newer.
        state, known = _state(), _ready.get(language)
        if known is None or known.state != state:
            index = Index(entry for source in sources() for entry in source.entries())
            known = _ready[language] = Ready(state, index, _lexicon(index))
        return known


def _state() -> Hashable:
    synonyms = SearchSynonym.objects.aggregate(Count("pk"), Max("changed_at"))
    return (tuple((source.kind, source.state()) for source in sources()), *synonyms.values())


def _lexicon(index: Index) -> Lexicon:
    every = list(SearchSynonym.objects.all())
    words = frozenset(word for one in every for word in words_of(one.word))
    return Lexicon(
        meanings={_stems(one.word): one.meanings for one in every if one.meanings},
        said_by={_stems(one.word): one.said_by for one in every if one.said_by},
        words=words,
        speller=Speller({**dict.fromkeys(words | EVERYDAY_WORDS | SMALL_WORDS, 1), **index.vocabulary}),
    )


def _stems(said: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words_said(said))
