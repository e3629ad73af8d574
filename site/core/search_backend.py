"""Wagtail's database search, made to forgive what people type.

SQLite's full-text search answers an unbalanced quotation mark or a NUL with an error, and so a page with a 500;
PostgreSQL does the same for a NUL. Both happen when somebody pastes.
"""

from __future__ import annotations

from typing import Any

from wagtail.search.backends import database

# Longer than any search a person types; a pasted page would only match nothing, slowly.
LONGEST_QUERY = 200
# Wagtail answers an empty query with results its lists cannot count: a page with a 500. What is left of a lone
# quotation mark is searched for as this, which stands in no record.
FINDS_NOTHING = "·"
CURLY = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\0": " "})


def forgiving(query: Any) -> Any:
    """The same query, safe to run: one kind of quotation mark, always in pairs, no NUL. Others pass untouched."""
    if not isinstance(query, str):
        return query
    tidy = " ".join(query[:LONGEST_QUERY].translate(CURLY).split())
    if tidy.count('"') % 2:
        tidy = tidy.replace('"', " ").strip()
    return tidy or (FINDS_NOTHING if query else "")


class _ForgivingQueries:
    """Tidies each query before the backend sees it."""

    def search(self, query: Any, *args: Any, **kwargs: Any) -> Any:
        """Search, whatever was typed."""
        return super().search(forgiving(query), *args, **kwargs)  # type: ignore[misc]

    def autocomplete(self, query: Any, *args: Any, **kwargs: Any) -> Any:
        """Autocomplete, whatever was typed."""
        return super().autocomplete(forgiving(query), *args, **kwargs)  # type: ignore[misc]


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 (the name Wagtail looks for)
    """The backend for the database in use, with forgiving queries in front."""
    plain = type(database.SearchBackend(params))
    return type("ForgivingSearchBackend", (_ForgivingQueries, plain), {})(params)
