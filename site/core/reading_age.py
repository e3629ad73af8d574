"""The reading age of a text, by one formula for the whole site."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

# Years of age, by reader: see the accessibility targets in docs (young people, the public, professionals).
_TAG = re.compile(r"<(/?)(\w+)[^>]*>")
_BLOCK = frozenset({"p", "li", "h2", "h3", "h4", "ol", "ul", "br", "div", "td", "th"})
_END = re.compile(r"[.!?:…]+(?=[\s”’\")]|$)|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyáàâäéèêëíìîïóòôöúùûü]+")
