"""Rules for words that a watcher may see: browser tabs, addresses, file names."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Safety rule S6: titles, addresses and file names a young person may leave behind never hold these.
TELLING_WORDS = ("abuse", "cse", "exploit", "groom", "nude", "porn", "rape", "sex", "victim")
_TELLING = re.compile(rf"(?<![a-z])(?:{'|'.join(TELLING_WORDS)})", re.IGNORECASE)


def telling_words(text: str) -> list[str]:
    """The words in `text` that would tell a watcher what was being read, lower-case, in order of appearance."""
    return [found.group().lower() for found in _TELLING.finditer(text)]


def validate_neutral_name(text: str) -> None:
    """Raise a `ValidationError` naming the words that give the page away."""
    found = telling_words(text)
    if found:
        raise ValidationError(
            _("Someone may be watching the reader's screen or history. Leave out: %(words)s."),
            params={"words": ", ".join(dict.fromkeys(found))},
            code="telling",
        )


def validate_neutral_slug(slug: str) -> None:
    """The same for the words of an address, which hyphens join."""
    validate_neutral_name(slug.replace("-", " "))
