"""Every kind of page is HTML that no browser has to mend."""

from __future__ import annotations

import pytest

from tests.browser.pages import KINDS
from tests.html_faults import html_faults


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_html_needs_no_mending(live_site, kind):
    assert html_faults(kind.fetch(live_site).text) == []
