"""Staff can search for anything, pasted rubbish included."""

from __future__ import annotations

import pytest
from wagtail.search.backends import get_search_backend

from signposting.models import Service

NASTY = [
    '"',
    "'",
    "it's",
    '"half',
    "(",
    ")",
    "AND",
    "OR NOT",
    "*",
    "a*",
    "NEAR/",
    "\0",
    "ni\0ght",
    "👋",
    "-",
    "x" * 10_000,
    "“night”",
]


@pytest.mark.parametrize("query", NASTY)
def test_no_query_breaks_the_search(make_service, query):
    make_service("night-line")
    backend = get_search_backend()
    list(backend.search(query, Service))
    list(backend.autocomplete(query, Service))


def test_a_word_with_a_stray_quotation_mark_still_finds_what_it_names(make_service):
    service = make_service("night-line", name="Night line")
    assert list(get_search_backend().search('night"', Service)) == [service]
    assert list(get_search_backend().autocomplete("“nig", Service)) == [service]
