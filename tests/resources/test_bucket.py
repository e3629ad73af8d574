"""The library's files in a bucket: private, fetched in parts, and missed without harm while it is away."""

from __future__ import annotations

import io
import socket
import time
import zipfile

import boto3
import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from resources.bucket import PIECE, BucketStorage
from resources.files.keeping import keep, storage
from resources.models import IncomingFile
from resources.storage import StorageAwayError
from tests.resources.bucket_server import BUCKET, in_bucket
from tests.resources.files import pdf_bytes as pdf
from tests.resources.files.test_wizard import choose, say, words
from tests.signposting.staff.builders import member_of

pytestmark = pytest.mark.django_db
FILM = bytes(range(256)) * 8192  # two megabytes in which every place can be told from the next


@pytest.fixture
def asked(in_a_bucket, monkeypatch) -> list[int]:
    """From which byte on the bucket was asked for something, each time it was."""
    starts: list[int] = []
    whole = BucketStorage.body

    def noted(self, name, start):
        starts.append(start)
        return whole(self, name, start)

    monkeypatch.setattr(BucketStorage, "body", noted)
    return starts


def names_in(bucket) -> list[str]:
    return [one["Key"] for one in bucket.list_objects_v2(Bucket=BUCKET).get("Contents", [])]


def test_what_the_wizard_takes_in_lies_in_the_bucket_once_and_is_nobody_else_s_to_read(
    in_a_bucket, client, make_resource, make_version, settings, tmp_path
):
    before = make_version(make_resource("Hotel briefing"), b"%PDF-1.7 one")
    librarian = member_of("Resource Librarian")
    say(librarian, choose(librarian, before.file, pdf.tagged(text=b"Other words")))
    now = before.file.versions.get(is_current=True)
    assert now.number == 2
    assert b"".join(client.get(f"/f/{before.file.ref}/").streaming_content) == pdf.tagged(text=b"Other words")
    names = names_in(in_a_bucket)
    assert names.count(now.stored.name) == 1
    assert now.first_page.name in names
    assert not (tmp_path / "library").exists()
    grants = in_a_bucket.get_object_acl(Bucket=BUCKET, Key=now.stored.name)["Grants"]
    assert [one["Permission"] for one in grants] == ["FULL_CONTROL"]
    with pytest.raises(NotImplementedError):
        storage().url(now.stored.name)


def test_a_film_is_fetched_from_where_the_player_stands(client, make_resource, make_version, asked):
    version = make_version(make_resource("Film"), FILM, name="film.mp4")
    answer = client.get(f"/f/{version.file.ref}/", headers={"range": "bytes=1500000-1500099"})
    assert answer.status_code == 206
    assert b"".join(answer.streaming_content) == FILM[1_500_000:1_500_100]
    assert asked == [1_500_000]
    last = client.get(f"/f/{version.file.ref}/", headers={"range": "bytes=-5"})
    assert b"".join(last.streaming_content) == FILM[-5:]
    assert client.get(f"/f/{version.file.ref}/", headers={"if-none-match": last["ETag"]}).status_code == 304
    assert asked == [1_500_000, len(FILM) - 5]


def test_a_file_is_read_piece_by_piece_as_one_on_a_disk_is(in_a_bucket):
    name = keep(FILM, "library/fi", "mp4")
    with storage().open(name) as film:
        assert (film.size, film.read(3), film.tell()) == (len(FILM), FILM[:3], 3)
        film.seek(-3, io.SEEK_END)
        assert film.read() == FILM[-3:]
        film.seek(0)
        pieces = list(film.chunks(PIECE))
    assert b"".join(pieces) == FILM
    assert keep(FILM, "library/fi", "mp4") == name
    other = storage().save(name, ContentFile(b"not the film"))
    assert other != name
    storage().delete(other)
    assert (storage().exists(name), storage().exists(other)) == (True, False)


def test_a_zip_is_packed_from_the_bucket_and_names_what_it_lost(client, in_a_bucket, make_resource, make_version):
    kept, lost = make_version(make_resource("Kept"), FILM), make_version(make_resource("Lost"))
    in_a_bucket.delete_object(Bucket=BUCKET, Key=lost.stored.name)
    answer = client.get(f"/resources/list.zip?r={kept.file.resource.ref}&r={lost.file.resource.ref}")
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert archive.read("01-briefing.pdf") == FILM
    assert "02-briefing.pdf: left out" in archive.read("README.html").decode()


@pytest.fixture
def silent_server():
    """Takes every connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


@pytest.mark.parametrize("how", ["nobody listens", "nobody answers", "it refuses", "half a key"])
def test_while_the_bucket_is_away_pages_work_and_files_say_when_to_try_again(
    client, in_a_bucket, make_resource, make_version, settings, silent_server, bucket_address, monkeypatch, how
):
    version = make_version(make_resource("Hotel briefing"))
    bucket = {
        "nobody listens": in_bucket("http://127.0.0.1:9", connect_seconds=0.2, answer_seconds=0.2),
        "nobody answers": in_bucket(silent_server, connect_seconds=0.2, answer_seconds=0.2),
        "it refuses": in_bucket(bucket_address),
        "half a key": in_bucket(bucket_address),
    }[how]
    if how == "it refuses":
        bucket["OPTIONS"]["bucket"] = "somebody-elses"
    if how == "half a key":
        monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
        monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)  # it remembers whom it was told of
    settings.STORAGES = {**settings.STORAGES, "library": bucket}
    begun = time.monotonic()
    answer = client.get(f"/f/{version.file.ref}/")
    assert time.monotonic() - begun < 5
    if how != "it refuses":  # a missing bucket and a missing file are one answer to whoever asks for a file
        assert answer.status_code == 503
        assert answer["Retry-After"] == "120"
        assert client.get(f"/resources/list.zip?r={version.file.resource.ref}").status_code == 503
        assert "cannot be fetched just now" in words(answer)
        assert "999" in words(answer)
    assert client.get(version.file.resource.get_url()).status_code == 200
    assert client.get("/health/ready").json()["failing"].count("library files") == 1


def test_an_upload_while_it_is_away_is_told_and_leaves_nothing_behind(
    in_a_bucket, make_resource, make_version, settings
):
    version = make_version(make_resource("Hotel briefing"))
    nowhere = in_bucket("http://127.0.0.1:9", connect_seconds=0.2, answer_seconds=0.2)
    settings.STORAGES = {**settings.STORAGES, "library": nowhere}
    librarian = member_of("Resource Librarian")
    answer = choose(librarian, version.file, pdf.tagged(text=b"Other words"))
    assert answer.status_code == 503
    assert "a file you were putting in was not kept" in words(answer)
    assert not IncomingFile.objects.exists()
    assert librarian.get(reverse("library:files", args=[version.file.resource_id])).status_code == 200


def test_half_a_file_does_not_pass_for_a_whole_one(client, in_a_bucket, make_resource, make_version, monkeypatch):
    version = make_version(make_resource("Film"), FILM, name="film.mp4")
    monkeypatch.setattr(BucketStorage, "body", lambda *_asked: io.BytesIO(FILM[:1000]))
    answer = client.get(f"/f/{version.file.ref}/")
    with pytest.raises(StorageAwayError):
        b"".join(answer.streaming_content)
