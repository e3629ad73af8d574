"""Staff can search for anything, pasted rubbish included."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail.search.backends import get_search_backend

from signposting.models import Service

pytestmark = pytest.mark.both_databases

NASTY = [
    '"',
    '" "',
    "''",
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


@pytest.mark.parametrize("query", ['"', "“", '" " "', "·", "'", "-"])
@pytest.mark.parametrize("screen", ["list", "list_results"])
def test_a_list_searched_for_a_lone_mark_finds_nothing_and_says_so(client, make_service, query, screen):
    client.force_login(User.objects.create_superuser("staff", password="a long enough password"))
    make_service("night-line")
    page = client.get(reverse(f"wagtailsnippets_signposting_service:{screen}"), {"q": query})
    assert "No services match your query" in page.content.decode()


@pytest.mark.parametrize("query", ['"', "“"])
def test_a_chooser_searched_for_a_lone_mark_finds_nothing(client, make_service, query):
    client.force_login(User.objects.create_superuser("staff", password="a long enough password"))
    make_service("night-line")
    chooser = Service.snippet_viewset.chooser_viewset
    address = reverse(chooser.get_url_name("choose_results"))
    assert "Night line" in client.get(address).content.decode()
    page = client.get(address, {"q": query}).content.decode()
    assert "Night line" not in page
