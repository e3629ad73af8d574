"""A poster hung up years ago: its code, its printed link and its file's link answer, wherever the bytes lie."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Page

from resources.files.adding import add_version
from resources.lifecycle import supersede, withdraw
from resources.models import Change, ResourceFile
from tests.resources.files import pdf_bytes as pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_disk_and_in_a_bucket")]


def body(answer) -> bytes:
    return b"".join(answer.streaming_content)


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_code_link_and_file_answer_after_rename_move_replacement_supersession_and_withdrawal(
    client, make_resource, make_version, library
):
    by = User.objects.create_user("librarian")
    poster, newer = make_resource("Poster for hotels"), make_resource("Poster for hotels, 2027")
    make_version(newer, b"%PDF-1.7 newer")
    file = ResourceFile.objects.create(resource=poster)
    first, second = pdf.tagged(text=b"Ring the day team"), pdf.tagged(text=b"Ring the night team")
    add_version(file, upload("poster.pdf", first), note="Made.")
    code = client.get(f"/r/{poster.ref}/code.svg")
    printed, bytes_of = f"/r/{poster.ref}/", f"/f/{file.ref}/"
    assert code.status_code == 200
    assert printed.rstrip("/") in code.content.decode()

    poster.slug = "for-the-back-office"
    poster.save()
    poster.move(Page.objects.get(pk=library.get_parent().pk), pos="last-child")
    assert client.get(printed, follow=True).redirect_chain == [("/for-the-back-office/", 302)]
    assert body(client.get(bytes_of)) == first

    add_version(file, upload("quite another name.pdf", second), change=Change.CONTENT, note="Nights.")
    assert body(client.get(bytes_of)) == second
    assert body(client.get(f"{bytes_of}v1/")) == first

    poster.refresh_from_db()
    supersede(poster, instead=newer, by=by)
    assert newer.title in client.get(printed, follow=True).content.decode()
    assert body(client.get(bytes_of)) == second

    poster.refresh_from_db()
    withdraw(poster, why="error", note="A number was wrong.", instead=newer, by=by)
    for address in (printed, bytes_of, f"{bytes_of}v1/", f"{bytes_of}v2/"):
        gone = client.get(address)
        shown = gone.content.decode()
        assert gone.status_code == 410
        assert "A number was wrong." in shown
        assert newer.get_url() in shown
