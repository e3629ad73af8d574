"""Tells other searches of the site what editors wrote under Search words."""

from __future__ import annotations

from collections.abc import Hashable

from django.db.models import Count, Max

from core.words.meanings import Meanings
from core.words.text import stem, words_of, words_said
from home.models import SearchSynonym


class SearchWords:
    """See `core.words.meanings.Keeper`."""

    def state(self) -> Hashable:
        """How many there are and when one last changed."""
        return tuple(SearchSynonym.objects.aggregate(Count("pk"), Max("changed_at")).values())

    def meanings(self) -> Meanings:
        """Those that mean something; who mostly says a word is no matter for the library, which one reader uses."""
        every = [one for one in SearchSynonym.objects.all() if one.means]
        return Meanings(
            by_stems={tuple(stem(word) for word in words_said(one.word)): one.meanings for one in every},
            words=frozenset(word for one in every for word in words_of(one.word)),
        )
