"""The words people search with come with every starter pack, and an older site can be given them."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from home.models import GuidancePage, SearchSynonym
from home.starter.pack import read_pack


@pytest.mark.parametrize("pack", ["staffordshire", "exampleshire"])
def test_every_page_of_a_pack_says_how_people_ask_for_it(pack):
    content = read_pack(pack)
    slugs = set()
    waiting = list(content.pages)
    while waiting:
        record = waiting.pop()
        slugs.add(record["slug"])
        waiting += record.get("children", [])
    assert set(content.how_people_ask) == slugs
    assert all(len(lines) >= 2 for lines in content.how_people_ask.values())
    assert all(len(set(lines)) == len(lines) for lines in content.how_people_ask.values())


def test_what_people_ask_is_never_shown(visitor):
    page = GuidancePage.objects.get(slug="a-picture-of-you")
    line = page.questions_asked[0]
    assert line not in visitor.get("/is-this-ok/a-picture-of-you/").content.decode()
    assert line not in visitor.post("/search/", {"asked": "nudes"}).content.decode()


def test_an_older_site_is_given_the_words_it_lacks_and_keeps_its_own(starter, db):
    SearchSynonym.objects.all().delete()
    SearchSynonym.objects.create(word="cab", means="our own")
    mine = GuidancePage.objects.get(slug="refer")
    bare, draft = GuidancePage.objects.get(slug="my-friend"), GuidancePage.objects.get(slug="how-to-tell")
    for page, line in ((mine, "my own line"), (bare, ""), (draft, "")):
        page.how_people_ask = line
        page.save_revision().publish()
    draft.title = "A title nobody has agreed to yet"
    draft.save_revision()
    call_command("load_search_words", pack="staffordshire", stdout=StringIO())
    assert SearchSynonym.objects.get(word="cab").means == "our own"
    assert SearchSynonym.objects.filter(word="minicab").exists()
    assert GuidancePage.objects.get(pk=mine.pk).how_people_ask == "my own line"
    assert len(GuidancePage.objects.get(pk=bare.pk).questions_asked) > 5
    draft = GuidancePage.objects.get(pk=draft.pk)
    assert draft.title == "How to tell someone"
    assert draft.get_latest_revision_as_object().title == "A title nobody has agreed to yet"
    assert len(draft.get_latest_revision_as_object().questions_asked) > 5
