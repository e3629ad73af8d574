"""A site nobody has filled yet still answers, with 999."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("ask", ["get", "post"])
def test_an_empty_database_still_answers_with_999(client, db, ask):
    answer = getattr(client, ask)("/find-support/", {"postcode": "ST16 2DH"} if ask == "post" else {})
    assert answer.status_code == 200
    assert 'href="tel:999"' in answer.content.decode()
