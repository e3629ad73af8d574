"""Pages of a list: the standard's envelope."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

DEFAULT_SIZE = 50
LARGEST_SIZE = 100


@dataclass(frozen=True, slots=True)
class PageAsked:
    """Which page of how many items each was asked for. Both count from 1."""

    number: int = 1
    size: int = DEFAULT_SIZE

    @property
    def cut(self) -> slice:
        """The items on the page, out of all of them."""
        return slice((self.number - 1) * self.size, self.number * self.size)


def envelope(asked: PageAsked, total: int, contents: list[dict[str, Any]]) -> dict[str, Any]:
    """One page as the standard wants it. A page after the last is empty and is also a last page."""
    pages = -(-total // asked.size)
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": asked.number,
        "size": len(contents),
        "first_page": asked.number == 1,
        "last_page": asked.number >= pages,
        "empty": not contents,
        "contents": contents,
    }


def page_of(asked: PageAsked, items: Sequence[Any], emit: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
    """One page of items that are all at hand."""
    return envelope(asked, len(items), [emit(item) for item in items[asked.cut]])
