"""The headings of a page's body, for a list at its top that leads to each of them."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.utils.html import strip_tags

from core.blocks.text import links_that_lead

FIRST_H2 = re.compile(r"<h2[^>]*>(.*?)</h2>", re.DOTALL)


def heading_of(block: Any) -> str:
    """The heading a reader sees at the top of a body's block; empty where it has none, or shows nothing at all."""
    if block.block_type == "text":
        found = FIRST_H2.search(block.value.source)
        return unescape(strip_tags(found[1])).strip() if found else ""
    if block.block_type == "links" and not links_that_lead(block.value):
        return ""
    return str(block.value.get("heading") or "")


def outline_of(body: Any) -> list[tuple[Any, str, str]]:
    """Every block of `body` with its anchor and its heading, in order; both empty where it has no heading.

    An anchor is "part-1", "part-2" and so on and never the heading's words: it stands in the address and in the
    browser's history (safety rule S6).
    """
    found: list[tuple[Any, str, str]] = []
    headings = 0
    for block in body:
        heading = heading_of(block)
        headings += bool(heading)
        found.append((block, f"part-{headings}" if heading else "", heading))
    return found
