"""A list lives in its address: shared, printed, added to, and honest about what must not be used any more."""

from __future__ import annotations

import re
from html import unescape

import pytest

from resources.models import ResourcePage, State
from resources.taking.chosen import MOST

pytestmark = pytest.mark.django_db

LIST = "/resources/list/"


def asked(client, *refs, address=LIST):
    answer = client.get(address, {"r": list(refs)})
    assert answer.status_code == 200
    return answer.content.decode()


def titles(page):
    return [unescape(title) for title in re.findall(r"<h3><a [^>]*>([^<]*)</a>", page)]


def link_of(page, words):
    """The address of the first link that begins with these words."""
    return unescape(re.search(rf'href="([^"]*)"[^>]*>{words}', page)[1])


def test_a_list_shows_its_resources_in_the_order_of_the_address_each_once(client, make_resource):
    one, two = make_resource("One"), make_resource("Two")
    page = asked(client, two.ref.upper(), one.ref, two.ref)
    assert titles(page) == ["Two", "One"]
    assert f"/r/{two.ref}/" in page  # what a printed list leads to


def test_a_resource_s_page_leads_to_a_list_of_it_and_a_link_takes_it_off_again(client, make_resource):
    one, two = make_resource("One"), make_resource("Two")
    assert link_of(client.get(one.url).content.decode(), "Add to a list") == f"{LIST}?r={one.ref}"
    shorter = client.get(link_of(asked(client, one.ref, two.ref), "Remove")).content.decode()
    assert titles(shorter) == ["Two"]


def test_what_is_ticked_in_the_library_joins_the_list_one_came_from(client, make_resource, library):
    one, two = make_resource("One"), make_resource("Two")
    back = link_of(asked(client, one.ref), "Add others from the library")
    page = client.get(back).content.decode()
    form = re.search(rf'<form[^>]*id="take"[^>]*action="{LIST}".*?</form>', page, re.DOTALL)[0]
    assert f'name="r" value="{one.ref}"' in form
    assert re.search(rf'<input type="checkbox" name="r" value="{two.ref}" form="take">', page)
    assert f'value="{one.ref}" form="take"' not in page
    assert "On your list" in page
    # It comes along through filters and the search.
    assert f"r={one.ref}" in link_of(page, "Last reviewed")
    assert client.post("/r/find/", {"q": "two", "r": one.ref})["Location"] == f"{library.url}?q=two&r={one.ref}"


def test_what_is_withdrawn_or_replaced_is_said_with_what_to_use_and_never_listed(client, make_resource, withdraw):
    old, older, newer = make_resource("Old"), make_resource("Older"), make_resource("Newer")
    withdraw(old)
    ResourcePage.objects.filter(pk=older.pk).update(state=State.SUPERSEDED, replaced_by=newer)
    page = asked(client, old.ref, older.ref)
    assert titles(page) == []
    assert "The law changed. The duty changed in May." in page
    assert "There is a newer one." in page
    assert titles(client.get(link_of(page, "Put that on the list")).content.decode()) == ["Newer"]


def test_codes_that_lead_nowhere_are_named_and_what_is_no_code_is_not_shown_again(client, make_resource):
    draft = make_resource("Draft")
    draft.unpublish()
    page = asked(client, "bbbbbb", draft.ref, "abc", "<script>alert(1)</script>", "\x00", "ST16 2DH")
    assert f"No resource here has these codes: bbbbbb, {draft.ref}, abc." in page
    assert "Something in the address was no code." in page
    assert "Draft" not in page
    assert not re.search("alert|ST16", page)


def test_a_list_holds_thirty_and_names_what_had_no_room(client):
    refs = [f"bbbb{a}{b}" for a in "cdfgh" for b in "cdfghjk"]
    page = asked(client, *refs)
    assert f"A list holds {MOST} resources. These had no room: {', '.join(refs[MOST:])}." in page


def test_an_empty_list_says_so_and_nobody_s_device_keeps_anything(client, library):
    answer = client.get(LIST)
    assert "There is nothing on it yet." in answer.content.decode()
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store"


def test_a_full_list_takes_few_queries(client, make_resource, make_version, django_assert_max_num_queries):
    refs = [make_version(make_resource(f"R {number}")).file.resource.ref for number in range(6)]
    asked(client, *refs)
    with django_assert_max_num_queries(20):
        asked(client, *refs)
