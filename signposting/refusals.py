"""The pages for a request the site will not answer (400, 403, 405): a number to ring, the way out and a way on.

Django's own are a bare line. Staff's screens keep them, except for 400, which may come before an address is known.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseForbidden
from django.template.loader import render_to_string
from django.views.csrf import csrf_failure as django_csrf_failure
from django.views.defaults import permission_denied

from core.middleware.headers import STAFF_PATH
from signposting.open_referral.addresses import FOR_PROGRAMS
from signposting.open_referral.answers import refusal

REFUSED = "errors/refused.html"
# Asked by machines, which are told in their own way.
MACHINES = ("/health/", FOR_PROGRAMS)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400. It may come before anything works, the site's own name included, so it asks for nothing: plain and 999."""
    if request.path.startswith(FOR_PROGRAMS):
        return refusal(400, "This request cannot be answered.")
    return HttpResponseBadRequest(render_to_string("errors/400.html"))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403, with ways on."""
    if request.path.startswith(STAFF_PATH):
        return permission_denied(request, exception)
    return HttpResponseForbidden(render_to_string(REFUSED, {}, request=request))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form sent to a page that takes none; staff are told what failed."""
    if request.path.startswith(STAFF_PATH):
        return django_csrf_failure(request, reason=reason)
    return HttpResponseForbidden(render_to_string(REFUSED, {}, request=request))


class KindRefusalMiddleware:
    """Gives the public's 405, for which Django has no handler, the same page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; fill in an empty 405. Its `Allow` header stays."""
        response = self.get_response(request)
        if response.status_code == 405 and not request.path.startswith((STAFF_PATH, *MACHINES)):
            response.content = render_to_string(REFUSED, {}, request=request)
        return response
