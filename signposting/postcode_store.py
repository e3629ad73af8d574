"""Looks up postcodes in the generated, read-only SQLite file that `build_postcodes` makes.

The file is outside Django's databases on purpose: a postcode must not become a logged query parameter, and
any number of workers or machines may share a file that nobody writes. `signposting.postcode_build` writes the
layout read here; `FORMAT` ties the two together.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

FORMAT = "1"
"""Changes whenever the layout does, so that an old file asks to be rebuilt instead of answering wrongly."""

_GET = "SELECT area, neighbour, easting, northing FROM postcode WHERE code = ?"
_IN_AREA = "SELECT code FROM postcode WHERE area = ?"
_OUTWARD = "SELECT area, postcodes FROM outward WHERE code = ? ORDER BY position"


class StoreUnavailable(Exception):  # noqa: N818 (reads as what happened)
    """The postcode file is missing, damaged or of another format. Its message never holds a postcode."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one postcode lies.

    `area`: code of its local authority district (LAD25CD in the November 2025 file), or None when the source
    gives none. `neighbour`: code of the authority of the nearest postcode of another authority, when that is
    at most 200 m away. `easting`, `northing`: metres, rounded to 100 m, or None; on the British National
    Grid, or on the Irish Grid for Northern Ireland (area codes that begin with N). Never measure from one to
    the other.
    """

    area: str | None
    neighbour: str | None = None
    easting: int | None = None
    northing: int | None = None

    def __repr__(self) -> str:
        # Coordinates to 100 m single out a few streets, so error reports do not get them.
        return f"Place(area={self.area!r}, …)"


@dataclass(frozen=True, slots=True)
class _Opened:
    """An open file and what it says of itself. Area numbers mean nothing outside the file they came from,
    so the two are never kept apart."""

    sqlite: sqlite3.Connection
    process: int
    areas: tuple[str | None, ...]
    release: str
    count: int
    without_area: int


class _Mine(threading.local):
    opened: _Opened | None = None


class PostcodeStore:
    """The postcode file at `path`; it is opened at the first question, so a missing file harms nothing.

    Every method and property but `is_available` raises `StoreUnavailable`, and nothing else, when the file
    cannot answer. Safe to share between threads and to keep across a fork: each thread of each process opens
    the file for itself.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self.identity = _identity(self.path)
        self._mine = _Mine()

    def get(self, compact: str) -> Place | None:
        """Return the place of a postcode spelled as `Postcode.compact`; None when it is not in the file."""
        opened = self._opened()
        try:
            row = opened.sqlite.execute(_GET, (compact,)).fetchone()
            if row is None:
                return None
            area, neighbour, easting, northing = row
            return Place(
                opened.areas[area],
                opened.areas[neighbour],
                None if easting is None else easting * 100,
                None if northing is None else northing * 100,
            )
        except (sqlite3.Error, IndexError, TypeError, ValueError):
            raise StoreUnavailable("the postcode file is damaged") from None

    def outward(self, code: str) -> tuple[tuple[str, int], ...] | None:
        """Return the areas of an outward code, each with its number of postcodes, most first.

        None when no postcode begins with that code; empty when some do and none of them has an area.
        """
        opened = self._opened()
        try:
            rows = opened.sqlite.execute(_OUTWARD, (code,)).fetchall()
            named = ((opened.areas[area], count) for area, count in rows)
            return tuple((area, count) for area, count in named if area is not None) if rows else None
        except (sqlite3.Error, IndexError, TypeError, ValueError):
            raise StoreUnavailable("the postcode file is damaged") from None

    def in_area(self, area: str) -> Iterator[str]:
        """Yield the postcodes of one area, spelled as `Postcode.compact`. Reads the whole file: for checks only."""
        opened = self._opened()
        if area in opened.areas:
            try:
                yield from (str(code) for (code,) in opened.sqlite.execute(_IN_AREA, (opened.areas.index(area),)))
            except sqlite3.Error:
                raise StoreUnavailable("the postcode file is damaged") from None

    @property
    def is_available(self) -> bool:
        """Whether the file is there, of the right format, and answers."""
        try:
            self.get("")
        except StoreUnavailable:
            return False
        return True

    @property
    def release(self) -> str:
        """The edition of the ONS Postcode Directory, as people say it: "November 2025"."""
        return self._opened().release

    @property
    def count(self) -> int:
        """How many postcodes are in the file."""
        return self._opened().count

    @property
    def without_area(self) -> int:
        """How many of them the source puts in no area."""
        return self._opened().without_area

    def _opened(self) -> _Opened:
        opened = self._mine.opened
        # A connection must not be used across a fork. Dropping the parent's here is harmless: an immutable
        # file is never locked, and only this process's copy of the descriptor is closed.
        if opened is None or opened.process != os.getpid():
            opened = self._mine.opened = self._open()
        return opened

    def _open(self) -> _Opened:
        try:
            connection = sqlite3.connect(
                f"{self.path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None
            )
        except sqlite3.Error:
            raise StoreUnavailable(f"there is no postcode file at {self.path}") from None
        try:
            meta = dict(connection.execute("SELECT name, value FROM meta"))
            numbered = connection.execute("SELECT code FROM area ORDER BY number").fetchall()
            if meta["format"] == FORMAT:
                return _Opened(
                    sqlite=connection,
                    process=os.getpid(),
                    # Number 0 means "no area", in the rows too.
                    areas=(None, *(str(code) for (code,) in numbered)),
                    release=str(meta["release"]),
                    count=int(meta["count"]),
                    without_area=int(meta["without_area"]),
                )
        except (sqlite3.Error, KeyError, TypeError, ValueError):
            connection.close()
            raise StoreUnavailable(f"the postcode file at {self.path} is damaged") from None
        connection.close()
        raise StoreUnavailable("the postcode file is of another format: run build_postcodes")


def _identity(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_ino, found.st_mtime_ns, found.st_size)


_default: PostcodeStore | None = None


def default_store() -> PostcodeStore:
    """Return the process's store for `settings.POSTCODES_FILE`, opened afresh when that file was replaced.

    Costs one `stat` (about 2 microseconds), so ask once a request, not once a lookup.
    """
    global _default  # noqa: PLW0603 (one store a process is the point)
    path = Path(settings.POSTCODES_FILE)
    store = _default
    if store is None or store.path != path or store.identity != _identity(path):
        store = _default = PostcodeStore(path)
    return store
