"""Starting again changes nothing: not a row, not a file, and not a minute is lost."""

from __future__ import annotations

import sqlite3
import subprocess
import sys

import pytest

from tests.live.serving import ROOT


@pytest.fixture(scope="module")
def stopped_site(make_site):
    """A site in which an editor changed something, not running."""
    site = make_site("prepared-again")
    site.stop()
    with sqlite3.connect(site.database) as connection:
        connection.execute("UPDATE signposting_service SET name = 'Named by an editor' WHERE key = 'childline'")
    connection.close()
    return site


def prepare(site):
    command = [sys.executable, "manage.py", "prepare"]
    done = subprocess.run(command, cwd=ROOT, env=site.environment, capture_output=True, text=True, check=True)
    return done.stdout


def rows_of(database):
    with sqlite3.connect(database) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: sorted(map(repr, connection.execute(f'SELECT * FROM "{table}"'))) for table in tables}


def test_preparing_a_site_again_keeps_every_row_an_editor_wrote_and_every_static_file(stopped_site):
    static = stopped_site.data_dir / "static"
    rows, files = rows_of(stopped_site.database), {path: path.stat().st_mtime_ns for path in static.rglob("*")}
    said = prepare(stopped_site)
    assert said.splitlines()[0] == "[1/6] Folders"
    assert said.splitlines()[-1] == "[6/6] Error pages"
    assert "Named by an editor" in str(rows["signposting_service"])
    assert rows_of(stopped_site.database) == rows
    assert {path: path.stat().st_mtime_ns for path in static.rglob("*")} == files


def test_a_database_from_an_older_drawing_is_set_aside_with_plain_words_and_the_site_starts(stopped_site):
    with sqlite3.connect(stopped_site.data_dir / "db.sqlite3") as connection:
        connection.execute("PRAGMA user_version = 7")
    said = prepare(stopped_site)
    kept = next(stopped_site.data_dir.glob("db-before-*.sqlite3"))
    assert f"It is kept as {kept}" in said
    assert "Named by an editor" in str(rows_of(kept)["signposting_service"])
    assert stopped_site.start().ask("GET", "/find-support/stafford/").status == 200
