"""An update before version 0.1.0 never breaks on an older database and never throws one away."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from home import older_database


@pytest.fixture
def database(settings, tmp_path, monkeypatch):
    """A data folder with a database that has something in it, still in its journal."""
    settings.DATA_DIR = tmp_path
    path = tmp_path / "db.sqlite3"
    monkeypatch.setattr(older_database, "sqlite_file", lambda described: path)
    monkeypatch.setattr(older_database.connections, "close_all", lambda: None)
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE note (words TEXT)")
        connection.execute("INSERT INTO note VALUES ('written by an editor')")
    connection.close()
    (tmp_path / "db.sqlite3-wal").touch()
    return path


def test_a_database_from_another_drawing_is_kept_whole_under_a_dated_name(database):
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA user_version = 7")
    kept = older_database.move_aside()
    assert re.fullmatch(r"db-before-\d{8}-\d{6}\.sqlite3", kept.name)
    assert not database.exists()
    assert not database.with_name("db.sqlite3-wal").exists()
    assert kept.with_name(kept.name + "-wal").exists()
    assert sqlite3.connect(kept).execute("SELECT words FROM note").fetchone() == ("written by an editor",)


def test_a_database_nobody_noted_the_drawing_of_is_set_aside_too(database):
    assert older_database.move_aside()


def test_the_same_drawing_leaves_the_database_alone(database):
    older_database.remember_tables()
    assert older_database.move_aside() is None
    assert database.exists()


def test_a_backup_put_back_into_an_empty_folder_is_known_again(database):
    older_database.remember_tables()
    copy = database.with_name("copy.sqlite3")
    with sqlite3.connect(database) as connection:
        connection.execute("VACUUM INTO ?", [str(copy)])
    copy.replace(database)
    assert older_database.move_aside() is None
    assert database.exists()


@pytest.fixture
def version_0_1_0(settings, tmp_path):
    settings.ROOT = tmp_path
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "0.1.0"\n')


def test_what_version_0_1_0_has_prepared_is_never_moved_whatever_is_added(database, version_0_1_0, monkeypatch):
    older_database.remember_tables()
    monkeypatch.setattr(older_database, "migrations_number", lambda: 8)
    assert older_database.move_aside() is None
    assert database.exists()


def test_version_0_1_0_leaves_what_nobody_noted_the_drawing_of(database, version_0_1_0):
    assert older_database.move_aside() is None


def test_the_step_to_version_0_1_0_sets_an_older_drawing_aside_as_the_steps_before_did(database, version_0_1_0):
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA user_version = 7")
    assert older_database.move_aside()
    assert not database.exists()


@pytest.mark.parametrize(
    ("engine", "name", "file"),
    [
        ("django.db.backends.postgresql", "site", None),
        ("django.db.backends.sqlite3", ":memory:", None),
        ("django.db.backends.sqlite3", "/data/db.sqlite3", Path("/data/db.sqlite3")),
    ],
)
def test_only_a_sqlite_file_can_be_moved(engine, name, file):
    assert older_database.sqlite_file({"ENGINE": engine, "NAME": name}) == file
