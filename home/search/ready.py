"""The index in use: built at the first search, and again once something public has changed."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from django.db.models import Count, Max
from django.utils import translation

from core.search_sources import sources
from home.models import SearchSynonym
from home.search.asking import Synonyms
from home.search.index import Index
from home.search.text import stems_of


@dataclass(frozen=True, slots=True)
class Ready:
    """An index, the synonyms that go with it, and the state of the content both were built from."""

    state: Hashable
    index: Index
    synonyms: Synonyms


_ready: dict[str, Ready] = {}


def ready() -> Ready:
    """The index of the active language. One small query a source to see that it is still true.

    Each worker process builds its own, a fraction of a second for some hundred pages: nothing is shared, so nothing
    needs to be told. Two threads that build at once each make the same thing.
    """
    language = translation.get_language() or ""
    synonyms = SearchSynonym.objects.aggregate(Count("pk"), Max("changed_at"))
    state = (tuple((source.kind, source.state()) for source in sources()), *synonyms.values())
    known = _ready.get(language)
    if known is None or known.state != state:
        entries = [entry for source in sources() for entry in source.entries()]
        known = _ready[language] = Ready(state, Index(entries), _synonyms())
    return known


def _synonyms() -> Synonyms:
    return {tuple(stems_of(one.word)): one.meanings for one in SearchSynonym.objects.all()}
