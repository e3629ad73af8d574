"""Where broken links meet Wagtail's own screens: the menu of reports and the first page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks

from resources.staff.broken_links import BrokenLinksMenuItem, BrokenLinksPanel, broken_of, sees_links


@hooks.register("register_reports_menu_item")
def broken_links_in_the_menu() -> BrokenLinksMenuItem:
    """In the menu of reports."""
    link = reverse("library:broken_links")
    return BrokenLinksMenuItem(_("Broken links"), link, name="broken-links", icon_name="link-external", order=110)


@hooks.register("construct_homepage_panels")
def broken_links_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Only while there are any."""
    if sees_links(request.user):
        count = broken_of(request.user).count()
        if count:
            panels.append(BrokenLinksPanel(count))
