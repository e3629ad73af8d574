"""The panel in every page's editor that says how its words read. It shows and never blocks."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from home.staff.words.judged import judge


class WordsPanel(Panel):
    """Reading age, words of the language list and typed numbers, as the page was when its form was opened."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("How it reads"))
        kwargs.setdefault("icon", "glasses")
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        """For one page; a page that is being made has no words yet."""

        template_name = "home/staff/words_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Adds `judged`, none for a page that was never saved."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            page = self.instance
            return {**context, "judged": judge(page, page.kept_wordings.all()) if page.pk else None}
