"""What staff upload is what its name says, and not too heavy."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model

from core import upload_checks
from core.upload_checks import validate_captions, validate_content, validate_film_size
from tests.home.film_bytes import MP4, VTT, WEBM


def archive(*names: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.mp4", MP4),
        ("A.MP4", MP4),
        ("a.webm", WEBM),
        ("a.vtt", VTT),
        ("a.vtt", b"\xef\xbb\xbf" + VTT),
        ("a.pdf", b"%PDF-1.7 ..."),
        ("a.docx", archive("[Content_Types].xml", "word/document.xml")),
        ("a.xlsx", archive("xl/workbook.xml")),
        ("a.odt", archive("mimetype", "content.xml")),
        ("a.csv", "Name,Café\n".encode("latin-1")),
    ],
)
def test_a_file_that_is_what_it_says_is_taken_and_can_still_be_read(name, content):
    file = ContentFile(content, name=name)
    validate_content(file)
    assert file.read() == content


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.mp4", WEBM),
        ("a.mp4", b"<html><script>"),
        ("a.webm", b"\x1a\x45\xdf\xa3matroska" + bytes(60)),
        ("a.vtt", b"1\n00:00:00,000 --> 00:00:02,000\nSubRip\n"),
        ("a.pdf", b"MZ\x90\x00"),
        ("a.docx", archive("xl/workbook.xml")),
        ("a.docx", b"PK\x03\x04 broken"),
        ("a.csv", b"PK\x03\x04"),
        ("a.txt", b"\x00\x01\x02"),
    ],
)
def test_a_file_that_is_something_else_is_refused(name, content):
    with pytest.raises(ValidationError, match="whatever its name says"):
        validate_content(ContentFile(content, name=name))


def test_a_film_nobody_could_afford_to_watch_is_refused(monkeypatch):
    monkeypatch.setattr(upload_checks, "FILM_MOST", 50)
    with pytest.raises(ValidationError, match="people pay"):
        validate_film_size(ContentFile(MP4, name="a.mp4"))


def test_captions_without_a_single_line_are_refused():
    validate_captions(ContentFile(VTT, name="a.vtt"))
    with pytest.raises(ValidationError, match="no line with a time"):
        validate_captions(ContentFile(b"WEBVTT\n", name="a.vtt"))


@pytest.mark.parametrize(("address", "field"), [("wagtaildocs:add", "file"), ("wagtaildocs:add_multiple", "files[]")])
@pytest.mark.parametrize(("content", "taken"), [(b"%PDF-1.7 plan", True), (b"MZ a program", False)])
def test_staff_cannot_pass_a_program_off_as_a_document(client, db, address, field, content, taken):
    client.force_login(User.objects.create_superuser("staff"))
    form = {"title": "Plan", field: SimpleUploadedFile("plan.pdf", content, "application/pdf")}
    client.post(reverse(address), form, headers={"x-requested-with": "XMLHttpRequest"})
    assert get_document_model().objects.exists() is taken
