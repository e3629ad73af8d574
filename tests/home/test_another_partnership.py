"""A partnership of an invented place loads by the same command, and its people find help as anyone's do."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction

from core.reading_age import plain_text, reading_age, target_for
from core.validators import telling_words
from home.starter.pack import own_postcodes, read_pack
from signposting import answers
from signposting.management.commands import verify_coverage
from signposting.models import Area, Service
from signposting.postcode_build import build
from signposting.postcode_list import PostcodeList, WithMore
from signposting.postcode_store import PostcodeStore
from tests.home.starter_pack import NUMBER, every_page, words_of
from tests.signposting.postcode_builders import RowsSource

NAME = "exampleshire"
PACK = read_pack(NAME)
PAGES = {page["slug"]: page for page in every_page(list(PACK.pages))}
each_page = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
# Ofcom keeps this range for drama: nobody answers.
DRAMA = re.compile(r"01632 960\d{3}")
REAL = {"police-999", "police-101", "childline", "nspcc-helpline"}


@pytest.fixture(scope="module")
def example(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_starter", pack=NAME, stdout=StringIO())
        yield
        transaction.set_rollback(True)
    cache.clear()


@pytest.fixture
def postcodes(tmp_path, monkeypatch) -> PostcodeStore:
    """A directory of one real postcode, built together with the pack's list, where the finder and the check look."""
    path = tmp_path / "postcodes.sqlite3"
    build(WithMore(RowsSource(("ST16 2DH", "E07000197", 392_149, 323_251)), PostcodeList(own_postcodes(NAME))), path)
    store = PostcodeStore(path)
    for module in (answers, verify_coverage):
        monkeypatch.setattr(module, "default_store", lambda: store)
    return store


def test_it_passes_the_coverage_check_postcode_by_postcode(example, db, postcodes):
    said, warned = StringIO(), StringIO()
    call_command("verify_coverage", stdout=said, stderr=warned)
    assert "13 postcodes in 3 areas" in said.getvalue()
    assert "hole" not in said.getvalue() + warned.getvalue()


@pytest.mark.parametrize(
    ("typed", "address", "numbers"),
    [
        ("zx2 1aa", "/find-support/wickdale/", ("01632 960110", "01632 960111")),
        ("ZX3 2AA", "/find-support/port-ansel/", ("01632 960210", "01632 960211")),
        ("ZX1 9AB", "/find-support/hillmere/?also=port-ansel", ("01632 960110", "01632 960210")),
    ],
)
def test_its_postcodes_lead_to_its_councils_front_doors(example, db, client, postcodes, typed, address, numbers):
    answer = client.post("/find-support/", {"postcode": typed})
    assert answer["Location"] == address
    page = client.get(address).content.decode()
    assert all(number in page for number in numbers)
    assert "made for" not in page


def test_every_page_is_there_and_no_other_partnership_shows(example, db, client):
    for slug in PAGES:
        answer = client.get("/" if slug == "home" else f"/{slug}/")
        assert answer.status_code == 200, slug
        assert "staffordshire" not in answer.content.decode().lower()
    towns = client.get("/find-support/").content.decode()
    assert "Lakeside" in towns
    assert "The Quays" in towns


def test_nothing_in_it_can_be_taken_for_a_real_council_or_reach_a_real_person(example, db):
    assert Area.objects.filter(in_campaign=True).count() == 3
    assert not [area for area in Area.objects.filter(in_campaign=True) if area.has_ons_code]
    for service in Service.objects.prefetch_related("channels"):
        numbers = [channel.value for channel in service.channels.all() if channel.kind in {"phone", "text"}]
        assert service.key in REAL or all(DRAMA.fullmatch(number) for number in numbers), service.key


def test_its_pages_read_at_their_readers_age_and_blame_nobody(example, db):
    said = StringIO()
    call_command("check_words", stdout=said)
    assert "8 pages, 0 wordings kept with a reason." in said.getvalue()


@each_page
def test_its_words_keep_the_rules_of_every_starter_page(page):
    words = plain_text(words_of(page))
    assert telling_words(page["slug"].replace("-", " ")) == []
    if not page["names_campaign"]:
        assert telling_words(f"{page['title']} {page['search_description']} {page.get('door_label', '')}") == []
    assert NUMBER.findall(words) == []
    assert reading_age(words_of(page)) <= target_for(page["audience"])
