"""What the editor of a resource shows beside the form: what is still missing, and its files."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from resources.models.choices import State


class ChecklistPanel(Panel):
    """What it has and what it lacks, as it was when its form was opened."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Ready to be relied on?"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        """For one resource."""

        template_name = "resources/staff/checklist_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Adds `lines`; none for a resource that was never saved."""
            from resources.staff.checklist import checklist  # noqa: PLC0415 (it reads the model that has this panel)

            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "lines": checklist(self.instance) if self.instance.pk else []}


class FilesPanel(Panel):
    """Its files with what to do about them, and the code for a poster."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Files"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        """For one resource."""

        template_name = "resources/staff/files_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Adds the resource, its files with the version in use, and what the user may do. Two queries."""
            from resources.staff.rights import may_put_in, sees_files  # noqa: PLC0415 (as above)

            context: dict[str, Any] = super().get_context_data(parent_context)
            resource = self.instance
            files = resource.files.prefetch_related("versions") if resource.pk else ()
            return {
                **context,
                "resource": resource,
                "files": [
                    (file, next((one for one in file.versions.all() if one.is_current), None)) for file in files
                ],
                "sees_files": sees_files(self.request.user),
                "may_put_in": may_put_in(self.request.user),
                "has_code": resource.live and resource.state == State.CURRENT,
            }
