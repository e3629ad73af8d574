"""The list of events: those to come, and those that were."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from .body_page import READING_PLACES, BodyPage
from .event_page import EventPage


class EventsPage(BodyPage):
    """Lists the events below it: what is to come first, what is over in a list of its own."""

    page_description = _("The list of events. What is over moves to a list of its own.")
    template = "pages/home/events_page.html"
    parent_page_types = READING_PLACES
    subpage_types = ["home.EventPage"]
    room = "css/rooms/work.css"
    # Read by the base template, which would list them once more.
    lists_children = True

    introduction = models.CharField(_("introduction"), max_length=300, blank=True)

    content_panels = [*BodyPage.content_panels, FieldPanel("introduction"), FieldPanel("body")]

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `coming`, soonest first, and `past`, latest first. An event that is going on is still to come."""
        context = super().get_context(request, *args, **kwargs)
        events = EventPage.objects.child_of(self).live()
        now = timezone.now()
        context["coming"] = list(events.filter(ends_at__gt=now).order_by("starts_at", "pk"))
        context["past"] = list(events.filter(ends_at__lte=now).order_by("-starts_at", "-pk"))
        return context
