"""Who works together: the bodies of the partnership, those of today and those of earlier years."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.fields import StreamField
from home.stream_blocks.bodies import PartnerBodiesBlock

from .body_page import READING_PLACES, BodyPage


class PartnersPage(BodyPage):
    """Partners and governance, each body with its time. It holds no contacts: those are in the directory."""

    page_description = _("Partners and governance. A body that has ended is shown as past.")
    template = "pages/home/partners_page.html"
    parent_page_types = READING_PLACES
    subpage_types = ["home.GuidancePage"]
    room = "css/rooms/work.css"

    introduction = models.CharField(_("introduction"), max_length=300, blank=True)
    bodies = StreamField(PartnerBodiesBlock(), blank=True, verbose_name=_("bodies"))

    content_panels = [
        *BodyPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("bodies"),
        FieldPanel("body"),
    ]

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `groups`: (heading, bodies) for now, soon and earlier, each only if it has any."""
        context = super().get_context(request, *args, **kwargs)
        bodies = list(self.bodies)
        past = [block for block in bodies if block.value.is_past]
        soon = [block for block in bodies if block.value.is_to_come]
        now = [block for block in bodies if block not in past and block not in soon]
        groups = ((_("Who works together"), now), (_("From a later date"), soon), (_("Earlier arrangements"), past))
        context["groups"] = [(heading, found) for heading, found in groups if found]
        return context
