"""QR codes as one SVG path: no picture file, no request, sharp at any size."""

from __future__ import annotations

from dataclasses import dataclass

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
    return QrCode(
        side=len(matrix) + 2 * QUIET_ZONE,
        path="".join(_row(y + QUIET_ZONE, tuple(row)) for y, row in enumerate(matrix)),
    )


def _row(y: int, modules: tuple[int, ...]) -> str:
    """Each run of dark modules of one row as one rectangle: thinner strips would leave hairlines between them."""
    runs = []
    x = 0
    while x < len(modules):
        length = 1
        while x + length < len(modules) and modules[x + length] == modules[x]:
            length += 1
        if modules[x]:
            runs.append(f"M{x + QUIET_ZONE} {y}h{length}v1h-{length}z")
        x += length
    return "".join(runs)
