"""The editor's rich text, without the two things a database cannot keep: a NUL and half a character.

It reaches us as JSON, which can spell both, so no form field has refused them. They come along when somebody pastes,
or deletes half of an emoji. PostgreSQL answers either with an error; SQLite keeps them, and the page cannot be sent.
"""

from __future__ import annotations

import re
from typing import Any

from wagtail.admin.rich_text import DraftailRichTextArea

_CANNOT_BE_KEPT = re.compile("[\0\ud800-\udfff]")


class KeepableRichTextArea(DraftailRichTextArea):
    """Wagtail's own editor; what cannot be kept is left out of what it sent."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        """The text as it is stored, or None where the field was not sent."""
        html: str | None = super().value_from_datadict(data, files, name)
        return html and _CANNOT_BE_KEPT.sub("", html)
