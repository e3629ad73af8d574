"""A campaign's page shows resources of the library, chosen and never typed."""

from __future__ import annotations

import json

import pytest
from django.utils import timezone

from home.models import GuidancePage
from resources.models import LibraryPage, ResourcePage, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def resources(home_page):
    library = home_page.add_child(
        instance=LibraryPage(title="Library", slug="resources", introduction="All of it.", audience="w")
    )
    return [
        library.add_child(instance=ResourcePage(title=title, summary="On one page.", kind="briefing", nations=("e",)))
        for title in ("Hotels", "Taxis", "Pubs")
    ]


def test_what_is_chosen_stands_in_its_order_with_its_type_and_what_is_out_of_use_falls_out(
    client, home_page, resources, django_assert_max_num_queries
):
    hotels, taxis, pubs = resources
    value = {"heading": "For your team", "resources": [taxis.pk, hotels.pk, pubs.pk]}
    body = json.dumps([{"type": "resource_list", "value": value}])
    page = home_page.add_child(instance=GuidancePage(title="Night shifts", slug="night", audience="b", body=body))
    ResourcePage.objects.filter(pk=pubs.pk).update(
        state=State.WITHDRAWN, withdrawn_why="error", withdrawn_note="A slip.", withdrawn_on=timezone.localdate()
    )
    with django_assert_max_num_queries(20):
        shown = client.get(page.url).content.decode()
    assert shown.index("For your team") < shown.index(taxis.url) < shown.index(hotels.url)
    assert "Staff briefing: On one page." in shown
    assert "Pubs" not in shown
