"""One file to be made: which layout, of which words, under which name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from resources.models.choices import Purpose

# Scripts written from right to left, by language code.
FROM_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "ps", "ur"})
LAYOUTS = ("document", "poster", "leaflet", "card", "points", "slides", "artwork")


@dataclass(frozen=True, slots=True)
class Form:
    """How one file of a resource is made.

    `kind` is pdf, docx, pptx or png; `layout` one of `LAYOUTS`. `words` are what the layout prints; `body` are blocks
    as `resources.blocks.ResourceBody` stores them, none where the page's own are printed. `reader` decides who to
    tell: "y" a young person, "w" somebody who works with children, "b" a business, "p" a parent. `pages_most` is how
    many pages it has to stand on, 0 for what may take as many as it needs.
    """

    kind: str
    layout: str
    purpose: str = Purpose.MAIN
    label: str = ""
    language: str = "en"
    title: str = ""
    reader: str = "w"
    drawing: str = ""
    pages_most: int = 0
    with_delivery: bool = False
    words: dict[str, Any] = field(default_factory=dict)
    body: list[dict[str, Any]] | None = None

    def __post_init__(self) -> None:
        """Refuse what no maker knows."""
        if self.layout not in LAYOUTS:
            raise ValueError(f"There is no layout called {self.layout}.")
        if self.kind not in {"pdf", "docx", "pptx", "png"}:
            raise ValueError(f"Nothing here makes a {self.kind}.")

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, as in HTML."""
        return "rtl" if self.language in FROM_RIGHT_TO_LEFT else "ltr"

    @property
    def is_compact(self) -> bool:
        """Whether it is read, and has to stand on one page all the same."""
        return self.layout == "document" and self.pages_most == 1

    @property
    def drawing_template(self) -> str:
        """Where the poster's drawing is."""
        return f"resources/paper/drawings/{self.drawing}.svg"
