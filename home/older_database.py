"""Until version 0.1.0 the tables are redrawn freely: a database from before a redrawing is set aside."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.apps import apps
from django.conf import settings
from django.db import connections

OUR_APPS = ("core", "signposting", "resources", "home")
TABLES_SETTLED = (0, 1, 0)  # from this version on, migrations only add


def move_aside() -> Path | None:
    """Rename a SQLite database whose tables this code cannot update; its new name, or None if it can.

    The sha256 of our apps' migration files is kept in the data folder. Another sum, or none and an existing
    database, means its tables were drawn differently. From version 0.1.0 on nothing is ever moved.
    """
    if version() >= TABLES_SETTLED:
        return None
    fingerprint_file = Path(settings.DATA_DIR) / "schema-fingerprint"
    wanted = migrations_fingerprint()
    database = sqlite_file(settings.DATABASES["default"])
    kept = None
    if database and database.exists():
        if fingerprint_file.is_file() and fingerprint_file.read_text().strip() == wanted:
            return None
        connections.close_all()
        kept = set_aside(database)
    fingerprint_file.write_text(wanted + "\n")
    return kept


def version() -> tuple[int, ...]:
    """This project's version, as `pyproject.toml` states it."""
    project = tomllib.loads((settings.ROOT / "pyproject.toml").read_text())["project"]
    return tuple(int(part) for part in project["version"].split("."))


def migrations_fingerprint() -> str:
    """The sha256 of our own migration files, names included."""
    digest = hashlib.sha256()
    for label in OUR_APPS:
        for path in sorted((Path(apps.get_app_config(label).path) / "migrations").glob("*.py")):
            digest.update(f"{label}/{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()


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
