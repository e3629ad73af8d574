"""The panel in every page's editor that says how its words read. It shows and never blocks."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.panels import Panel

from home.staff.words.judged import Judged, judge


class WordsPanel(Panel):
    """Reading age, words of the language list and typed numbers, as the page was when its form was opened."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", gettext_lazy("How it reads"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        """For one page. It is folded away while nothing asks for a second look; its heading says that much."""

        template_name = "home/staff/words_panel.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            page = self.instance
            self.judged: Judged | None = judge(page, page.kept_wordings.all()) if page.pk else None
            if self.judged is not None:
                self.heading = f"{self.panel.heading}: {in_short(self.judged)}"

        def classes(self) -> list[str]:
            """Folded or open."""
            is_open = self.judged is not None and not self.judged.is_well
            return [*super().classes(), *([] if is_open else ["collapsed"])]

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Adds `judged`, none for a page that was never saved: it has no words yet."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "judged": self.judged}


def in_short(judged: Judged) -> str:
    """What there is to say, in a few words."""
    if judged.age is None:
        return _("no words yet")
    years = _("%(age)s years") % {"age": judged.age_shown}
    things = judged.is_hard + len(judged.open) + len(judged.numbers)
    if not things:
        return _("%(years)s, all is well") % {"years": years}
    to_look_at = ngettext("%(count)d thing to look at", "%(count)d things to look at", things) % {"count": things}
    return f"{years}, {to_look_at}"
