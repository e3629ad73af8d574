"""The form a resource is edited with: a draft may have gaps, what is published has none."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from core.page_forms import BasePageForm, QuietCopyForm
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
            if not cleaned["web_only"] and not self._has_a_file():
                self.add_error("web_only", _("It has no file yet. Save it as a draft and add one, or tick this."))
        return cleaned

    def _has_a_file(self) -> bool:
        return bool(self.instance.pk) and self.instance.files.filter(versions__is_current=True).exists()


class ResourceCopyForm(QuietCopyForm):
    """A copy begins as a draft: it has no files yet, and nobody has read what will be changed in it.

    Nor is there an alias, which would have no files for good and a second address of the same.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("publish_copies", "alias"):
            self.fields.pop(name, None)
