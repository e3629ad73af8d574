"""What is remembered of the library between requests, for as long as it is true."""

from __future__ import annotations

from django.utils import timezone, translation

from resources.finding.reading import Listed, read
from resources.finding.stamp import stamp
from resources.finding.words import WordIndex, read_words

_listed: dict[str, Listed] = {}
_words: dict[str, WordIndex] = {}


def listed() -> Listed:
    """All listed resources as they are now. One small query; five more once after a change, and once a day.

    Each worker process remembers its own: nothing is shared, so nothing needs to be told. The stamp is read before
    the library is, so that what changes in between is read twice and never missed.
    """
    language = translation.get_language() or ""
    token, today = stamp(), timezone.localdate()
    known = _listed.get(language)
    if known is None or known.state != (token, today) or not token:
        known = _listed[language] = read((token, today), today)
    return known


def words_of_library(now: Listed) -> WordIndex:
    """The words of what is listed, read at the first search after a change."""
    language = translation.get_language() or ""
    known = _words.get(language)
    if known is None or known.listed is not now:
        known = _words[language] = read_words(now)
    return known
