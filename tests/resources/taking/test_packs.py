"""A pack says where to start, in which order to go on and how long it takes, and never holds what is out of use."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from resources.models import ContentNote, PackItem, PackPage
from resources.taking.packs import minutes_together

pytestmark = pytest.mark.django_db


@pytest.fixture
def pack(library, make_resource, make_version):
    """Two lessons and a poster without a length, the second lesson first."""
    page = PackPage(
        title="First lesson", slug="first-lesson", audience="w", summary="All of it.", start_here="Read first."
    )
    library.add_child(instance=page)
    for order, (title, note, minutes) in enumerate(
        (("Lesson two", "In May", 50), ("Lesson one", "In June", 25), ("Poster", "", None))
    ):
        resource = make_version(make_resource(title, minutes=minutes), title.encode()).file.resource
        PackItem.objects.create(pack=page, resource=resource, note=note, sort_order=order)
    return page


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def test_a_pack_s_page_says_where_to_start_then_each_in_order_with_its_note(client, pack):
    page = text(client.get(pack.url))
    places = [
        page.index(words) for words in ("Read first.", "Lesson two", "In May", "Lesson one", "In June", "Poster")
    ]
    assert places == sorted(places)
    assert "In all: 75 minutes, and 1 that does not say how long it takes." in page
    assert f'href="{pack.url}pack.zip"' in page
    assert re.search(r"3 files, 26\sbytes", page)


def test_its_zip_holds_them_in_that_order_with_the_notes_under_its_quiet_name(client, pack):
    answer = client.get(f"{pack.url}pack.zip")
    assert answer["Content-Disposition"] == 'attachment; filename="first-lesson.zip"'
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert [archive.read(name) for name in archive.namelist()[:3]] == [b"Lesson two", b"Lesson one", b"Poster"]
    readme = archive.read("README.html").decode()
    assert readme.index("Read first.") < readme.index("In May") < readme.index("In June")


def test_what_is_withdrawn_falls_out_of_page_and_zip_and_is_named_as_such(client, pack, withdraw):
    withdraw(pack.items.first().resource)
    page = text(client.get(pack.url))
    assert "In all: 25 minutes" in page
    assert "The duty changed in May." in page[page.index("Please do not use these any more") :]
    archive = zipfile.ZipFile(io.BytesIO(b"".join(client.get(f"{pack.url}pack.zip").streaming_content)))
    assert archive.read("01-briefing.pdf") == b"Lesson one"


def test_a_draft_in_a_pack_is_not_told_of_and_an_empty_pack_says_so(client, pack):
    for item in pack.items.all():
        item.resource.unpublish()
    for address in (pack.url, f"{pack.url}pack.zip"):
        page = text(client.get(address))
        assert "There is nothing in it today." in page
        assert "Lesson" not in page.partition("<main")[2].partition("Start here")[2].partition("</main>")[0]


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ([], ""),
        ([None, None], ""),
        ([50, 25], "75 minutes"),
        ([1], "1 minute"),
        ([50, None, None], "50 minutes, and 2 that do not say how long they take"),
    ],
)
def test_minutes_nobody_knows_are_not_made_up(known, words):
    assert minutes_together(known) == words


def test_slides_take_no_time_beside_their_lesson_and_what_may_distress_is_said_first(client, pack, make_resource):
    note = ContentNote.objects.create(key="threats", name="Threats are told of")
    for title, kind in (("Plan", "lesson"), ("Slides of the plan", "slides")):
        resource = make_resource(title, kind=kind, minutes=50, content_notes=[note], supervision="trained")
        PackItem.objects.create(pack=pack, resource=resource, sort_order=9)
    page = text(client.get(pack.url))
    assert "In all: 125 minutes" in page
    readme = zipfile.ZipFile(io.BytesIO(b"".join(client.get(f"{pack.url}pack.zip").streaming_content))).read(
        "README.html"
    )
    for said in (page, readme.decode()):
        assert said.count("May distress: Threats are told of") == 2
        assert said.count("Only a leader trained for it") == 2


def test_a_pack_s_page_takes_few_queries(client, pack, django_assert_max_num_queries):
    client.get(pack.url)
    with django_assert_max_num_queries(20):
        client.get(pack.url)


def test_a_pack_is_found_from_the_library_and_from_each_of_its_resources(client, pack, library):
    link = f'<a href="{pack.url}">First lesson</a>'
    assert link in client.get(library.url).content.decode()
    assert link not in client.get(f"{library.url}?q=poster").content.decode()
    lesson = pack.items.first().resource
    assert f"Part of: {link}" in text(client.get(lesson.url))
    pack.unpublish()
    for path in (library.url, lesson.url):
        assert link not in client.get(path).content.decode()
