"""What is remembered of the library between requests, for as long as it is true."""

from __future__ import annotations

from django.utils import translation

from resources.finding.reading import Listed, read
from resources.finding.stamp import stamp

_known: dict[str, Listed] = {}


def listed() -> Listed:
    """All listed resources as they are now. One small query; five more once after a change of the library.

    Each worker process remembers its own: nothing is shared, so nothing needs to be told. The stamp is read before
    the library is: what changes in between is read twice at most, and never missed.
    """
    language = translation.get_language() or ""
    state = stamp()
    known = _known.get(language)
    if known is None or known.state != state or not state:
        known = _known[language] = read(state)
    return known
