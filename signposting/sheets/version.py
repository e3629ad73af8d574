"""A mark for each row we export: it tells, when the file comes back, whether the directory still says the same."""

from __future__ import annotations

import hashlib
import json

from signposting.records import Record

VERSION = "version"


def version_of(record: Record) -> str:
    """`"v3f9a0c1b2d4e5f6"`: the same for records that say the same, on any site.

    The letter in front keeps a spreadsheet from taking it for a number. How lines end does not count: Excel keeps
    only one way.
    """
    plain = json.dumps(record, sort_keys=True).replace("\\r\\n", "\\n")
    return f"v{hashlib.sha256(plain.encode()).hexdigest()[:15]}"
