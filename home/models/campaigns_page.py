"""The list of campaigns: what runs now, what is coming, and what is over."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from .body_page import READING_PLACES, BodyPage
from .campaign_page import CampaignPage


class CampaignsPage(BodyPage):
    """Lists the campaigns below it by their dates."""

    page_description = _("The list of campaigns. It sorts itself by date.")
    template = "pages/home/campaigns_page.html"
    parent_page_types = READING_PLACES
    subpage_types = ["home.CampaignPage"]
    room = "css/rooms/work.css"
    # Read by the base template, which would list them once more.
    lists_children = True

    introduction = models.CharField(_("introduction"), max_length=300, blank=True)

    content_panels = [*BodyPage.content_panels, FieldPanel("introduction"), FieldPanel("body")]

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds `groups`: (heading, campaigns) for now, soon and earlier, each only if it has any."""
        context = super().get_context(request, *args, **kwargs)
        today = timezone.localdate()
        campaigns = list(CampaignPage.objects.child_of(self).live().order_by("starts_on", "pk"))
        now = [one for one in campaigns if one.starts_on <= today <= one.ends_on]
        soon = [one for one in campaigns if one.starts_on > today]
        earlier = [one for one in reversed(campaigns) if one.ends_on < today]
        groups = ((_("On now"), now), (_("Coming up"), soon), (_("Earlier"), earlier))
        context["groups"] = [(heading, found) for heading, found in groups if found]
        return context
