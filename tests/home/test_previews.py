"""Staff see a page of the partnership before it is saved, and one whose kit or deadline is over."""

from __future__ import annotations

import pytest

from home.models import CampaignPage, EventPage, NewsPage, NoticePage, PartnersPage
from tests.home.partnership_pages import LISTS, london

FIELDS = {
    CampaignPage: {"starts_on": london("2027-03-15 00:00").date(), "ends_on": london("2027-03-16 00:00").date()},
    EventPage: {"starts_at": london("2027-03-15 10:00"), "ends_at": london("2027-03-15 12:00"), "is_online": True},
    NewsPage: {},
    NoticePage: {},
    PartnersPage: {},
}


@pytest.mark.parametrize("kind", [*dict.fromkeys([*FIELDS, *LISTS])], ids=lambda kind: kind.__name__)
def test_a_page_can_be_looked_at_while_it_is_made(home_page, kind):
    page = kind(title="In the making", slug="in-the-making", introduction="Soon.", **FIELDS.get(kind, {}))
    page.set_url_path(home_page)
    page.path, page.depth = f"{home_page.path}0001", home_page.depth + 1
    shown = page.make_preview_request()
    assert shown.status_code == 200
    assert "<h1" in shown.rendered_content
    assert "In the making" in shown.rendered_content
