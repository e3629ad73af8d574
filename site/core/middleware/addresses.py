"""A NUL in an address is read as what Django makes of every other byte that is no text: a question in a diamond.

PostgreSQL refuses a NUL in text with an error, and so a made-up address would be a page with a 500. Forms refuse it
by themselves; what stands in an address is looked up as it is, by Wagtail's screens too.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

NUL = "%00"
NOT_TEXT = "%EF%BF%BD"  # U+FFFD, in UTF-8


class ReadableAddressMiddleware:
    """Must come before whatever reads `request.GET`, which is made once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request without NULs in its query."""
        query = request.META.get("QUERY_STRING", "")
        if NUL in query:
            request.META["QUERY_STRING"] = query.replace(NUL, NOT_TEXT)
        return self.get_response(request)
