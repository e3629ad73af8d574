"""The answer while the storage of the library's files cannot be asked: pages and numbers still work."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from resources.storage import StorageAwayError

logger = logging.getLogger(__name__)
AGAIN_IN = 120  # seconds


class StorageAwayMiddleware:
    """Answers `StorageAwayError`, whoever met it: a download, an upload, a first page's picture."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing but the answer."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """503 with the help lines, and when to try again."""
        if not isinstance(exception, StorageAwayError):
            return None
        logger.error("The storage of the library's files cannot be asked: %s", exception)
        page = render_to_string("errors/storage_away.html", {}, request=request)
        return HttpResponse(page, status=503, headers={"Retry-After": str(AGAIN_IN), "Cache-Control": "no-store"})
