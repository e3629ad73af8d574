"""Until version 0.1.0 the tables are redrawn freely: a database from before a redrawing is set aside."""

from __future__ import annotations

import hashlib
import sqlite3
import tomllib
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.apps import apps
from django.conf import settings
from django.db import connections

OUR_APPS = ("core", "signposting", "resources", "home")
TABLES_SETTLED = (0, 1, 0)  # from this version on, migrations only add
SETTLED = 0x7FFFFFFF  # no drawing's number: what version 0.1.0 and later write


def move_aside() -> Path | None:
    """Rename a SQLite database whose tables this code cannot update; its new name, or None if it can.

    A number made from our apps' migration files is kept in the database itself (SQLite's `user_version`), so that it
    goes along with a backup. Another number, or none and an existing database, means its tables were drawn
    differently. Version 0.1.0 writes another one, and nothing that bears it is ever moved; nor is, from then on, what
    bears none. So the last step to 0.1.0 is as safe as those before.
    """
    database = sqlite_file(settings.DATABASES["default"])
    if database is None or not database.exists():
        return None
    with closing(sqlite3.connect(database)) as file:
        drawn_as = file.execute("PRAGMA user_version").fetchone()[0]
    if drawn_as in {migrations_number(), SETTLED} or (drawn_as == 0 and tables_are_settled()):
        return None
    connections.close_all()
    return set_aside(database)


def remember_tables() -> None:
    """Write into a SQLite database how its tables are drawn; called once it is migrated."""
    database = sqlite_file(settings.DATABASES["default"])
    if database is not None:
        with closing(sqlite3.connect(database)) as file:
            file.execute(f"PRAGMA user_version = {SETTLED if tables_are_settled() else migrations_number()}")


def tables_are_settled() -> bool:
    """Whether this is version 0.1.0 or later."""
    return version() >= TABLES_SETTLED


def version() -> tuple[int, ...]:
    """This project's version, as `pyproject.toml` states it."""
    project = tomllib.loads((settings.ROOT / "pyproject.toml").read_text())["project"]
    return tuple(int(part) for part in project["version"].split("."))


def migrations_number() -> int:
    """A number from 1 to 2,147,483,647 made from our own migration files, names included."""
    digest = hashlib.sha256()
    for label in OUR_APPS:
        for path in sorted((Path(apps.get_app_config(label).path) / "migrations").glob("*.py")):
            digest.update(f"{label}/{path.name}\n".encode() + path.read_bytes())
    return int.from_bytes(digest.digest()[:4]) % 0x7FFFFFFE + 1


def sqlite_file(database: Mapping[str, Any]) -> Path | None:
    """The file of a database as settings describe it, or None for a server's database or one in memory."""
    if not database["ENGINE"].endswith(".sqlite3") or ":memory:" in str(database["NAME"]):
        return None
    return Path(database["NAME"])


def set_aside(database: Path) -> Path:
    """Rename the database with its journal files to a dated name beside it, and answer that name."""
    stamp = datetime.now(ZoneInfo("Europe/London")).strftime("%Y%m%d-%H%M%S")
    kept = database.with_name(f"{database.stem}-before-{stamp}.sqlite3")
    for suffix in ("", "-wal", "-shm"):  # the journal holds the latest changes: it goes along
        part = database.with_name(database.name + suffix)
        if part.exists():
            part.rename(kept.with_name(kept.name + suffix))
    return kept
