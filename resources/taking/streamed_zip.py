"""A zip that leaves while it is packed: however large it becomes, only a piece of it is ever in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from io import RawIOBase
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

PIECE = 64 * 1024  # bytes
# What gains by packing. The rest is packed already: it goes in as it is, in "deflated" blocks that pack nothing,
# because a stored entry whose length comes after it cannot be read by every program.
GAINS = frozenset({"html", "txt", "csv", "vtt"})
EARLIEST = (1980, 1, 1, 0, 0, 0)  # a zip knows no earlier day


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the zip: its name there, its length in bytes, when it was made, and how to open it."""

    name: str
    size: int
    made_at: datetime
    opened: Callable[[], AbstractContextManager[IO[bytes]]]


class MissingBytesError(Exception):
    """Raised by `Entry.opened` where there are no bytes: the entry is left out."""


def streamed_zip(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The zip in pieces. `entries` are asked for one at a time, each after the one before has left.

    An entry that raises `MissingBytesError` is left out. Any other failure breaks off: half a zip is seen to be one.
    """
    out = _Outbox()
    with ZipFile(out, "w") as archive:
        for entry in entries:
            try:
                source = entry.opened()
            except MissingBytesError:
                continue
            with source as file, archive.open(_info(entry), "w") as into:
                while piece := file.read(PIECE):
                    into.write(piece)
                    yield from out.taken()
            yield from out.taken()
    yield from out.taken()


def _info(entry: Entry) -> ZipInfo:
    made = entry.made_at.timetuple()[:6]
    info = ZipInfo(entry.name, max(made, EARLIEST))
    info.compress_type = ZIP_DEFLATED
    # Its public name since Python 3.13 leads to the same.
    info._compresslevel = 6 if entry.name.rpartition(".")[2] in GAINS else 0  # type: ignore[attr-defined]
    info.file_size = entry.size  # decides whether it needs the fields of a zip beyond 4 GB
    return info


class _Outbox(RawIOBase):
    """What was packed and has not left yet. It cannot be sought in, so `zipfile` writes lengths after the bytes."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def writable(self) -> bool:
        """It is written to."""
        return True

    def write(self, packed: bytes) -> int:  # type: ignore[override]  # zipfile hands over bytes
        """Keep it until it is taken."""
        self.pieces.append(bytes(packed))
        return len(packed)

    def taken(self) -> Iterator[bytes]:
        """All that waits, and forget it."""
        pieces, self.pieces = self.pieces, []
        yield from pieces
