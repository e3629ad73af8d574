"""What the proxy, the image and an operator are told about this node."""

from __future__ import annotations

import logging
import time

import pytest
from django.db import DatabaseError
from django.urls import reverse

from core import health, scheduler


@pytest.fixture
def all_well(settings, tmp_path, real_postcodes):
    """A data folder with everything in its place."""
    settings.DATA_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    settings.POSTCODES_FILE = tmp_path / "postcodes.sqlite3"
    settings.POSTCODES_FILE.symlink_to(real_postcodes.path)
    settings.RUN_SCHEDULER = True
    scheduler.heartbeat_file().touch()


def broken(*args, **options):
    raise DatabaseError("connection to server at 10.0.0.7 failed")


def test_alive_is_answered_without_database_template_or_log(client, django_assert_num_queries, caplog):
    with caplog.at_level(logging.DEBUG, logger="django.request"):
        answer = client.get(reverse("health_live"))  # without the `db` fixture a query fails the test
    assert (answer.status_code, answer.content) == (200, b"ok")
    assert answer["Cache-Control"] == "no-store"
    assert not answer.templates
    assert not caplog.records


def test_ready_names_nothing_when_all_is_well(client, db, all_well):
    answer = client.get(reverse("health_ready"))
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "failing": []}
    assert answer["Cache-Control"] == "no-store"


def test_what_only_makes_the_site_worse_is_named_and_still_serves(client, db, all_well, settings):
    settings.POSTCODES_FILE.unlink()
    settings.MEDIA_ROOT.rmdir()
    hour_ago = time.time() - 3600
    import os

    os.utime(scheduler.heartbeat_file(), (hour_ago, hour_ago))
    answer = client.get(reverse("health_ready"))
    assert answer.status_code == 200
    assert answer.json() == {"status": "degraded", "failing": ["uploads", "scheduler", "postcodes"]}


def test_a_damaged_postcode_file_is_named_like_a_missing_one(client, db, all_well, settings):
    settings.POSTCODES_FILE.unlink()
    settings.POSTCODES_FILE.write_bytes(b"SQLite format 3\0 and then nothing")
    assert client.get(reverse("health_ready")).json()["failing"] == ["postcodes"]


def test_a_node_told_not_to_run_the_scheduler_is_not_blamed_for_it(client, db, all_well, settings):
    settings.RUN_SCHEDULER = False
    scheduler.heartbeat_file().unlink()
    assert client.get(reverse("health_ready")).json()["failing"] == []


def test_a_full_disk_is_named(client, db, all_well, monkeypatch):
    monkeypatch.setattr(health, "LEAST_FREE_DISK", 2**62)
    assert client.get(reverse("health_ready")).json()["failing"] == ["disk"]


def test_a_database_that_is_down_takes_the_node_out_and_tells_no_secret(client, db, all_well, monkeypatch):
    with monkeypatch.context() as while_down:
        while_down.setattr(health.connection, "cursor", broken)
        answer = client.get(reverse("health_ready"))
    assert answer.status_code == 503
    assert answer.json() == {"status": "down", "failing": ["database", "migrations"]}
    assert "10.0.0.7" not in answer.content.decode()


def test_a_database_older_than_the_code_takes_the_node_out(client, db, all_well, monkeypatch):
    newer = health.newest_migrations() | {("home", "9999_from_tomorrow")}
    monkeypatch.setattr(health, "newest_migrations", lambda: newer)
    answer = client.get(reverse("health_ready"))
    assert answer.status_code == 503
    assert answer.json()["failing"] == ["migrations"]


@pytest.mark.parametrize("name", ["health_live", "health_ready"])
def test_nothing_can_be_posted_to_a_health_check(client, name):
    client.handler.enforce_csrf_checks = True
    answer = client.post(reverse(name))
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
