"""Text that is safe to stand in a cell, and the same text again when it is read.

A spreadsheet takes a cell that begins with one of these for a formula and may run it (CSV injection, OWASP). An
apostrophe in front makes it text; one is taken away again on reading.
"""

from __future__ import annotations

import re

_RISKY = re.compile(r"^'*[=+\-@\t\r\n]")
_MADE_SAFE = re.compile(r"^'+[=+\-@\t\r\n]")


def safe(text: str) -> str:
    """`"+44 1632"` -> `"'+44 1632"`."""
    return f"'{text}" if _RISKY.match(text) else text


def restored(cell: str) -> str:
    """What `safe` was given."""
    return cell[1:] if _MADE_SAFE.match(cell) else cell
