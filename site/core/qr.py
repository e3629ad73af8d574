"""QR codes as one SVG path: no picture file, no request, sharp at any size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import segno

# Light modules on every side that a reader needs to find the code. Source: ISO/IEC 18004, 4 for a QR code.
QUIET_ZONE = 4


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code as a square of `side` modules, quiet zone included; `path` is the SVG path of the dark ones."""

    side: int
    path: str


def qr_code(text: str) -> QrCode:
    """The code of `text`, with error correction M or better: a sixth of it may be torn or written on."""
    matrix = segno.make_qr(text, error="m").matrix
    # Each step is counted from the rectangle before: that compresses to two thirds of what whole positions do.
    steps: list[str] = []
    left = top = -QUIET_ZONE
    for y, row in enumerate(matrix):
        for x, length in _dark_runs(tuple(row)):
            steps.append(f"m{x - left} {y - top}h{length}v1h-{length}z")
            left, top = x, y
    return QrCode(side=len(matrix) + 2 * QUIET_ZONE, path="".join(steps))


def _dark_runs(modules: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Where each run of dark modules in one row begins, and its length.

    Each becomes one rectangle: thinner strips would leave hairlines between them.
    """
    x = 0
    for is_dark, run in groupby(modules):
        length = len(tuple(run))
        if is_dark:
            yield x, length
        x += length
