"""What every public template may use: the site's names, its leave button and the links at its foot."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Site

from core.banner import WITH_SETTINGS, banner_for
from core.middleware.headers import STAFF_PATH
from core.models import BasePage, SiteSettings
from core.navigation import Ways, ways_from


def site(request: HttpRequest) -> dict[str, Any]:
    """`site_settings`, `alert_banner`, `ways` on, `site_address` and `is_sample_site`; nothing on staff pages.

    Three queries: the site, its settings with the home page, and the pages around the one that is shown
    (`request.page_shown`), the menu among them.
    """
    if request.path.startswith(STAFF_PATH):
        return {}
    always = {"is_sample_site": settings.SAMPLE_SITE, "site_address": settings.WAGTAILADMIN_BASE_URL.rstrip("/")}
    current = Site.find_for_request(request)
    if current is None:
        return {**always, "site_settings": SiteSettings(), "ways": Ways()}
    chosen = SiteSettings.objects.select_related("site__root_page", *WITH_SETTINGS).filter(site=current).first()
    if chosen is None:
        chosen = SiteSettings(site=current)
    page: BasePage | None = getattr(request, "page_shown", None)
    home = chosen.site.root_page
    if page is None:
        ways = ways_from(home)
    else:
        ways = ways_from(
            home,
            page,
            easy_read=page.easy_read_id,
            leave_out=page.links_to(),
            below=not page.lists_children,
            beside=page.offers_beside,
        )
    return {**always, "site_settings": chosen, "alert_banner": banner_for(request, chosen), "ways": ways}
