"""Turns what a feed gives as text into plain text: no markup, no entities, nothing that cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

# What is cut before anything else looks at it.
LONGEST = 20_000
# Every pattern reads each character once, whatever is thrown at it.
_SILENT = re.compile(r"<(script|style|template|iframe)\b.*?(?:</\1\b[^<>]*+>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.I)
_LINES = re.compile(r"</?(?:br|p|div|li|ul|ol|tr|table|section|h[1-6])\b[^<>]*+>", re.IGNORECASE)
_TAGS = re.compile(r"<[/!?]?[a-z][^<>]*+>|<[a-z][^<>=]*+=[^<>]*+\Z", re.IGNORECASE)
_MARKUP = re.compile(r"<[a-zA-Z/!?]|&(#\w+|[a-zA-Z]+);")
_BLANKS = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r"\s*\n\s*")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s")
# Markup may be escaped more than once on its way through other people's systems.
_ROUNDS = 10


def plain(value: object) -> str:
    """`value` as plain text, its lines kept; empty for anything but a string.

    Scripts and styles go with their content. Control characters, halves of characters and marks that turn the
    direction of writing are dropped.
    """
    if not isinstance(value, str):
        return ""
    text = _seen(value[:LONGEST])  # first: a mark nobody sees could hide a tag from what looks for it
    for _round in range(_ROUNDS):
        if not _MARKUP.search(text):
            break
        text = _seen(_without_markup(text))
    text = text.replace("\t", " ")
    return _LINE_ENDS.sub("\n", _BLANKS.sub(" ", text)).strip()


def as_written(value: str) -> str:
    """`value` with its blanks and line ends, for text that was plain where it comes from. Markup makes it `plain`."""
    text = _seen(value[:LONGEST], "\r")
    return plain(text) if _MARKUP.search(text) else text


def one_line(value: object) -> str:
    """As `plain`, on one line."""
    return plain(value).replace("\n", " ")


def cut(text: str, most: int) -> str:
    """`text` if it has at most `most` characters, else its first whole sentences that do, else words and "…"."""
    if len(text) <= most:
        return text
    ends = [found.start() for found in _SENTENCE_END.finditer(text[: most + 1])]
    if ends:
        return text[: ends[-1]]
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def _seen(text: str, also: str = "") -> str:
    """Without the characters nobody sees; `also` are kept."""
    return "".join(character for character in text if character in also or _is_seen(character))


def _is_seen(character: str) -> bool:
    if character in "\n\t":
        return True
    # Cc control, Cf formatting, Cs half a character, Co private use, Cn not assigned.
    return not unicodedata.category(character).startswith("C")


def _without_markup(text: str) -> str:
    return unescape(_TAGS.sub("", _LINES.sub("\n", _SILENT.sub(" ", text))))
