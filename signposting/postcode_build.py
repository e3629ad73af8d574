"""Builds the read-only postcode file from a source, beside the old one, and puts it in its place when whole.

The layout is read by `signposting.postcode_store`. A build that fails for any reason leaves the old file as
it was, and running workers keep the file they have open until they next look.
"""

from __future__ import annotations

import os
import re
import sqlite3
import time
from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path

from signposting.postcode_neighbours import NOWHERE, neighbours
from signposting.postcode_sources import PostcodeSource, SourceRow, SourceUnreadable
from signposting.postcode_store import FORMAT, PostcodeStore, StoreUnavailable

Progress = Callable[[str, int, int | None], None]
"""Called with the stage, how many postcodes are done, and how many there are (None while unknown)."""

_LAYOUT = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE area (number INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE);
    CREATE TABLE outward (
        code TEXT NOT NULL, position INTEGER NOT NULL, area INTEGER NOT NULL, postcodes INTEGER NOT NULL,
        PRIMARY KEY (code, position)
    ) WITHOUT ROWID;
    CREATE TABLE postcode (
        code TEXT PRIMARY KEY, area INTEGER NOT NULL, neighbour INTEGER NOT NULL,
        easting INTEGER, northing INTEGER
    ) WITHOUT ROWID;
"""
_CODE = re.compile(r"[A-Z0-9]{5,7}")
_AREA = re.compile(r"[A-Z][0-9]{8}")
# Postcodes are held as one text of pieces this long, which takes 19 MB where a list would take 170.
_WIDTH = 7


class BuildFailed(Exception):  # noqa: N818 (reads as what happened)
    """Nothing was changed. The message says why, and never holds a postcode."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What was built: counts of postcodes, of distinct areas, bytes on disk, and the time it took."""

    release: str
    count: int
    without_area: int
    near_another_area: int
    areas: int
    size: int
    seconds: float


@dataclass(slots=True)
class _Columns:
    """The whole directory, packed. Area number 0 means none; the same in the finished file."""

    codes: str = ""
    areas: array[int] = field(default_factory=lambda: array("H"))
    eastings: array[int] = field(default_factory=lambda: array("i"))
    northings: array[int] = field(default_factory=lambda: array("i"))
    numbers: dict[str | None, int] = field(default_factory=lambda: {None: 0})
    outwards: Counter[tuple[str, int]] = field(default_factory=Counter)

    @property
    def irish(self) -> frozenset[int]:
        """Numbers of the areas of Northern Ireland, whose coordinates are on the Irish Grid."""
        return frozenset(number for code, number in self.numbers.items() if code and code.startswith("N"))

    def spelled(self) -> Iterator[str]:
        """Yield the postcodes, in the order of the arrays."""
        for start in range(0, len(self.codes), _WIDTH):
            yield self.codes[start : start + _WIDTH].rstrip()


def build(source: PostcodeSource, target: Path, progress: Progress = lambda *_: None) -> BuildReport:
    """Build the file at `target` from `source`; raise `BuildFailed` and keep the old file on any fault."""
    began = time.monotonic()
    # The name is the process's own, so two builds at once waste time and harm nothing.
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        columns = _gather(source, progress)
        count, without_area = len(columns.areas), columns.areas.count(0)
        _check_totals(source, count, without_area)
        progress("Finding neighbours", 0, count)
        near = neighbours(columns.eastings, columns.northings, columns.areas, columns.irish)
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        _write(fresh, columns, near, source.edition.release, progress)
        _check_file(fresh, count, without_area)
        size = fresh.stat().st_size
        os.replace(fresh, target)  # noqa: PTH105 (its test stops it by this name)
    except SourceUnreadable as error:
        raise BuildFailed(str(error)) from None
    except (OSError, sqlite3.Error, StoreUnavailable) as error:
        raise BuildFailed(f"the file could not be written: {error}") from None
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
    areas = len(columns.numbers) - 1
    return BuildReport(source.edition.release, count, without_area, len(near), areas, size, time.monotonic() - began)


def _gather(source: PostcodeSource, progress: Progress) -> _Columns:
    columns = _Columns()
    batches: list[str] = []
    for batch in source.batches():
        for number, row in enumerate(batch, start=len(columns.areas) + 1):
            _check_row(row, number)
        # In the key's order the finished table is written once, front to back.
        batch.sort(key=attrgetter("code"))
        batches.append("".join(row.code.ljust(_WIDTH) for row in batch))
        for row in batch:
            _take(columns, row)
        progress("Reading", len(columns.areas), source.edition.count)
    columns.codes = "".join(batches)
    return columns


def _check_row(row: SourceRow, number: int) -> None:
    if not _CODE.fullmatch(row.code) or (row.area is not None and not _AREA.fullmatch(row.area)):
        raise BuildFailed(f"row {number} of the source is not a postcode with an area code")


def _take(columns: _Columns, row: SourceRow) -> None:
    code, area, easting, northing = row
    number = columns.numbers.setdefault(area, len(columns.numbers))
    columns.areas.append(number)
    columns.eastings.append(NOWHERE if easting is None else easting)
    columns.northings.append(NOWHERE if northing is None else northing)
    columns.outwards[code[:-3], number] += 1


def _check_totals(source: PostcodeSource, count: int, without_area: int) -> None:
    if not count:
        raise BuildFailed("the source holds no postcodes")
    expected = source.edition
    if expected.count not in {None, count} or expected.without_area not in {None, without_area}:
        raise BuildFailed(
            f"the source gave {count:,} postcodes, {without_area:,} of them without an area, where"
            f" {expected.count:,} and {expected.without_area:,} are known to be right"
        )


def _write(fresh: Path, columns: _Columns, near: dict[int, int], release: str, progress: Progress) -> None:
    with closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
        connection.executescript(_LAYOUT)
        connection.execute("BEGIN")
        count = len(columns.areas)
        meta = {"format": FORMAT, "release": release, "count": count, "without_area": columns.areas.count(0)}
        connection.executemany("INSERT INTO meta VALUES (?, ?)", [(k, str(v)) for k, v in meta.items()])
        connection.executemany(
            "INSERT INTO area VALUES (?, ?)",
            [(number, code) for code, number in columns.numbers.items() if code],
        )
        connection.executemany("INSERT INTO outward VALUES (?, ?, ?, ?)", _outward_rows(columns))
        try:
            connection.executemany(
                "INSERT INTO postcode VALUES (?, ?, ?, ?, ?)", _postcode_rows(columns, near, progress)
            )
        except sqlite3.IntegrityError:
            raise BuildFailed("the source holds a postcode twice") from None
        connection.execute("COMMIT")
    # A rename may reach the disk before the bytes do.
    with fresh.open("rb+") as file:
        os.fsync(file.fileno())


def _postcode_rows(
    columns: _Columns, near: dict[int, int], progress: Progress
) -> Iterator[tuple[str, int, int, int | None, int | None]]:
    count = len(columns.areas)
    rows = zip(columns.spelled(), columns.areas, columns.eastings, columns.northings, strict=True)
    for index, (code, area, easting, northing) in enumerate(rows):
        if index % 100_000 == 0:
            progress("Writing", index, count)
        yield code, area, near.get(index, 0), _hundreds(easting), _hundreds(northing)
    progress("Writing", count, count)


def _hundreds(metres: int) -> int | None:
    return None if metres == NOWHERE else (metres + 50) // 100


def _outward_rows(columns: _Columns) -> Iterator[tuple[str, int, int, int]]:
    """Yield (outward code, position, area number, postcodes): most postcodes first, then by area code."""
    code_of = {number: code or "" for code, number in columns.numbers.items()}
    ordered = sorted(columns.outwards.items(), key=lambda each: (each[0][0], -each[1], code_of[each[0][1]]))
    for position, ((outward, number), postcodes) in enumerate(ordered):
        yield outward, position, number, postcodes


def _check_file(fresh: Path, count: int, without_area: int) -> None:
    """Ask the finished file itself before it takes the old one's place."""
    store = PostcodeStore(fresh)
    with closing(sqlite3.connect(f"{fresh.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        sound = connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
        rows = connection.execute("SELECT count(*), sum(area = 0) FROM postcode").fetchone()
    if not sound or rows != (count, without_area) or (store.count, store.without_area) != rows:
        raise BuildFailed("the finished file does not hold what was read")
