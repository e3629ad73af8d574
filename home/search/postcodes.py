"""Tells a postcode typed into the search box from a question that could be read as one.

The finder is asked for a place and may read "im 15" as half of a postcode of the Isle of Man. Here most of what is
typed is a question, so only what is spelled like a postcode goes to the finder.
"""

from __future__ import annotations

import re

from signposting.lookup import Ask, Found, FoundNoArea, NotFound, OutwardOnly, find
from signposting.postcode import Reading
from signposting.postcode_store import PostcodeStore

_NOUGHT_OR_ONE = "[0-9oil]"
# No blank between the letters and the first digit, and at least one real digit: "police" is no slip for PO1 1CE.
_WHOLE = re.compile(
    rf"(?<![^\W_])(?=[^\W_]*\s?[^\W_]*[0-9])[a-z]{{1,2}}{_NOUGHT_OR_ONE}[a-z0-9]?\s?{_NOUGHT_OR_ONE}[a-z]{{2}}(?![^\W_])",
    re.IGNORECASE,
)
# "im15" is somebody's age more often than the Isle of Man.
_HALF = re.compile(r"(?!im)[a-z]{1,2}[0-9][a-z0-9]?(?:\s[0-9][a-z]?)?", re.IGNORECASE)


def is_for_finder(text: str, reading: Reading, store: PostcodeStore) -> bool:
    """Whether the finder should answer `text`, which is tidy and was read as `reading`."""
    whole = _WHOLE.search(text)
    if whole is None and _HALF.fullmatch(text) is None:
        return False
    outcome = find(reading, store)
    if whole is not None and whole.group() != text:
        return isinstance(outcome, Found | Ask)
    return isinstance(outcome, Found | Ask | FoundNoArea | NotFound | OutwardOnly)
