"""What waits for a second person, on the first page of everybody who may be that person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from resources.files.incoming import may_agree
from resources.models import IncomingFile


class WaitingFilesPanel(Component):
    """Files that keep people safe and that somebody else has to read. Two queries."""

    name = "waiting-files"
    order = 55
    template_name = "resources/staff/waiting_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Each with whether the user may decide about it."""
        user = (parent_context or {})["request"].user
        waiting = IncomingFile.objects.filter(waits=True).select_related("resource", "file")
        return {"waiting": [(incoming, may_agree(incoming, user)) for incoming in waiting]}
