"""The form documents are uploaded with: a document is what its name says."""

from __future__ import annotations

from typing import Any

from wagtail.documents.forms import BaseDocumentForm

from core.upload_checks import validate_content


class CheckedDocumentForm(BaseDocumentForm):
    """Used wherever staff upload a document, one or several at once."""

    def clean_file(self) -> Any:
        """Refuse a new file whose content is another kind's."""
        file = self.cleaned_data["file"]
        if file and "file" in self.changed_data:
            validate_content(file)
        return file
