"""Serves our own films and their captions, in parts, with headers of their own."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from core.middleware.headers import policy
from core.ranges import answer_in_ranges

TYPES = {"mp4": "video/mp4", "webm": "video/webm", "vtt": "text/vtt; charset=utf-8"}
# A file on its own runs nothing and loads nothing.
FILM_CSP = {"default-src": "'none'", "frame-ancestors": "'none'", "sandbox": ""}


@require_safe
def film_file(request: HttpRequest, name: str, kind: str) -> HttpResponseBase:
    """One file of a film. Browsers keep no copy, as of pages; a shared cache may, for an hour."""
    path = settings.MEDIA_ROOT / "films" / f"{name}.{kind}"
    if not path.is_file():
        raise Http404
    about = path.stat()
    answer = answer_in_ranges(
        request,
        lambda: path.open("rb"),
        size=about.st_size,
        tag=f"{about.st_size:x}-{about.st_mtime_ns:x}",
        content_type=TYPES[kind],
    )
    answer["Content-Security-Policy"] = policy(FILM_CSP)
    answer["Cache-Control"] = "no-store"
    answer["CDN-Cache-Control"] = "public, max-age=3600"
    return answer
