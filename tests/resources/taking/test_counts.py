"""Downloads are counted by version and day: whole files given to people, and nothing about the people."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone

from resources.models import DownloadCount
from resources.taking import counts

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture(autouse=True)
def nothing_waits():
    counts._waiting.clear()
    yield
    counts._waiting.clear()


@pytest.fixture
def version(make_resource, make_version):
    return make_version(make_resource())


def fetch(client, path, method="get", **headers):
    answer = getattr(client, method)(path, headers=headers)
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer


def counted():
    return list(DownloadCount.objects.values_list("version_id", "day", "count"))


def test_a_file_is_counted_by_its_version_and_day_alone(client, version, make_version):
    for _time in range(2):
        fetch(client, f"/f/{version.file.ref}/", **{"user-agent": "Mozilla/5.0 Firefox/140"})
    newer = make_version(version.file, b"%PDF-1.7 two")
    fetch(client, f"/f/{version.file.ref}/")
    fetch(client, f"/f/{version.file.ref}/v1/")
    today = timezone.localdate()
    assert sorted(counted()) == sorted([(version.pk, today, 3), (newer.pk, today, 1)])
    assert {field.name for field in DownloadCount._meta.get_fields()} == {"id", "version", "day", "count"}


def test_a_film_that_is_fetched_in_parts_is_counted_once(client, make_resource, make_version):
    film = make_version(make_resource(), b"0123456789", name="film.mp4")
    path = f"/f/{film.file.ref}/"
    for part in ("0-1", "0-", "4-7", "8-9", "-2", "99-"):  # as a player does: it tries, begins, goes on, looks ahead
        fetch(client, path, range=f"bytes={part}")
    assert counted() == [(film.pk, timezone.localdate(), 1)]


def test_later_parts_headers_what_one_has_already_and_machines_are_not_counted(client, version):
    path = f"/f/{version.file.ref}/"
    fetch(client, path, range="bytes=4-")
    fetch(client, path, method="head")
    fetch(client, path, **{"if-none-match": f'"{version.sha256}"'})
    fetch(client, path, **{"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"})
    fetch(client, path, **{"sec-purpose": "prefetch;prerender"})
    assert counted() == []


def test_a_zip_counts_what_is_in_it_once_all_of_it_has_left(client, version):
    path = f"/resources/list.zip?r={version.file.resource.ref}"
    half = client.get(path)
    next(iter(half.streaming_content))
    half._iterator.close()  # as a server does whose reader went away
    assert counted() == []
    fetch(client, path)
    assert counted() == [(version.pk, timezone.localdate(), 1)]


def test_a_database_that_takes_no_count_keeps_nobody_from_a_file_and_gets_it_later(client, version, monkeypatch):
    path, add = f"/f/{version.file.ref}/", counts._add

    def busy(*_args):
        raise DatabaseError("database is locked")

    monkeypatch.setattr(counts, "_add", busy)
    assert fetch(client, path).status_code == 200
    assert counted() == []
    monkeypatch.setattr(counts, "_add", add)
    fetch(client, path)
    assert counted() == [(version.pk, timezone.localdate(), 2)]


def test_small_numbers_are_not_told_apart_and_none_is_said(version):
    DownloadCount.objects.create(version=version, day=timezone.localdate(), count=4)
    DownloadCount.objects.create(version=version, day=timezone.localdate() - timedelta(days=400), count=90)
    assert counts.totals([version], timezone.localdate() - timedelta(days=365)) == {version.pk: 4}
    assert [counts.in_words(count) for count in (0, 1, 9, 10, 1234)] == [
        "None yet", "Fewer than 10", "Fewer than 10", "10", "1234",
    ]  # fmt: skip
