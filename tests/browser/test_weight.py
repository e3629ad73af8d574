"""A first visit stays light: young people pay for data by the megabyte. Bytes and requests, never time."""

from __future__ import annotations

import pytest

from tests.browser.pages import KINDS
from tests.browser.weight import BUDGETS, first_visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_first_visit_keeps_to_its_budget(browser, live_site, kind):
    weight = first_visit(browser, live_site, kind)
    assert weight.kinds.get("Document", 0) > 500, "nothing was measured"
    assert weight.over(BUDGETS[kind.weight]) == []
