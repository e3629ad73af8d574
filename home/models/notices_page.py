"""The list of commissioning notices: open, coming and closed."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from .body_page import READING_PLACES, BodyPage
from .notice_page import NoticePage


class NoticesPage(BodyPage):
    """Lists the notices below it by where they stand."""

    page_description = _("The list of commissioning notices. It sorts itself by where each stands.")
    template = "pages/home/notices_page.html"
    parent_page_types = READING_PLACES
    subpage_types = ["home.NoticePage"]
    room = "css/rooms/work.css"
    # Read by the base template, which would list them once more.
    lists_children = True

    introduction = models.CharField(_("introduction"), max_length=300, blank=True)

    content_panels = [*BodyPage.content_panels, FieldPanel("introduction"), FieldPanel("body")]

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `groups`: (heading, notices) for open, not yet open and closed, each only if it has any."""
        context = super().get_context(request, *args, **kwargs)
        notices = list(NoticePage.objects.child_of(self).live().order_by("closes_at", "pk"))
        states = (
            (_("Open for proposals"), NoticePage.State.OPEN),
            (_("In preparation"), NoticePage.State.NOT_YET),
            (_("Closed"), NoticePage.State.CLOSED),
        )
        groups = [(heading, [one for one in notices if one.state == state]) for heading, state in states]
        context["groups"] = [(heading, found) for heading, found in groups if found]
        return context
