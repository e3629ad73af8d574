"""Every address of the site. Wagtail's pages come last because they answer anything left over."""

from __future__ import annotations

from django.conf import settings
from django.urls import include, path, re_path
from django.views.static import serve as serve_file
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents.views.serve import serve as serve_document
from wagtail.urls import serve_pattern
from wagtail.views import serve as serve_page

from core import health
from home import machines
from home.films import film_file
from home.search.views import search

urlpatterns = [
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("find-support/", include("signposting.urls")),
    path("search/", search, name="search"),
    path("", include("resources.finding.urls")),
    path("", include("resources.serving.urls")),
    path("", include("resources.taking.urls")),
    path("api/", include("signposting.open_referral.urls")),
    path("admin/", include(wagtailadmin_urls)),
    # Pictures in their sizes. Originals and documents lie beside them and have no address of their own. A name longer
    # than a disk can hold would be an error and no 404.
    re_path(
        r"^media/images/(?P<path>[A-Za-z0-9_.-]{1,255})$",
        serve_file,
        {"document_root": settings.MEDIA_ROOT / "images"},
    ),
    re_path(r"^media/films/(?P<name>[0-9a-f]{16})\.(?P<kind>mp4|webm|vtt)$", film_file, name="film_file"),
    re_path(r"^documents/(\d+)/(.*)$", serve_document, name="wagtaildocs_serve"),
]
if settings.COMPONENT_PAGES:
    urlpatterns.append(path("components/", include("home.components_page.urls")))
# Of Wagtail's public addresses only the two that serve something. The rest ask for a password or a sign-in: a second
# door for staff, and a cookie on a public page. Nothing needs them: see core.wagtail_hooks on what is private.
urlpatterns += [
    # Files a page makes of itself. Wagtail's own pattern takes no full stop; the page's routes answer them.
    re_path(r"^((?:[\w\-]+/)*(?:kit\.zip|pack\.zip|event\.ics|atom\.xml))$", serve_page),
    re_path(serve_pattern, serve_page, name="wagtail_serve"),
]

handler400 = "signposting.refusals.bad_request"
handler403 = "signposting.refusals.forbidden"
handler404 = "signposting.error_pages.not_found"
handler500 = "signposting.error_pages.server_error"
