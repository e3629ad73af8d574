"""A list of postcodes that the ONS Postcode Directory does not have: new homes, or those of an invented place.

A CSV file with the columns `postcode`, `area_code`, `easting`, `northing` (whole metres; both may be empty).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from signposting.postcode_sources import Edition, PostcodeSource, SourceRow, SourceUnreadable


class PostcodeList:
    """The list at `path`, read at once: it is short. Raises `SourceUnreadable`."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                self.rows = [_row(line) for line in csv.DictReader(file)]
        except (OSError, UnicodeDecodeError, csv.Error, KeyError, ValueError, AttributeError):
            raise SourceUnreadable(f"{path.name} is not a list of postcodes with their areas") from None
        self.edition = Edition(path.stem, count=len(self.rows), without_area=0)

    def batches(self) -> Iterator[list[SourceRow]]:
        """All of it."""
        yield list(self.rows)


class WithMore:
    """A directory together with a list of more postcodes. One that is in both stops the build."""

    def __init__(self, directory: PostcodeSource, more: PostcodeList) -> None:
        self.directory = directory
        self.more = more
        count = directory.edition.count
        self.edition = replace(directory.edition, count=None if count is None else count + len(more.rows))

    def batches(self) -> Iterator[list[SourceRow]]:
        """The directory's rows, then the list's."""
        yield from self.directory.batches()
        yield from self.more.batches()


def _row(line: dict[str, str]) -> SourceRow:
    east, north = (int(line[name]) if line[name].strip() else None for name in ("easting", "northing"))
    return SourceRow(line["postcode"].replace(" ", "").upper(), line["area_code"].strip(), east, north)
