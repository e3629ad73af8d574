"""Somebody at the search box of the sample site."""

from __future__ import annotations

import pytest
from django.test import Client


@pytest.fixture
def visitor(client, starter, db, real_postcodes, monkeypatch) -> Client:
    """A client; postcodes are read from the real file."""
    for module in ("signposting.answers", "home.search.views"):
        monkeypatch.setattr(f"{module}.default_store", lambda: real_postcodes)
    return client


@pytest.fixture
def ask(visitor):
    """`ask("hotels")`: what stands in the page's <main>."""

    def main_of(asked: str, **fields: str) -> str:
        answer = visitor.post("/search/", {"asked": asked, **fields})
        assert answer.status_code == 200, answer.get("Location")
        page = answer.content.decode()
        return page[page.index("<main") : page.index("</main>")]

    return main_of
