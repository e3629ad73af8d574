"""Loads the words people search with. They are of the language and not of a place, so every pack begins with them."""

from __future__ import annotations

import json
from pathlib import Path

from home.models import SearchSynonym


def load_search_words() -> None:
    """Those not there yet, each checked by its own rules. Editors change and add to them afterwards."""
    words: dict[str, str] = json.loads((Path(__file__).parent / "search_words.json").read_text(encoding="utf-8"))
    for word, means in words.items():
        if not SearchSynonym.objects.filter(word=word).exists():
            synonym = SearchSynonym(word=word, means=means)
            synonym.full_clean()
            synonym.save()
