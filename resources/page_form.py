"""The form a resource is edited with: a draft may have gaps, what is published has none."""

from __future__ import annotations

from typing import Any

from core.page_forms import BasePageForm
from resources.readiness import gaps_for_leaders


class ResourcePageForm(BasePageForm):
    """Says at publishing what a leader would miss."""

    def clean(self) -> dict[str, Any]:
        """Add each gap to its field, unless the page is only saved as a draft."""
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation and not self.errors:
            gaps = gaps_for_leaders(
                topics=len(cleaned["topics"]),
                roles=cleaned["roles"],
                delivery=cleaned["delivery"],
                supervision=cleaned["supervision"],
                notes=cleaned["content_notes"],
            )
            for field, words in gaps.items():
                self.add_error(field, words)
        return cleaned
