"""Loads the words people search with. They are of the language and not of a place, so every pack begins with them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from wagtail.search.backends import get_search_backends

from home.models import SearchSynonym


def load_search_words() -> None:
    """Those not there yet, each checked by its own rules. Editors change and add to them afterwards.

    The file holds families: `words` that share what they mean (`means`) and who says them (`said_by`). A thousand
    words are written at once: one by one, each would write the staff's search index.
    """
    families: list[dict[str, Any]] = json.loads(
        (Path(__file__).parent / "search_words.json").read_text(encoding="utf-8")
    )
    there = set(SearchSynonym.objects.values_list("word", flat=True))
    new = []
    for family in families:
        for word in family["words"]:
            synonym = SearchSynonym(word=word, means=family.get("means", ""), said_by=family.get("said_by", ""))
            synonym.full_clean(validate_unique=False)
            if word not in there:
                new.append(synonym)
            there.add(word)
    SearchSynonym.objects.bulk_create(new)
    added = list(SearchSynonym.objects.filter(word__in=[synonym.word for synonym in new]))
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(SearchSynonym, added)
