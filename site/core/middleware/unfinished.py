"""Tells whoever pressed the button why something was not published, and opens it for them."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder

from core.unfinished import UnfinishedError


class UnfinishedMiddleware:
    """Answers `UnfinishedError`, which Wagtail's own screens know nothing of."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing but the answer."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Lead to its form, with the reasons; a dialog, which reads JSON, is sent there too."""
        if not isinstance(exception, UnfinishedError):
            return None
        words = _("“%(name)s” is not published: something is missing. %(missing)s")
        record = exception.record
        messages.error(request, words % {"name": str(record), "missing": " ".join(exception.missing)})
        address = AdminURLFinder().get_edit_url(record) or reverse("wagtailadmin_home")
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse({"step": "success", "redirect": address})
        return redirect(address)
