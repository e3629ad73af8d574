"""Reads JSON that a stranger wrote, and finds the services in it, whichever envelope they come in."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# A service nests about eight deep; a page of a hundred full ones holds about 20,000 values.
DEEPEST = 40
MOST_VALUES = 400_000
# Numbers past any sense (an age, a price, a place) become this one, which every check of sense refuses.
HUGE = 10**18
# A whole string, closed or not, or one mark of structure. Possessive, so that no input makes it try twice.
_TOKENS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[\[\]{},]', re.DOTALL)

# Names the same things go by: version 3 of the standard, and what older feeds still send.
_CONTENTS = ("contents", "content", "items", "services")
_PAGES = ("total_pages", "totalPages")
_ITEMS = ("total_items", "totalElements", "totalItems")
_LAST = ("last_page", "last")


class JsonFault(Exception):  # noqa: N818 (reads as what happened)
    """Why a text cannot be read as a feed, in words for staff."""


@dataclass(frozen=True, slots=True)
class FeedPage:
    """One page of a list. What its envelope does not say is `None`."""

    items: tuple[Any, ...]
    total_pages: int | None = None
    total_items: int | None = None
    is_last: bool | None = None


def read_json(text: bytes, most_values: int = MOST_VALUES) -> Any:
    """The value in `text` (UTF-8). Raises `JsonFault` for what is no JSON, or nests or counts past all sense.

    Structure is counted before anything is built, so that memory stays in proportion to `text`. NaN and infinite
    values become `None`; numbers of more than 18 digits become `HUGE`.
    """
    _check_structure(text, most_values)
    try:
        return json.loads(
            text.decode("utf-8-sig"), parse_int=_integer, parse_float=_decimal, parse_constant=lambda _name: None
        )
    except UnicodeDecodeError as error:
        raise JsonFault("The text is not UTF-8, as JSON must be.") from error
    except json.JSONDecodeError as error:
        raise JsonFault(f"This is not whole JSON: it breaks at line {error.lineno}, column {error.colno}.") from error


def page_of(value: Any) -> FeedPage:
    """The page that a JSON value is: an envelope, a bare list, or one service. Raises `JsonFault`."""
    if isinstance(value, list):
        return FeedPage(items=tuple(value))
    if isinstance(value, dict):
        for name in _CONTENTS:
            if isinstance(value.get(name), list):
                return FeedPage(
                    items=tuple(value[name]),
                    total_pages=_count(value, _PAGES),
                    total_items=_count(value, _ITEMS),
                    is_last=next((value[key] for key in _LAST if isinstance(value.get(key), bool)), None),
                )
        if "id" in value and "name" in value:
            return FeedPage(items=(value,), total_pages=1, total_items=1, is_last=True)
    raise JsonFault("There is no list of services in it.")


def _check_structure(text: bytes, most_values: int) -> None:
    depth = values = 0
    for token in _TOKENS.finditer(text):
        match token[0][:1]:
            case b"[" | b"{":
                depth += 1
                values += 1
                if depth > DEEPEST:
                    raise JsonFault(f"It nests more than {DEEPEST} levels deep, which no list of services does.")
            case b"]" | b"}":
                depth -= 1
            case b",":
                values += 1
        if values > most_values:
            raise JsonFault(f"It holds more than {most_values:,} values.")


def _integer(digits: str) -> int:
    return int(digits) if len(digits) <= 18 else (-HUGE if digits.startswith("-") else HUGE)


def _decimal(digits: str) -> float:
    return max(-float(HUGE), min(float(HUGE), float(digits)))


def _count(envelope: Mapping[str, Any], names: tuple[str, ...]) -> int | None:
    found = next((envelope[name] for name in names if name in envelope), None)
    return found if isinstance(found, int) and not isinstance(found, bool) and found >= 0 else None
