"""Blocks with a stylesheet of their own, which only pages that hold them load: the site's own is kept small."""

from __future__ import annotations

from typing import Any


class StyledBlock:
    """Put before the kind of block: `class MoreBlock(StyledBlock, blocks.StructBlock)`."""

    # Names of static files.
    styles: tuple[str, ...] = ()

    def styles_for(self, value: Any) -> tuple[str, ...]:
        """The stylesheets a page needs for this block beside the site's own."""
        return self.styles

    def get_preview_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds `styles`: the example in the editor looks as it does on a page."""
        context: dict[str, Any] = super().get_preview_context(value, parent_context)  # type: ignore[misc]
        context["styles"] = self.styles_for(value)
        return context
