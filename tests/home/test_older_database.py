"""An update from before version 0.1.0 never breaks on an older database, and no update throws one away."""

from __future__ import annotations

import re
import sqlite3

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


def test_what_this_version_prepared_is_never_moved(database):
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


def test_a_database_nobody_noted_the_drawing_of_is_left_alone(database):
    assert older_database.move_aside() is None
    assert database.exists()
