"""Before version 0.1.0 the tables were redrawn freely: a database from then is set aside, never updated.

From 0.1.0 on migrations only add, and no database is moved.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connections

# What 0.1.0 and later write into a database. Earlier versions wrote a smaller number made from their drawing.
SETTLED = 0x7FFFFFFF


def move_aside() -> Path | None:
    """Rename a SQLite database that bears an earlier drawing's number; its new name, or None where there is none.

    The number is kept in the database itself (SQLite's `user_version`), so that it goes along with a backup. One
    that bears no number at all is left alone.
    """
    database = sqlite_file(settings.DATABASES["default"])
    if database is None or not database.exists():
        return None
    with closing(sqlite3.connect(database)) as file:
        drawn_as = file.execute("PRAGMA user_version").fetchone()[0]
    if drawn_as in {0, SETTLED}:
        return None
    connections.close_all()
    return set_aside(database)


def remember_tables() -> None:
    """Mark a SQLite database as one that is never moved; called once it is migrated."""
    database = sqlite_file(settings.DATABASES["default"])
    if database is not None:
        with closing(sqlite3.connect(database)) as file:
            file.execute(f"PRAGMA user_version = {SETTLED}")


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
