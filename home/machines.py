"""What machines ask for: the robots file and the sitemap."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import sitemaps
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Site

from resources.taking.sitemap import LibrarySitemap

FOR_EVERYONE = "User-agent: *\nDisallow: /admin/\n"
# A sample site's numbers are unchecked: no search engine may pass them on.
FOR_NOBODY = "User-agent: *\nDisallow: /\n"


class FinderSitemap(sitemaps.Sitemap):
    """The finder's pages with an address of their own. One service's page is left out: its key stands in it."""

    def items(self) -> list[str]:
        """Names of addresses."""
        return ["find_support", "our_information"]

    def location(self, item: str) -> str:
        """The address."""
        return reverse(item)


def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt."""
    return HttpResponse(FOR_NOBODY if settings.SAMPLE_SITE else FOR_EVERYONE, content_type="text/plain")


def sitemap(request: HttpRequest) -> HttpResponse:
    """sitemap.xml of the public pages."""
    if Site.find_for_request(request) is None:
        raise Http404
    parts: dict[str, sitemaps.Sitemap[Any] | type[sitemaps.Sitemap[Any]]] = {
        "pages": Sitemap(request),
        "finder": FinderSitemap(),
        "library": LibrarySitemap(),
    }
    return sitemap_view(request, sitemaps=parts)
