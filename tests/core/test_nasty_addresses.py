"""An address, or a text, with what a database cannot keep is an answer and never an error."""

from __future__ import annotations

import json

import pytest
from django.contrib.auth.models import User
from wagtail.admin.rich_text import get_rich_text_editor_widget

from home.models import GuidancePage

pytestmark = pytest.mark.both_databases

NASTY = {
    "a NUL": "a%00b",
    "half a character": "%ED%A0%80",
    "ten thousand letters": "x" * 10_000,
    "signs of a search": "%22%27%20%26%20%7C%20!%20%3A*%20%3C-%3E%20(",
    "a number too large": "9" * 30,
    "no number": "%C2%B2",
}
PUBLIC = (
    "/{}/",
    "/?page={}",
    "/search/?asked={}&who={}",
    "/find-support/{}/",
    "/find-support/?who={}&need={}",
    "/find-support/northam/?was={}&also={}&need={}&age={}&who={}",
    "/find-support/northam/poster/?who={}",
    "/find-support/northam/card/?who={}",
    "/find-support/service/{}/",
    "/find-support/our-information/?who={}",
    "/api/open-referral/services?page={}",
    "/api/open-referral/services?taxonomy_id={}",
    "/api/open-referral/services?modified_after={}",
    "/api/open-referral/services/{}",
    "/documents/{}/x",
    "/documents/1/{}",
    "/media/images/{}",
)
STAFF = (
    "/admin/pages/?q={}",
    "/admin/pages/search/?q={}",
    "/admin/choose-page/search/?q={}",
    "/admin/images/?q={}",
    "/admin/images/?tag={}",
    "/admin/documents/chooser/?q={}",
    "/admin/users/?q={}",
    "/admin/redirects/?q={}",
    "/admin/reports/site-history/?label={}",
    "/admin/tag-autocomplete/?term={}",
    "/admin/snippets/signposting/service/?q={}",
    "/admin/snippets/signposting/service/?ordering={}&p={}",
)


@pytest.fixture
def visitor(client, home_page, front_doors):
    """Somebody to whom an error of the server's is an answer, as it is to a browser."""
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("nasty", NASTY.values(), ids=NASTY)
def test_no_address_that_anybody_can_write_is_an_error(visitor, nasty):
    answers = {address: visitor.get(address.replace("{}", nasty)).status_code for address in PUBLIC}
    assert {address: status for address, status in answers.items() if status >= 500} == {}


@pytest.mark.parametrize("nasty", NASTY.values(), ids=NASTY)
def test_no_search_of_the_staffs_is_an_error(visitor, nasty):
    visitor.force_login(User.objects.create_superuser("staff", password="a long enough password"))
    answers = {address: visitor.get(address.replace("{}", nasty)).status_code for address in STAFF}
    assert {address: status for address, status in answers.items() if status != 200} == {}


def test_pasted_text_is_kept_without_what_cannot_be_kept(visitor, home_page):
    line = {"key": "a", "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
    sent = json.dumps({"entityMap": {}, "blocks": [{**line, "text": "Ring\0 us \ud83d\U0001f44b"}]})
    text = get_rich_text_editor_widget().value_from_datadict({"body": sent}, {}, "body")
    page = home_page.add_child(instance=GuidancePage(title="Ring us", slug="ring-us", introduction="-"))
    page.body = json.dumps([{"type": "text", "value": text}])
    page.save_revision().publish()
    assert "Ring us \U0001f44b" in visitor.get("/ring-us/").content.decode()
