"""The pages for "not here" and "something broke". Both keep the help lines and the leave button.

The second must work while the database does not, so it is a file, rendered from the directory's own records each
time something is published (`bake`). There is no second store of numbers.
"""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseServerError
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from signposting.open_referral.addresses import FOR_PROGRAMS
from signposting.open_referral.answers import refusal

SERVER_ERROR = "500.html"


def baked_file() -> Path:
    """Where the rendered error page is kept."""
    return Path(settings.DATA_DIR) / "errors" / SERVER_ERROR


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with ways on."""
    if request.path.startswith(FOR_PROGRAMS):
        return refusal(404, "There is nothing at this address.")
    return HttpResponseNotFound(render_to_string("errors/404.html", {}, request=request))


def server_error(request: HttpRequest) -> HttpResponse:
    """500, from the baked file; without one, the plain page that knows 999 and nothing else."""
    if request.path.startswith(FOR_PROGRAMS):
        return refusal(500, "Something broke on our side. Try again later.")
    try:
        page = baked_file().read_text(encoding="utf-8")
    except (OSError, ValueError):  # not there, or damaged
        page = ""
    page = page or render_to_string("errors/plain.html")
    return HttpResponseServerError(page)


def bake() -> Path:
    """Render the 500 page as the site stands now and put it in place in one move. Returns the file."""
    request = RequestFactory().get("/", headers={"host": _host()})
    # In the public's language, whichever the member of staff reads who published.
    with translation.override(settings.LANGUAGE_CODE):
        page = render_to_string("errors/500.html", {}, request=request)
    target = baked_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_suffix(f".{os.getpid()}.new")
    fresh.write_text(page, encoding="utf-8")
    fresh.replace(target)
    return target


def _host() -> str:
    hosts = [host for host in settings.ALLOWED_HOSTS if "*" not in host]
    return hosts[0].lstrip(".") if hosts else "localhost"
