"""What every public template may use: the site's names, its leave button and the links at its foot."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page, Site

from core.banner import WITH_SETTINGS, banner_for
from core.middleware.headers import STAFF_PATH
from core.models import SiteSettings


def site(request: HttpRequest) -> dict[str, Any]:
    """`site_settings`, `menu` (title and address pairs), `alert_banner` and `is_sample_site`; nothing on staff pages.

    Three queries: the site, its settings with the home page, and the menu.
    """
    if request.path.startswith(STAFF_PATH):
        return {}
    current = Site.find_for_request(request)
    if current is None:
        return {"site_settings": SiteSettings(), "menu": [], "is_sample_site": settings.SAMPLE_SITE}
    chosen = SiteSettings.objects.select_related("site__root_page", *WITH_SETTINGS).filter(site=current).first()
    if chosen is None:
        chosen = SiteSettings(site=current)
    return {
        "site_settings": chosen,
        "alert_banner": banner_for(request, chosen),
        "menu": menu_below(chosen.site.root_page),
        "is_sample_site": settings.SAMPLE_SITE,
    }


def menu_below(home: Page) -> list[tuple[str, str]]:
    """Title and address of each page right below `home` that staff ticked "show in menus", in their order."""
    pages = Page.objects.child_of(home).live().in_menu().order_by("path").values_list("title", "slug")
    return [(title, f"/{slug}/") for title, slug in pages]
