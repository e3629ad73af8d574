"""Which banner, if any, belongs on the page that is asked for."""

from __future__ import annotations

from django.http import HttpRequest

from core.models import AlertBanner, SiteSettings

# What brings the banner along with the site's settings: no page pays a query for it.
WITH_SETTINGS = ("site__alertbanner__page",)


def banner_for(request: HttpRequest, settings: SiteSettings) -> AlertBanner | None:
    """The banner for this page at this minute. `settings` were loaded with `WITH_SETTINGS`."""
    banner: AlertBanner | None = getattr(settings.site, "alertbanner", None)
    if banner is None or not banner.is_on or not banner.is_for(getattr(request, "reader", ""), request.path):
        return None
    return banner
