"""A zip is packed while it leaves: today's files in order, and a page inside that says what they are."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import pytest
from django.utils import timezone

from resources.models import Licence, ResourcePage, State
from resources.taking.chosen import query_of
from resources.taking.streamed_zip import PIECE, Entry, streamed_zip

pytestmark = pytest.mark.django_db


def zip_of(client, *refs):
    answer = client.get(f"/resources/list.zip{query_of(refs)}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/zip"
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert archive.testzip() is None
    return archive


def page_in(archive):
    return archive.read("README.html").decode()


def test_a_list_s_zip_holds_today_s_files_in_order_under_their_neutral_names(client, make_resource, make_version):
    one, two = make_resource("One"), make_resource("Two")
    make_version(make_version(one, b"%PDF-1.7 old").file, b"%PDF-1.7 new", name="briefing-v2.pdf", change="content")
    make_version(two, b"%PDF-1.7 two", name="poster.pdf")
    make_version(two, b"%PDF-1.7 large", name="poster.pdf")
    archive = zip_of(client, two.ref, one.ref)
    assert archive.namelist() == ["01-poster.pdf", "01-poster-2.pdf", "02-briefing-v2.pdf", "README.html"]
    assert archive.read("02-briefing-v2.pdf") == b"%PDF-1.7 new"
    assert archive.read("01-poster-2.pdf") == b"%PDF-1.7 large"


def test_the_page_inside_says_what_each_is_whom_to_ring_and_what_to_do_if_told(
    client, settings, make_resource, make_version, make_service
):
    settings.WAGTAILADMIN_BASE_URL = "https://help.example"
    make_service("childline", name="Childline", phone="0800 1111", always=True)
    licence = Licence.objects.create(key="open", name="Open Licence", address="https://licence.example/")
    known = make_resource("Hotel briefing", licence=licence, if_told="<p>Ring the night manager.</p>")
    make_version(known, pages=2)
    page = page_in(zip_of(client, known.ref, make_version(make_resource("Other")).file.resource.ref))
    for words in (
        "Hotel briefing", "Open Licence", "nobody knows yet: ask before you copy it", "Version 1", "PDF, 2 pages",
        "Sample: not yet quality-assured", "Nobody has reviewed this yet", "Ring the night manager.",
        "Tell your designated safeguarding lead the same day", "0800 1111", 'href="tel:999"',
        f"https://help.example/r/{known.ref}/", 'href="https://help.example/find-support/?who=w"',
    ):  # fmt: skip
        assert words in page, words
    assert "src=" not in page
    assert "<script" not in page


def test_what_is_not_to_be_used_stays_out_and_the_page_inside_names_it(client, make_resource, make_version, withdraw):
    good, old, older = (make_version(make_resource(title)).file.resource for title in ("Good", "Old", "Older"))
    withdraw(old)
    ResourcePage.objects.filter(pk=older.pk).update(state=State.SUPERSEDED, replaced_by=good)
    archive = zip_of(client, old.ref, good.ref, older.ref)
    assert archive.namelist() == ["01-briefing.pdf", "README.html"]
    left_out = page_in(archive).partition("Left out")[2]
    assert "The law changed. The duty changed in May." in left_out
    assert "Older" in left_out
    assert f"/r/{good.ref}/" in left_out


def test_a_file_whose_bytes_are_lost_spoils_no_zip_and_is_named(client, make_resource, make_version):
    lost, kept = make_version(make_resource("Lost")), make_version(make_resource("Kept"), b"%PDF-1.7 kept")
    lost.stored.storage.delete(lost.stored.name)
    archive = zip_of(client, lost.file.resource.ref, kept.file.resource.ref)
    assert archive.namelist() == ["02-briefing.pdf", "README.html"]
    assert "01-briefing.pdf: left out, because its bytes could not be found" in page_in(archive)


def test_an_empty_list_or_a_draft_s_leads_to_the_list_s_page(client, make_resource, make_version):
    draft = make_version(make_resource()).file.resource
    draft.unpublish()
    assert client.get("/resources/list.zip")["Location"] == "/resources/list/"
    assert client.get(f"/resources/list.zip?r={draft.ref}")["Location"] == f"/resources/list/?r={draft.ref}"


def test_asking_only_for_the_headers_packs_nothing(client, make_resource, make_version):
    ref = make_version(make_resource()).file.resource.ref
    answer = client.head(f"/resources/list.zip?r={ref}")
    assert answer["Content-Disposition"] == 'attachment; filename="resources.zip"'
    assert not answer.streaming


def test_forty_large_files_pass_through_a_little_memory():
    class Zeros(io.RawIOBase):
        left = 4 * 1024 * 1024

        def read(self, most=-1):
            piece = min(most, self.left)
            self.left -= piece
            return b"\0" * piece

    entries = [Entry(f"{n:02}.mp4", Zeros.left, timezone.now(), Zeros) for n in range(40)]
    tracemalloc.start()
    length = sum(map(len, streamed_zip(entries)))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert length > 40 * Zeros.left
    assert peak < 16 * PIECE


def test_a_reader_who_goes_away_leaves_no_file_open(make_resource, make_version):
    opened = []

    def opening():
        opened.append(io.BytesIO(b"x" * 1_000_000))
        return opened[-1]

    leaving = streamed_zip([Entry("film.mp4", 1_000_000, timezone.now(), opening)])
    next(leaving)
    leaving.close()
    assert opened[0].closed
