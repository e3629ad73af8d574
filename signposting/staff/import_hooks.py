"""What the log says of imports and exports."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from signposting.imports.bulk import IMPORTED, UNDONE
from signposting.staff.import_files import EXPORTED


@hooks.register("register_log_actions")
def words_for_imports(actions: Any) -> None:
    """Imported, taken back, and the whole directory downloaded."""

    @actions.register_action(IMPORTED)
    class Imported(LogFormatter):
        label = _("Import")

        def format_message(self, log_entry: Any) -> str:
            return _("A draft was imported from “%(source)s”") % {"source": log_entry.data.get("source", "")}

    @actions.register_action(UNDONE)
    class ImportUndone(LogFormatter):
        label = _("Import undone")

        def format_message(self, log_entry: Any) -> str:
            return _("The import from “%(source)s” was undone") % {"source": log_entry.data.get("source", "")}

    @actions.register_action(EXPORTED)
    class Exported(LogFormatter):
        label = _("Export of the directory")

        def format_message(self, log_entry: Any) -> str:
            words = _("Downloaded the whole directory (%(kind)s), with what is for staff only")
            return words % {"kind": log_entry.data.get("kind", "")}
