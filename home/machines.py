"""What machines ask for: the robots file and the sitemap."""

from __future__ import annotations

from django.conf import settings
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.http import HttpRequest, HttpResponse
from wagtail.contrib.sitemaps import Sitemap

FOR_EVERYONE = "User-agent: *\nDisallow: /admin/\n"
# A sample site's numbers are unchecked: no search engine may pass them on.
FOR_NOBODY = "User-agent: *\nDisallow: /\n"


def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt."""
    return HttpResponse(FOR_NOBODY if settings.SAMPLE_SITE else FOR_EVERYONE, content_type="text/plain")


def sitemap(request: HttpRequest) -> HttpResponse:
    """sitemap.xml of the public pages."""
    return sitemap_view(request, sitemaps={"pages": Sitemap(request)})
