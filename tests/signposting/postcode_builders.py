"""Small postcode stores for tests, made by the real build from rows the test gives."""

from __future__ import annotations

import fcntl
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from signposting.postcode_build import build
from signposting.postcode_sources import Edition, PackageSource, SourceRow
from signposting.postcode_store import PostcodeStore

STAFFORD = "E07000197"
NEWCASTLE = "E07000195"
MOORLANDS = "E07000198"
STOKE = "E06000021"
CHESHIRE_EAST = "E06000049"

NEW_COLUMNS = "pcd7,pcd8,pcds,dointr,doterm,cty25cd,lad25cd,east1m,north1m"
LINES = """
AB1 0AA,AB1  0AA,AB1 0AA,198001,199606,S99999999,S12000033,0385386,0801193
AB101AA,AB10 1AA,AB10 1AA,201106,,S99999999,S12000033,394235,806529
GIR0AA,GIR  0AA,GIR 0AA,199301,,,,,
ST162DH,ST16 2DH,ST16 2DH,198001,,E10000028,E07000197,392149,323251
"""


class RowsSource:
    """A source made of rows: given as ("ST16 2DH", STAFFORD), or with metres east and north after those."""

    def __init__(self, *rows: tuple, edition: Edition | None = None) -> None:
        self.rows = [row(*given) for given in rows]
        self.edition = edition or Edition("Test edition")

    def batches(self) -> Iterator[list[SourceRow]]:
        yield list(self.rows)


def row(spelled: str, area: str | None = None, east: int | None = None, north: int | None = None) -> SourceRow:
    return SourceRow(spelled.replace(" ", ""), area, east, north)


def build_store(folder: Path, rows: Iterable[tuple]) -> PostcodeStore:
    """Build `folder`/postcodes.sqlite3 from rows as `RowsSource` takes them, and open it."""
    path = folder / "postcodes.sqlite3"
    build(RowsSource(*rows), path)
    return PostcodeStore(path)


# Postcodes of the directory of November 2025.
WHOLE_DIRECTORY = 2_720_556


def ensure_real_postcodes(path: Path) -> PostcodeStore:
    """Open the real file at `path`, building it first (about 15 seconds) where there is none that works.

    A file that holds an invented pack's postcodes too is left to the site that runs on it; tests get their own.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # Test processes run side by side; one builds and the others wait for it.
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        found = PostcodeStore(path)
        if found.is_available and found.count != WHOLE_DIRECTORY:
            path = path.with_name("postcodes-for-tests.sqlite3")
        if not PostcodeStore(path).is_available:
            build(PackageSource(), path)
    return PostcodeStore(path)


def directory_zip(
    path: Path, columns: str = NEW_COLUMNS, lines: str = LINES, name: str = "ONSPD_FEB_2026_UK"
) -> Path:
    """Write a small zip laid out as ONS publishes the directory, with other tables beside the large one."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"Data/{name}.csv", "\ufeff" + columns + lines)
        archive.writestr(f"Data/multi_csv/{name}_ST.csv", columns + "\n" + lines.splitlines()[-1])
        archive.writestr("Documents/LAD names.csv", "LAD25CD,LAD25NM\n" + "E07000197,Stafford\n" * 100)
        archive.writestr("User Guide/guide.pdf", "not a table " * 500)
    return path
