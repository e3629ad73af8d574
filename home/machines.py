"""What machines ask for: the robots file and the sitemap."""

from __future__ import annotations

from django.conf import settings
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Site

FOR_EVERYONE = "User-agent: *\nDisallow: /admin/\n"
# A sample site's numbers are unchecked: no search engine may pass them on.
FOR_NOBODY = "User-agent: *\nDisallow: /\n"


def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt."""
    return HttpResponse(FOR_NOBODY if settings.SAMPLE_SITE else FOR_EVERYONE, content_type="text/plain")


def sitemap(request: HttpRequest) -> HttpResponse:
    """sitemap.xml of the public pages."""
    if Site.find_for_request(request) is None:
        raise Http404
    return sitemap_view(request, sitemaps={"pages": Sitemap(request)})
