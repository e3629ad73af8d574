"""What is put into the library: read, kept by what it is, numbered, named, and the version before it retired."""

from __future__ import annotations

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from core.validators import telling_words
from resources.files.adding import MeanwhileError, add_kept, add_version
from resources.files.checks import check, warnings_of
from resources.files.keeping import keep, storage
from resources.models import Change, FileVersion, PageText, ResourceFile

from . import office_bytes as office
from . import other_bytes as other
from . import pdf_bytes as pdf

pytestmark = pytest.mark.django_db


def upload(name, content):
    return SimpleUploadedFile(name, content)


@pytest.fixture
def file(make_resource):
    return ResourceFile.objects.create(resource=make_resource("Hotel briefing"))


def test_a_pdf_is_put_in_with_all_that_a_visitor_is_told_of_it(file):
    content = pdf.tagged(text=b"Ring the night manager")
    version = add_version(file, upload("Final FINAL (2).pdf", content), note="Made.", by="Resource Librarian")
    version.refresh_from_db()
    assert (version.number, version.is_current, version.change) == (1, True, Change.NEW)
    assert (version.name, version.kind, version.size) == ("hotel-briefing-v1.pdf", "pdf", len(content))
    assert (version.pages, version.paper, version.is_tagged, version.has_text) == (1, "A4", True, True)
    assert version.pdf_language == "en-GB"
    with version.stored.open() as kept:
        assert kept.read() == content
    with version.first_page.open() as kept:
        picture = kept.read()
    assert len(picture) <= 60_000
    assert Image.open(io.BytesIO(picture)).format == "PNG"
    assert list(PageText.objects.values_list("number", "text")) == [(1, "Ring the night manager")]


def test_the_next_version_retires_the_one_before_with_its_reason_and_both_keep_their_bytes(file):
    first = add_version(file, upload("a.pdf", pdf.tagged(text=b"One")), note="Made.")
    second = add_version(file, upload("b.pdf", pdf.tagged(text=b"Two")), note="The duty\n changed in May.")
    first.refresh_from_db()
    assert (second.number, second.change, second.name) == (2, Change.CONTENT, "hotel-briefing-v2.pdf")
    assert not first.is_current
    assert (first.retired_at, first.retired_reason) == (second.made_at, "The duty changed in May.")
    with first.stored.open() as kept:
        assert kept.read() == pdf.tagged(text=b"One")


def test_the_same_bytes_are_no_new_version_but_may_come_back_later_and_lie_there_once(file):
    one, two = pdf.tagged(text=b"One"), pdf.tagged(text=b"Two")
    first = add_version(file, upload("a.pdf", one), note="Made.")
    with pytest.raises(ValidationError, match="byte for byte"):
        add_version(file, upload("a.pdf", one), note="Again.")
    assert FileVersion.objects.get().is_current
    add_version(file, upload("a.pdf", two), note="Two.")
    third = add_version(file, upload("a.pdf", one), note="Two was wrong.")
    assert third.stored.name == first.stored.name
    assert third.number == 3


def test_a_version_says_why(file):
    with pytest.raises(ValidationError) as refused:
        add_version(file, upload("a.pdf", pdf.tagged()), note=" ")
    assert "change_note" in refused.value.message_dict
    assert not FileVersion.objects.exists()


def test_of_two_librarians_the_second_is_told_what_happened_meanwhile(file):
    add_version(file, upload("a.pdf", pdf.tagged(text=b"One")), note="Made.")
    looked_at = check(upload("b.pdf", pdf.tagged(text=b"Mine")), may_tell=False)
    add_version(file, upload("c.pdf", pdf.tagged(text=b"Theirs")), note="Theirs.")
    stored = keep(looked_at.content, "library", "pdf")
    said = {"change": "typo", "note": "Mine.", "by": "", "signed_off_by": "", "stored": stored, "first_page": ""}
    with pytest.raises(MeanwhileError):
        add_kept(file, looked_at.facts, instead_of=1, **said)
    assert file.versions.get(is_current=True).number == 2
    assert add_kept(file, looked_at.facts, instead_of=2, **said).number == 3


def test_what_a_server_left_half_written_is_not_taken_for_the_file(file):
    content = pdf.tagged()
    name = keep(content, "library/x", "pdf")
    storage().delete(name)
    storage().save(name, upload("x", content[:20]))
    assert keep(content, "library/x", "pdf") == name
    with storage().open(name) as kept:
        assert kept.read() == content


def test_a_photograph_loses_the_place_it_was_taken_at_and_stands_upright(file):
    version = add_version(file, upload("IMG_1234.JPEG", other.photograph_with_place()), note="Artwork.")
    assert version.name == "hotel-briefing-v1.jpg"
    with version.stored.open() as kept:
        content = kept.read()
    assert len(content) == version.size
    picture = Image.open(io.BytesIO(content))
    assert not picture.getexif()
    assert picture.size == (30, 40)
    assert b"telephone" not in content


@pytest.mark.parametrize(
    ("title", "fields", "name"),
    [
        ("Hotel briefing", {"purpose": "easy-read"}, "hotel-briefing-easy-read-v1.pdf"),
        ("Hotel briefing", {"language": "ur", "purpose": "translation"}, "hotel-briefing-translation-ur-v1.pdf"),
        ("Hotel briefing", {"label": "Night staff"}, "hotel-briefing-night-staff-v1.pdf"),
        ("Child sexual exploitation: what hotels see", {}, "child-what-hotels-see-v1.pdf"),
        ("A very long title " * 9, {}, "a-very-long-title-a-very-long-title-a-very-long-title-a-very-v1.pdf"),
    ],
)
def test_a_file_on_somebodys_disk_has_a_name_that_tells_nobody_anything(make_resource, title, fields, name):
    resource = make_resource(title, names_campaign=True)
    added = add_version(
        ResourceFile.objects.create(resource=resource, **fields), upload("x.pdf", pdf.tagged()), note="x"
    )
    assert added.name == name
    assert not telling_words(added.name.replace("-", " "))


def test_a_documents_own_title_keeps_quiet_only_where_its_page_does(make_resource):
    telling = pdf.tagged(title=b"CSE briefing")
    loud = ResourceFile.objects.create(resource=make_resource("One", names_campaign=True))
    quiet = ResourceFile.objects.create(resource=make_resource("Two"))
    assert add_version(loud, upload("a.pdf", telling), note="Made.").number == 1
    with pytest.raises(ValidationError, match="Leave out: cse"):
        add_version(quiet, upload("a.pdf", telling), note="Made.")


@pytest.mark.parametrize(
    ("name", "make", "told"),
    [
        ("a.pdf", pdf.page_with, ["has no tags", "which language"]),
        ("a.pdf", lambda: pdf.page_with(content=b""), ["a picture of text", "has no tags", "which language"]),
        ("a.pdf", lambda: pdf.tagged() + b"%" * 5_300_000, ["Over 5 MB"]),
        ("a.docx", lambda: office.office(body='<w:ins w:id="1"/>'), ["tracked changes"]),
        (
            "a.docx",
            lambda: office.office(docProps__core_DOT_xml="<c><creator>Jo Bloggs</creator></c>"),
            ["“Jo Bloggs”"],
        ),
        ("a.docx", lambda: office.linked("hyperlink", "https://example.org/"), []),
        ("a.odt", lambda: office.open_document('<text:a xlink:href="https://example.org/">x</text:a>'), []),
        ("a.pptx", lambda: office.office("pptx"), []),
        ("a.xlsx", lambda: office.office("xlsx"), []),
        ("a.jpg", other.photograph_with_place, ["were taken out"]),
        ("a.jpg", other.photograph_of_a_telephone, []),
        ("a.png", other.picture, []),
        ("a.mp4", other.film, []),
        ("a.webm", other.webm, []),
        ("a.vtt", lambda: other.CAPTIONS, []),
        ("a.mp3", lambda: b"ID3\x04" + bytes(80), []),
        ("a.txt", "Naïve “words”".encode, []),
        ("a.csv", lambda: b"name,phone\nx,+44 1632 960000\ny,-3\n", []),
    ],
)
def test_what_is_taken_is_taken_with_a_word_where_readers_would_miss_something(name, make, told):
    said = warnings_of(check(upload(name, make()), may_tell=False).facts)
    assert len(said) == len(told)
    for words, part in zip(said, told, strict=True):
        assert part in words
